/** Which documents are articles. */
import * as vscode from "vscode";

/** Plain text and Markdown, on the disk or not saved yet. */
export const documentSelector = ["plaintext", "markdown"].flatMap((language) =>
  ["file", "untitled"].map((scheme) => ({ language, scheme })),
);

export function isArticle(document: vscode.TextDocument): boolean {
  return vscode.languages.match(documentSelector, document) > 0;
}

/** The article in the active editor. */
export function activeArticle(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document !== undefined && isArticle(document) ? document : undefined;
}
