/**
 * The page of the timeline, made to live in VS Code: nothing may be loaded and no script may run but the one
 * named here, the colours are those of the theme, and places in articles can be clicked.
 */
import { randomBytes } from "node:crypto";

/** The page with what it needs in a panel; `script` is the address of the panel's own script. */
export function dress(page: string, script: string): string {
  const nonce = randomBytes(16).toString("base64");
  // Places on the axis are given in attributes; the server writes no other styles but its one sheet.
  const policy = [
    "default-src 'none'",
    `style-src-elem 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    `script-src 'nonce-${nonce}'`,
  ].join("; ");
  return page
    .replace(/<meta charset[^>]*>/i, (charset) => `${charset}\n<meta http-equiv="Content-Security-Policy" content="${policy}">`)
    .replace(/<style>/gi, `<style nonce="${nonce}">`)
    .replace(/<\/head>/i, `<style nonce="${nonce}">${theme}</style>\n<script nonce="${nonce}" defer src="${script}"></script>\n</head>`);
}

const theme = `
:root {
  --ink: var(--vscode-foreground);
  --faint: var(--vscode-descriptionForeground);
  --line: var(--vscode-widget-border, var(--vscode-panel-border, var(--vscode-contrastBorder)));
  --paper: var(--vscode-editor-background);
  --card: var(--vscode-editorWidget-background, var(--vscode-editor-background));
  --said: var(--vscode-textLink-foreground);
  --differs: var(--vscode-list-warningForeground, var(--vscode-editorWarning-foreground));
}
body { font-family: var(--vscode-font-family), "Noto Sans", "Noto Sans Arabic", sans-serif; }
body.vscode-light, body.vscode-high-contrast-light { color-scheme: light; }
body.vscode-dark, body.vscode-high-contrast { color-scheme: dark; }
a:has(.path) { color: inherit; text-underline-offset: 3px; }
a:has(.path):hover { color: var(--vscode-textLink-activeForeground); }
:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
`;
