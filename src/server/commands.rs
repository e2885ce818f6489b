//! `workspace/executeCommand`: what the views and commands of every editor ask the server for.
//!
//! Each command carries `.server.` in its name, so that it is none of the commands that an editor shows. A command
//! that edits hands the edit to the editor and does not wait for it: an editor that waits for the command's answer
//! first would wait forever.

use super::capabilities::position_encoding;
use super::code_actions::workspace_edit;
use super::session::Session;
use super::world::Snapshot;
use super::{from_lsp, view};
use crate::article::front::with_published;
use crate::config::nearest;
use crate::ide::because::Publication;
use crate::rules::{self, Page, TextEdit};
use crate::text::isolate::quoted;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Arc;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{Uri, WorkspaceEdit};

/// A command by its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Command {
    Timeline,
    People,
    TimelinePage,
    Check,
    Fix,
    Explain,
    Published,
    SetPublished,
    Info,
}

const ALL: [(&str, Command); 9] = [
    ("dateline.server.timeline", Command::Timeline),
    ("dateline.server.people", Command::People),
    ("dateline.server.timelinePage", Command::TimelinePage),
    ("dateline.server.check", Command::Check),
    ("dateline.server.fix", Command::Fix),
    ("dateline.server.explain", Command::Explain),
    ("dateline.server.published", Command::Published),
    ("dateline.server.setPublished", Command::SetPublished),
    ("dateline.server.info", Command::Info),
];

/// The names of all commands.
pub fn names() -> Vec<String> {
    ALL.iter().map(|(name, _)| (*name).to_owned()).collect()
}

/// Executes a command and gives its answer.
pub async fn execute(session: &Arc<Session>, name: &str, arguments: Vec<Value>) -> Result<Value> {
    let known = ALL.iter().find(|(known, _)| *known == name);
    let Some((_, command)) = known else {
        return Err(Error::invalid_params(format!("there is no command `{name}`")));
    };
    match command {
        Command::Timeline => whole(session, view::answer).await,
        Command::People => whole(session, view::people_answer).await,
        Command::TimelinePage => {
            whole(session, |session, snapshot| view::page(session, snapshot).into()).await
        }
        Command::Check => whole(session, check).await,
        Command::Info => whole(session, info).await,
        Command::Explain => explain(arguments.first()),
        Command::Fix => {
            let uri: Uri = argument(&arguments, 0)?;
            edit(session, move |snapshot| {
                let file = from_lsp::file(snapshot, &uri)?;
                Some(snapshot.analysis.fix_all(file))
            })
            .await
        }
        Command::Published => {
            let uri: Uri = argument(&arguments, 0)?;
            let known = session.of_whole(String::new(), move |_, snapshot| published(snapshot, &uri));
            Ok(known.await?.flatten().unwrap_or_default())
        }
        Command::SetPublished => {
            let (uri, day): (Uri, String) = (argument(&arguments, 0)?, argument(&arguments, 1)?);
            let day: Date = day.parse().map_err(|_| Error::invalid_params(format!("`{day}` is no day")))?;
            edit(session, move |snapshot| {
                let corpus = snapshot.analysis.corpus();
                let file = from_lsp::file(snapshot, &uri)?;
                let (span, new_text) = with_published(corpus.article(file)?, corpus.text(file), day);
                Some(vec![TextEdit { file, span, new_text }])
            })
            .await
        }
    }
}

fn argument<T: DeserializeOwned>(arguments: &[Value], at: usize) -> Result<T> {
    let given = arguments.get(at).cloned().unwrap_or_default();
    serde_json::from_value(given).map_err(|error| Error::invalid_params(format!("argument {at}: {error}")))
}

/// The answer to a question about all articles.
async fn whole(
    session: &Arc<Session>,
    work: impl Fn(&Session, &Snapshot) -> Value + Send + Sync + 'static,
) -> Result<Value> {
    session.settled().await;
    Ok(session.of_whole(String::new(), work).await?.unwrap_or_default())
}

/// Hands edits to the editor; the answer says how many there are.
async fn edit(
    session: &Arc<Session>,
    edits: impl Fn(&Snapshot) -> Option<Vec<TextEdit>> + Send + Sync + 'static,
) -> Result<Value> {
    let made = session.of_whole(String::new(), move |session, snapshot| {
        let edits = edits(snapshot).filter(|edits| !edits.is_empty())?;
        Some((edits.len(), workspace_edit(snapshot, session.features(), &edits)?))
    });
    let made: Option<(usize, WorkspaceEdit)> = made.await?.flatten();
    let Some((count, edit)) = made.filter(|_| session.features().apply_edit) else {
        return Ok(json!({"applied": false, "edits": 0}));
    };
    let client = session.client.clone();
    tokio::spawn(async move {
        if let Err(error) = client.apply_edit(edit).await {
            tracing::warn!("the editor did not take an edit: {error}");
        }
    });
    Ok(json!({"applied": true, "edits": count}))
}

fn check(session: &Session, snapshot: &Snapshot) -> Value {
    let encoding = session.features().encoding;
    let files = snapshot.analysis.corpus().files().into_iter();
    let findings = files.flat_map(|file| session.findings.found(snapshot, session.features(), file));
    let findings: Vec<_> = findings.filter_map(|found| view::finding(snapshot, encoding, &found)).collect();
    serde_json::to_value(findings).unwrap_or_default()
}

fn info(session: &Session, snapshot: &Snapshot) -> Value {
    let corpus = snapshot.analysis.corpus();
    let found = |file| session.findings.of(snapshot, session.features(), corpus.path(file)).items.len();
    let findings: usize = corpus.files().into_iter().map(found).sum();
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "articles": corpus.len(),
        "findings": findings,
        "encoding": position_encoding(session.features().encoding),
        "folders": snapshot.roots.iter().map(|root| &**root).collect::<Vec<_>>(),
        "newsroom": snapshot.newsroom.as_ref().map(|file| &*file.path),
    })
}

/// The day on which an article was published, as far as it is known, and where that is found or why it is not known.
fn published(snapshot: &Snapshot, uri: &Uri) -> Option<Value> {
    let (corpus, file) = (snapshot.analysis.corpus(), from_lsp::file(snapshot, uri)?);
    let article = corpus.article(file)?;
    let (reader, text) = (snapshot.analysis.reader(), corpus.text(file));
    let publication = Publication { reader, article, text, quote: quoted };
    let told = article.published.map_or_else(|| publication.unknown(), |dct| publication.source(&dct));
    Some(json!({
        "day": article.published.map(|dct| dct.date.to_string()),
        "source": article.published.map(|dct| dct.source.name()),
        "told": told,
    }))
}

fn explain(rule: Option<&Value>) -> Result<Value> {
    let Some(name) = rule.and_then(Value::as_str) else {
        return Ok(rules::ALL.iter().map(|rule| rule.code()).collect());
    };
    match rules::find(name) {
        Some(rule) => Ok(Page::whole(rule).into()),
        None => {
            let meant = nearest(name, rules::ALL.iter().map(|rule| rule.code()));
            let meant = meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
            Err(Error::invalid_params(format!("there is no rule `{name}`{meant}")))
        }
    }
}
