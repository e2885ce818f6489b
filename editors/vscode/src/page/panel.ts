/** The panel with the page of the timeline. */
import * as vscode from "vscode";
import type { Session } from "../session";
import type { TimelineStore } from "../store";
import { dress } from "./dress";
import { openPlace, type Clicked } from "./open";

const type = "dateline.timelinePage";

export class TimelinePanel implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #session: Session;
  readonly #store: TimelineStore;
  readonly #subscriptions: vscode.Disposable[];
  #panel: vscode.WebviewPanel | undefined;

  constructor(extension: vscode.Uri, session: Session, store: TimelineStore) {
    this.#extension = extension;
    this.#session = session;
    this.#store = store;
    this.#subscriptions = [
      vscode.window.registerWebviewPanelSerializer(type, {
        deserializeWebviewPanel: (panel) => this.#fill(panel),
      }),
    ];
  }

  /** Opens the panel, or brings it to the front. */
  async show(): Promise<void> {
    if (this.#panel !== undefined) return this.#panel.reveal();
    const title = vscode.l10n.t("Timeline");
    await this.#fill(vscode.window.createWebviewPanel(type, title, vscode.ViewColumn.Active, { enableFindWidget: true }));
  }

  dispose(): void {
    this.#panel?.dispose();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  async #fill(panel: vscode.WebviewPanel): Promise<void> {
    this.#panel = panel;
    panel.iconPath = vscode.Uri.joinPath(this.#extension, "media", "dateline.svg");
    const scripts = vscode.Uri.joinPath(this.#extension, "media");
    panel.webview.options = { enableScripts: true, localResourceRoots: [scripts] };
    const shown = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((clicked: Clicked) => void openPlace(clicked)),
      this.#store.watch(panel, panel.onDidChangeViewState),
      this.#store.onDidChange(() => void this.#renew(panel)),
    );
    panel.onDidDispose(() => {
      shown.dispose();
      this.#panel = undefined;
    });
    await this.#store.first();
    const script = panel.webview.asWebviewUri(vscode.Uri.joinPath(scripts, "page.js")).toString();
    try {
      panel.webview.html = dress(await this.#page(), script);
    } catch (error) {
      panel.dispose();
      throw error;
    }
  }

  /** Only what is inside the page is replaced, so that it stays where it was scrolled to. */
  async #renew(panel: vscode.WebviewPanel): Promise<void> {
    if (panel.webview.html === "" || this.#session.state === "failed") return;
    await panel.webview.postMessage({ page: await this.#page() });
  }

  #page(): Promise<string> {
    return this.#session.run<string>("timelinePage");
  }
}
