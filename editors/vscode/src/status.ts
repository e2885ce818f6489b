/** The line in the language status (the braces in the status bar) that says how the server is doing. */
import * as vscode from "vscode";
import { documentSelector } from "./articles";
import type { ServerStatus } from "./protocol";
import type { Session } from "./session";
import { articles, findings } from "./words";

export class StatusItem implements vscode.Disposable {
  readonly #item = vscode.languages.createLanguageStatusItem("dateline.status", documentSelector);

  constructor(session: Session) {
    this.#item.name = "Dateline";
    session.onStatus((status) => this.#show(status));
    session.onFailure((reason) => this.#failed(reason));
  }

  dispose(): void {
    this.#item.dispose();
  }

  #show(status: ServerStatus): void {
    this.#item.text = `Dateline: ${this.#text(status)}`;
    this.#item.detail = status.message ?? "";
    this.#item.busy = status.state === "starting" || status.state === "indexing";
    this.#item.severity = vscode.LanguageStatusSeverity.Information;
    this.#item.command = { title: vscode.l10n.t("Commands"), command: "dateline.menu" };
  }

  #text(status: ServerStatus): string {
    const counts = vscode.l10n.t("{0}, {1}", articles(status.articles), findings(status.findings));
    switch (status.state) {
      case "starting":
        return vscode.l10n.t("starting");
      case "indexing":
        return vscode.l10n.t("reading, {0}", counts);
      case "ready":
        return counts;
      case "idle":
        return vscode.l10n.t("idle");
    }
  }

  #failed(reason: string): void {
    this.#item.text = `Dateline: ${vscode.l10n.t("not running")}`;
    this.#item.detail = reason;
    this.#item.busy = false;
    this.#item.severity = vscode.LanguageStatusSeverity.Error;
    this.#item.command = { title: vscode.l10n.t("Restart"), command: "dateline.restart" };
  }
}
