//! Settings: what the newsroom file (`dateline.toml`) and an editor's settings say. No file access.
//!
//! Owns [`SETTINGS`], the one table that reading, documentation, schema and editors share, and [`Config`], what
//! was read. Stands beside the storeys: knows the types of `lang`, `time` and `article`, and of the rules nothing
//! but their names. Start reading in [`settings`], then [`Config::parse`].

mod ignore;
mod nearest;
mod read;
pub mod settings;
mod tree;

pub use ignore::{Ignore, below_newsroom, ignore_entry};
pub use nearest::nearest;
pub use settings::{Kind, SETTINGS, Setting};

use crate::article::Hints;
use crate::lang::Language;
use crate::text::Span;
use crate::time::Interval;
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The settings in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Whether 03/04 begins with the day; `None` leaves it open.
    pub day_first: Option<bool>,
    /// The language of messages; `None` takes the reader's.
    pub locale: Option<Language>,
    /// The share by which an approximate length may be off.
    pub tolerance: f64,
    /// The level of each rule that is not left as it is.
    pub levels: BTreeMap<Box<str>, Level>,
    /// Whether editors are given inlay hints.
    pub inlay_hints: bool,
    /// Whether right-to-left lines are decorated; `None` leaves it to what the editor can draw.
    pub right_to_left_decorations: Option<bool>,
    /// The desk's own people.
    pub people: Vec<KnownPerson>,
    /// The desk's own meetings.
    pub meetings: Vec<KnownMeeting>,
    /// What not to report.
    pub ignores: Vec<Ignore>,
    /// The newsroom file, where there is one.
    pub source: Option<Source>,
    surroundings: Option<Language>,
    /// The folder that relative paths are seen from.
    here: Option<Box<str>>,
}

/// How a rule is set.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Level {
    Off,
    Hint,
    Info,
    Warning,
    Error,
}

/// A person whom the newsroom file names.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct KnownPerson {
    /// The name in the newsroom's spelling.
    pub name: Box<str>,
    /// Other names and spellings.
    pub also_known_as: Vec<Box<str>>,
    /// The role.
    pub role: Option<Box<str>>,
    /// The first day in the role.
    pub from: Option<Date>,
    /// The last day in the role.
    pub until: Option<Date>,
    /// For people to read.
    pub note: Option<Box<str>>,
    /// The item in Wikidata: `Q42`.
    pub wikidata: Option<Box<str>>,
    /// Where it stands in the newsroom file.
    pub at: TablePlace,
}

/// Where a person or a meeting stands in the newsroom file, in bytes; an editor's settings have no places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct TablePlace {
    /// The whole table.
    pub table: Span,
    /// The name, with its quotation marks.
    pub name: Span,
    /// The list of other names, with its brackets.
    pub also_known_as: Option<Span>,
}

/// The newsroom file that settings were read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where it lies, as the caller names it.
    pub path: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
}

impl KnownPerson {
    /// The name and all other names and spellings.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.name).chain(self.also_known_as.iter().map(|name| &**name))
    }
}

/// A meeting that the newsroom file names.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct KnownMeeting {
    /// The name.
    pub name: Box<str>,
    /// Other names.
    pub also_known_as: Vec<Box<str>>,
    /// The day or days it takes place.
    pub date: Option<Interval>,
    /// Where.
    pub place: Option<Box<str>>,
    /// Who takes part.
    pub participants: Vec<Box<str>>,
    /// For people to read.
    pub note: Option<Box<str>>,
    /// Where it stands in the newsroom file.
    pub at: TablePlace,
}

/// Why a newsroom file was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The line, from 1.
    pub line: u32,
    /// The column in code points, from 1.
    pub column: u32,
    /// The place, in bytes.
    pub span: Span,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.reason)
    }
}

impl std::error::Error for ConfigError {}

impl Default for Config {
    fn default() -> Self {
        Self {
            day_first: None,
            locale: None,
            tolerance: settings::TOLERANCE,
            levels: BTreeMap::new(),
            inlay_hints: true,
            right_to_left_decorations: None,
            people: Vec::new(),
            meetings: Vec::new(),
            ignores: Vec::new(),
            source: None,
            surroundings: None,
            here: None,
        }
    }
}

impl Config {
    /// Whether the settings give a rule a level other than off.
    pub fn turns_on(&self, rule: &str) -> bool {
        self.levels.get(rule).is_some_and(|level| *level != Level::Off)
    }

    /// Reads a newsroom file.
    pub fn parse(toml: &str) -> Result<Self, ConfigError> {
        let names = rule_names();
        tree::from_toml(toml)
            .and_then(|root| read::read(&root, &Self::default(), &names))
            .map_err(|fault| fault.at_line(toml))
    }

    /// These settings with an editor's on top: an object by the names of [`SETTINGS`]. What it does not name
    /// stays as it is; a value that makes no sense is refused as a whole, with the reason.
    pub fn with_editor_settings(&self, json: &serde_json::Value) -> Result<Self, String> {
        let names = rule_names();
        tree::from_json(json).and_then(|root| read::read(&root, self, &names)).map_err(|fault| fault.reason)
    }

    /// These settings as read from the newsroom file `path` with this text.
    pub fn from_file(mut self, path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        self.source = Some(Source { path: path.into(), text: text.into() });
        self
    }

    /// These settings for a reader of `language`, unless the settings themselves choose one.
    pub fn for_reader(mut self, language: Language) -> Self {
        self.surroundings = Some(language);
        self
    }

    /// These settings with more that is not to be reported: what a baseline holds.
    pub fn with_ignores(mut self, more: Vec<Ignore>) -> Self {
        self.ignores.extend(more);
        self
    }

    /// These settings for articles whose paths are given as seen from the folder `here`.
    pub fn seen_from(mut self, here: &str) -> Self {
        self.here = Some(here.into());
        self
    }

    /// The language that messages are written in.
    pub fn reader(&self) -> Language {
        self.locale.or(self.surroundings).unwrap_or(Language::English)
    }

    /// How a rule is set, where it is not left as it is.
    pub fn level(&self, rule: &str) -> Option<Level> {
        self.levels.get(rule).copied()
    }

    /// Whether the newsroom does not want to see a finding of `rule` on the words `text` of the file `path`.
    pub fn ignores(&self, rule: &str, path: &str, text: &str) -> bool {
        !self.ignores.is_empty() && {
            let path = self.whole_path(path);
            self.ignores.iter().any(|ignore| ignore.matches(rule, &path, text))
        }
    }

    /// A path as patterns see it: from the root on, and without `.` and `..`.
    pub fn whole_path<'p>(&self, path: &'p str) -> Cow<'p, str> {
        let Some(here) = self.here.as_deref().filter(|_| Path::new(path).is_relative()) else {
            return Cow::Borrowed(path);
        };
        let joined = Path::new(here).join(path);
        let whole = joined.components().fold(PathBuf::new(), |mut whole, component| {
            match component {
                Component::ParentDir => drop(whole.pop()),
                Component::CurDir => {}
                other => whole.push(other),
            }
            whole
        });
        Cow::Owned(whole.to_string_lossy().into_owned())
    }

    /// What the settings tell of every article.
    pub fn hints(&self) -> Hints {
        Hints { day_first: self.day_first, ..Hints::default() }
    }
}

impl Level {
    /// All levels with their names in settings, from the lowest.
    pub const ALL: [(Level, &'static str); 5] = [
        (Level::Off, "off"),
        (Level::Hint, "hint"),
        (Level::Info, "info"),
        (Level::Warning, "warning"),
        (Level::Error, "error"),
    ];

    /// The level that goes by `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|&(level, _)| level)
    }
}

fn rule_names() -> Vec<&'static str> {
    crate::rules::ALL.iter().map(|rule| rule.code()).collect()
}
