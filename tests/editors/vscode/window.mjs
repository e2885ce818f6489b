// What a user sees: squiggles below Arabic text, a hover, the Problems panel, the language status; and
// that nothing pops up.
//
//   node window.mjs URL FOLDER LOGS
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { check, exitCode, expected, goTo, languageStatus, openBrowser, plain, popUps, squiggles, texts, workbench } from "./browser.mjs";

const [url, folder, logs] = process.argv.slice(2);
const file = expected.fix.file;
const text = fs.readFileSync(path.join(folder, file), "utf8");
const findings = expected.findings[file];
const { browser, page } = await openBrowser();
const console_ = [];
page.on("console", (message) => console_.push(message.text()));

const hover = ".monaco-resizable-hover .hover-contents, .monaco-editor .monaco-hover .hover-contents";
await page.goto(workbench(url, folder, (remote) => [["openFile", `${remote}${folder}/${file}`]]));
await check("the article opens and its findings are underlined", async () => {
  await page.waitForSelector(".editor-instance .monaco-editor .view-lines .view-line", { timeout: 60_000 });
  await page.waitForSelector(squiggles, { timeout: 30_000, state: "attached" });
  await page.waitForTimeout(1500);
  const drawn = await page.$$eval(squiggles, (all) => all.filter((one) => one.getBoundingClientRect().width > 4).length);
  assert.ok(drawn >= findings.length, `${drawn} underlines for ${findings.length} findings`);
});

await check("no line of Arabic is cut up by what is drawn into it", async () => {
  const lines = (await texts(page, ".editor-instance .monaco-editor .view-lines .view-line")).map(plain).join(" ");
  for (const finding of findings) assert.ok(lines.includes(finding.text), `«${finding.text}» is not in one piece:\n${lines}`);
  const spans = await page.$$eval(".editor-instance .view-line > span", (all) => all.map((one) => one.children.length));
  assert.ok(spans.length > 0 && spans.every((parts) => parts <= 1), `parts of the lines: ${spans}`);
});

await check("the Problems panel names the rules", async () => {
  await page.keyboard.press("Control+Shift+M");
  await page.waitForSelector(".markers-panel .monaco-list-row", { timeout: 15_000 });
  await page.waitForTimeout(800);
  const rows = (await texts(page, ".markers-panel .monaco-list-row")).join("\n");
  for (const { rule } of findings) assert.ok(rows.includes(rule), `${rule} is not in:\n${rows}`);
});

await check("the language status counts articles and findings", async () => {
  const articles = Object.keys(expected.findings).length;
  assert.match(await languageStatus(page), new RegExp(`${articles} articles, [1-9][0-9]* findings?`));
});

await check("a hover says which day is meant", async () => {
  const wish = expected.fix;
  await goTo(page, text, wish.at);
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+i");
  await page.waitForSelector(hover, { timeout: 15_000 });
  await page.waitForTimeout(1000);
  const words = (await texts(page, hover)).join("\n");
  assert.ok(words.includes(wish.rule), `the finding is not in the hover:\n${words}`);
});
await page.screenshot({ path: path.join(logs, "hover.png") });

await check("nothing has popped up", async () => {
  assert.deepEqual(await popUps(page), []);
});

await check("the repairs are offered with Ctrl+.", async () => {
  await page.keyboard.press("Escape");
  await goTo(page, text, expected.fix.at);
  await page.keyboard.press("Control+.");
  await page.waitForSelector(".action-widget .monaco-list-row", { timeout: 15_000 });
  await page.waitForTimeout(300);
  const rows = plain((await texts(page, ".action-widget .monaco-list-row")).join("\n"));
  assert.ok(rows.includes(expected.fix.title), rows);
});
await page.screenshot({ path: path.join(logs, "repairs.png") });

fs.writeFileSync(path.join(logs, "console.log"), console_.join("\n"));
await browser.close();
process.exit(exitCode());
