// Runs in the panel of the timeline: clicks on places are passed on, and new pages take the place of old ones.
const vscode = acquireVsCodeApi();

/** Where an element leads: an address that the page has itself, or the path and line that it shows. */
function place(element) {
  const link = element.closest("a[href]");
  if (link) return { href: link.getAttribute("href") };
  const shown = element.closest(".path");
  const line = /:(\d+)$/.exec(shown?.textContent.trim() ?? "")?.[1];
  return shown && { path: shown.title || shown.textContent.trim().replace(/:\d+$/, ""), line: Number(line ?? 1) };
}

function go(event) {
  const to = event.target instanceof Element ? place(event.target) : undefined;
  if (!to) return;
  event.preventDefault();
  event.stopPropagation();
  if (to.href?.startsWith("#")) jump(decodeURIComponent(to.href.slice(1)));
  else vscode.postMessage(to);
}

function jump(id) {
  const target = document.getElementById(id);
  target?.setAttribute("tabindex", "-1");
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: "start" });
}

/** Makes places reachable by the keyboard as well. */
function prepare() {
  for (const shown of document.querySelectorAll(".path")) {
    if (shown.closest("a[href]")) continue;
    shown.classList.add("place");
    shown.setAttribute("role", "link");
    shown.setAttribute("tabindex", "0");
  }
}

document.addEventListener("click", go, true);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter") go(event);
});
window.addEventListener("message", ({ data }) => {
  const next = new DOMParser().parseFromString(data.page, "text/html");
  document.documentElement.dir = next.documentElement.dir;
  document.documentElement.lang = next.documentElement.lang;
  document.body.replaceChildren(...next.body.childNodes);
  prepare();
});
prepare();
