// What the sessions share: the browser, the page of a folder, named checks, places by quotation.
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";

const require = createRequire(path.join(process.env.PLAYWRIGHT, "package.json"));
const { chromium } = require("playwright-core");

export const expected = JSON.parse(fs.readFileSync(process.env.EXPECTATIONS, "utf8"));

/** Opens a browser window; `scale` 2 draws it at twice the pixels, for pictures. */
export async function openBrowser({ scale = 1 } = {}) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: scale });
  return { browser, page };
}

/** The address of the workbench on a folder, with VS Code's own start-up commands in its payload. */
export function workbench(url, folder, payload) {
  const address = new URL(url);
  address.searchParams.set("folder", folder);
  address.searchParams.set("payload", JSON.stringify(payload(`vscode-remote://${address.host}`)));
  return address.href;
}

/** The marks that VS Code draws for findings; a hint has none of these. */
export const squiggles = ".squiggly-error, .squiggly-warning, .squiggly-info";

/** The texts of all elements that a selector finds. */
export function texts(page, selector) {
  return page.$$eval(selector, (all) => all.map((one) => one.innerText));
}

/** What the language status says of Dateline; opens it by a click, as a user does, and closes it. */
export async function languageStatus(page) {
  await page.locator("[id='status.languageStatus']").first().click();
  const row = page.locator(".hover-language-status", { hasText: "Dateline" }).first();
  await row.waitFor({ timeout: 10_000 });
  const words = await row.innerText();
  await page.keyboard.press("Escape");
  return words;
}

/** Runs a command by what the palette calls it. */
export async function command(page, title) {
  const row = page.locator(".quick-input-widget:visible .monaco-list-row", { hasText: title.replace(/^.*: /, "") }).first();
  // A page that is just coming up takes the focus, and the palette closes.
  for (let tries = 1; ; tries += 1) {
    try {
      await page.keyboard.press("F1");
      await page.locator(".quick-input-widget:visible input").first().fill(`>${title}`, { timeout: 3000 });
      await row.waitFor({ timeout: 3000 });
      break;
    } catch (error) {
      if (tries === 3) throw error;
    }
  }
  await page.waitForTimeout(300);
  await page.keyboard.press("Enter");
}

/** Opens an article of the folder by its name. */
export async function openArticle(page, name) {
  await page.keyboard.press("Control+p");
  const box = page.locator(".quick-input-widget:visible input").first();
  await box.waitFor();
  await box.fill(name);
  await page.locator(".quick-input-widget:visible .monaco-list-row", { hasText: name }).first().waitFor();
  await page.waitForTimeout(300);
  await page.keyboard.press("Enter");
  await inFront(page, name);
}

/** Puts the caret into a quotation of the article that is open. */
export async function goTo(page, text, quote, context) {
  const { line, column } = place(text, quote, context);
  await page.keyboard.press("Control+1");
  await page.keyboard.press("Control+g");
  const box = page.locator(".quick-input-widget:visible input").first();
  await box.waitFor();
  await box.fill(`:${line}:${column}`);
  await page.waitForTimeout(200);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(200);
}

/** The side bar of Dateline, opened by its icon. */
export async function sideBar(page) {
  // The badge lies over the icon.
  await page.locator(".activitybar .action-label[aria-label*='Dateline']").first().click({ force: true });
  await page.locator(".sidebar .pane-body .monaco-list-row").first().waitFor({ timeout: 20_000 });
}

/** The rows of a view of the side bar, by the beginning of its title. */
export function rows(page, title) {
  return page.locator(".sidebar .pane", { has: page.locator(`.pane-header[aria-label^='${title}']`) }).locator(".monaco-list-row");
}

/** Waits until the article of this name is in front; a tab draws its name in pieces. */
export async function inFront(page, name) {
  await page.locator(`.tab.active[aria-label*='${name}']`).first().waitFor({ timeout: 15_000 });
}

/** Text without the invisible marks of direction and the kinds of space that only drawing needs. */
export const plain = (words) => words.replace(/[\u200e\u200f\u2066-\u2069]/g, "").replace(/\s+/g, " ");

/** Waits until the words that something has hold what is wanted. */
export async function says(get, wanted, milliseconds = 15_000) {
  const end = Date.now() + milliseconds;
  let words = "";
  do {
    words = plain([await get()].flat().join("\n"));
    if (wanted instanceof RegExp ? wanted.test(words) : words.includes(wanted)) return words;
    await new Promise((done) => setTimeout(done, 200));
  } while (Date.now() < end);
  throw new Error(`«${wanted}» is not in:\n${words}`);
}

/** The messages that have popped up, and the dot on the bell that stays when one has been hidden again. */
export async function popUps(page) {
  const dots = await page.locator("[id='status.notifications'] .codicon-bell-dot").count();
  return [...(await texts(page, ".notification-toast")), ...Array(dots).fill("a message behind the bell")];
}

let failed = 0;
let passed = 0;

/** One check. Those after it still run when it fails. */
export async function check(name, body) {
  const began = Date.now();
  try {
    await body();
    passed += 1;
    console.log(`ok    window: ${name} (${Date.now() - began} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  window: ${name} (${Date.now() - began} ms)\n${error.stack ?? error}`);
  }
}

export function exitCode() {
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** Line and column, from 1 and in UTF-16 units as the editor counts, of the middle of a quotation. */
export function place(text, quote, context) {
  const start = text.indexOf(context ?? quote);
  const at = start < 0 ? -1 : text.indexOf(quote, start);
  if (at < 0) throw new Error(`not in the text: ${quote}`);
  const before = text.slice(0, at + Math.floor(quote.length / 2));
  const lines = before.split("\n");
  return { line: lines.length, column: lines[lines.length - 1].length + 1 };
}
