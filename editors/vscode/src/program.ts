/** Which program is the server. */
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as vscode from "vscode";

export interface Program {
  command: string;
  args: string[];
}

/**
 * The program of the settings, else the one packaged with the extension, else `dateline` on the PATH.
 * In a folder that is not trusted VS Code itself leaves the folder's own values of these settings out
 * (`restrictedConfigurations` in package.json).
 */
export function serverProgram(context: vscode.ExtensionContext): Program {
  const settings = vscode.workspace.getConfiguration("dateline.server");
  const args = settings.get<string[]>("extraArgs", []);
  const chosen = settings.get<string>("path", "").trim();
  if (chosen !== "") return { command: chosen.replace(/^~(?=[/\\])/, os.homedir()), args };

  const name = process.platform === "win32" ? "dateline.exe" : "dateline";
  const packaged = context.asAbsolutePath(path.join("server", name));
  return { command: fs.existsSync(packaged) ? packaged : name, args };
}
