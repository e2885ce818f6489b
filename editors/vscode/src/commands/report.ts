/** A report of a problem, written into a document that nobody sends anywhere. */
import * as os from "node:os";
import * as vscode from "vscode";
import type { ServerInfo } from "../protocol";
import type { Session } from "../session";
import { chosenSettings } from "../settings";

const lines = 60;

export async function reportProblem(context: vscode.ExtensionContext, session: Session): Promise<void> {
  const server = await session.run<ServerInfo>("info").catch((error: unknown) => String(error));
  const settings = vscode.workspace.getConfiguration("dateline");
  const content = [
    `<!-- ${vscode.l10n.t("Nothing of this is sent. Read it, take out what is nobody's business, and pass it on yourself.")} -->`,
    heading(vscode.l10n.t("What happened")),
    heading(vscode.l10n.t("What should have happened")),
    heading(vscode.l10n.t("Versions")),
    block("text", versions(context, server)),
    heading(vscode.l10n.t("Settings")),
    block("json", JSON.stringify({ ...chosenSettings(context.extension.packageJSON), server: settings.get("server") }, null, 2)),
    heading(vscode.l10n.t("End of the log")),
    block("text", await tail(context)),
  ].join("\n");
  const document = await vscode.workspace.openTextDocument({ language: "markdown", content: withoutHome(content) });
  await vscode.window.showTextDocument(document);
}

function versions(context: vscode.ExtensionContext, server: ServerInfo | string): string {
  const told =
    typeof server === "string"
      ? server
      : `${server.version} (${server.articles} articles, ${server.findings} findings, ${server.folders.length} folders, ${server.encoding})`;
  return [
    `Dateline: ${context.extension.packageJSON.version}`,
    `dateline lsp: ${told}`,
    `${vscode.env.appName} ${vscode.version}, ${vscode.env.language}${vscode.env.remoteName === undefined ? "" : ", remote"}`,
    `${os.type()} ${os.release()} ${os.arch()}, node ${process.versions.node}`,
  ].join("\n");
}

/** The last lines of the log, from the file that VS Code keeps of it. */
async function tail(context: vscode.ExtensionContext): Promise<string> {
  try {
    const log = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.logUri, "Dateline.log"));
    return new TextDecoder().decode(log).trimEnd().split("\n").slice(-lines).join("\n");
  } catch (error) {
    return String(error);
  }
}

function heading(title: string): string {
  return `\n## ${title}\n`;
}

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text.replaceAll("```", "'''")}\n\`\`\``;
}

function withoutHome(text: string): string {
  return text.replaceAll(os.homedir(), "~");
}
