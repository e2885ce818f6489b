/** Places in articles: from the protocol to the editor, and how they are told and opened. */
import * as path from "node:path";
import * as vscode from "vscode";
import type { Location } from "vscode-languageclient/node";

// The client offers one encoding of positions, that of VS Code, so the numbers are the same on both sides.
export function asLocation({ uri, range: { start, end } }: Location): vscode.Location {
  return new vscode.Location(
    vscode.Uri.parse(uri, true),
    new vscode.Range(start.line, start.character, end.line, end.character),
  );
}

/** The command that opens a place, for rows that are clicked. */
export function opening(location: Location): vscode.Command {
  const { uri, range } = asLocation(location);
  return { command: "vscode.open", title: "", arguments: [uri, { selection: range, preview: true }] };
}

/** The folder of a file below the folder that is open, without its name; empty where it lies in that one. */
export function folderOf(uri: vscode.Uri): string {
  const folder = path.posix.dirname(vscode.workspace.asRelativePath(uri));
  return folder === "." ? "" : folder;
}
