// Runs in the panel of the timeline: links to places are passed on, and new pages take the place of old ones.
const vscode = acquireVsCodeApi();

document.addEventListener(
  "click",
  (event) => {
    const href = event.target.closest?.("a[href]")?.getAttribute("href");
    if (!href) return;
    event.preventDefault();
    event.stopPropagation();
    if (href.startsWith("#")) jump(decodeURIComponent(href.slice(1)));
    else vscode.postMessage({ href });
  },
  true,
);

/** Goes to a meeting of the page, with the keyboard as well. */
function jump(id) {
  const target = document.getElementById(id);
  target?.setAttribute("tabindex", "-1");
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: "start" });
}

window.addEventListener("message", ({ data }) => {
  const next = new DOMParser().parseFromString(data.page, "text/html");
  document.documentElement.dir = next.documentElement.dir;
  document.documentElement.lang = next.documentElement.lang;
  document.body.replaceChildren(...next.body.childNodes);
});
