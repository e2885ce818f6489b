/** What the two views have in common: rows, and the tree that shows them. */
import * as path from "node:path";
import * as vscode from "vscode";
import type { Location } from "vscode-languageclient/node";
import { asLocation, folderOf, opening } from "../places";
import type { Timeline } from "../protocol";
import type { TimelineStore } from "../store";
import { isolate } from "../words";

/** A row of a tree, with the rows below it for when it is opened. */
export interface Row {
  item: vscode.TreeItem;
  below?: () => Row[];
}

/** A tree of rows that are made anew from each timeline. The ids of the rows keep open what is open. */
export class Rows implements vscode.TreeDataProvider<Row> {
  readonly #store: TimelineStore;
  readonly #rows: (timeline: Timeline) => Row[];
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(store: TimelineStore, rows: (timeline: Timeline) => Row[]) {
    this.#store = store;
    this.#rows = rows;
    store.onDidChange(() => this.refresh());
  }

  refresh(): void {
    this.#changed.fire();
  }

  getTreeItem(row: Row): vscode.TreeItem {
    return row.item;
  }

  async getChildren(row?: Row): Promise<Row[]> {
    if (row !== undefined) return row.below?.() ?? [];
    // Until then VS Code shows that the view is busy, and not the words for an empty one.
    await this.#store.first();
    return this.#store.timeline === undefined ? [] : this.#rows(this.#store.timeline);
  }
}

/** A row for a place in an article: the file, in the colour of its findings, and where in it. */
export function articleRow(id: string, location: Location, more?: string): Row {
  const { uri, range } = asLocation(location);
  const item = new vscode.TreeItem(path.posix.basename(uri.path));
  const line = String(range.start.line + 1);
  item.id = id;
  item.resourceUri = uri;
  item.iconPath = vscode.ThemeIcon.File;
  item.description = [folderOf(uri), line, more].filter((part) => part !== undefined && part !== "").join(" · ");
  item.command = opening(location);
  return { item };
}

/** A row without rows below it. */
export function leaf(id: string, label: string, description: string, icon: vscode.ThemeIcon, location?: Location): Row {
  const item = new vscode.TreeItem(isolate(fitting(label)));
  item.id = id;
  item.description = description;
  item.iconPath = icon;
  item.tooltip = description === "" ? isolate(label) : `${isolate(label)} · ${description}`;
  if (location !== undefined) item.command = opening(location);
  return { item };
}

/** How much of a text from the right is shown in a row and behind its name, in letters. */
const longest = { label: 32, description: 22 };

/**
 * A row that is too long is cut at its right end by VS Code, which is where a text from the right begins. Such
 * a text is therefore cut here, at its own end; the tooltip has all of it.
 */
export function fitting(label: string, place: keyof typeof longest = "label"): string {
  if (!fromTheRight(label)) return label;
  const shown = label.match(new RegExp(`^(?:[\u2066-\u2069]*[^\u2066-\u2069]){${longest[place]}}`, "u"))?.[0];
  if (shown === undefined || shown === label.replace(/\u2069+$/, "")) return label;
  const words = shown.replace(/\s+\S*$/, "");
  const open = (words.match(/[\u2066-\u2068]/g) ?? []).length - (words.match(/\u2069/g) ?? []).length;
  return `${words}${"\u2069".repeat(open)} …`;
}

/** Whether the first letter is Arabic that is no part of a quotation with a direction of its own. */
function fromTheRight(label: string): boolean {
  const outside = label.replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/g, "");
  return outside === label || !/\p{L}/u.test(outside) ? /^[^\p{L}]*\p{Script=Arabic}/u.test(label) : fromTheRight(outside);
}

/** Lines of a tooltip, each in a paragraph of its own and therefore in its own direction. */
export function tooltip(title: string, lines: string[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString("", true);
  text.appendMarkdown("**").appendText(isolate(title)).appendMarkdown("**");
  for (const line of lines) text.appendMarkdown("\n\n").appendText(line);
  return text;
}
