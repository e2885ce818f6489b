//! What the newsroom does not want to see: the `[[ignore]]` entries of its file and of its baseline.

use serde::Serialize;

/// Findings that the newsroom does not want to see. What is absent matches everything.
#[derive(Clone, Debug, Default)]
pub struct Ignore {
    /// Of this rule.
    pub rule: Option<Box<str>>,
    /// In these files.
    pub file: Option<globset::GlobMatcher>,
    /// On exactly these words.
    pub text: Option<Box<str>>,
    /// Why, for people to read.
    pub reason: Option<Box<str>>,
}

/// What stands in front of every pattern: it matches the end of a path by whole names.
const ANYWHERE: &str = "**/";

impl Ignore {
    /// The pattern matches the end of a path by whole names, so that it holds wherever the newsroom lies.
    pub(super) fn files(pattern: &str) -> Result<globset::GlobMatcher, globset::Error> {
        let pattern = pattern.trim_start_matches("./").trim_start_matches('/');
        let pattern = format!("{ANYWHERE}{pattern}");
        let glob = globset::GlobBuilder::new(&pattern).literal_separator(true).build()?;
        Ok(glob.compile_matcher())
    }

    /// Whether it matches a finding of `rule` on the words `text` of the file `path`.
    pub fn matches(&self, rule: &str, path: &str, text: &str) -> bool {
        self.rule.as_deref().is_none_or(|wanted| wanted == rule)
            && self.text.as_deref().is_none_or(|wanted| wanted == text)
            && self.file.as_ref().is_none_or(|glob| glob.is_match(path))
    }

    /// Whether it names the one file `path` and no pattern of files.
    pub fn is_of(&self, path: &str) -> bool {
        self.file.as_ref().is_some_and(|glob| is_plain(glob) && glob.is_match(path))
    }

    /// Whether it names one file.
    pub fn names_one_file(&self) -> bool {
        self.file.as_ref().is_some_and(is_plain)
    }

    /// What it matches, for people to read: as it stands in the file, on one line.
    pub fn shown(&self) -> String {
        let file = self.file.as_ref().map(|glob| glob.glob().glob().trim_start_matches(ANYWHERE));
        let parts = [("rule", self.rule.as_deref()), ("file", file), ("text", self.text.as_deref())];
        let parts = parts.into_iter().filter_map(|(key, value)| Some(format!("{key} = {:?}", value?)));
        parts.collect::<Vec<_>>().join(", ")
    }

    fn parts(&self) -> (Option<&str>, Option<&globset::Glob>, Option<&str>, Option<&str>) {
        (
            self.rule.as_deref(),
            self.file.as_ref().map(globset::GlobMatcher::glob),
            self.text.as_deref(),
            self.reason.as_deref(),
        )
    }
}

impl PartialEq for Ignore {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

fn is_plain(glob: &globset::GlobMatcher) -> bool {
    !glob.glob().glob().trim_start_matches(ANYWHERE).contains(['*', '?', '[', '{', '\\'])
}

#[derive(Serialize)]
struct Table<'e> {
    ignore: [Entry<'e>; 1],
}

#[derive(Serialize)]
struct Entry<'e> {
    rule: &'e str,
    file: String,
    text: &'e str,
    reason: &'e str,
}

/// An `[[ignore]]` entry as the newsroom file has it, for the findings of `rule` on the words `text` of one file.
pub fn ignore_entry(rule: &str, file: &str, text: &str, reason: &str) -> String {
    let file = globset::escape(file);
    let table = Table { ignore: [Entry { rule, file, text, reason }] };
    // Four texts always make TOML.
    toml::to_string(&table).unwrap_or_default()
}

/// The path of a file seen from the folder of the newsroom file; the whole path where it lies elsewhere.
pub fn below_newsroom<'p>(folder: &str, path: &'p str) -> &'p str {
    let rest = path.strip_prefix(folder.trim_end_matches(['/', '\\']));
    rest.and_then(|rest| rest.strip_prefix(['/', '\\'])).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn an_entry_is_read_as_it_was_written() {
        let text = "الاثنين 3 مارس \"2024\"\nx";
        let toml = ignore_entry("weekday-mismatch", "a [1].txt", text, "طُبع هكذا");
        let config = Config::parse(&toml).unwrap();
        assert!(config.ignores("weekday-mismatch", "/news/a [1].txt", text), "{toml}");
        assert!(!config.ignores("weekday-mismatch", "/news/a 1.txt", text), "{toml}");
        assert_eq!(config.ignores[0].reason.as_deref(), Some("طُبع هكذا"));
    }

    #[test]
    fn paths_are_seen_from_the_newsroom() {
        assert_eq!(below_newsroom("/news", "/news/talks/a.txt"), "talks/a.txt");
        assert_eq!(below_newsroom("/news/", "/news/a.txt"), "a.txt");
        assert_eq!(below_newsroom("/news", "/newsroom/a.txt"), "/newsroom/a.txt");
    }
}
