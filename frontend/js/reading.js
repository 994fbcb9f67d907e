// Comforts while reading a draft: the table of contents shows where one is, and closes after a jump.

const nav = document.getElementById("contents");
const links = new Map(
  Array.from(nav?.querySelectorAll("a") ?? [], (link) => [decodeURIComponent(link.hash.slice(1)), link]),
);
const inView = new Set();
let current = null;

/** Marks the link, opens the folded part that it lies in, and brings it into view within the list. */
function mark(link) {
  if (!link || link === current) return;
  current?.removeAttribute("aria-current");
  const before = current?.closest("details");
  const now = link.closest("details");
  if (before && before !== now && before.dataset.byReading) before.open = false;
  if (now && !now.open) {
    now.open = true;
    now.dataset.byReading = "yes";
  }
  link.setAttribute("aria-current", "location");
  current = link;
  const { offsetTop, offsetHeight } = link;
  const away = offsetTop < nav.scrollTop || offsetTop + offsetHeight > nav.scrollTop + nav.clientHeight;
  if (away) nav.scrollTop = offsetTop - nav.clientHeight / 3;
}

// The first section that crosses a band below the upper edge is the one that is being read.
const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) inView.add(target);
    else inView.delete(target);
  }
  const first = Array.from(inView).sort((a, b) => a.offsetTop - b.offsetTop)[0];
  if (first) mark(links.get(first.id));
}, { rootMargin: "-10% 0px -70%" });

for (const part of document.querySelectorAll(".part")) if (links.has(part.id)) watcher.observe(part);

nav?.addEventListener("click", ({ target }) => {
  if (target.closest("a") && nav.matches(":popover-open")) nav.hidePopover();
});
