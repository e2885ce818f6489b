// Takes the pictures of the documentation. Nothing is checked here; what they show is.
//
//   node pictures.mjs URL FOLDER TARGET
import fs from "node:fs";
import path from "node:path";
import { command, goTo, openBrowser, rows, says, sideBar, squiggles, workbench } from "./browser.mjs";

const [url, folder, target] = process.argv.slice(2);
const file = "summit/2024-04-18-summit-opens.txt";
const text = fs.readFileSync(path.join(folder, file), "utf8");
const { browser, page } = await openBrowser({ scale: 1.5 });

async function picture(name) {
  await page.mouse.move(640, 795);
  await page.waitForTimeout(1200);
  await page.screenshot({ path: path.join(target, `screenshot-vscode${name}.png`) });
}

/** Shows a hover over a quotation. */
async function hover(quote, context) {
  await goTo(page, text, quote, context);
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+i");
  await page.waitForSelector(".monaco-editor .monaco-hover:not(.hidden), .monaco-resizable-hover:not(.hidden)");
}

fs.mkdirSync(target, { recursive: true });
await page.goto(workbench(url, folder, (remote) => [["openFile", `${remote}${folder}/${file}`]]));
await page.waitForSelector(squiggles, { timeout: 60_000, state: "attached" });
await sideBar(page);
await rows(page, "Timeline").first().hover();
await page.locator(".sidebar .action-label[aria-label^='Show Only Meetings']").first().click();
await page.waitForTimeout(1000);
const disputed = rows(page, "Timeline").filter({ hasText: "Mediterranean" }).first();
await disputed.click();
await says(() => rows(page, "Timeline").allInnerTexts(), "athens-confirms.md");

await page.keyboard.press("Control+Shift+M");
await page.locator(".markers-panel .monaco-list-row").first().waitFor();
await hover("القمة المتوسطية", "الخميس القمة");
await picture("");
await page.keyboard.press("Escape");
await page.keyboard.press("Control+j");
await goTo(page, text, "القرقوري", "وقالت القرقوري");
await page.keyboard.press("Shift+F12");
await page.locator(".reference-zone-widget .monaco-list-row").first().waitFor();
await picture("-references");
await page.keyboard.press("Escape");
await page.keyboard.press("Escape");
await command(page, "Dateline: Open Timeline Page");
await page.frameLocator("iframe.webview.ready").frameLocator("#active-frame").locator("article.meeting").first().waitFor();
await picture("-timeline");
await browser.close();
