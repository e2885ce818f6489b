/** The line in the language status (the braces in the status bar) that says how the server is doing. */
import * as vscode from "vscode";

/** The articles: plain text and Markdown, on the disk or not saved yet. */
export const documentSelector = ["plaintext", "markdown"].flatMap((language) =>
  ["file", "untitled"].map((scheme) => ({ language, scheme })),
);

/** The parameters of the notification `dateline/status`. */
export interface ServerStatus {
  state: "starting" | "indexing" | "ready" | "idle";
  articles: number;
  findings: number;
  message: string | null;
}

export class StatusItem implements vscode.Disposable {
  readonly #item = vscode.languages.createLanguageStatusItem("dateline.status", documentSelector);

  constructor() {
    this.#item.name = "Dateline";
    this.#item.command = { title: "Show Log", command: "dateline.showLog" };
    this.starting();
  }

  /** What the server says about itself. */
  show({ state, articles, findings, message }: ServerStatus): void {
    const counts = `${count(articles, "article")}, ${count(findings, "finding")}`;
    const text = { starting: "starting", indexing: `reading ${counts}`, ready: counts, idle: "idle" }[state];
    this.#set(text, message ?? "", state === "starting" || state === "indexing");
  }

  starting(): void {
    this.#set("starting", "", true);
  }

  failed(reason: string): void {
    this.#set("not running", reason, false, vscode.LanguageStatusSeverity.Error);
    this.#item.command = { title: "Restart", command: "dateline.restart" };
  }

  dispose(): void {
    this.#item.dispose();
  }

  #set(text: string, detail: string, busy: boolean, severity = vscode.LanguageStatusSeverity.Information): void {
    this.#item.text = `Dateline: ${text}`;
    this.#item.detail = detail;
    this.#item.busy = busy;
    this.#item.severity = severity;
    this.#item.command = { title: "Show Log", command: "dateline.showLog" };
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
