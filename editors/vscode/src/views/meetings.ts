/** The view of the meetings in order of time: who reports what of each, and where they do not agree. */
import * as path from "node:path";
import * as vscode from "vscode";
import { asLocation } from "../places";
import type { Finding, Meeting, Report, Said, Timeline } from "../protocol";
import { counted, day, inOrder, isolate } from "../words";
import { articleRow, leaf, tooltip, type Row } from "./rows";

const warning = new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));

const icons: Record<string, string> = {
  date: "calendar",
  start: "calendar",
  end: "calendar",
  duration: "watch",
  "old-date": "history",
  place: "location",
};

export function disputed(timeline: Timeline): Meeting[] {
  return timeline.meetings.filter((meeting) => meeting.disagreements.length > 0);
}

export function meetingRows(meetings: Meeting[]): Row[] {
  return meetings.map(meetingRow);
}

function meetingRow(meeting: Meeting): Row {
  const id = `meeting/${meeting.id}`;
  const item = new vscode.TreeItem(isolate(meeting.name), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.description = when(meeting) ?? vscode.l10n.t("no date");
  item.iconPath = meeting.disagreements.length > 0 ? warning : new vscode.ThemeIcon("calendar");
  item.tooltip = tooltip(meeting.name, tooltipLines(meeting));
  item.contextValue = "meeting";
  if (meeting.disagreements.length > 0) {
    item.accessibilityInformation = {
      label: [meeting.name, item.description, disagreements(meeting.disagreements.length)].join(", "),
    };
  }
  const below = () => [
    ...meeting.disagreements.map((one, n) => disagreementRow(`${id}/differs/${n}`, one)),
    ...meeting.reports.map((report, n) => reportRow(`${id}/report/${n}`, report)),
  ];
  return { item, below };
}

function tooltipLines(meeting: Meeting): string[] {
  const day = when(meeting);
  const all = meeting.disagreements.map(told);
  return [...(day === undefined ? [] : [day]), ...new Set(all)];
}

/** When it is, as exactly as some report says it: the first day of «June» is not meant where nobody names one. */
function when({ first, reports }: Meeting): string | undefined {
  if (first === null) return undefined;
  const said = reports.flatMap(({ says }) => says.filter(({ what }) => what === "date" || what === "start"));
  const values = said.map(({ value }) => value ?? "").sort();
  const exact = values.flatMap((value) => /^\d{4}-\d\d-\d\d/.exec(value) ?? [])[0];
  return day(exact ?? values.find((value) => /^\d{4}(-\d\d)?$/.test(value)) ?? first);
}

function disagreements(number: number): string {
  return counted(number, vscode.l10n.t("1 disagreement"), vscode.l10n.t("{0} disagreements", number));
}

function disagreementRow(id: string, { location, message, rule }: Finding): Row {
  // The quotation in front, which most messages begin with, would leave no room for what is said of it.
  const row = leaf(id, inOrder(message).replace(/^\u2068«[^»]*»\u2069:\s*/, ""), "", warning, location);
  row.item.tooltip = tooltip(rule, [told({ location, message })]);
  return row;
}

function reportRow(id: string, { location, says }: Report): Row {
  const { item } = articleRow(id, location);
  if (says.length === 0) return { item };
  item.collapsibleState = vscode.TreeItemCollapsibleState.Expanded;
  return { item, below: () => says.map((said, n) => saidRow(`${id}/${n}`, said)) };
}

function saidRow(id: string, { what, label, text, value, location }: Said): Row {
  const description = value === null ? label : `${label} · ${isolate(value)}`;
  return leaf(id, text, description, new vscode.ThemeIcon(icons[what] ?? "note"), location);
}

function told({ location, message }: Pick<Finding, "location" | "message">): string {
  return `${fileName(location.uri)}: ${isolate(inOrder(message))}`;
}

function fileName(uri: string): string {
  return isolate(path.posix.basename(asLocation({ uri, range: nowhere }).uri.path));
}

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
