//! The arguments. What stands here as a comment is what `--help` says.

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

/// Reads news copy and tells where its dates, people and meetings do not agree. Arabic first, English second.
#[derive(Parser, Debug)]
#[command(name = "dateline", version, propagate_version = true, max_term_width = 100)]
#[command(after_help = "A dateline.toml at or above the articles holds the newsroom's settings.")]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Run the language server on standard input and output
    Lsp(LspArgs),
    /// Read articles and report.
    #[command(flatten)]
    Report(Report),
}

/// What to report.
#[derive(Subcommand, Debug)]
pub enum Report {
    /// Report what does not agree
    ///
    /// Exit code 0: no findings, or hints alone. 1: at least one info, warning or error. 2: something could not
    /// be read, or the arguments or dateline.toml make no sense; what could be read is reported all the same.
    Check(CheckArgs),
    /// Tell what was understood: dates with their values, people, roles and meetings
    Annotate(AnnotateArgs),
    /// Tell the meetings in order of time, with who reports what and where they disagree
    Timeline(TimelineArgs),
    /// Tell the people: names, spellings, roles, mentions
    People(ListArgs),
    /// Show the page of a rule, or the list of all rules
    Explain(ExplainArgs),
}

/// Arguments of `lsp`.
#[derive(clap::Args, Debug)]
pub struct LspArgs {
    /// Accepted for editors that say it; there is no other way
    #[arg(long)]
    pub stdio: bool,
}

/// Which articles to read.
#[derive(clap::Args, Debug)]
pub struct InputArgs {
    /// Files and folders; `-` is standard input, none is the current folder
    ///
    /// Folders are read with all that lies below them: `.txt` and `.md`, but for hidden files and what
    /// `.gitignore` leaves out. A file is read whatever its name.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The publication date of standard input
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub published: Option<Date>,
}

/// Arguments of `check`.
#[derive(clap::Args, Debug)]
pub struct CheckArgs {
    /// Which articles to read.
    #[command(flatten)]
    pub input: InputArgs,
    /// How to write the findings
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
    /// When to use colour
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// Write all findings to dateline.baseline.toml, so that from now on only new ones are reported
    ///
    /// The file lies beside dateline.toml, or in the folder that the PATHs have in common. It holds one [[ignore]]
    /// a finding; those that match nothing any more are reported, and writing it anew leaves them out.
    #[arg(long)]
    pub write_baseline: bool,
}

/// The formats of `check`.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum CheckFormat {
    /// For people, with the source line
    Text,
    /// One JSON array
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Workflow commands of GitHub Actions
    Github,
}

/// When to use colour.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Color {
    /// On a terminal, unless NO_COLOR says otherwise
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Arguments of `annotate`.
#[derive(clap::Args, Debug)]
pub struct AnnotateArgs {
    /// Which articles to read.
    #[command(flatten)]
    pub input: InputArgs,
    /// How to write it [default: text on a terminal, else jsonl]
    #[arg(long, value_enum)]
    pub format: Option<AnnotateFormat>,
}

/// The formats of `annotate`.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum AnnotateFormat {
    /// One JSON object a line, one line an article
    Jsonl,
    /// One TimeML document an article, with TIMEX3 tags
    Timeml,
    /// For people
    Text,
}

/// Arguments of `timeline`.
#[derive(clap::Args, Debug)]
pub struct TimelineArgs {
    /// Which articles to read.
    #[command(flatten)]
    pub input: InputArgs,
    /// How to write it
    #[arg(long, value_enum, default_value_t = TimelineFormat::Text)]
    pub format: TimelineFormat,
}

/// The formats of `timeline`.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum TimelineFormat {
    /// For people
    Text,
    /// One JSON array
    Json,
    /// One page for a browser, which needs nothing but itself
    Html,
}

/// Arguments of `people`.
#[derive(clap::Args, Debug)]
pub struct ListArgs {
    /// Which articles to read.
    #[command(flatten)]
    pub input: InputArgs,
    /// How to write it
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// The formats of `people`.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ListFormat {
    /// For people
    Text,
    /// One JSON array
    Json,
}

/// Arguments of `explain`.
#[derive(clap::Args, Debug)]
pub struct ExplainArgs {
    /// The rule; none lists them all
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,
}

impl From<Color> for anstream::ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        }
    }
}

fn day(written: &str) -> Result<Date, String> {
    // A longer form would hold a time, of which half would be forgotten.
    let day = (written.len() == "2026-01-31".len()).then(|| written.parse::<Date>().ok()).flatten();
    day.ok_or_else(|| "a day such as 2026-01-31 is wanted".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_hold_together() {
        Args::command().debug_assert();
    }
}
