// Comforts of a list that htmx filters in place.

// Empty answers stay out of the address.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  for (const [name, value] of Array.from(detail.formData)) {
    if (value === "") detail.formData.delete(name);
  }
});

// The new number of results is said aloud.
document.addEventListener("htmx:afterSettle", () => {
  const count = document.querySelector("[data-result-count]");
  const live = document.getElementById("live-region");
  if (count && live) live.textContent = count.textContent.trim();
});
