/** Asks for the day on which the article in the editor was published, and has the server write it there. */
import * as vscode from "vscode";
import { activeArticle } from "../articles";
import type { Session } from "../session";
import { mention } from "./register";

export async function setPublished(session: Session): Promise<void> {
  const document = activeArticle();
  if (document === undefined) return mention(vscode.l10n.t("No article is open in the editor."));
  const uri = document.uri.toString();
  const known = await session.run<{ day: string | null } | null>("published", [uri]);
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t("Publication Date"),
    prompt: vscode.l10n.t("The day from which words such as “yesterday” are counted: year-month-day."),
    placeHolder: "2026-03-17",
    value: known?.day ?? "",
    validateInput: (value) => (asDay(value) === undefined ? vscode.l10n.t("A day such as 2026-03-17 is needed.") : undefined),
  });
  const day = answer === undefined ? undefined : asDay(answer);
  if (day !== undefined) await session.run("setPublished", [uri, day]);
}

/** A day of the calendar, typed with any digits. */
export function asDay(typed: string): string | undefined {
  const day = typed.trim().replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15));
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : undefined;
}
