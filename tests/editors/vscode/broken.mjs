// A server that cannot be started: the language status says so, and nothing pops up.
//
//   node broken.mjs URL FOLDER LOGS
import assert from "node:assert/strict";
import path from "node:path";
import { check, exitCode, expected, languageStatus, openBrowser, popUps, workbench } from "./browser.mjs";

const [url, folder, logs] = process.argv.slice(2);
const { browser, page } = await openBrowser();
await page.goto(workbench(url, folder, (remote) => [["openFile", `${remote}${folder}/${expected.fix.file}`]]));
await page.waitForSelector(".editor-instance .monaco-editor .view-lines .view-line", { timeout: 60_000 });

await check("a server that is not there is told in the language status", async () => {
  let words = "";
  for (let tries = 0; tries < 40 && !words.includes("not running"); tries += 1) {
    await page.waitForTimeout(500);
    words = await languageStatus(page);
  }
  assert.match(words, /not running/);
  assert.match(words, /\/nowhere\/dateline/);
});

await check("and nothing has popped up", async () => {
  await page.waitForTimeout(1000);
  assert.deepEqual(await popUps(page), []);
});

await page.screenshot({ path: path.join(logs, "end.png") });
await browser.close();
process.exit(exitCode());
