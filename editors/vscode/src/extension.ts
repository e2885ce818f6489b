/**
 * The life of the extension: it starts one server for the window and puts together what shows what the
 * server knows. All that is known about dates, people and meetings is in the server.
 */
import * as vscode from "vscode";
import { check } from "./commands/check";
import { explainRule } from "./commands/explain";
import { exportTimeline } from "./commands/export";
import { fixAll } from "./commands/fix";
import { menu } from "./commands/menu";
import { openNewsroomFile } from "./commands/newsroom";
import { setPublished } from "./commands/published";
import { showReferences } from "./commands/references";
import { register } from "./commands/register";
import { reportProblem } from "./commands/report";
import { TimelinePanel } from "./page/panel";
import { pagesOf } from "./rules";
import { publishSchema } from "./schema";
import { Session } from "./session";
import { StatusItem } from "./status";
import { TimelineStore } from "./store";
import { showViews } from "./views";

let session: Session | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  publishSchema(context.extension);
  const log = vscode.window.createOutputChannel("Dateline", { log: true });
  const server = new Session(context, log);
  session = server;
  const store = new TimelineStore(server, log);
  const panel = new TimelinePanel(context.extensionUri, server, store);
  const manifest = context.extension.packageJSON;
  context.subscriptions.push(
    log,
    server,
    new StatusItem(server),
    store,
    panel,
    showViews(store),
    pagesOf(server),
    register(log, {
      "dateline.restart": () => server.restart(),
      "dateline.showLog": async () => log.show(),
      "dateline.menu": () => menu(manifest),
      "dateline.check": () => check(server),
      "dateline.openTimeline": () => panel.show(),
      "dateline.exportTimeline": () => exportTimeline(server),
      "dateline.setPublished": () => setPublished(server),
      "dateline.fixAll": () => fixAll(server),
      "dateline.openNewsroomFile": openNewsroomFile,
      "dateline.reportProblem": () => reportProblem(context, server),
      "dateline.explainRule": (rule) => explainRule(server, manifest, rule),
      "dateline.showReferences": showReferences,
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void server.restart()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("dateline.server")) void server.restart();
    }),
  );
  await server.restart();
}

export async function deactivate(): Promise<void> {
  await session?.end();
}
