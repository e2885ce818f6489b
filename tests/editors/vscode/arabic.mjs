// VS Code in Arabic: the words of the extension are, too.
//
//   node arabic.mjs URL FOLDER LOGS
import assert from "node:assert/strict";
import path from "node:path";
import { check, exitCode, expected, languageStatus, openBrowser, popUps, rows, says, sideBar, workbench } from "./browser.mjs";

const [url, folder, logs] = process.argv.slice(2);
const { browser, page } = await openBrowser();
const quick = page.locator(".quick-input-widget:visible");

// The language of the display is set where a language pack would set it: there is no pack of Arabic.
await page.addInitScript(() => {
  Object.defineProperty(globalThis, "_VSCODE_NLS_LANGUAGE", { get: () => "ar", set: () => {} });
});
await page.goto(workbench(url, folder, (remote) => [["openFile", `${remote}${folder}/${expected.fix.file}`]]));
await page.waitForSelector(".editor-instance .monaco-editor .view-lines .view-line", { timeout: 60_000 });

await check("the language status counts in Arabic", async () => {
  await says(() => languageStatus(page), `المقالات: ${Object.keys(expected.findings).length}`, 30_000);
});

await check("the views have Arabic titles and dates", async () => {
  await sideBar(page);
  await says(() => rows(page, "التسلسل الزمني").allInnerTexts(), "17 مارس 2026");
  await says(() => rows(page, "الأشخاص").allInnerTexts(), expected.views.person.name);
});

await check("the commands are found by their Arabic and by their English name", async () => {
  for (const words of ["فحص المجلد", "Check Folder"]) {
    await page.keyboard.press("F1");
    await quick.locator("input").first().fill(`>${words}`);
    await says(() => quick.innerText(), "فحص المجلد");
    await page.keyboard.press("Escape");
  }
});

await check("findings are in Arabic as well", async () => {
  await page.keyboard.press("Control+Shift+M");
  await says(() => page.locator(".markers-panel").innerText(), "مقال واحد");
});

await check("the walkthrough and its pages are in Arabic", async () => {
  await page.keyboard.press("F1");
  await quick.locator("input").first().fill(">Open Walkthrough");
  await page.waitForTimeout(500);
  await page.keyboard.press("Enter");
  await quick.locator(".monaco-list-row", { hasText: "Dateline" }).first().click();
  await says(() => page.locator(".gettingStartedContainer").innerText(), "افتح مجلد مقالاتك");
  await says(() => page.frameLocator("iframe.webview.ready").frameLocator("#active-frame").locator("body").innerText(), "مجلد من المقالات");
});

await check("nothing has popped up", async () => {
  assert.deepEqual(await popUps(page), []);
});

await page.screenshot({ path: path.join(logs, "end.png") });
await browser.close();
process.exit(exitCode());
