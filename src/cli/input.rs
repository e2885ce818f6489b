//! From the PATHs of the command line to a corpus.

use super::args::InputArgs;
use crate::article::{self, Article};
use crate::config::Config;
use crate::corpus::{Corpus, FileId};
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
}

/// Reads all articles of the PATHs, or says why nothing can be read at all.
pub fn load(args: &InputArgs, reader: Language) -> Result<Input, String> {
    let reads_standard_input = args.paths.iter().any(|path| path == Path::new(STANDARD_INPUT));
    if args.published.is_some() && !reads_standard_input {
        return Err("--published is for standard input; name `-` as a PATH".into());
    }
    let config = newsroom(&args.paths)?.for_reader(reader);
    let mut corpus = Corpus::new(Arc::new(config));
    let (paths, errors) = paths(&args.paths);
    let mut skipped: Vec<String> = errors.iter().map(ToString::to_string).collect();
    let read: Vec<_> = paths.par_iter().map(|path| read(path, &corpus, args)).collect();
    let mut articles = Vec::new();
    for result in read {
        match result {
            Ok((path, text, article)) => articles.push((path.into(), text.into(), article)),
            Err(error) => skipped.push(error.to_string()),
        }
    }
    let (files, _) = corpus.extend(articles);
    Ok(Input { corpus, files, skipped })
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

/// The settings of the newsroom that the PATHs belong to: of the nearest newsroom file at or above what they
/// have in common.
fn newsroom(paths: &[PathBuf]) -> Result<Config, String> {
    let Some(file) = disk::find_newsroom_file(&common(paths)) else { return Ok(Config::default()) };
    let here = disk::absolute(Path::new("."));
    let shown = file.strip_prefix(here).unwrap_or(&file).display().to_string();
    let toml = disk::read_text(&file).map_err(|error| format!("{shown}: {}", error.reason))?;
    match Config::parse(&toml) {
        Ok(config) => Ok(config.from_file(shown, toml)),
        Err(error) => Err(format!("{shown}:{}:{}: {}", error.line, error.column, error.reason)),
    }
}

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
