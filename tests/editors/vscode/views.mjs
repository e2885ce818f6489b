// The side bar and the page of the timeline: what they show, where a click leads, and that they follow an edit.
//
//   node views.mjs URL FOLDER LOGS
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { check, exitCode, expected, goTo, inFront, openBrowser, popUps, rows, says, sideBar, workbench } from "./browser.mjs";

const [url, folder, logs] = process.argv.slice(2);
const wish = expected.views;
const { browser, page } = await openBrowser();
const console_ = [];
page.on("console", (message) => console_.push(message.text()));

const icon = page.locator(".activitybar .action-item", { has: page.locator(".action-label[aria-label*='Dateline']") });
const meetings = rows(page, "Timeline");
const people = rows(page, "People");
const meeting = meetings.filter({ hasText: wish.meeting.name }).first();
const editor = page.locator(".editor-instance .view-lines").first();
const position = page.locator("[id='status.editor.selection']");

/** Where an edit of the article takes the place of words. */
async function replace(text, words, others) {
  await goTo(page, text, words);
  // From the first of the words to the last, whatever the direction that they are drawn in.
  const before = text.slice(0, text.indexOf(words)).split("\n");
  await page.keyboard.press("Control+g");
  const box = page.locator(".quick-input-widget:visible input").first();
  await box.fill(`:${before.length}:${before.at(-1).length + 1}`);
  await page.waitForTimeout(200);
  await page.keyboard.press("Enter");
  for (let n = 0; n < [...words].length; n += 1) await page.keyboard.press("Delete");
  await page.keyboard.insertText(others);
}

await page.goto(workbench(url, folder, (remote) => [["openFile", `${remote}${folder}/harbour.md`]]));
await page.waitForSelector(".editor-instance .monaco-editor .view-lines .view-line", { timeout: 60_000 });

await check("the icon counts the disagreements before the side bar was ever opened", async () => {
  await says(() => icon.locator(".badge-content").allInnerTexts(), /^1$/, 30_000);
});

await check("the meetings are there, the disputed one marked", async () => {
  await sideBar(page);
  await says(() => meeting.innerText(), wish.meeting.day);
  assert.equal(await meeting.locator(".codicon-warning").count(), 1);
});

await check("below it stand the disagreements, the articles, and what each says", async () => {
  await meeting.click();
  for (const words of wish.meeting.below) await says(() => meetings.allInnerTexts(), words);
});

await check("a click on a report opens its place", async () => {
  await meetings.filter({ hasText: wish.meeting.report }).last().click();
  await inFront(page, wish.meeting.report);
  await says(() => position.innerText(), `Ln ${wish.meeting.line}, Col`);
});

await check("a tooltip tells the disagreement in full", async () => {
  await meeting.hover();
  await says(() => page.locator(".monaco-hover.workbench-hover").allInnerTexts(), wish.meeting.told);
  await page.mouse.move(900, 500);
});

await check("the people are there, and a click leads to where one is introduced", async () => {
  const person = people.filter({ hasText: wish.person.name }).first();
  await says(() => person.innerText(), wish.person.role);
  await person.click();
  await inFront(page, wish.person.introduced);
  await person.locator(".monaco-tl-twistie").click();
  for (const words of wish.person.below) await says(() => people.allInnerTexts(), words);
});

await check("VS Code's own search finds a person in the view", async () => {
  await people.first().hover();
  await page.locator(".sidebar .action-label[aria-label^='Find a Person']").first().click();
  await page.locator(".sidebar .monaco-tree-type-filter input").first().waitFor({ timeout: 5000 });
  await page.keyboard.insertText(wish.person.name);
  await says(() => people.locator(".highlight").allInnerTexts(), wish.person.name);
  await page.keyboard.press("Escape");
});

await check("only the disputed meetings can be shown", async () => {
  await meeting.hover();
  await page.locator(".sidebar .action-label[aria-label^='Show Only Meetings']").first().click();
  await page.waitForTimeout(800);
  const top = await meetings.evaluateAll((every) => every.filter((one) => one.getAttribute("aria-level") === "1").length);
  assert.equal(top, 1);
  await page.locator(".sidebar .action-label[aria-label^='Show All Meetings']").first().click();
});

const view = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
await check("the page of the timeline opens in the colours of the theme, and runs no script but ours", async () => {
  await meeting.hover();
  await page.locator(".sidebar .action-label[aria-label^='Open Timeline Page']").first().click();
  await says(() => view.locator("body").innerText(), wish.meeting.report, 20_000);
  const policy = await view.locator("meta[http-equiv='Content-Security-Policy']").getAttribute("content");
  assert.match(policy, /default-src 'none'.*script-src 'nonce-/);
  assert.doesNotMatch(policy, /script-src[^;]*unsafe/);
  const paper = await view.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
  const theme = await page.locator(".part.editor .monaco-editor, .part.editor").first().evaluate(() => {
    const probe = document.createElement("div");
    probe.style.color = "var(--vscode-editor-background)";
    document.querySelector(".monaco-workbench").append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  });
  assert.equal(paper, theme);
});

await check("a point on the axis leads to its meeting in the page", async () => {
  await view.locator(".point.differs a").first().click();
  await page.waitForTimeout(500);
  const chosen = await view.locator("article.meeting:focus").innerText();
  assert.ok(chosen.includes(wish.meeting.name), chosen);
});

await check("a report in the page leads to its place", async () => {
  await view.locator("tbody a", { hasText: wish.meeting.report }).first().click();
  await inFront(page, wish.meeting.report);
  await says(() => position.innerText(), `Ln ${wish.meeting.line}, Col`);
});

await check("an edit that ends the disagreement is followed by the view, the badge and the page", async () => {
  const { replace: words, with: others, file } = expected.edit;
  await replace(fs.readFileSync(path.join(folder, file), "utf8"), words, others);
  await says(() => editor.innerText(), others);
  await says(async () => String(await icon.locator(".badge-content:visible").count()), /^0$/);
  await says(async () => String(await meeting.locator(".codicon-warning").count()), /^0$/);
  await page.locator(".tab", { hasText: "Timeline" }).click();
  await says(async () => String(await view.locator(".meeting.differs").count()), /^0$/);
});

await check("where no meeting is disputed, the filter says so", async () => {
  const pane = page.locator(".sidebar .pane").first();
  await pane.hover();
  await pane.locator(".action-label[aria-label^='Show Only Meetings']").click();
  await says(() => pane.innerText(), "No meeting on which the articles disagree");
  await pane.locator(".action-label[aria-label^='Show All Meetings']").click();
  await says(() => pane.innerText(), wish.meeting.name);
  await says(() => pane.innerText(), /^(?!.*No meeting on which)/);
});

await check("nothing has popped up", async () => {
  assert.deepEqual(await popUps(page), []);
});

await page.screenshot({ path: path.join(logs, "end.png") });
fs.writeFileSync(path.join(logs, "console.log"), console_.join("\n"));
await browser.close();
process.exit(exitCode());
