// Packages the extension with the server of one platform: `npm run package`.
//
//   node scripts/package.mjs [--target linux-x64] [--binary path/to/dateline] [--out file.vsix] [--images URL]
//
// Without --binary the server is built here; for another platform than this one that wants Rust's standard
// library for it and a linker, which `cargo zigbuild` brings. The version is that of the crate: an extension
// never carries a server of another version than its own. --images is the address below which the pictures of
// the README can be seen; VS Code shows none from inside a package, so without it they are left out.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** The platforms of VS Code that a server can be built for, and what Rust calls them. */
const platforms = {
  "linux-x64": "x86_64-unknown-linux-gnu",
  "linux-arm64": "aarch64-unknown-linux-gnu",
  "alpine-x64": "x86_64-unknown-linux-musl",
  "alpine-arm64": "aarch64-unknown-linux-musl",
  "darwin-x64": "x86_64-apple-darwin",
  "darwin-arm64": "aarch64-apple-darwin",
  "win32-x64": "x86_64-pc-windows-gnu",
  "win32-arm64": "aarch64-pc-windows-gnullvm",
};

const extension = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const root = path.resolve(extension, "../..");
const { values } = parseArgs({
  options: { target: { type: "string" }, binary: { type: "string" }, out: { type: "string" }, images: { type: "string" } },
});

const target = values.target ?? thisPlatform();
if (!(target in platforms)) throw new Error(`no platform «${target}»; there are: ${Object.keys(platforms).join(", ")}`);
const program = target.startsWith("win32") ? "dateline.exe" : "dateline";
const binary = values.binary ?? build();
const out = path.resolve(values.out ?? path.join(extension, `dateline-${target}.vsix`));

fresh("server");
fs.copyFileSync(binary, path.join(extension, "server", program));
fs.chmodSync(path.join(extension, "server", program), 0o755);
fresh("schemas");
fs.copyFileSync(path.join(root, "docs/dateline.schema.json"), path.join(extension, "schemas/dateline.schema.json"));

const vsce = path.join(extension, "node_modules/@vscode/vsce/vsce");
run(process.execPath, [
  vsce, "package", crateVersion(), "--target", target, "--out", out,
  "--no-dependencies", "--allow-missing-repository", "--no-git-tag-version", "--no-update-package-json",
  "--no-rewrite-relative-links", "--readme-path", readme(),
], extension);

/** The README as it is packaged, below `dist`. */
function readme() {
  const pictures = /!\[([^\]]*)\]\(\.\.\/\.\.\/docs\/([^)]+)\)\n*/g;
  const text = fs.readFileSync(path.join(extension, "README.md"), "utf8");
  const shown = text.replace(pictures, values.images === undefined ? "" : `![$1](${values.images}/$2)\n\n`);
  fs.mkdirSync(path.join(extension, "dist"), { recursive: true });
  fs.writeFileSync(path.join(extension, "dist/README.md"), shown);
  return "dist/README.md";
}

function thisPlatform() {
  const musl = process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime;
  return `${musl ? "alpine" : process.platform}-${process.arch}`;
}

function build() {
  const folder = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
  if (target === thisPlatform()) {
    run("cargo", ["build", "--release", "--locked"], root);
    return path.join(folder, "release", program);
  }
  run("cargo", ["zigbuild", "--release", "--locked", "--target", platforms[target]], root);
  return path.join(folder, platforms[target], "release", program);
}

function fresh(folder) {
  fs.rmSync(path.join(extension, folder), { recursive: true, force: true });
  fs.mkdirSync(path.join(extension, folder));
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
