/** What the user has set, as the server wants to hear it. */
import * as vscode from "vscode";

/** The parts of package.json that are read here. */
interface Manifest {
  contributes: { configuration: { properties: Record<string, unknown> }[] };
}

export interface Settings {
  [key: string]: unknown;
}

/**
 * The values below `dateline.` that somebody has set, nested by the dots of their keys, without those
 * that are the extension's own business. Defaults are left out on purpose: the server has the same ones,
 * and a default sent as if it were a choice would win over the newsroom's `dateline.toml`.
 */
export function chosenSettings(manifest: Manifest, scope?: vscode.Uri): Settings {
  const configuration = vscode.workspace.getConfiguration("dateline", scope);
  const chosen: Settings = {};
  for (const key of manifest.contributes.configuration.flatMap((part) => Object.keys(part.properties))) {
    const path = key.split(".").slice(1);
    if (path[0] === "server" || path[0] === "trace") continue;
    const value = configuration.inspect(path.join("."));
    const set = value?.workspaceFolderValue ?? value?.workspaceValue ?? value?.globalValue;
    if (set !== undefined) put(chosen, path, set);
  }
  return chosen;
}

function put(into: Settings, path: string[], value: unknown): void {
  const [first, ...rest] = path;
  if (first === undefined) return;
  if (rest.length === 0) into[first] = value;
  else put((into[first] ??= {}) as Settings, rest, value);
}
