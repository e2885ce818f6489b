//! `dateline explain`.

use super::args::ExplainArgs;
use super::{Out, Outcome, complain};
use crate::config::nearest;
use crate::rules::{self, Page, Rule};

/// Writes the page of a rule, or the list of all.
pub fn run(args: &ExplainArgs, out: Out<'_>) -> std::io::Result<Outcome> {
    let Some(name) = &args.rule else {
        for rule in rules::ALL {
            writeln!(
                out,
                "{:24} {:9} {}",
                rule.code(),
                level(*rule),
                Page::of(*rule).summary.replace('\n', " ")
            )?;
        }
        return Ok(Outcome::Clean);
    };
    let Some(rule) = rules::find(name) else {
        complain(&unknown(name));
        return Ok(Outcome::Trouble);
    };
    writeln!(out, "{}", Page::whole(rule))?;
    Ok(Outcome::Clean)
}

fn level(rule: &dyn Rule) -> &'static str {
    rule.severity().map_or("off", |severity| severity.name())
}

fn unknown(name: &str) -> String {
    match nearest(name, rules::ALL.iter().map(|rule| rule.code())) {
        Some(meant) => format!("there is no rule `{name}`; did you mean `{meant}`?"),
        None => format!("there is no rule `{name}`; `dateline explain` lists them all"),
    }
}
