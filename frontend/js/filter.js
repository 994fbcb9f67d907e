// Comforts of a list that htmx filters in place.

// Empty answers stay out of the address.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  for (const [name, value] of Array.from(detail.formData)) {
    if (value === "") detail.formData.delete(name);
  }
});

// The form stays as it is, so what it says about the choices and their numbers is brought up to date.
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (!detail.successful) return;
  const answer = new DOMParser().parseFromString(detail.xhr.responseText, "text/html");
  for (const element of document.querySelectorAll("[data-fresh]")) {
    element.textContent = answer.getElementById(element.id)?.textContent ?? "";
  }
});

// The new number of results is said aloud.
document.addEventListener("htmx:afterSettle", () => {
  const count = document.querySelector("[data-result-count]");
  const live = document.getElementById("live-region");
  if (count && live) live.textContent = count.textContent.trim();
});

// An open question closes with Escape or a click beside it, as people know it from a select.
function closeChoices(except) {
  for (const box of document.querySelectorAll(".choice-box[open]")) {
    if (!box.contains(except)) box.open = false;
  }
}

document.addEventListener("click", ({ target }) => closeChoices(target));
document.addEventListener("keydown", ({ key, target }) => {
  const box = key === "Escape" && target.closest(".choice-box[open]");
  if (box) {
    box.open = false;
    box.querySelector("summary").focus();
  }
});
