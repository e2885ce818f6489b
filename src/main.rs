//! Dateline: arguments to the server or to the command line, and exit codes.

use clap::Parser;
use dateline::cli::{self, Args, Command};
use std::process::ExitCode;

fn main() -> ExitCode {
    match Args::parse().command {
        Command::Lsp(_) => dateline::server::run(),
        Command::Report(report) => ExitCode::from(cli::run(&report).code()),
    }
}
