//! `docs/settings.md`.

use super::heal;
use dateline::config::{Kind, SETTINGS, Setting};

const INTRODUCTION: &str = "\
<!-- Written by `cargo test` from src/config/settings.rs; changes made here by hand do not last. -->

# Settings

The newsroom file `dateline.toml` lies at the root of the folder of articles. The server reads that of the folder
that the editor has open; the command line reads the nearest one at or above what its PATHs have in common. A
setting that does not exist, or a value that makes no sense, is refused with its line.

Editors can set what is marked \"editor too\", under `dateline.`: what an editor sets wins over the newsroom file.
An editor or a checker of TOML that knows JSON schemas takes [dateline.schema.json](dateline.schema.json).
";

#[test]
fn the_page_of_the_settings() {
    let mut page = String::from(INTRODUCTION);
    for setting in SETTINGS {
        let mark = if setting.in_editor() { " Editor too." } else { "" };
        page += &format!("\n## {}\n\n{}{mark}\n", setting.key, setting.doc);
        page += &details(setting);
    }
    heal("docs/settings.md", &page);
}

fn details(setting: &Setting) -> String {
    let key = setting.key;
    match setting.kind {
        Kind::Choice(choices) => {
            let rows: String =
                choices.iter().map(|(name, doc)| format!("| `\"{name}\"` | {doc} |\n")).collect();
            format!("\n| value | meaning |\n|---|---|\n{rows}\n{}", default(setting))
        }
        Kind::Levels => "\n```toml\n[rules]\nweekday-mismatch = \"warning\"\n```\n".into(),
        Kind::Tables(fields, required) => {
            let row = |field: &Setting| {
                let needed = if required.contains(&field.key) { " (needed)" } else { "" };
                format!("| `{}`{needed} | {} | {} |\n", field.key, value(field.kind), field.doc)
            };
            let rows: String = fields.iter().map(row).collect();
            format!(
                "\nStands as `[[{key}]]`, as often as wanted.\n\n| field | value | meaning |\n|---|---|---|\n{rows}"
            )
        }
        kind => format!("\nThe value is {}. {}", value(kind), default(setting)),
    }
}

fn default(setting: &Setting) -> String {
    format!("The default is `{}`.\n", setting.default)
}

fn value(kind: Kind) -> &'static str {
    match kind {
        Kind::Choice(_) => "one of its words",
        Kind::Share => "a number from 0 to 1",
        Kind::Levels => "a table of rules and levels",
        Kind::Text => "text",
        Kind::Texts => "a list of texts",
        Kind::Day => "a day: `2026-01-31`",
        Kind::Days => "a day: `2026-01-31`, or two: `\"2026-01-30/2026-01-31\"`",
        Kind::Rule => "a rule: `\"weekday-mismatch\"`",
        Kind::Files => "a path: `\"archive/*.txt\"`",
        Kind::Wikidata => "an item: `\"Q42\"`",
        Kind::Tables(..) => "tables",
    }
}
