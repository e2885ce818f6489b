/**
 * The life of the extension: it starts one server for the window, shows in the language status
 * what the server says about itself, and offers two commands. All that is known about dates, people
 * and meetings is in the server.
 */
import * as vscode from "vscode";
import { Client } from "./client";
import { StatusItem } from "./status";

let running: Promise<Client> | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("Dateline", { log: true });
  const status = new StatusItem();
  const restart = () => {
    running = replace(running, context, log, status);
    return running;
  };
  context.subscriptions.push(
    log,
    status,
    vscode.commands.registerCommand("dateline.showLog", () => log.show()),
    // Nothing is returned: the command may be called by other extensions, which have no use for a client.
    vscode.commands.registerCommand("dateline.restart", async () => void (await restart())),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void restart()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("dateline.server")) void restart();
    }),
  );
  await restart();
}

export async function deactivate(): Promise<void> {
  await (await running)?.end();
}

/** Ends the client before, if there is one, and only then starts the next: two are never alive at once. */
async function replace(
  before: Promise<Client> | undefined,
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  status: StatusItem,
): Promise<Client> {
  await (await before)?.end();
  const client = new Client(context, log, status);
  await client.begin();
  return client;
}
