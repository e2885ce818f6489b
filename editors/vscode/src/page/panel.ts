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
  /** Whether the articles have changed since the page was written. */
  #old = false;
  #hidden = false;

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
    panel.iconPath = vscode.Uri.joinPath(this.#extension, "media", "icon.png");
    const scripts = vscode.Uri.joinPath(this.#extension, "media");
    panel.webview.options = { enableScripts: true, localResourceRoots: [scripts] };
    const shown = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((clicked: Clicked) => void openPlace(clicked)),
      this.#store.watch(panel, panel.onDidChangeViewState),
      this.#store.onDidChange(() => void this.#renew(panel)),
      panel.onDidChangeViewState(() => void this.#refill(panel)),
    );
    panel.onDidDispose(() => {
      shown.dispose();
      this.#panel = undefined;
    });
    await this.#store.first();
    try {
      await this.#write(panel);
    } catch (error) {
      panel.dispose();
      throw error;
    }
  }

  async #write(panel: vscode.WebviewPanel): Promise<void> {
    const script = vscode.Uri.joinPath(this.#extension, "media", "page.js");
    const page = await this.#page();
    if (panel !== this.#panel) return;
    this.#old = false;
    panel.webview.html = dress(page, panel.webview.asWebviewUri(script).toString());
  }

  /** Only what is inside the page is replaced, so that it stays where it was scrolled to. */
  async #renew(panel: vscode.WebviewPanel): Promise<void> {
    if (panel.webview.html === "" || this.#session.state === "failed") return;
    this.#old = true;
    if (!panel.visible) return;
    const page = await this.#page();
    if (panel === this.#panel) await panel.webview.postMessage({ page });
  }

  /** What was hidden is made from its page when it is seen again, and that may have become an old one. */
  async #refill(panel: vscode.WebviewPanel): Promise<void> {
    const wasHidden = this.#hidden;
    this.#hidden = !panel.visible;
    if (panel.visible && wasHidden && this.#old && this.#session.state !== "failed") await this.#write(panel);
  }

  #page(): Promise<string> {
    return this.#session.run<string>("timelinePage");
  }
}
