/** What a code lens does: the references that the server found are shown where the lens is. */
import * as vscode from "vscode";
import type { Location, Position } from "vscode-languageclient/node";
import { asLocation } from "../places";

export async function showReferences(uri: string, { line, character }: Position, locations: Location[]): Promise<void> {
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    vscode.Uri.parse(uri, true),
    new vscode.Position(line, character),
    locations.map(asLocation),
  );
}
