//! What can happen in a session, in words of no protocol but its URIs.

use crate::config::Config;
use crate::corpus::PackedDigest;
use crate::disk::{BASELINE_FILE, NEWSROOM_FILE};
use crate::lang::Language;
use crate::text::{Encoding, LineCol};
use serde_json::Value;
use std::sync::Arc;
use tower_lsp::ls_types::Uri;

/// A path as the corpus knows it.
pub type Path = Arc<str>;

/// What can happen.
#[derive(Debug)]
pub enum Change {
    /// The session begins.
    Started(Start),
    /// A buffer was opened.
    Opened {
        /// The editor's name for it.
        uri: Uri,
        /// Its text.
        text: String,
        /// The editor's version of it.
        version: i32,
        /// Grows with every change of every buffer.
        stamp: u64,
    },
    /// A buffer was edited.
    Edited {
        /// Which.
        path: Path,
        /// The edits, in order.
        edits: Vec<OwnedEdit>,
        /// The editor's version of it.
        version: i32,
        /// Grows with every change of every buffer.
        stamp: u64,
    },
    /// A buffer was closed; the text on the disk counts again.
    Closed(Path),
    /// A file was read from the disk because something happened to it.
    Read(Box<ReadFile>),
    /// Files were read by a scan that goes on.
    Scanned(Vec<ReadFile>),
    /// The scan is over.
    ScanEnded,
    /// A file or a folder is gone from the disk, or is no article any more.
    Gone(Path),
    /// A folder was added to the workspace.
    RootAdded(Path),
    /// A folder was taken out of the workspace.
    RootRemoved(Path),
    /// The newsroom file was read, or there is none.
    Newsroom(Option<(Path, String)>),
    /// The baseline was read, or there is none.
    Baseline(Option<(Path, String)>),
    /// The editor sent its settings.
    Settings(Option<Value>),
}

/// How a session begins.
#[derive(Debug, Default)]
pub struct Start {
    /// What columns count.
    pub encoding: Encoding,
    /// The reader's language.
    pub locale: Language,
    /// The folders of the workspace.
    pub roots: Vec<Path>,
    /// The editor's settings.
    pub settings: Option<Value>,
}

/// A file as it stands on the disk.
#[derive(Debug)]
pub struct ReadFile {
    /// Where.
    pub path: Path,
    /// What it holds.
    pub content: Content,
}

/// What a file holds.
#[derive(Debug)]
pub enum Content {
    /// A text that nobody has understood yet.
    Text(Arc<str>),
    /// A text with what it says, and the settings under which it was understood.
    Understood(PackedDigest, Arc<Config>),
}

impl Content {
    /// Whether it was understood under these settings: under others it may say something else.
    pub fn is_understood(&self, under: &Arc<Config>) -> bool {
        matches!(self, Content::Understood(_, config) if Arc::ptr_eq(config, under))
    }

    /// The text.
    pub fn text(&self) -> Arc<str> {
        match self {
            Content::Text(text) => text.clone(),
            Content::Understood(digest, _) => digest.text(),
        }
    }
}

/// An edit that owns its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnedEdit {
    /// From and to; `None` replaces everything.
    pub range: Option<(LineCol, LineCol)>,
    /// What stands there now.
    pub text: String,
}

/// Whether a path is that of a newsroom file or its baseline.
pub fn is_newsroom_file(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next();
    [NEWSROOM_FILE, BASELINE_FILE].into_iter().any(|known| name == Some(known))
}

/// Whether `path` lies below the folder `root`.
pub fn is_below(root: &str, path: &str) -> bool {
    let root = root.trim_end_matches(['/', '\\']);
    path.strip_prefix(root).is_some_and(|rest| rest.starts_with(['/', '\\']))
}
