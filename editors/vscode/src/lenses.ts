/** How lenses look above lines from the right: where they are drawn, and in which order their words stand. */
import * as vscode from "vscode";
import { isolate } from "./words";

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

/** A lens is a name, a colon and counts; the name must not turn the order of what comes behind it. */
export function orderLens(lens: vscode.CodeLens | null | undefined): vscode.CodeLens | null | undefined {
  const { command } = lens ?? {};
  const parts = /^([^\u2066-\u2069]+)(: [^:\u2066-\u2069]+)$/u.exec(command?.title ?? "");
  if (command !== undefined && parts !== null) command.title = isolate(`${isolate(parts[1] ?? "")}${parts[2] ?? ""}`);
  return lens;
}

function fromTheRight(text: string): boolean {
  return /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
}
