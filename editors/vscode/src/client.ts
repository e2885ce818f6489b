/** The language client: how the server is started, what it is told, and where its troubles show. */
import * as vscode from "vscode";
import {
  DidChangeConfigurationNotification,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
} from "vscode-languageclient/node";
import { serverProgram } from "./program";
import { chosenSettings } from "./settings";
import { documentSelector, type ServerStatus, type StatusItem } from "./status";

export class Client extends LanguageClient {
  readonly #log: vscode.LogOutputChannel;
  readonly #status: StatusItem;
  #program: string;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel, status: StatusItem) {
    const program = serverProgram(context);
    const settings = (scope?: vscode.Uri) => chosenSettings(context.extension.packageJSON, scope);
    super(
      // The library reads `dateline.trace.server` because of this id.
      "dateline",
      "Dateline",
      { command: program.command, args: ["lsp", ...program.args], transport: TransportKind.stdio },
      {
        documentSelector,
        outputChannel: log,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        initializationOptions: () => ({ ...settings(), statusNotifications: true }),
        initializationFailedHandler: () => false,
        synchronize: { configurationSection: "dateline" },
        middleware: {
          workspace: {
            configuration: async (params, token, next) => {
              const answers = await next(params, token);
              if (!Array.isArray(answers)) return answers;
              return params.items.map((item, n) =>
                item.section === "dateline"
                  ? settings(item.scopeUri === undefined ? undefined : vscode.Uri.parse(item.scopeUri))
                  : answers[n],
              );
            },
            didChangeConfiguration: () =>
              this.sendNotification(DidChangeConfigurationNotification.type, { settings: { dateline: settings() } }),
          },
        },
      },
    );
    this.#log = log;
    this.#status = status;
    this.#program = program.command;
    this.onNotification("dateline/status", (news: ServerStatus) => status.show(news));
    this.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) status.starting();
      if (newState === State.Stopped) status.failed("The server has stopped.");
    });
  }

  /** Starts the server. A server that cannot be started is shown in the status, never thrown. */
  async begin(): Promise<void> {
    this.#log.info(`starting ${this.#program}`);
    try {
      await this.start();
    } catch (error) {
      this.#status.failed(`${this.#program}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Ends the server. One that never came up, or is gone already, has nothing left to end. */
  async end(): Promise<void> {
    try {
      await this.dispose();
    } catch (error) {
      this.#log.debug(`the server did not end well: ${String(error)}`);
    }
  }

  /** The library would pop up a message; here it goes to the log, and the status tells that there is one. */
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
