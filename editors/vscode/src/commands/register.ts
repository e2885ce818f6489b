/** How the commands of the palette are registered. */
import * as vscode from "vscode";

const moment = 6000;

// What is handed over is what was written into the command's link or lens.
type Body = (...args: any[]) => Promise<void>;

/** Says something in the status bar for a moment. */
export function mention(words: string): void {
  vscode.window.setStatusBarMessage(words, moment);
}

/**
 * Registers commands. What goes wrong in one goes to the log, and the status bar says so for a moment; no
 * message pops up. Nothing is returned: commands may be called by other extensions.
 */
export function register(log: vscode.LogOutputChannel, commands: Record<string, Body>): vscode.Disposable {
  const attempt = (name: string, body: Body) => async (...args: unknown[]) => {
    try {
      await body(...args);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log.error(`${name}: ${reason}`);
      mention(`$(warning) Dateline: ${reason}`);
    }
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, body]) => vscode.commands.registerCommand(name, attempt(name, body))),
  );
}
