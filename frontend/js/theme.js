// Runs before the first paint: applies the reader's chosen colour scheme and says that scripts run.
(() => {
  const root = document.documentElement;
  root.dataset.js = "";
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.kernTheme = theme;
  } catch {
    // Storage is closed in some private windows: the page then follows the system.
  }
})();
