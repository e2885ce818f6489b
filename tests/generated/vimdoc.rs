//! The settings in the help of the Neovim plugin.

use super::heal_between;
use dateline::config::{Kind, SETTINGS, Setting};

/// The width that Vim's own help keeps to.
const WIDTH: usize = 78;
const INDENT: &str = "    ";

#[test]
fn the_settings_of_the_plugin() {
    let settings: String = SETTINGS.iter().filter(|setting| setting.in_editor()).map(entry).collect();
    let block = format!("\n{settings}");
    heal_between(
        "editors/nvim/doc/dateline.txt",
        "~ written by `cargo test` from here ~",
        "~ written by `cargo test` to here ~",
        &block,
    );
}

fn entry(setting: &Setting) -> String {
    let tag = format!("*dateline-{}*", setting.key);
    let gap = " ".repeat(WIDTH.saturating_sub(setting.key.len() + tag.len()).max(1));
    let default =
        if setting.default.is_empty() { String::new() } else { format!(" Default: {}", setting.default) };
    let mut out = format!("{}{gap}{tag}\n", setting.key);
    out += &wrapped(&format!("{}{default}", plain(setting.doc)));
    if let Kind::Choice(choices) = setting.kind {
        for (name, doc) in choices {
            out += &wrapped(&format!("\"{name}\": {}", plain(doc)));
        }
    }
    out + "\n"
}

/// Vim's help marks nothing with backticks that a reader would miss.
fn plain(markdown: &str) -> String {
    markdown.replace('`', "")
}

fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut line = String::from(INDENT);
    for word in text.split_whitespace() {
        if line.len() > INDENT.len() && line.chars().count() + 1 + word.chars().count() > WIDTH {
            out += &format!("{line}\n");
            line = INDENT.into();
        }
        if line.len() > INDENT.len() {
            line.push(' ');
        }
        line.push_str(word);
    }
    out + &line + "\n"
}
