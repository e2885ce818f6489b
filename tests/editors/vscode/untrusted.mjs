// A folder that nobody has trusted yet: the packaged server runs, not the one that the folder's own settings
// name, and Arabic is not drawn as if it were an attack.
//
//   node untrusted.mjs URL FOLDER LOGS
import assert from "node:assert/strict";
import path from "node:path";
import { check, exitCode, expected, languageStatus, openBrowser, popUps, squiggles, workbench } from "./browser.mjs";

const [url, folder, logs] = process.argv.slice(2);
const { browser, page } = await openBrowser();
await page.goto(workbench(url, folder, (remote) => [["openFile", `${remote}${folder}/${expected.fix.file}`]]));
await page.waitForSelector(".editor-instance .monaco-editor .view-lines .view-line", { timeout: 60_000 });

await check("VS Code does not trust the folder", async () => {
  await page.locator("[id='status.workspaceTrust']").first().waitFor({ timeout: 15_000 });
});

await check("the packaged server finds what there is to find", async () => {
  await page.waitForSelector(squiggles, { timeout: 30_000, state: "attached" });
  assert.match(await languageStatus(page), /[1-9][0-9]* findings?/);
});

await check("Arabic words stand in no boxes", async () => {
  // The words are drawn before the extension's defaults are known, and on a busy machine stand in boxes until then.
  const boxes = () => page.locator(".editor-instance .unicode-highlight").count();
  for (let tries = 0; tries < 40 && (await boxes()) > 0; tries += 1) await page.waitForTimeout(500);
  await page.waitForTimeout(1500);
  assert.equal(await boxes(), 0);
});

await check("nothing has popped up", async () => {
  assert.deepEqual(await popUps(page), []);
});

await page.screenshot({ path: path.join(logs, "end.png") });
await browser.close();
process.exit(exitCode());
