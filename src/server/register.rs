//! What begins once the client is ready: watching files, asking for settings, the first scan, and its progress.

use super::capabilities::{NAME, settings};
use super::change::Change;
use super::errands::{Errand, Scanning, progress_token};
use super::publish;
use super::session::Session;
use crate::disk::{BASELINE_FILE, EXTENSIONS, NEWSROOM_FILE};
use crate::lang::message;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use tower_lsp::ls_types::*;

/// How often a progress is told at most.
const PACE: Duration = Duration::from_millis(100);

/// Begins. Each request to the client waits in a task of its own: a client may answer one late or never.
pub async fn begin(session: Arc<Session>) {
    let features = session.features().clone();
    if features.configuration {
        tokio::spawn(ask_settings(session.clone()));
    }
    if features.work_done_progress {
        tokio::spawn(show_progress(session.clone()));
    }
    let registrations = registrations(features.register_watched_files, features.register_configuration);
    if !features.register_watched_files {
        session.errands.send(Errand::Watch);
    }
    let Ok(snapshot) = session.mailbox.snapshot().await else { return };
    session.errands.send(Errand::Scan(snapshot.roots.to_vec()));
    tokio::spawn(publish::run(session.clone()));
    if !registrations.is_empty()
        && let Err(error) = session.client.register_capability(registrations).await
    {
        tracing::warn!("the client does not watch files for us: {error}");
        session.errands.send(Errand::Watch);
    }
}

/// Asks the client for its settings.
pub async fn ask_settings(session: Arc<Session>) {
    let item = ConfigurationItem { scope_uri: None, section: Some(NAME.into()) };
    if let Ok(answer) = session.client.configuration(vec![item]).await
        && let Some(first) = answer.first().filter(|first| first.is_object())
    {
        session.mailbox.send(Change::Settings(settings(Some(first))));
    }
}

fn registrations(watched_files: bool, configuration: bool) -> Vec<Registration> {
    let mut registrations = Vec::new();
    if watched_files {
        let articles = format!("**/*.{{{}}}", EXTENSIONS.join(","));
        registrations.push(Registration {
            id: "dateline-files".into(),
            method: "workspace/didChangeWatchedFiles".into(),
            register_options: Some(json!({"watchers": [
                {"globPattern": articles},
                {"globPattern": format!("**/{NEWSROOM_FILE}")},
                {"globPattern": format!("**/{BASELINE_FILE}")},
                // A folder that is deleted takes its articles with it without naming them.
                {"globPattern": "**/*", "kind": WatchKind::Delete},
            ]})),
        });
    }
    if configuration {
        registrations.push(Registration {
            id: "dateline-settings".into(),
            method: "workspace/didChangeConfiguration".into(),
            register_options: Some(json!({"section": NAME})),
        });
    }
    registrations
}

/// Shows each scan as a progress, as long as the session lasts.
async fn show_progress(session: Arc<Session>) {
    let mut scanning = session.errands.scanning.clone();
    let mut last = 0;
    while let Ok(round) = scanning.wait_for(|now| now.round > last).await.map(|now| now.round) {
        last = round;
        let token = progress_token(round);
        if session.client.create_work_done_progress(token.clone()).await.is_err() {
            return;
        }
        let reader = session.features().locale;
        let progress = session.client.progress(token, message(reader, "indexing", &[]));
        let progress = progress.with_percentage(0).with_cancel_button().begin().await;
        loop {
            let now = *scanning.borrow_and_update();
            if !now.active || now.round != round {
                break;
            }
            progress.report_with_message(format!("{}/{}", now.done, now.total), percentage(now), None).await;
            tokio::time::sleep(PACE).await;
            if scanning.changed().await.is_err() {
                break;
            }
        }
        progress.finish().await;
    }
}

fn percentage(scanning: Scanning) -> u32 {
    let share = (scanning.done * 100).checked_div(scanning.total);
    share.map_or(0, |share| u32::try_from(share.min(100)).unwrap_or(100))
}
