/** Where lenses are drawn above lines from the right. */
import * as vscode from "vscode";

/**
 * VS Code draws a lens from the first letter of its line to the right. In a line from the right that letter stands
 * at the right end, and the lens would leave the window; above the empty line before the paragraph it does not.
 */
export function moveLenses(document: vscode.TextDocument, lenses: vscode.CodeLens[]): vscode.CodeLens[] {
  for (const lens of lenses) {
    const { line } = lens.range.start;
    if (line === 0 || !fromTheRight(document.lineAt(line).text)) continue;
    if (document.lineAt(line - 1).isEmptyOrWhitespace) lens.range = new vscode.Range(line - 1, 0, line - 1, 0);
  }
  return lenses;
}

function fromTheRight(text: string): boolean {
  return /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
}
