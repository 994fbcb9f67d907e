// Small comforts on every page; all of it works without them.

const themes = ["auto", "light", "dark"];

function currentTheme() {
  return document.documentElement.dataset.kernTheme ?? "auto";
}

function showTheme(button) {
  const theme = currentTheme();
  button.dataset.theme = theme;
  button.querySelector("[data-theme-name]").textContent = button.dataset[`label${theme}`];
}

function nextTheme(button) {
  const theme = themes[(themes.indexOf(currentTheme()) + 1) % themes.length];
  if (theme === "auto") delete document.documentElement.dataset.kernTheme;
  else document.documentElement.dataset.kernTheme = theme;
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // Without storage the choice lasts until the next page.
  }
  showTheme(button);
}

for (const button of document.querySelectorAll(".theme-switch")) {
  showTheme(button);
  button.addEventListener("click", () => nextTheme(button));
}

// A form is sent once: a second click while the first is on its way changes nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.getAttribute("aria-busy") === "true") event.preventDefault();
  else form.setAttribute("aria-busy", "true");
});

// The page may come back from the history with its form still marked as busy.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[aria-busy]")) form.removeAttribute("aria-busy");
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog instanceof HTMLDialogElement) {
    event.preventDefault();
    dialog.showModal();
  }
});

// A link to a place inside a folded part opens that part.
function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (!target) return;
  for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  target.scrollIntoView();
}

addEventListener("hashchange", openTarget);
openTarget();
