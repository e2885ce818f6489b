//! The newsroom file and its baseline, as they were last read.

use super::change::Path;
use crate::config::{Config, ConfigError, Ignore};
use std::sync::Arc;

/// A file as it stands on the disk.
pub type File = (Path, String);

/// What the two files say.
#[derive(Debug, Default)]
pub struct Newsroom {
    settings: Config,
    baseline: Vec<Ignore>,
    /// The newsroom file itself, for whoever wants to add to it.
    pub file: Option<Arc<NewsroomFile>>,
    settings_fault: Option<Arc<NewsroomFault>>,
    baseline_fault: Option<Arc<NewsroomFault>>,
}

/// The newsroom file with its text.
#[derive(Debug)]
pub struct NewsroomFile {
    /// Where it stands.
    pub path: Path,
    /// What stands in it.
    pub text: String,
}

/// A newsroom file that could not be taken.
#[derive(Clone, Debug, PartialEq)]
pub struct NewsroomFault {
    /// Where it stands.
    pub path: Path,
    /// Its text, for its lines.
    pub text: Arc<str>,
    /// What is wrong with it.
    pub error: ConfigError,
}

impl Newsroom {
    /// The newsroom file was read, or there is none. One that is broken leaves the last good one in force.
    pub fn read(&mut self, file: Option<File>) {
        self.file = file.clone().map(|(path, text)| Arc::new(NewsroomFile { path, text }));
        (self.settings, self.settings_fault) = match file.map(parse) {
            None => (Config::default(), None),
            Some(Ok(config)) => (config, None),
            Some(Err(fault)) => (std::mem::take(&mut self.settings), Some(fault)),
        };
    }

    /// The baseline was read, or there is none.
    pub fn read_baseline(&mut self, file: Option<File>) {
        (self.baseline, self.baseline_fault) = match file.map(parse) {
            None => (Vec::new(), None),
            Some(Ok(config)) => (config.ignores, None),
            Some(Err(fault)) => (std::mem::take(&mut self.baseline), Some(fault)),
        };
    }

    /// The settings that the two make together.
    pub fn config(&self) -> Config {
        self.settings.clone().with_ignores(self.baseline.clone())
    }

    /// What is wrong with one of the two.
    pub fn fault(&self) -> Option<&Arc<NewsroomFault>> {
        self.settings_fault.as_ref().or(self.baseline_fault.as_ref())
    }
}

fn parse((path, text): File) -> Result<Config, Arc<NewsroomFault>> {
    match Config::parse(&text) {
        Ok(config) => Ok(config.from_file(path, text)),
        Err(error) => Err(Arc::new(NewsroomFault { path, text: text.into(), error })),
    }
}
