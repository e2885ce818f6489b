/** Opens the place that was clicked on in the page of the timeline. */
import * as vscode from "vscode";

/** What the page's script tells: the address of an article, with a line behind `#`. */
export interface Clicked {
  href: string;
}

/** Only files of the folders that are open: the page is made of the words of articles. */
export async function openPlace({ href }: Clicked): Promise<void> {
  const uri = vscode.Uri.parse(href);
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) return;
  const line = Math.max(0, Number(/^L(\d+)/.exec(uri.fragment)?.[1] ?? 1) - 1);
  const selection = new vscode.Range(line, 0, line, 0);
  await vscode.commands.executeCommand("vscode.open", uri.with({ fragment: "" }), { selection, preview: true });
}
