/** The view of the people: their roles, their spellings, and the articles that name them. */
import * as vscode from "vscode";
import { opening } from "../places";
import type { Person } from "../protocol";
import { articles, isolate, mentions } from "../words";
import { articleRow, fitting, leaf, tooltip, type Row } from "./rows";

export function peopleRows(people: Person[]): Row[] {
  return people.map(personRow);
}

function personRow(person: Person): Row {
  const id = `person/${person.id}`;
  const item = new vscode.TreeItem(isolate(person.name), vscode.TreeItemCollapsibleState.Collapsed);
  const role = person.roles[0];
  item.id = id;
  item.description = role === undefined ? mentions(person.mentions) : `${isolate(fitting(role, "description"))} · ${person.mentions}`;
  item.iconPath = new vscode.ThemeIcon("person");
  item.tooltip = tooltip(person.name, tooltipLines(person));
  item.contextValue = "person";
  if (person.introduction !== null) item.command = opening(person.introduction);
  return {
    item,
    below: () => [
      ...person.roles.map((one, n) => leaf(`${id}/role/${n}`, one, vscode.l10n.t("role"), new vscode.ThemeIcon("briefcase"))),
      ...otherSpellings(person).map((one, n) =>
        leaf(`${id}/spelling/${n}`, one, vscode.l10n.t("spelling"), new vscode.ThemeIcon("whole-word")),
      ),
      ...person.reports.map((report, n) => articleRow(`${id}/article/${n}`, report.location, mentions(report.mentions))),
    ],
  };
}

function tooltipLines(person: Person): string[] {
  const counts = vscode.l10n.t("{0}, {1}", mentions(person.mentions), articles(person.articles));
  return [...person.roles.map(isolate), ...otherSpellings(person).map(isolate), counts];
}

function otherSpellings({ name, spellings }: Person): string[] {
  return spellings.filter((spelling) => spelling !== name);
}
