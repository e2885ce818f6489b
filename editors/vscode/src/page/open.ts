/** Opens the place that was clicked on in the page of the timeline. */
import * as vscode from "vscode";

/** What the page's script tells: an address with a line behind `#`, or a path and a line. */
export interface Clicked {
  href?: string;
  path?: string;
  line?: number;
}

export async function openPlace({ href, path, line }: Clicked): Promise<void> {
  const uri = href !== undefined ? await fromAddress(href) : path !== undefined ? await fromPath(path) : undefined;
  if (uri === undefined) return;
  const row = Math.max(0, (line ?? lineOf(uri)) - 1);
  const selection = new vscode.Range(row, 0, row, 0);
  await vscode.commands.executeCommand("vscode.open", uri.with({ fragment: "" }), { selection, preview: true });
}

function lineOf({ fragment }: vscode.Uri): number {
  return Number(/^L?(\d+)/.exec(fragment)?.[1] ?? 1);
}

/** Only files of the folders that are open: the page is made of the words of articles. */
async function fromAddress(href: string): Promise<vscode.Uri | undefined> {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(href)) {
    const [path = "", fragment = ""] = href.split("#");
    return (await fromPath(decodeURIComponent(path)))?.with({ fragment });
  }
  const uri = vscode.Uri.parse(href);
  return vscode.workspace.getWorkspaceFolder(uri) === undefined ? undefined : uri;
}

async function fromPath(path: string): Promise<vscode.Uri | undefined> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const candidates = [uri.with({ path }), vscode.Uri.joinPath(uri, path)];
    for (const candidate of candidates.filter((one) => vscode.workspace.getWorkspaceFolder(one) !== undefined)) {
      if (await exists(candidate)) return candidate;
    }
  }
  return undefined;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type !== vscode.FileType.Directory;
  } catch {
    return false;
  }
}
