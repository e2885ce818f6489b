/** Lets a rule be chosen, and shows its page. */
import * as vscode from "vscode";
import { showRule, summaries } from "../rules";
import type { Session } from "../session";

export async function explainRule(session: Session, manifest: Parameters<typeof summaries>[0], rule?: unknown): Promise<void> {
  const chosen = typeof rule === "string" ? rule : await choose(session, summaries(manifest));
  if (chosen !== undefined) await showRule(chosen);
}

async function choose(session: Session, told: Record<string, string>): Promise<string | undefined> {
  const names = await session.run<string[]>("explain");
  const chosen = await vscode.window.showQuickPick(
    names.map((label) => ({ label, detail: told[label] ?? "" })),
    { title: vscode.l10n.t("Explain a Rule"), matchOnDetail: true },
  );
  return chosen?.label;
}
