// Packages the extension with the server of one platform: `npm run package`.
//
//   node scripts/package.mjs [--target linux-x64] [--binary path/to/dateline] [--out file.vsix]
//
// Without --binary the server is built here, for the platform this runs on. The version is that of the
// crate: an extension never carries a server of another version than its own.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const extension = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const root = path.resolve(extension, "../..");
const { values } = parseArgs({
  options: { target: { type: "string" }, binary: { type: "string" }, out: { type: "string" } },
});

const target = values.target ?? thisPlatform();
const program = target.startsWith("win32") ? "dateline.exe" : "dateline";
const binary = values.binary ?? build();
const out = path.resolve(values.out ?? path.join(extension, `dateline-${target}.vsix`));

const server = path.join(extension, "server");
fs.rmSync(server, { recursive: true, force: true });
fs.mkdirSync(server);
fs.copyFileSync(binary, path.join(server, program));
fs.chmodSync(path.join(server, program), 0o755);

const vsce = path.join(extension, "node_modules/@vscode/vsce/vsce");
run(process.execPath, [
  vsce, "package", crateVersion(), "--target", target, "--out", out,
  "--no-dependencies", "--allow-missing-repository", "--no-git-tag-version", "--no-update-package-json",
], extension);

function thisPlatform() {
  const libc = process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime;
  return `${libc ? "alpine" : process.platform}-${process.arch === "arm" ? "armhf" : process.arch}`;
}

function build() {
  run("cargo", ["build", "--release", "--locked"], root);
  return path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, "target"), "release", program);
}

function crateVersion() {
  const manifest = fs.readFileSync(path.join(root, "Cargo.toml"), "utf8");
  return /^version = "([^"]+)"/m.exec(manifest)[1];
}

function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
