//! The command line: `check`, `annotate`, `timeline`, `people` and `explain`.
//!
//! Owns the arguments, the reports and the exit codes. May touch everything but `server`. Start reading in
//! [`args`], then [`run`].

mod annotate;
pub mod args;
mod because;
mod check;
mod explain;
mod input;
mod people;
mod report;
mod timeline;
mod timeml;

pub use args::{Args, Command, Report};

use crate::lang::Language;
use input::Baseline;
use std::io::{ErrorKind, IsTerminal, Write};

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Outcome {
    /// Nothing to report: exit code 0.
    Clean,
    /// There are findings that weigh at least as much as an info: exit code 1.
    Findings,
    /// Something could not be read or made no sense: exit code 2. What could be read was reported all the same.
    Trouble,
}

impl Outcome {
    /// The exit code.
    pub fn code(self) -> u8 {
        self as u8
    }
}

/// What a command writes its report to.
pub type Out<'o> = &'o mut dyn Write;

/// Runs a command of the command line.
pub fn run(command: &Report) -> Outcome {
    let mut out =
        std::io::BufWriter::new(anstream::AutoStream::new(std::io::stdout().lock(), color(command)));
    let outcome = dispatch(command, &mut out).and_then(|outcome| out.flush().map(|()| outcome));
    match outcome {
        Ok(outcome) => outcome,
        // Whoever reads has read enough: `dateline check | head`.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Outcome::Clean,
        Err(error) => {
            complain(&format!("the report cannot be written: {error}"));
            Outcome::Trouble
        }
    }
}

fn dispatch(command: &Report, out: Out<'_>) -> std::io::Result<Outcome> {
    match command {
        Report::Explain(args) => explain::run(args, out),
        Report::Check(args) if args.write_baseline => {
            let input = input::load(&args.input, reader(), Baseline::Overlooked);
            with(input, |input| check::write_baseline(input, out))
        }
        Report::Check(args) => with_input(&args.input, |input| check::run(args, input, out)),
        Report::Annotate(args) => with_input(&args.input, |input| annotate::run(args, input, out)),
        Report::Timeline(args) => with_input(&args.input, |input| timeline::run(args, input, out)),
        Report::People(args) => with_input(&args.input, |input| people::run(args, input, out)),
    }
}

fn with_input(
    args: &args::InputArgs,
    run: impl FnOnce(&input::Input) -> std::io::Result<Outcome>,
) -> std::io::Result<Outcome> {
    with(input::load(args, reader(), Baseline::Heeded), run)
}

fn with(
    input: Result<input::Input, String>,
    run: impl FnOnce(&input::Input) -> std::io::Result<Outcome>,
) -> std::io::Result<Outcome> {
    let input = match input {
        Ok(input) => input,
        Err(reason) => {
            complain(&reason);
            return Ok(Outcome::Trouble);
        }
    };
    for skipped in &input.skipped {
        complain(skipped);
    }
    if input.files.is_empty() && input.skipped.is_empty() {
        complain("there are no articles (.txt, .md) here");
    }
    let outcome = run(&input)?;
    Ok(if input.skipped.is_empty() { outcome } else { Outcome::Trouble })
}

/// Tells the user what went wrong, beside the report.
fn complain(reason: &str) {
    // Where even this cannot be written there is nobody left to tell.
    let _ = writeln!(anstream::stderr(), "dateline: {reason}");
}

fn color(command: &Report) -> anstream::ColorChoice {
    match command {
        Report::Check(args) => args.color.into(),
        _ => anstream::ColorChoice::Auto,
    }
}

fn is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// The language of whoever reads, as POSIX tells it.
fn reader() -> Language {
    let set = |name: &&str| std::env::var(name).is_ok_and(|value| !value.is_empty());
    let name = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find(|name| set(name));
    let locale = name.and_then(|name| std::env::var(name).ok()).unwrap_or_default();
    let language = locale.split(['_', '.', '@']).next().unwrap_or_default();
    if language == Language::Arabic.code() { Language::Arabic } else { Language::English }
}
