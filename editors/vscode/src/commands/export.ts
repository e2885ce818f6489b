/** Writes the timeline into a file: the page, or everything as JSON. */
import * as vscode from "vscode";
import type { Session } from "../session";
import { isolate } from "../words";
import { mention } from "./register";

export async function exportTimeline(session: Session): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export Timeline"),
    saveLabel: vscode.l10n.t("Export"),
    filters: { HTML: ["html"], JSON: ["json"] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, "timeline.html") }),
  });
  if (target === undefined) return;
  const text = target.path.endsWith(".json") ? await json(session) : await page(session);
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  mention(`$(check) ${vscode.l10n.t("Written: {0}", isolate(vscode.workspace.asRelativePath(target)))}`);
}

/** The page without the links and paths of this machine, which lead nowhere from another one. */
async function page(session: Session): Promise<string> {
  const text = (await session.run<string>("timelinePage")).replace(/<a href="file:[^"]*">([\s\S]*?)<\/a>/g, "$1");
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.reduce((rest, { uri }) => rest.replaceAll(`title="${uri.fsPath}/`, 'title="'), text);
}

async function json(session: Session): Promise<string> {
  return `${JSON.stringify(await session.run("timeline"), null, 2)}\n`;
}
