//! `docs/rules.md`.

use super::heal;
use dateline::fixture::{example, findings_in_full};
use dateline::rules::{ALL, Page, Rule};

const INTRODUCTION: &str = "\
<!-- Written by `cargo test` from the comments in src/rules; changes made here by hand do not last. -->

# The rules

A rule is named after the fault that it finds. Its level is `error`, `warning`, `info`, `hint` or `off`, and
`dateline.toml` can change it: see [settings](settings.md#rules). Nothing fires on what is merely imprecise: two
statements clash only where they cannot both be true.

The examples run as tests. A line `//- name.txt published:2026-03-10` begins an article and gives its publication
date; the articles of one example lie in one folder.
";

#[test]
fn the_page_of_the_rules() {
    let mut page = String::from(INTRODUCTION);
    page += "\n| rule | level | fires when |\n|---|---|---|\n";
    for rule in ALL {
        let (code, summary) = (rule.code(), Page::of(*rule).summary.replace('\n', " ").replace('|', "\\|"));
        page += &format!("| [`{code}`](#{code}) | {} | {summary} |\n", level(*rule));
    }
    for rule in ALL {
        page += &format!("\n## {}\n\nLevel: `{}`. {}", rule.code(), level(*rule), with_findings(*rule));
    }
    heal("docs/rules.md", &page);
}

fn level(rule: &dyn Rule) -> &'static str {
    rule.severity().map_or("off", |severity| severity.name())
}

/// The page of a rule, with what Dateline says of each bad example behind it.
fn with_findings(rule: &dyn Rule) -> String {
    let page = Page::of(rule);
    let mut out = page.markdown("###");
    for bad in page.examples("Bad") {
        let block = format!("```dateline\n{bad}```\n");
        let findings = findings_in_full(&example(rule, &bad));
        out = out.replacen(&block, &format!("{block}\nDateline says:\n\n```text\n{findings}```\n"), 1);
    }
    out
}
