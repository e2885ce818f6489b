// What a reader sees of the timeline: the direction, the order on the axis, the rows, the disagreements.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { check, exitCode, openBrowser } from "../editors/vscode/browser.mjs";
import assert from "node:assert/strict";

const { browser, page } = await openBrowser();
const asked = [];
page.on("request", (request) => asked.push(request.url()));

const open = async (language, width = 1280) => {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(pathToFileURL(path.join(process.env.PAGES, `${language}.html`)).href);
};

/** Where the middle of each element stands, from the left. */
const middles = (selector) =>
  page.$$eval(selector, (all) => all.map((one) => one.getBoundingClientRect()).map((box) => box.x + box.width / 2));

for (const [language, direction] of [["ar", "rtl"], ["en", "ltr"]]) {
  await open(language);

  await check(`${language}: the page runs ${direction} and holds every meeting`, async () => {
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), direction);
    const points = await page.locator(".point").count();
    assert.ok(points >= 3, `${points} points`);
    assert.ok((await page.locator(".meeting").count()) >= points);
  });

  await check(`${language}: time runs with the reading`, async () => {
    const at = await middles(".point");
    const sorted = [...at].sort((a, b) => (direction === "rtl" ? b - a : a - b));
    assert.deepEqual(at, sorted);
    assert.ok(Math.abs(at[0] - at.at(-1)) > 400, "the axis is as wide as the page");
  });

  await check(`${language}: both days of the disputed meeting are seen, each in its article's row`, async () => {
    const disputed = page.locator(".meeting.differs").first();
    const days = await disputed.locator("thead .day").allInnerTexts();
    assert.deepEqual(days, ["14", "15", "16"]);
    const rows = disputed.locator("tbody tr");
    assert.equal(await rows.count(), 2);
    for (const [file, day] of [["agenda.txt", 2], ["announcement.txt", 0]]) {
      const row = rows.filter({ hasText: file });
      const marks = await row.locator("td.day").allInnerTexts();
      assert.deepEqual(marks.map((mark) => mark !== ""), [0, 1, 2].map((n) => n === day), file);
    }
    const told = await disputed.locator(".disagreements li").allInnerTexts();
    assert.equal(told.length, 2);
    assert.ok(told.every((one) => one.includes("2024-05-14") && one.includes("2024-05-16")), told.join("\n"));
  });

  await check(`${language}: words of an article keep their own direction`, async () => {
    const directions = await page.$$eval("q bdi", (all) => all.map((one) => [one.innerText, getComputedStyle(one).direction]));
    const arabic = directions.filter(([words]) => /[\u0600-\u06FF]/.test(words));
    const latin = directions.filter(([words]) => /^[A-Za-z0-9 ]+$/.test(words) && /[A-Za-z]/.test(words));
    assert.ok(arabic.length > 0 && arabic.every(([, way]) => way === "rtl"), JSON.stringify(arabic));
    assert.ok(latin.length > 0 && latin.every(([, way]) => way === "ltr"), JSON.stringify(latin));
  });

  await check(`${language}: a point leads to its meeting`, async () => {
    await page.locator(".point a").last().click();
    const target = page.locator(".meeting:target");
    assert.equal(await target.count(), 1);
    assert.ok(await target.isVisible());
  });

  await check(`${language}: nothing runs over the edge, not on a telephone either`, async () => {
    for (const width of [1280, 390]) {
      await open(language, width);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(over, 0, `${width}: ${over} pixels`);
    }
  });
}

await check("the page asks for nothing but itself", () => {
  assert.ok(asked.every((url) => url.startsWith("file:")), asked.join("\n"));
});

await open("ar");
if (process.env.SCREENSHOT.endsWith(".png")) {
  await page.screenshot({ path: process.env.SCREENSHOT, fullPage: true });
}
await browser.close();
process.exitCode = exitCode();
