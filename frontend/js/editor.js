// Comforts of writing at the desk: a bar of marks above text areas, Ctrl and Enter to send.
// The text stays plain CommonMark; without scripts the marks are typed.

const template = document.getElementById("editor-toolbar");

/** Puts `before` and `after` around the selection, or takes them away where they stand already. */
function wrap(area, before, after) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end);
  const around = value.slice(start - before.length, start) === before
    && value.slice(end, end + after.length) === after;
  if (around) {
    replace(area, start - before.length, end + after.length, chosen);
    area.setSelectionRange(start - before.length, end - before.length);
  } else {
    replace(area, start, end, before + chosen + after);
    area.setSelectionRange(start + before.length, end + before.length);
  }
}

/** Begins every line of the selection with a mark; `mark` is given the line's place. */
function begin(area, mark) {
  const { selectionStart, selectionEnd, value } = area;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const stop = value.indexOf("\n", selectionEnd);
  const end = stop < 0 ? value.length : stop;
  const lines = value.slice(start, end).split("\n");
  const bare = lines.map((line) => line.replace(/^(?:[-*] |\d+\. |#+ )/, ""));
  const marked = bare.map((line, place) => mark(place) + line);
  const changed = marked.join("\n") === lines.join("\n") ? bare : marked;
  replace(area, start, end, changed.join("\n"));
  area.setSelectionRange(start, start + changed.join("\n").length);
}

/** Writes into the text so that the browser's undo takes it back. */
function replace(area, start, end, text) {
  area.focus();
  area.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, text)) area.setRangeText(text);
}

const marks = {
  bold: (area) => wrap(area, "**", "**"),
  italic: (area) => wrap(area, "*", "*"),
  link: (area) => wrap(area, "[", "](https://)"),
  heading: (area) => begin(area, () => "### "),
  list: (area) => begin(area, () => "- "),
  numbers: (area) => begin(area, (place) => `${place + 1}. `),
};

/** One stop for Tab, arrows between the buttons, as people know it from toolbars. */
function walk(event, buttons) {
  const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
  if (!step) return;
  event.preventDefault();
  const place = buttons.indexOf(event.target);
  const next = Math.abs(step) === 1
    ? (place + step + buttons.length) % buttons.length
    : step < 0 ? 0 : buttons.length - 1;
  for (const button of buttons) button.tabIndex = -1;
  buttons[next].tabIndex = 0;
  buttons[next].focus();
}

for (const area of template ? document.querySelectorAll("textarea[data-editor]") : []) {
  const bar = template.content.firstElementChild.cloneNode(true);
  const buttons = Array.from(bar.querySelectorAll("button"));
  bar.setAttribute("aria-controls", area.id);
  bar.addEventListener("keydown", (event) => walk(event, buttons));
  bar.addEventListener("click", ({ target }) => marks[target.closest("button")?.dataset.mark]?.(area));
  area.before(bar);
  area.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const mark = { b: "bold", i: "italic" }[event.key.toLowerCase()];
    if (!mark) return;
    event.preventDefault();
    marks[mark](area);
  });
}

document.addEventListener("keydown", (event) => {
  const form = (event.ctrlKey || event.metaKey) && event.key === "Enter" && event.target.closest("form[data-send-keys]");
  if (form) form.requestSubmit();
});
