// Wagtail's rich-text field carries no name (WCAG 4.1.2): it gets that of the panel it stands in.
const nameFields = () => {
  for (const field of document.querySelectorAll('[role="textbox"]:not([aria-label])')) {
    const heading = field.closest("[data-panel]")?.querySelector("[data-panel-heading-text]");
    if (heading) field.setAttribute("aria-label", heading.textContent.trim());
  }
};

new MutationObserver(nameFields).observe(document.documentElement, {
  childList: true,
  subtree: true,
});
nameFields();
