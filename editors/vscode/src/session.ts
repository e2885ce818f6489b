/** The server of this window: it is started, asked and replaced here, and what it says of itself is passed on. */
import * as vscode from "vscode";
import { ExecuteCommandRequest } from "vscode-languageclient/node";
import { Client } from "./client";
import type { ServerStatus, Timeline } from "./protocol";

export type State = ServerStatus["state"] | "failed";

export class Session implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #log: vscode.LogOutputChannel;
  readonly #status = new vscode.EventEmitter<ServerStatus>();
  readonly #failure = new vscode.EventEmitter<string>();
  #client: Promise<Client> | undefined;
  #state: State = "starting";

  /** What the server says about itself. */
  readonly onStatus = this.#status.event;
  /** Why there is no server. */
  readonly onFailure = this.#failure.event;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    this.#context = context;
    this.#log = log;
  }

  get state(): State {
    return this.#state;
  }

  /** Ends the client before, if there is one, and only then starts the next: two are never alive at once. */
  async restart(): Promise<void> {
    this.#client = this.#replace(this.#client);
    await this.#client;
  }

  async #replace(before: Promise<Client> | undefined): Promise<Client> {
    await (await before)?.end();
    this.#tell({ state: "starting", articles: 0, findings: 0, message: null });
    const client: Client = new Client(this.#context, this.#log, {
      told: (status) => this.#tell(status),
      failed: (reason) => this.#fail(reason),
    });
    await client.begin();
    return client;
  }

  /** The meetings and people of all articles. */
  async timeline(token: vscode.CancellationToken): Promise<Timeline> {
    return (await this.#running()).sendRequest<Timeline>("dateline/timeline", {}, token);
  }

  /** Has the server carry out one of its commands. */
  async run<Answer>(command: string, args: unknown[] = [], token?: vscode.CancellationToken): Promise<Answer> {
    const params = { command: `dateline.server.${command}`, arguments: args };
    return (await this.#running()).sendRequest(ExecuteCommandRequest.type, params, token) as Promise<Answer>;
  }

  async end(): Promise<void> {
    await (await this.#client)?.end();
  }

  dispose(): void {
    this.#status.dispose();
    this.#failure.dispose();
  }

  async #running(): Promise<Client> {
    const client = await this.#client;
    if (client === undefined || !client.isRunning()) throw new Error(vscode.l10n.t("The server is not running."));
    return client;
  }

  #tell(status: ServerStatus): void {
    this.#become(status.state);
    this.#status.fire(status);
  }

  #fail(reason: string): void {
    this.#become("failed");
    this.#failure.fire(reason);
  }

  /** The state, also as a context key: the views choose by it what they say while they are empty. */
  #become(state: State): void {
    this.#state = state;
    void vscode.commands.executeCommand("setContext", "dateline.state", state);
  }
}
