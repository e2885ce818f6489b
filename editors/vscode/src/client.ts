/** The language client: how the server is started, what it is told, and where its troubles show. */
import * as vscode from "vscode";
import {
  DidChangeConfigurationNotification,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
  type Middleware,
} from "vscode-languageclient/node";
import { documentSelector } from "./articles";
import { moveLenses, orderLens } from "./lenses";
import { serverProgram } from "./program";
import type { ServerStatus } from "./protocol";
import { rulePages } from "./rules";
import { chosenSettings } from "./settings";

/** Who hears what becomes of the server. */
export interface Listener {
  told(status: ServerStatus): void;
  failed(reason: string): void;
}

/** What this client can do beyond the protocol, beside the settings. */
const wishes = {
  statusNotifications: true,
  // The lenses carry `dateline.showReferences`, which is registered here.
  codeLensCommands: true,
  // Every line is laid out from the left, so that nothing may be drawn into Arabic ones.
  leftToRightLines: true,
  rulePages,
};

export class Client extends LanguageClient {
  readonly #log: vscode.LogOutputChannel;
  readonly #listener: Listener;
  readonly #program: string;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel, listener: Listener) {
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
        initializationOptions: () => ({ ...settings(), ...wishes }),
        initializationFailedHandler: () => false,
        synchronize: { configurationSection: "dateline" },
        middleware: middleware(settings, () => this),
      },
    );
    this.#log = log;
    this.#listener = listener;
    this.#program = program.command;
    this.onNotification("dateline/status", (news: ServerStatus) => listener.told(news));
    this.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped) listener.failed(vscode.l10n.t("The server has stopped."));
    });
  }

  /** Starts the server. A server that cannot be started is told to the listener, never thrown. */
  async begin(): Promise<void> {
    this.#log.info(`starting ${this.#program}`);
    try {
      await this.start();
    } catch (error) {
      this.#listener.failed(`${this.#program}: ${error instanceof Error ? error.message : String(error)}`);
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

function middleware(settings: (scope?: vscode.Uri) => object, client: () => Client): Middleware {
  return {
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
        client().sendNotification(DidChangeConfigurationNotification.type, { settings: { dateline: settings() } }),
    },
    resolveCodeLens: async (lens, token, next) => orderLens(await next(lens, token)),
    provideCodeLenses: async (document, token, next) => moveLenses(document, (await next(document, token)) ?? []),
  };
}
