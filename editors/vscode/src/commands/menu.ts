/** The commands that the language status offers. */
import * as vscode from "vscode";

const offered = ["check", "openTimeline", "exportTimeline", "explainRule", "openNewsroomFile", "showLog", "reportProblem", "restart"];

interface Manifest {
  contributes: { commands: { command: string; title: string; icon?: string }[] };
}

export async function menu(manifest: Manifest): Promise<void> {
  const choices = offered.flatMap((name) => {
    const found = manifest.contributes.commands.find(({ command }) => command === `dateline.${name}`);
    return found === undefined ? [] : [{ label: `${found.icon ?? "$(blank)"} ${found.title}`, command: found.command }];
  });
  const chosen = await vscode.window.showQuickPick(choices, { title: "Dateline" });
  if (chosen !== undefined) await vscode.commands.executeCommand(chosen.command);
}
