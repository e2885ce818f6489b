// The checks that run inside the extension host: they ask VS Code itself what it got from the extension.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");

const expected = JSON.parse(fs.readFileSync(process.env.EXPECTATIONS, "utf8"));
const results = [];

exports.run = async function () {
  const failures = [];
  async function check(name, body) {
    const began = Date.now();
    try {
      await body();
      results.push(`ok    extension host: ${name} (${Date.now() - began} ms)`);
    } catch (error) {
      failures.push(name);
      results.push(`FAIL  extension host: ${name} (${Date.now() - began} ms)\n${error.stack ?? error}`);
    }
  }
  try {
    await checks(check);
  } catch (error) {
    failures.push("the checks");
    results.push(`FAIL  extension host: ${error.stack ?? error}`);
  } finally {
    fs.writeFileSync(process.env.RESULTS, results.join("\n") + "\n");
  }
  if (failures.length > 0) throw new Error(`failed: ${failures.join("; ")}`);
};

async function checks(check) {
  const extension = vscode.extensions.getExtension("dateline.dateline");
  const documents = {};

  await check("an article activates the extension", async () => {
    assert.ok(extension, "the extension is not installed");
    for (const file of Object.keys(expected.findings)) documents[file] = await open(file);
    await until("activation", () => extension.isActive);
  });

  // A pause after all have come: a false finding that comes late must not be missed.
  const wanted = ([file, findings]) => same(asLines(findings), found(documents[file]));
  await within(30_000, () => Object.entries(expected.findings).every(wanted));
  await sleep(1000);
  for (const [file, findings] of Object.entries(expected.findings)) {
    await check(`findings of ${file}`, () => assert.deepEqual(found(documents[file]), asLines(findings)));
  }

  await check("findings are plain marks, which leave the order of an Arabic line alone", () => {
    for (const document of Object.values(documents)) {
      for (const finding of vscode.languages.getDiagnostics(document.uri)) {
        assert.deepEqual(finding.tags ?? [], []);
        assert.equal(finding.source, "dateline");
      }
    }
  });

  for (const wish of expected.hovers) {
    await check(`hover on «${wish.in ?? wish.at}»`, async () => {
      const document = documents[wish.file];
      const hovers = await vscode.commands.executeCommand("vscode.executeHoverProvider", document.uri, place(document, wish));
      const text = hovers.flatMap((hover) => hover.contents.map((part) => part.value ?? part)).join("\n");
      for (const words of wish.says) assert.ok(text.includes(words), `«${words}» is not in the hover:\n${text}`);
    });
  }

  for (const wish of expected.definitions) {
    await check(`definition of «${wish.in ?? wish.at}»`, async () => {
      const document = documents[wish.file];
      const places = await vscode.commands.executeCommand("vscode.executeDefinitionProvider", document.uri, place(document, wish));
      assert.equal(places.length, 1);
      const uri = places[0].uri ?? places[0].targetUri;
      const range = places[0].range ?? places[0].targetSelectionRange ?? places[0].targetRange;
      assert.equal(path.basename(uri.path), wish.to);
      const target = await vscode.workspace.openTextDocument(uri);
      const line = target.lineAt(range.start.line).text;
      assert.ok(line.includes(wish.line), `«${wish.line}» is not in the line: ${line}`);
    });
  }

  await check("every command of the manifest is there, and nothing of it is untranslated", async () => {
    const manifest = extension.packageJSON;
    const registered = await vscode.commands.getCommands(true);
    for (const { command, title } of manifest.contributes.commands) {
      assert.ok(registered.includes(command), `${command} is not registered`);
      assert.doesNotMatch(title, /%/);
    }
    assert.doesNotMatch(JSON.stringify(manifest.contributes), /"%[^%"]+%"/);
  });

  await check("findings of articles that are not open are known as well", async () => {
    const all = vscode.languages.getDiagnostics().flatMap(([, found]) => found).filter(({ source }) => source === "dateline");
    assert.equal(all.length, Object.values(expected.findings).flat().length);
  });

  await check("a finding leads to the page of its rule", async () => {
    const [finding] = vscode.languages.getDiagnostics(documents[expected.fix.file].uri);
    assert.equal(finding.code.target.toString(true), `command:dateline.explainRule?["${finding.code.value}"]`);
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse(`dateline-rule:/${finding.code.value}.md`));
    assert.ok(page.getText().includes(`# ${finding.code.value}`), page.getText());
  });

  await check("the extensions that know TOML find the schema of the newsroom file", async () => {
    const [{ fileMatch, url }] = extension.packageJSON.contributes.tomlValidation;
    assert.equal(fileMatch, "dateline.toml");
    const schema = JSON.parse(Buffer.from(await vscode.workspace.fs.readFile(vscode.Uri.parse(url, true))).toString());
    assert.ok(schema.properties.person);
  });

  await check("a lens shows the places that the server named", async () => {
    const { file, title, next } = expected.lens;
    await vscode.window.showTextDocument(documents[file]);
    const lenses = await vscode.commands.executeCommand("vscode.executeCodeLensProvider", documents[file].uri, 20);
    const lens = lenses.find(({ command }) => command?.title.includes(title));
    assert.ok(lens, `no lens says «${title}»: ${lenses.map(({ command }) => command?.title).join(" | ")}`);
    assert.equal(lens.command.command, "dateline.showReferences");
    // Above the empty line, where a lens of a line from the right does not leave the window.
    assert.ok(documents[file].lineAt(lens.range.start.line).isEmptyOrWhitespace);
    await vscode.commands.executeCommand(lens.command.command, ...lens.command.arguments);
    await sleep(500);
    for (let n = 0; n < 10 && vscode.window.activeTextEditor?.document !== documents[next]; n += 1) {
      await vscode.commands.executeCommand("goToNextReference");
      await sleep(100);
    }
    assert.equal(vscode.window.activeTextEditor?.document, documents[next]);
    await vscode.commands.executeCommand("closeReferenceSearch");
  });

  await check("a repair makes the finding go", async () => {
    const wish = expected.fix;
    const document = documents[wish.file];
    const at = place(document, wish);
    const actions = await vscode.commands.executeCommand("vscode.executeCodeActionProvider", document.uri, new vscode.Range(at, at), "quickfix", 20);
    const action = actions.find(({ title }) => title.includes(wish.title));
    assert.ok(action, `no repair says «${wish.title}»: ${actions.map(({ title }) => title).join(" | ")}`);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    assert.ok(document.getText().includes(wish.becomes), document.getText());
    await until(`the end of ${wish.rule}`, () => !found(document).some((line) => line.startsWith(wish.rule)));
    assert.deepEqual(found(document), asLines(expected.findings[wish.file].filter(({ rule }) => rule !== wish.rule)));
  });

  await check("an edit makes the finding go, in the other article too", async () => {
    const wish = expected.edit;
    const document = documents[wish.file];
    const start = document.getText().indexOf(wish.replace);
    const range = new vscode.Range(document.positionAt(start), document.positionAt(start + wish.replace.length));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, range, wish.with);
    assert.ok(await vscode.workspace.applyEdit(edit));
    for (const file of wish.clears) {
      await until(`the end of ${wish.rule} in ${file}`, () => !found(documents[file]).some((line) => line.startsWith(wish.rule)));
    }
  });

  await check("an article that was never saved is read", async () => {
    const words = expected.findings[expected.fix.file].find(({ rule }) => rule === expected.fix.rule).text;
    const document = await vscode.workspace.openTextDocument({ language: "plaintext", content: `${words}\n` });
    await vscode.window.showTextDocument(document);
    await until("its finding", () => found(document).some((line) => line.startsWith(expected.fix.rule)));
  });

  await check("a restart brings the findings back", async () => {
    await vscode.window.showTextDocument(documents[expected.edit.file]);
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await vscode.commands.executeCommand("dateline.restart");
    const wanted = asLines(expected.findings[expected.edit.file]);
    await within(15_000, () => same(wanted, found(documents[expected.edit.file])));
    assert.deepEqual(found(documents[expected.edit.file]), wanted);
  });
}

async function open(file) {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, file));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** The findings of a document as lines, `rule «text»`, in the order of the text. */
function found(document) {
  return vscode.languages
    .getDiagnostics(document.uri)
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map(({ code, range }) => `${code?.value ?? code} «${document.getText(range)}»`);
}

function asLines(findings) {
  return findings.map(({ rule, text }) => `${rule} «${text}»`);
}

/** The middle of a quotation, of its occurrence inside `in` if there is one. */
function place(document, { at, in: context }) {
  const text = document.getText();
  const start = text.indexOf(context ?? at);
  assert.ok(start >= 0, `not in ${document.fileName}: ${context ?? at}`);
  return document.positionAt(text.indexOf(at, start) + Math.floor(at.length / 2));
}

function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

function sleep(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

async function within(milliseconds, condition) {
  const end = Date.now() + milliseconds;
  while (!condition() && Date.now() < end) await sleep(50);
  return condition();
}

async function until(what, condition) {
  assert.ok(await within(15_000, condition), `${what} did not come`);
}
