// The commands of the palette, as a user runs them.
//
//   node commands.mjs URL FOLDER LOGS
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { check, command, exitCode, expected, inFront, languageStatus, openArticle, openBrowser, popUps, says, squiggles, workbench } from "./browser.mjs";

const [url, folder, logs] = process.argv.slice(2);
const { browser, page } = await openBrowser();
const quick = page.locator(".quick-input-widget:visible");
const box = quick.locator("input").first();
const lines = page.locator(".editor-instance .view-lines").first();
const moment = page.locator(".statusbar");
const preview = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
const findings = Object.values(expected.findings).flat();
const files = Object.values(expected.findings).filter((found) => found.length > 0);

await page.goto(workbench(url, folder, (remote) => [["openFile", `${remote}${folder}/${expected.fix.file}`]]));
await page.waitForSelector(".editor-instance .monaco-editor .view-lines .view-line", { timeout: 60_000 });
await says(() => languageStatus(page), /[1-9][0-9]* findings?/, 30_000);

await check("the folder is checked: all findings in a list, and in Problems without an open article", async () => {
  await command(page, "Dateline: Check Folder");
  await says(() => quick.innerText(), `${findings.length} findings in ${files.length} articles`);
  for (const { rule } of findings) await says(() => quick.innerText(), rule);
  await quick.locator(".monaco-list-row", { hasText: "Show all in Problems" }).click();
  await page.locator(".markers-panel .monaco-list-row").first().waitFor();
  await says(() => page.locator(".markers-panel").innerText(), "opening.txt");
});

await check("a finding in the list leads to its place", async () => {
  await command(page, "Dateline: Check Folder");
  await quick.locator(".monaco-list-row", { hasText: expected.fix.rule }).click();
  await inFront(page, expected.fix.file);
});

await check("the name of a rule in the Problems panel leads to its page", async () => {
  await command(page, "Problems: Focus on Problems View");
  await page.locator(".markers-panel a", { hasText: expected.fix.rule }).first().click({ modifiers: ["ControlOrMeta"] });
  await says(() => preview.locator("body").innerText(), "What it does", 20_000);
  await inFront(page, expected.fix.rule);
});

await check("a rule is chosen and explained", async () => {
  await command(page, "Dateline: Explain a Rule");
  await box.fill("reversed");
  await says(() => quick.innerText(), "ends before it begins");
  await page.keyboard.press("Enter");
  await inFront(page, "reversed-range");
});

await check("a publication date is asked for with what the dateline says", async () => {
  await openArticle(page, "announcement.txt");
  await command(page, "Dateline: Set Publication Date");
  await box.waitFor();
  await says(() => box.inputValue(), "2026-03-05");
  await page.keyboard.press("Escape");
});

await check("a publication date is asked for with what the article states, refused if it is none, and written", async () => {
  await openArticle(page, "harbour.md");
  await command(page, "Dateline: Set Publication Date");
  await box.waitFor();
  await says(() => box.inputValue(), "2026-03-06");
  await box.fill("2026-02-30");
  await says(() => quick.innerText(), "A day such as");
  await page.keyboard.press("Enter");
  await box.fill("٢٠٢٦-٠٣-٠٩");
  await page.waitForTimeout(300);
  await page.keyboard.press("Enter");
  await says(() => lines.innerText(), "published: 2026-03-09");
});

await check("all sure repairs of the article are made, and it is said where there are none", async () => {
  await command(page, "Dateline: Fix All in This Article");
  await says(() => moment.innerText(), "Nothing that can be repaired");
  const { text, becomes } = expected.fixAll;
  await command(page, "Create: New Untitled Text File");
  await inFront(page, "Untitled");
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.insertText(text);
  await page.waitForSelector(squiggles, { timeout: 15_000, state: "attached" });
  await command(page, "Dateline: Fix All in This Article");
  await says(() => lines.innerText(), becomes);
  await says(() => moment.innerText(), "1 repair made");
});

await check("the timeline is exported as a page and as JSON, without paths of this machine", async () => {
  for (const [name, mark] of [["timeline.html", "<!doctype html>"], ["timeline.json", '"meetings"']]) {
    await command(page, "Dateline: Export Timeline");
    await box.waitFor();
    await box.fill(path.join(folder, name));
    // The dialogue takes the key only when it has looked at the folder.
    for (let tries = 0; tries < 15 && !fs.existsSync(path.join(folder, name)); tries += 1) {
      await page.waitForTimeout(1000);
      if (await box.isVisible()) await box.press("Enter");
    }
    await says(() => moment.innerText(), name);
    const text = fs.readFileSync(path.join(folder, name), "utf8");
    assert.ok(text.includes(mark), text.slice(0, 200));
    if (name.endsWith(".html")) assert.ok(!text.includes(folder), "the page names the folder of this machine");
    else assert.ok(JSON.parse(text).people.length > 0);
  }
});

await check("the newsroom file is begun, and not written before it is saved", async () => {
  await command(page, "Dateline: Open Newsroom File");
  await inFront(page, "dateline.toml");
  await says(() => lines.innerText(), "[[person]]");
  assert.ok(!fs.existsSync(path.join(folder, "dateline.toml")));
});

await check("the commands of the language status are those of the palette", async () => {
  await openArticle(page, expected.fix.file);
  await page.locator("[id='status.languageStatus']").first().click();
  await page.locator(".hover-language-status a", { hasText: "Commands" }).first().click();
  await says(() => quick.innerText(), "Open Timeline Page");
  await page.keyboard.press("Escape");
});

await check("the report of a problem holds versions and the end of the log, and is nothing but a document", async () => {
  await command(page, "Dateline: Report a Problem");
  await inFront(page, "Untitled");
  await says(() => lines.innerText(), "Nothing of this is sent");
  await says(() => lines.innerText(), /dateline lsp: \d+\.\d+\.\d+ \(\d+ articles/);
  await page.keyboard.press("Control+End");
  await says(() => lines.innerText(), "starting");
});

await check("nothing has popped up", async () => {
  assert.deepEqual(await popUps(page), []);
});

await page.screenshot({ path: path.join(logs, "end.png") });
await browser.close();
process.exit(exitCode());
