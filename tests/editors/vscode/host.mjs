// Runs probe/suite.cjs inside the extension host, next to the installed extension.
//
//   node host.mjs URL FOLDER LOGS
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser, workbench } from "./browser.mjs";

const [url, folder, logs] = process.argv.slice(2);
const probe = path.join(path.dirname(fileURLToPath(import.meta.url)), "probe");
const { browser, page } = await openBrowser();
const console_ = [];
page.on("console", (message) => console_.push(message.text()));

// The workbench reports the end of a test run through these two functions of the page.
await page.exposeFunction("codeAutomationLog", (type, args) => console_.push(`[${type}] ${args.join(" ")}`));
const ended = new Promise((done) => page.exposeFunction("codeAutomationExit", done));

// A released workbench runs tests named in its address only with the smoke test driver switched on, for
// which code-server has no flag: it is switched on in the page, before the workbench reads its settings.
await page.addInitScript(() => {
  const observer = new MutationObserver(() => {
    const meta = document.getElementById("vscode-workbench-web-configuration");
    if (!meta) return;
    observer.disconnect();
    const settings = JSON.parse(meta.getAttribute("data-settings"));
    settings.developmentOptions = { ...settings.developmentOptions, enableSmokeTestDriver: true };
    meta.setAttribute("data-settings", JSON.stringify(settings));
  });
  observer.observe(document, { childList: true, subtree: true });
});
await page.goto(
  workbench(url, folder, (remote) => [
    ["extensionDevelopmentPath", remote + probe],
    ["extensionTestsPath", `${remote}${probe}/suite.cjs`],
    ["skipWelcome", "true"],
  ]),
);
const code = await Promise.race([ended, new Promise((done) => setTimeout(done, 150_000, "no end"))]);

if (fs.existsSync(process.env.RESULTS)) process.stdout.write(fs.readFileSync(process.env.RESULTS, "utf8"));
fs.writeFileSync(path.join(logs, "console.log"), console_.join("\n"));
if (code !== 0) {
  await page.screenshot({ path: path.join(logs, "end.png") });
  console.log(`FAIL  the tests in the extension host ended with: ${code}`);
}
await browser.close();
process.exit(code === 0 ? 0 : 1);
