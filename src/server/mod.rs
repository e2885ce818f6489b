//! The Language Server Protocol.
//!
//! The only room that knows `tower-lsp`, `tokio` and URIs. Owns the [`World`](world::World), which one thread
//! changes in the order of the client's messages, and everything between it and the wire. May touch all other
//! rooms but `cli`. Start reading in [`backend`], then [`mailbox`] and [`world`].

mod asked;
pub mod backend;
pub mod capabilities;
pub mod change;
mod code_actions;
mod commands;
mod completion;
mod errands;
mod findings;
mod framing;
mod from_lsp;
mod hierarchy;
mod hints;
pub mod mailbox;
mod newsroom;
mod parent;
mod people;
mod prompt;
mod publish;
mod pull;
mod register;
mod renames;
mod session;
pub mod snapshot;
pub mod status;
mod stdio;
mod store;
mod structure;
mod symbols;
mod to_lsp;
mod tokens;
mod understand;
pub mod uri;
mod view;
mod watch;
pub mod world;

use errands::Errand;
use session::Session;
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tower_lsp::{LspService, Server};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// How many messages may be worked on at once. A client that sends more at a time waits; at 4, the default, one
/// that waits for an answer of ours before it reads on would wait forever.
const CONCURRENCY: usize = 256;
/// How often the server looks whether its parent is still there.
const PULSE: Duration = Duration::from_secs(1);

/// Serves on standard input and output until the client ends the session, goes away or dies. The exit code is 0
/// after an orderly end and 1 otherwise.
pub fn run() -> ExitCode {
    log();
    // Carrying messages is little work for one thread; whatever computes runs on others (`Session::compute`).
    let runtime =
        tokio::runtime::Builder::new_current_thread().max_blocking_threads(16).enable_time().build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!("cannot start: {error}");
            return ExitCode::from(2);
        }
    };
    let (output, out) = stdio::Output::open(runtime.handle());
    let orderly = runtime.block_on(serve(stdio::input(runtime.handle()), output));
    out.close();
    // A read of standard input that will never return must not keep the process.
    runtime.shutdown_background();
    ExitCode::from(u8::from(!orderly))
}

/// Serves on any two streams until the session ends; says whether it ended as the protocol wants it.
pub async fn serve(input: impl AsyncRead + Unpin, output: impl AsyncWrite) -> bool {
    let shared = OnceLock::new();
    let service = LspService::build(|client| {
        let session = Arc::new(Session::new(client));
        let _ = shared.set(session.clone());
        backend::Backend::new(session)
    });
    let (service, socket) = service
        .custom_method(view::METHOD, backend::Backend::timeline)
        .custom_method("window/workDoneProgress/cancel", backend::Backend::cancel_progress)
        .finish();
    let Some(session) = shared.into_inner() else { return false };
    let (checked, relayed) = tokio::io::duplex(framing::PIPE);
    let server = Server::new(checked, output, socket).concurrency_level(CONCURRENCY);
    tokio::select! {
        // The end of the input is no end yet: what has come is still answered.
        () = async { framing::relay(input, relayed).await; std::future::pending().await } => {}
        () = server.serve(prompt::Prompt(service)) => {}
        () = death_of_parent(&session) => tracing::info!("the parent process is gone"),
    }
    session.errands.send(Errand::Stop);
    session.mailbox.close();
    session.was_shut_down()
}

async fn death_of_parent(session: &Session) {
    loop {
        tokio::time::sleep(PULSE).await;
        if session.parent().is_some_and(|parent| !parent::is_alive(parent)) {
            return;
        }
    }
}

/// Logs to standard error what `DATELINE_LOG` asks for, a level or `module=level,…`; nothing but the protocol goes to
/// standard output.
fn log() {
    let asked = std::env::var("DATELINE_LOG").ok().and_then(|asked| asked.parse().ok());
    let targets = asked.unwrap_or_else(|| Targets::new().with_default(LevelFilter::WARN));
    let layer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false);
    // A program that embeds the server may have a subscriber of its own.
    let _ = tracing_subscriber::registry().with(layer.with_filter(targets)).try_init();
}
