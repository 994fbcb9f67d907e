// Marking words of a section offers to suggest a change to just these words. Loaded on pages that
// show the draft; the link of each section reaches the same form without it.

const MOST = 1000; // characters of a passage, as the server takes them
const CONTEXT = 64; // characters before and after it
const ADDRESS = 3500; // what an address may hold before servers refuse it

const template = document.getElementById("passage-bar");
const live = document.getElementById("live-region");
let bar = null;
let timer = 0;

function words(text) {
  return text.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
}

/** The text of a section that holds the whole selection, with the address of its form. */
function markedSection(selection) {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const within = range.commonAncestorContainer;
  const element = within instanceof Element ? within : within.parentElement;
  const text = element?.closest(".part > .prose, [data-suggest]");
  const form = text?.dataset.suggest ?? text?.parentElement.querySelector("a.part__write")?.href;
  return form ? { range, text, form } : null;
}

/** What stands in the section from its beginning to the selection, and from there to its end. */
function surroundings({ range, text }) {
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const after = document.createRange();
  after.setStart(range.endContainer, range.endOffset);
  after.setEnd(text, text.childNodes.length);
  return [words(before.toString()).slice(-CONTEXT), words(after.toString()).slice(0, CONTEXT)];
}

function address(marked, exact) {
  const [before, after] = surroundings(marked);
  const url = new URL(marked.form, location.href);
  url.searchParams.set("zitat", exact);
  url.searchParams.set("vor", before);
  url.searchParams.set("nach", after);
  return url.href;
}

function hide() {
  bar?.remove();
  bar = null;
}

function show() {
  const marked = markedSection(document.getSelection());
  const exact = marked ? words(marked.range.toString()) : "";
  if (exact.length < 2) {
    // A click on the offer may end the selection first; it stays until something else is done.
    if (!bar?.contains(document.activeElement)) hide();
    return;
  }
  const url = address(marked, exact);
  const fits = exact.length <= MOST && url.length <= ADDRESS;
  const isNew = !bar || bar.previousElementSibling !== marked.text;
  if (isNew) {
    hide();
    bar = template.content.firstElementChild.cloneNode(true);
    // Behind the text, so that the next press of Tab comes to it.
    marked.text.after(bar);
  }
  const [link, tooLong] = [bar.querySelector("a"), bar.querySelector("p")];
  link.hidden = !fits;
  tooLong.hidden = fits;
  link.href = url;
  if (isNew && live) live.textContent = (fits ? link : tooLong).textContent.trim();
}

if (template) {
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 250);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    // Marking gives the focus to the page as a whole; from there Tab would begin at its top.
    const { activeElement: active } = document;
    const nowhere = active === document.body || active?.tabIndex === -1;
    const link = bar?.querySelector("a:not([hidden])");
    if (event.key === "Tab" && !event.shiftKey && link && nowhere) {
      event.preventDefault();
      link.focus();
    }
  });
}
