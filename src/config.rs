//! Settings: what `dateline.toml` and an editor's settings say. No file access.

use crate::article::Hints;

/// The settings in force.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {}

impl Config {
    /// What the settings tell of every article.
    pub fn hints(&self) -> Hints {
        Hints::default()
    }
}
