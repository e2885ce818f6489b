// Fails where a string that the reader sees lacks its Arabic, or where a translation has nothing to translate:
// `npm run l10n`.
//
// Strings of the manifest stand in package.nls.json, those of the program are the English words in
// `vscode.l10n.t("…")` themselves, and the walkthrough has a file for each step.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const extension = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const read = (name) => fs.readFileSync(path.join(extension, name), "utf8");
const faults = [];

const manifest = read("package.json");
const named = new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key));
const english = strings("package.nls.json");
same("package.nls.json", named, Object.keys(english));
compare("package.nls.ar.json", english, strings("package.nls.ar.json"));

// What is shown must not stand in the manifest itself, where it cannot be translated.
const spoken = /"(title|description|markdownDescription|label|contents)": "(?!%|Dateline")([^"]+)"/g;
for (const [, field, words] of manifest.matchAll(spoken)) faults.push(`package.json: ${field} is not in package.nls.json: ${words}`);

const program = Object.fromEntries(files("src", ".ts").flatMap(called).map((words) => [words, words]));
compare("l10n/bundle.l10n.ar.json", program, strings("l10n/bundle.l10n.ar.json"));

for (const { id, steps } of JSON.parse(manifest).contributes.walkthroughs) {
  for (const { media } of steps) {
    const translated = media.markdown.replace(/\.md$/, ".nls.ar.md");
    if (![media.markdown, translated].every((name) => fs.existsSync(path.join(extension, name)))) faults.push(`${id}: no ${translated}`);
    else if (!arabic(read(translated))) faults.push(`${translated}: no Arabic`);
  }
}

if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(`${named.size} strings of the manifest and ${Object.keys(program).length} of the program have their Arabic`);

/** The strings of a file, without the marks of the ones that are written by a test. */
function strings(name) {
  return Object.fromEntries(Object.entries(JSON.parse(read(name))).filter(([key]) => !key.startsWith("$")));
}

function same(name, wanted, found) {
  for (const key of wanted) if (!found.includes(key)) faults.push(`${name} lacks: ${key}`);
  for (const key of found) if (!wanted.has(key)) faults.push(`${name} has what nothing shows: ${key}`);
}

/** Each translation is there, is Arabic, and holds the same places, commands and code as what it translates. */
function compare(name, from, to) {
  same(name, new Set(Object.keys(from)), Object.keys(to));
  for (const [key, words] of Object.entries(to)) {
    if (!arabic(words)) faults.push(`${name}: no Arabic in: ${key}`);
    if (!keepsOrder(words)) faults.push(`${name}: no \\u2067 and \\u2069 around: ${key}`);
    if (from[key] !== undefined && kept(from[key]) !== kept(words)) faults.push(`${name}: other places or commands in: ${key}`);
  }
}

/**
 * VS Code lays everything out from the left. A line of Arabic that holds anything else, or ends with a mark of its
 * own, only keeps its order between U+2067 and U+2069.
 */
function keepsOrder(words) {
  const lines = words.split("\n").filter((line) => !/^\[[^\]]*\]\(command:[^)]*\)$/.test(line));
  return lines.every((line) => !/[\w`{]|[.…:؟]$/.test(line) || /^\u2067.*\u2069$/.test(line));
}

/** Arabic, or nothing that could be: places and punctuation alone. */
function arabic(words) {
  return /\p{Script=Arabic}/u.test(words) || !/\p{L}/u.test(words);
}

function kept(words) {
  return [...words.matchAll(/\{\d\}|\(command:[^)]+\)|`[^`]+`/g)].map(([part]) => part).sort().join(" ");
}

function files(folder, ending) {
  const all = fs.readdirSync(path.join(extension, folder), { recursive: true });
  return all.filter((name) => name.endsWith(ending)).map((name) => path.join(folder, name));
}

/** The words of each call; a call with anything else than words could not be translated. */
function called(name) {
  const text = read(name);
  const calls = [...text.matchAll(/\bl10n\.t\(\s*(?:"((?:[^"\\]|\\.)*)"|[^"])/g)];
  if (calls.some(([, words]) => words === undefined)) faults.push(`${name}: l10n.t needs a plain string`);
  return calls.map(([, words]) => JSON.parse(`"${words ?? ""}"`));
}
