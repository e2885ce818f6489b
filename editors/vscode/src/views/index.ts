/** The two views in the side bar, the badge, and the filter of the meetings. */
import * as vscode from "vscode";
import type { TimelineStore } from "../store";
import { counted } from "../words";
import { disputed, meetingRows } from "./meetings";
import { peopleRows } from "./people";
import { Rows, type Row } from "./rows";

export function showViews(store: TimelineStore): vscode.Disposable {
  return vscode.Disposable.from(meetingsView(store), peopleView(store));
}

function meetingsView(store: TimelineStore): vscode.Disposable {
  let onlyDisputed = false;
  const rows = new Rows(store, (timeline) => meetingRows(onlyDisputed ? disputed(timeline) : timeline.meetings));
  const view = vscode.window.createTreeView("dateline.timeline", { treeDataProvider: rows, showCollapseAll: true });
  const tell = () => {
    const number = store.timeline === undefined ? 0 : disputed(store.timeline).length;
    setBadge(view, number);
    view.message = onlyDisputed && number === 0 ? vscode.l10n.t("No meeting on which the articles disagree.") : "";
  };
  const only = (wanted: boolean) => () => {
    onlyDisputed = wanted;
    void vscode.commands.executeCommand("setContext", "dateline.onlyDisputed", wanted);
    rows.refresh();
    tell();
  };
  return vscode.Disposable.from(
    view,
    store.watch(view, view.onDidChangeVisibility),
    store.onDidChange(tell),
    vscode.commands.registerCommand("dateline.timeline.showDisputed", only(true)),
    vscode.commands.registerCommand("dateline.timeline.showAll", only(false)),
    findIn("dateline.timeline"),
  );
}

function peopleView(store: TimelineStore): vscode.Disposable {
  const rows = new Rows(store, ({ people }) => peopleRows(people));
  const view = vscode.window.createTreeView("dateline.people", { treeDataProvider: rows, showCollapseAll: true });
  return vscode.Disposable.from(view, store.watch(view, view.onDidChangeVisibility), findIn("dateline.people"));
}

function setBadge(view: vscode.TreeView<Row>, number: number): void {
  const words = counted(
    number,
    vscode.l10n.t("1 meeting on which the articles disagree"),
    vscode.l10n.t("{0} meetings on which the articles disagree", number),
  );
  view.badge = number === 0 ? undefined : { value: number, tooltip: words };
}

/** The button that opens VS Code's own search in a view. */
function findIn(view: string): vscode.Disposable {
  return vscode.commands.registerCommand(`${view}.find`, async () => {
    await vscode.commands.executeCommand(`${view}.focus`);
    await vscode.commands.executeCommand("list.find");
  });
}
