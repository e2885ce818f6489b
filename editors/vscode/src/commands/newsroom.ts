/** Opens the newsroom file of the folder; where there is none, the start of one that is not saved yet. */
import * as vscode from "vscode";
import { activeArticle } from "../articles";
import { mention } from "./register";

export async function openNewsroomFile(): Promise<void> {
  const article = activeArticle();
  const folder =
    (article && vscode.workspace.getWorkspaceFolder(article.uri)) ?? vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) return mention(vscode.l10n.t("No folder is open."));
  const file = vscode.Uri.joinPath(folder.uri, "dateline.toml");
  const there = await vscode.workspace.fs.stat(file).then(() => true, () => false);
  const document = await vscode.workspace.openTextDocument(there ? file : file.with({ scheme: "untitled" }));
  const editor = await vscode.window.showTextDocument(document);
  if (!there && document.getText() === "") await editor.insertSnippet(new vscode.SnippetString(start()));
}

function start(): string {
  return [
    `# ${vscode.l10n.t("What the newsroom knows: its people, its meetings, its settings.")}`,
    "",
    "[[person]]",
    `name = "\${1:${vscode.l10n.t("Full Name")}}"`,
    `role = "\${2:${vscode.l10n.t("role")}}"`,
    "",
  ].join("\n");
}
