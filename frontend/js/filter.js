// Says the new number of results aloud after the list was replaced in place.
document.addEventListener("htmx:afterSettle", () => {
  const count = document.querySelector("[data-result-count]");
  const live = document.getElementById("live-region");
  if (count && live) live.textContent = count.textContent.trim();
});
