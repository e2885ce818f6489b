//! The state of a session as requests see it.

use super::change::Path;
use super::newsroom::{NewsroomFault, NewsroomFile};
use crate::config::Config;
use crate::ide::Analysis;
use rustc_hash::FxHashMap;
use std::sync::Arc;
use tower_lsp::ls_types::Uri;

/// An open buffer as a snapshot shows it.
#[derive(Clone, Debug)]
pub struct OpenBuffer {
    /// The editor's name for it.
    pub uri: Uri,
    /// The editor's version of it.
    pub version: i32,
    /// The stamp of its last change.
    pub stamp: u64,
}

/// What requests read: it never changes.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The articles.
    pub analysis: Analysis,
    /// The settings in force.
    pub config: Arc<Config>,
    /// The open buffers.
    pub open: Arc<FxHashMap<Path, OpenBuffer>>,
    /// Grows with every change.
    pub revision: u64,
    /// The folders of the workspace.
    pub roots: Arc<[Path]>,
    /// The newsroom file, where there is one.
    pub newsroom: Option<Arc<NewsroomFile>>,
    /// What is wrong with the newsroom file; the last good one stays in force.
    pub newsroom_fault: Option<Arc<NewsroomFault>>,
    /// Why the editor's settings were not taken.
    pub settings_fault: Option<Arc<str>>,
}
