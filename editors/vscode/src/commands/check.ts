/** All findings of the folder in one list, with their sum above it. */
import * as path from "node:path";
import * as vscode from "vscode";
import { asLocation, folderOf } from "../places";
import type { Finding, Severity } from "../protocol";
import type { Session } from "../session";
import { articles, findings, inOrder, isolate } from "../words";

const icons: Record<Severity, string> = { error: "error", warning: "warning", info: "info", hint: "lightbulb" };

interface Choice extends vscode.QuickPickItem {
  finding?: Finding;
}

export async function check(session: Session): Promise<void> {
  const found = await session.run<Finding[]>("check");
  if (found.length === 0) {
    await vscode.window.showQuickPick([], { title: "Dateline", placeHolder: vscode.l10n.t("No findings.") });
    return;
  }
  const all: Choice = { label: `$(list-flat) ${vscode.l10n.t("Show all in Problems")}`, alwaysShow: true };
  const chosen = await vscode.window.showQuickPick([all, ...byArticle(found)], {
    title: summary(found),
    placeHolder: vscode.l10n.t("Go to a finding"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen === all) await vscode.commands.executeCommand("workbench.actions.view.problems");
  if (chosen?.finding !== undefined) await open(chosen.finding);
}

function summary(found: Finding[]): string {
  const files = new Set(found.map(({ location }) => location.uri)).size;
  return `Dateline: ${vscode.l10n.t("{0} in {1}", findings(found.length), articles(files))}`;
}

function byArticle(found: Finding[]): Choice[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of found) groups.set(finding.location.uri, [...(groups.get(finding.location.uri) ?? []), finding]);
  return [...groups].flatMap(([uri, group]) => [heading(uri), ...group.map(choice)]);
}

function heading(address: string): Choice {
  const uri = vscode.Uri.parse(address);
  const label = [path.posix.basename(uri.path), folderOf(uri)].filter((part) => part !== "").join(" · ");
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function choice(finding: Finding): Choice {
  const line = vscode.l10n.t("line {0}", finding.location.range.start.line + 1);
  return {
    label: `$(${icons[finding.severity]}) ${isolate(inOrder(finding.message))}`,
    description: "",
    detail: `${finding.rule} · ${line}`,
    finding,
  };
}

async function open({ location }: Finding): Promise<void> {
  const { uri, range } = asLocation(location);
  await vscode.commands.executeCommand("vscode.open", uri, { selection: range });
}
