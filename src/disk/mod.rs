//! The only room that touches files.
//!
//! Owns the encodings of files, the walk over a folder's articles, the search for the newsroom file and the file that
//! holds what memory should not. Knows nothing of what the text says. Start reading in [`read_text`].

mod spill;

pub use spill::{Extent, SpillFile};
use std::fmt;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

/// The name of the newsroom file.
pub const NEWSROOM_FILE: &str = "dateline.toml";

/// The name of the file that holds what was there already when somebody began to use Dateline: entries `[[ignore]]`
/// beside those of the newsroom file.
pub const BASELINE_FILE: &str = "dateline.baseline.toml";

/// What the names of articles end in.
pub const EXTENSIONS: [&str; 2] = ["txt", "md"];

/// The most bytes that are read as one article. A span counts in 32 bits, and nobody files a story of this size.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// What most articles have no more bytes than.
const USUAL: usize = 16 * 1024;

/// Why a file could not be read or written.
#[derive(Debug)]
pub struct ReadError {
    /// The file, as the caller names it.
    pub path: PathBuf,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a file.
#[derive(Debug)]
pub enum Reason {
    /// There is no such file or folder.
    Missing,
    /// The system does not let us read it.
    Unreadable(std::io::Error),
    /// The system does not let us write it.
    Unwritable(std::io::Error),
    /// It is neither UTF-8 nor marked as UTF-16; the byte is the first that cannot be.
    NotUtf8(usize),
    /// It is marked as UTF-16 and is not; the byte is the first that cannot be.
    NotUtf16(usize),
    /// It is larger than [`LARGEST`].
    TooLarge,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.reason)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Missing => f.write_str("no such file or folder"),
            Reason::Unreadable(error) => write!(f, "cannot be read: {error}"),
            Reason::Unwritable(error) => write!(f, "cannot be written: {error}"),
            Reason::NotUtf8(at) => {
                write!(f, "not UTF-8 at byte {at}; save it as UTF-8, or as UTF-16 with a BOM")
            }
            Reason::NotUtf16(at) => write!(f, "begins like UTF-16 but is not at byte {at}"),
            Reason::TooLarge => write!(f, "larger than {} MiB, which no article is", LARGEST / 1024 / 1024),
        }
    }
}

impl std::error::Error for ReadError {}

/// The text of a file in UTF-8 (with or without a byte order mark) or in UTF-16 with one. The mark is not part
/// of the text: offsets count from behind it.
pub fn read_text(path: &Path) -> Result<String, ReadError> {
    let read = || {
        // Asking for the length first would miss pipes and files that grow. Most articles come in one go.
        let mut bytes = Vec::with_capacity(USUAL);
        std::fs::File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(reason).and_then(decode).map_err(|reason| ReadError { path: path.into(), reason })
}

/// The same as [`read_text`] for whatever stands on standard input.
pub fn read_standard_input() -> Result<String, ReadError> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes);
    read.map_err(reason).and_then(|_| decode(bytes)).map_err(|reason| ReadError { path: "-".into(), reason })
}

/// The articles below a folder, sorted: what [`EXTENSIONS`] lists, but for hidden files and what `.gitignore`
/// leaves out. A file is its own only article, whatever its name. What cannot be read is left out in silence;
/// [`walk`] tells of it.
pub fn articles_below(root: &Path) -> Vec<PathBuf> {
    walk(root).0
}

/// The same as [`articles_below`], with the folders that could not be read.
pub fn walk(root: &Path) -> (Vec<PathBuf>, Vec<ReadError>) {
    let (mut files, mut errors) = (Vec::new(), Vec::new());
    if let Err(error) = std::fs::metadata(root) {
        errors.push(ReadError { path: root.into(), reason: reason(error) });
        return (files, errors);
    }
    for entry in walker(root).build() {
        match entry {
            // Not `is_file`: a shell hands over a pipe where somebody writes `<(…)`.
            Ok(entry) if entry.depth() == 0 && !entry.path().is_dir() => files.push(entry.into_path()),
            Ok(entry) if is_article(entry.path()) && is_file(&entry) => files.push(entry.into_path()),
            Ok(_) => {}
            Err(error) => errors.push(walk_error(root, error)),
        }
    }
    files.sort();
    (files, errors)
}

/// Whether a file stands there, or behind a link there. What a folder tells of its entries spares asking for most.
fn is_file(entry: &ignore::DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file()) || entry.path().is_file()
}

/// Whether a folder stands at `path`.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Whether [`articles_below`] `root` would list `file`. Only the folders on the way are looked at.
pub fn lists(root: &Path, file: &Path) -> bool {
    let goal = file.to_owned();
    let mut walk = walker(root).filter_entry(move |entry| goal.starts_with(entry.path())).build();
    is_article(file) && walk.any(|entry| entry.is_ok_and(|entry| entry.path() == file))
}

/// Only what stands in the folder itself decides, never the settings of the machine: the same findings
/// everywhere. `.gitignore` counts in a folder without a repository as well.
fn walker(root: &Path) -> ignore::WalkBuilder {
    let mut walker = ignore::WalkBuilder::new(root);
    walker.ignore(false).git_global(false).git_exclude(false).require_git(false);
    walker
}

/// Whether a file's name is that of an article.
pub fn is_article(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// The nearest newsroom file at or above a file or folder.
pub fn find_newsroom_file(start: &Path) -> Option<PathBuf> {
    find_upwards(start, NEWSROOM_FILE)
}

/// The nearest baseline at or above a file or folder.
pub fn find_baseline_file(start: &Path) -> Option<PathBuf> {
    find_upwards(start, BASELINE_FILE)
}

fn find_upwards(start: &Path, name: &str) -> Option<PathBuf> {
    let start = absolute(start);
    start.ancestors().map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Puts a text in place of a file; what is wrong with that otherwise.
pub fn write_text(path: &Path, text: &str) -> Result<(), ReadError> {
    std::fs::write(path, text)
        .map_err(|error| ReadError { path: path.into(), reason: Reason::Unwritable(error) })
}

/// The path from the root on, without `.` and `..`. Links stay as they are named.
pub fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    path.components().fold(PathBuf::new(), |mut out, component| {
        match component {
            Component::ParentDir => drop(out.pop()),
            Component::CurDir => {}
            other => out.push(other),
        }
        out
    })
}

/// The same path for every name of one file.
pub fn identity(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn reason(error: std::io::Error) -> Reason {
    match error.kind() {
        std::io::ErrorKind::NotFound => Reason::Missing,
        _ => Reason::Unreadable(error),
    }
}

fn walk_error(root: &Path, error: ignore::Error) -> ReadError {
    let path = path_of(&error).unwrap_or(root).to_owned();
    let text = error.to_string();
    let cause = error.into_io_error().unwrap_or_else(|| std::io::Error::other(text));
    ReadError { path, reason: Reason::Unreadable(cause) }
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

fn decode(bytes: Vec<u8>) -> Result<String, Reason> {
    if bytes.len() as u64 > LARGEST {
        return Err(Reason::TooLarge);
    }
    match bytes.as_slice() {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest.to_vec(), 3),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => utf8(bytes, 0),
    }
}

fn utf8(bytes: Vec<u8>, mark: usize) -> Result<String, Reason> {
    match simdutf8::compat::from_utf8(&bytes) {
        Ok(text) => Ok(text.into()),
        Err(error) => Err(Reason::NotUtf8(mark + error.valid_up_to())),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Reason> {
    const MARK: usize = 2;
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut at = MARK;
    for c in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        let c = c.map_err(|_| Reason::NotUtf16(at))?;
        at += 2 * c.len_utf16();
        text.push(c);
    }
    if rest.is_empty() { Ok(text) } else { Err(Reason::NotUtf16(at)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: &str = "قمة\r\n";

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        folder
    }

    fn read(bytes: &[u8]) -> Result<String, String> {
        let folder = folder(&[("a.txt", bytes)]);
        read_text(&folder.path().join("a.txt")).map_err(|error| error.reason.to_string())
    }

    fn names_below(files: &[(&str, &[u8])]) -> Vec<String> {
        let folder = folder(files);
        let strip = |path: PathBuf| path.strip_prefix(folder.path()).unwrap().display().to_string();
        articles_below(folder.path()).into_iter().map(strip).collect()
    }

    #[test]
    fn a_file_is_listed_if_the_walk_would_find_it() {
        let folder = folder(&[
            ("a.txt", b""),
            ("sub/b.md", b""),
            (".gitignore", b"out/\n"),
            ("out/c.txt", b""),
            ("d.rs", b""),
        ]);
        let lists = |name: &str| lists(folder.path(), &folder.path().join(name));
        assert!(lists("a.txt") && lists("sub/b.md"));
        assert!(!lists("out/c.txt") && !lists("d.rs") && !lists("gone.txt"));
    }

    #[test]
    fn every_marked_encoding_gives_the_same_text() {
        let units = |bytes: fn(u16) -> [u8; 2]| WORD.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        assert_eq!(read(WORD.as_bytes()).unwrap(), WORD);
        assert_eq!(read(&[&[0xEF, 0xBB, 0xBF], WORD.as_bytes()].concat()).unwrap(), WORD);
        assert_eq!(read(&[vec![0xFF, 0xFE], units(u16::to_le_bytes)].concat()).unwrap(), WORD);
        assert_eq!(read(&[vec![0xFE, 0xFF], units(u16::to_be_bytes)].concat()).unwrap(), WORD);
        assert_eq!(read(&[]).unwrap(), "");
    }

    #[test]
    fn what_is_no_text_says_where() {
        assert!(read(b"abc\xC7def").unwrap_err().starts_with("not UTF-8 at byte 3;"));
        assert!(read(b"\xEF\xBB\xBFab\xFF").unwrap_err().starts_with("not UTF-8 at byte 5;"));
        assert_eq!(read(b"\xFF\xFEa\0b").unwrap_err(), "begins like UTF-16 but is not at byte 4");
        assert_eq!(read(b"\xFF\xFEa\0\x00\xDCb\0").unwrap_err(), "begins like UTF-16 but is not at byte 4");
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = read_text(Path::new("no/such/file.txt")).unwrap_err();
        assert_eq!(error.to_string(), "no/such/file.txt: no such file or folder");
    }

    #[test]
    fn articles_are_sorted_and_gitignore_is_respected() {
        let files: [(&str, &[u8]); 8] = [
            ("b.txt", b""),
            ("a.md", b""),
            ("B.TXT", b""),
            ("notes.pdf", b""),
            (".hidden.txt", b""),
            ("sub/c.txt", b""),
            ("old/d.txt", b""),
            (".gitignore", b"old/\n"),
        ];
        assert_eq!(names_below(&files), ["B.TXT", "a.md", "b.txt", "sub/c.txt"]);
    }

    #[test]
    fn a_named_file_counts_whatever_its_name() {
        let folder = folder(&[("copy.text", b"")]);
        assert_eq!(articles_below(&folder.path().join("copy.text")).len(), 1);
        let (files, errors) = walk(&folder.path().join("gone"));
        assert!(files.is_empty());
        assert!(errors[0].to_string().ends_with("gone: no such file or folder"));
    }

    #[test]
    fn the_nearest_newsroom_file_is_found_upwards() {
        let folder = folder(&[("dateline.toml", b""), ("a/b/c.txt", b""), ("a/dateline.toml", b"")]);
        assert_eq!(
            find_newsroom_file(&folder.path().join("a/b/c.txt")),
            Some(folder.path().join("a/dateline.toml"))
        );
        assert_eq!(
            find_newsroom_file(&folder.path().join("a/..")),
            Some(folder.path().join("dateline.toml"))
        );
    }
}
