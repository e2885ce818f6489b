/** Makes all sure repairs of the article in the editor. */
import * as vscode from "vscode";
import { activeArticle } from "../articles";
import type { Session } from "../session";
import { counted } from "../words";
import { mention } from "./register";

export async function fixAll(session: Session): Promise<void> {
  const document = activeArticle();
  if (document === undefined) return mention(vscode.l10n.t("No article is open in the editor."));
  const { edits } = await session.run<{ edits: number }>("fix", [document.uri.toString()]);
  const made = counted(edits, vscode.l10n.t("1 repair made"), vscode.l10n.t("{0} repairs made", edits));
  mention(edits === 0 ? vscode.l10n.t("Nothing that can be repaired without asking.") : `$(check) ${made}`);
}
