//! From the PATHs of the command line to a corpus.

use super::args::InputArgs;
use crate::article::{self, Article};
use crate::config::Config;
use crate::corpus::{Corpus, Digest, FileId};
use crate::disk::{self, ReadError};
use crate::lang::Language;
use rayon::prelude::*;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How standard input is named.
pub const STANDARD_INPUT: &str = "-";

/// What was read.
pub struct Input {
    /// The articles.
    pub corpus: Corpus,
    /// Their files, in the order of the report.
    pub files: Vec<FileId>,
    /// What had to be left out, and why.
    pub skipped: Vec<String>,
    /// The folder of the newsroom file, or else the one that the PATHs have in common.
    pub folder: PathBuf,
}

/// Whether what the baseline holds is to be seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Baseline {
    /// Leave out what it holds.
    Heeded,
    /// See everything.
    Overlooked,
}

/// Reads all articles of the PATHs, or says why nothing can be read at all.
pub fn load(args: &InputArgs, reader: Language, baseline: Baseline) -> Result<Input, String> {
    let reads_standard_input = args.paths.iter().any(|path| path == Path::new(STANDARD_INPUT));
    if args.published.is_some() && !reads_standard_input {
        return Err("--published is for standard input; name `-` as a PATH".into());
    }
    let common = common(&args.paths);
    let newsroom = disk::find_newsroom_file(&common);
    let mut config = newsroom.as_deref().map_or_else(|| Ok(Config::default()), settings)?;
    if baseline == Baseline::Heeded
        && let Some(file) = disk::find_baseline_file(&common)
    {
        config = config.with_ignores(settings(&file)?.ignores);
    }
    let here = disk::absolute(Path::new("."));
    let config = config.for_reader(reader).seen_from(&here.to_string_lossy());
    let mut corpus = Corpus::new(Arc::new(config));
    let (paths, errors) = paths(&args.paths);
    let mut skipped: Vec<String> = errors.iter().map(ToString::to_string).collect();
    let read: Vec<_> = paths.par_iter().map(|path| read(path, &corpus, args)).collect();
    let mut articles = Vec::new();
    for result in read {
        match result {
            Ok((path, text, article)) => articles.push((path.into(), Digest::new(text.into(), article))),
            Err(error) => skipped.push(error.to_string()),
        }
    }
    let (files, _) = corpus.extend(articles);
    let folder = newsroom.and_then(|file| file.parent().map(Path::to_owned));
    let folder = folder.unwrap_or_else(|| folder_of(&common));
    Ok(Input { corpus, files, skipped, folder })
}

fn read(path: &Path, corpus: &Corpus, args: &InputArgs) -> Result<(String, String, Article), ReadError> {
    let name = path.to_string_lossy().into_owned();
    let mut hints = corpus.hints(&name);
    let text = if path == Path::new(STANDARD_INPUT) {
        hints.published = args.published;
        disk::read_standard_input()?
    } else {
        disk::read_text(path)?
    };
    let article = article::analyse(&text, &hints);
    Ok((name, text, article))
}

/// The folder itself, or the one that a file lies in.
fn folder_of(path: &Path) -> PathBuf {
    let path = disk::absolute(path);
    let parent = path.parent().filter(|_| !disk::is_folder(&path)).map(Path::to_owned);
    parent.unwrap_or(path)
}

/// The settings of a file.
fn settings(file: &Path) -> Result<Config, String> {
    let here = disk::absolute(Path::new("."));
    let shown = file.strip_prefix(here).unwrap_or(file).display().to_string();
    let toml = disk::read_text(file).map_err(|error| format!("{shown}: {}", error.reason))?;
    match Config::parse(&toml) {
        Ok(config) => Ok(config.from_file(shown, toml)),
        Err(error) => Err(format!("{shown}:{}:{}: {}", error.line, error.column, error.reason)),
    }
}

/// What the PATHs have in common: the nearest newsroom file at or above it is theirs.
fn common(paths: &[PathBuf]) -> PathBuf {
    let named = paths.iter().filter(|path| *path != Path::new(STANDARD_INPUT));
    let mut absolute = named.map(|path| disk::absolute(path));
    let Some(first) = absolute.next() else { return PathBuf::from(".") };
    absolute.fold(first, |common, path| {
        let shared = common.components().zip(path.components()).take_while(|(a, b)| a == b);
        shared.map(|(component, _)| component).collect()
    })
}

/// The files of the PATHs, each once, named as the caller would name them.
fn paths(named: &[PathBuf]) -> (Vec<PathBuf>, Vec<ReadError>) {
    let (mut files, mut errors, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    let here = [PathBuf::from(".")];
    let roots = if named.is_empty() { here.as_slice() } else { named };
    for root in roots {
        let (found, wrong) = match root == Path::new(STANDARD_INPUT) {
            true => (vec![root.clone()], Vec::new()),
            false => disk::walk(root),
        };
        errors.extend(wrong);
        for path in found {
            // Nobody who said nothing said `./`.
            let path = if named.is_empty() { strip_here(path) } else { path };
            if seen.insert(disk::identity(&path)) {
                files.push(path);
            }
        }
    }
    (files, errors)
}

fn strip_here(path: PathBuf) -> PathBuf {
    path.strip_prefix(".").map(Path::to_owned).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_several_paths_have_in_common() {
        let common = |paths: &[&str]| common(&paths.iter().map(PathBuf::from).collect::<Vec<_>>());
        assert_eq!(common(&["/a/b/c.txt", "/a/b/d"]), Path::new("/a/b"));
        assert_eq!(common(&["/a/bc", "/a/b"]), Path::new("/a"));
        assert_eq!(common(&["-", "/a/b"]), Path::new("/a/b"));
        assert_eq!(common(&["-"]), Path::new("."));
    }
}
