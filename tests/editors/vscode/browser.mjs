// What the two sessions share: the browser, the page of a folder, named checks, places by quotation.
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
