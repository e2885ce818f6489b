/** The rules: what the manifest says of them, their pages, and the link from a finding to its rule's page. */
import * as vscode from "vscode";
import type { Session } from "./session";

const scheme = "dateline-rule";

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

/** Makes the name of the rule a link to its page, in the hover and in the Problems panel. */
export function linkRules(diagnostics: vscode.Diagnostic[]): vscode.Diagnostic[] {
  for (const diagnostic of diagnostics) {
    const { code } = diagnostic;
    if (typeof code !== "string") continue;
    const query = encodeURIComponent(JSON.stringify([code]));
    diagnostic.code = { value: code, target: vscode.Uri.parse(`command:dateline.explainRule?${query}`) };
  }
  return diagnostics;
}

/** The page of a rule, as a document that only exists while it is looked at. */
export function rulePages(session: Session): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri, token) =>
      session.run<string>("explain", [uri.path.replace(/^\/|\.md$/g, "")], token),
  });
}

export async function showRule(rule: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme, path: `/${rule}.md` });
  await vscode.commands.executeCommand("markdown.showPreview", uri);
}
