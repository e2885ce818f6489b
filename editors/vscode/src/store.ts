/**
 * The timeline as it was last answered, for everything that shows it. It is asked for anew, after a short
 * quiet, when an article or the server's state has changed; only a different answer is told to those who show
 * it. While nothing is seen that shows it, it is asked for seldom, for the sake of the badge alone.
 */
import * as vscode from "vscode";
import { isArticle } from "./articles";
import type { Timeline } from "./protocol";
import type { Session } from "./session";

/** How long it has to be quiet before the server is asked, in milliseconds. */
const quiet = { seen: 300, hidden: 3000 };

/** Something that shows the timeline, and may be hidden. */
interface Shown {
  readonly visible: boolean;
}

export class TimelineStore implements vscode.Disposable {
  readonly #session: Session;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #shown = new Set<Shown>();
  readonly #subscriptions: vscode.Disposable[];
  #now: Timeline | undefined;
  #text = "";
  #stale = true;
  #timer: NodeJS.Timeout | undefined;
  #question: vscode.CancellationTokenSource | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(session: Session, log: vscode.LogOutputChannel) {
    this.#session = session;
    this.#log = log;
    this.#subscriptions = [
      session.onStatus(() => this.#spoil()),
      session.onFailure(() => this.#take(undefined)),
      // An article that changed on the disk is only heard of through its findings.
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some(({ path }) => /\.(txt|md)$/.test(path))) this.#spoil();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isArticle(document)) this.#spoil();
      }),
    ];
  }

  /** The last answer; nothing while there is none yet. */
  get timeline(): Timeline | undefined {
    return this.#now;
  }

  /** Waits for the first answer, or for the news that there will be none. */
  async first(): Promise<void> {
    if (this.#now !== undefined || this.#session.state === "failed") return;
    // The news that there is no server changes the timeline as well: to none.
    await new Promise<void>((done) => {
      const heard = this.onDidChange(() => {
        heard.dispose();
        done();
      });
    });
  }

  /** Has the timeline kept fresh while this is seen. */
  watch(view: Shown, onDidChangeVisibility: vscode.Event<unknown>): vscode.Disposable {
    const look = () => {
      if (view.visible) this.#shown.add(view);
      else this.#shown.delete(view);
      if (this.#shown.size === 0) this.#question?.cancel();
      if (this.#stale) this.#ask();
    };
    look();
    return vscode.Disposable.from(onDidChangeVisibility(look), { dispose: () => this.#shown.delete(view) });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#question?.cancel();
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }

  #spoil(): void {
    this.#stale = true;
    this.#ask();
  }

  #ask(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#answer(), this.#shown.size > 0 ? quiet.seen : quiet.hidden);
  }

  async #answer(): Promise<void> {
    const { state } = this.#session;
    if (state !== "ready" && state !== "idle") return;
    this.#question?.cancel();
    const question = new vscode.CancellationTokenSource();
    this.#question = question;
    this.#stale = false;
    try {
      const answer = await this.#session.timeline(question.token);
      if (!question.token.isCancellationRequested) this.#take(answer);
    } catch (error) {
      if (question === this.#question) this.#stale = true;
      if (question.token.isCancellationRequested) return;
      this.#log.warn(`no timeline: ${String(error)}`);
      // Whoever waits for the first answer waits no longer.
      this.#take(this.#now);
    } finally {
      question.dispose();
    }
  }

  #take(timeline: Timeline | undefined): void {
    const text = JSON.stringify(timeline ?? null);
    if (text === this.#text) return;
    this.#text = text;
    this.#now = timeline;
    this.#changed.fire();
  }
}
