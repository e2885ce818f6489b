/** The schema of `dateline.toml`, for the extensions that know TOML. */
import * as vscode from "vscode";

interface Manifest {
  contributes: { tomlValidation: { url: string }[] };
}

/**
 * Even Better TOML and Tombi read `contributes.tomlValidation` of every extension when they start, and take no
 * address but a whole one, which depends on where this extension is installed. It is therefore put in here.
 */
export function publishSchema(extension: vscode.Extension<unknown>): void {
  const manifest: Manifest = extension.packageJSON;
  for (const part of manifest.contributes.tomlValidation) {
    if (part.url.startsWith("./")) part.url = vscode.Uri.joinPath(extension.extensionUri, part.url).toString();
  }
}
