/** The rules: what the manifest says of them, and their pages. */
import * as vscode from "vscode";
import type { Session } from "./session";

const scheme = "dateline-rule";

/** The address that a finding links to, with the rule's name put in by the server: the command that shows its page. */
export const rulePages = `command:dateline.explainRule?${encodeURIComponent('["')}{rule}${encodeURIComponent('"]')}`;

/** The parts of package.json that are read here. */
interface Manifest {
  contributes: { configuration: { properties: Record<string, { properties?: Record<string, { description?: string }> }> }[] };
}

/** What a rule fires on, in the reader's language, by its name. */
export function summaries(manifest: Manifest): Record<string, string> {
  const parts = manifest.contributes.configuration.map((part) => part.properties["dateline.rules"]?.properties);
  const rules = Object.assign({}, ...parts) as Record<string, { description?: string }>;
  return Object.fromEntries(Object.entries(rules).map(([name, { description }]) => [name, description ?? ""]));
}

/** The page of a rule, as a document that only exists while it is looked at. */
export function pagesOf(session: Session): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri, token) =>
      session.run<string>("explain", [uri.path.replace(/^\/|\.md$/g, "")], token),
  });
}

export async function showRule(rule: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme, path: `/${rule}.md` });
  await vscode.commands.executeCommand("markdown.showPreview", uri);
}
