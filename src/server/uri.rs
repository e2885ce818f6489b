//! Paths and URIs: the one place where they meet.
//!
//! The corpus knows a file by its path, and a buffer that is no file (`untitled:Untitled-1`) by its URI.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::Value;
use std::str::FromStr;
use tower_lsp::ls_types::Uri;

/// What stays as it is in the path of a URI (RFC 3986, `pchar` without what editors disagree about).
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// What no URI may hold as it is, beside letters that are not ASCII (RFC 3986).
const NEVER: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Encodes in all URIs of a message what no URI may hold as it is.
pub fn mend(params: &mut Value) {
    match params {
        Value::Array(items) => items.iter_mut().for_each(mend),
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(uri) if key == "uri" || key.ends_with("Uri") => {
                        *uri = utf8_percent_encode(uri, NEVER).to_string();
                    }
                    Value::String(_) => {}
                    other => mend(other),
                }
            }
        }
        _ => {}
    }
}

/// The path by which the corpus knows what a URI names.
pub fn path_of(uri: &Uri) -> String {
    path_on(uri.as_str(), cfg!(windows))
}

/// The URI of what the corpus knows by `path`.
pub fn uri_of(path: &str) -> Option<Uri> {
    Uri::from_str(&uri_on(path, cfg!(windows))).ok()
}

/// Whether the corpus knows a file by this path, and not a buffer that is none.
pub fn names_file(path: &str) -> bool {
    scheme_of(path).is_none()
}

fn path_on(uri: &str, windows: bool) -> String {
    let Some(rest) = uri.strip_prefix("file://") else { return uri.to_owned() };
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let path = percent_decode_str(path).decode_utf8_lossy();
    if !windows {
        return path.into_owned();
    }
    let path = path.replace('/', "\\");
    if !host.is_empty() && host != "localhost" {
        return format!("\\\\{host}{path}");
    }
    let path = path.strip_prefix('\\').unwrap_or(&path);
    // Editors write the drive's letter in either case; one file has one path.
    let mut letters = path.chars();
    match (letters.next(), letters.next()) {
        (Some(drive), Some(':')) => format!("{}:{}", drive.to_ascii_uppercase(), letters.as_str()),
        _ => path.to_owned(),
    }
}

fn uri_on(path: &str, windows: bool) -> String {
    if scheme_of(path).is_some() {
        return path.to_owned();
    }
    if !windows {
        return format!("file://{}", utf8_percent_encode(path, KEPT));
    }
    let path = path.replace('\\', "/");
    match path.strip_prefix("//") {
        Some(share) => format!("file://{}", utf8_percent_encode(share, KEPT)),
        None => format!("file:///{}", utf8_percent_encode(&path, KEPT)),
    }
}

/// The scheme in front of a URI. One letter is no scheme but a drive.
fn scheme_of(path: &str) -> Option<&str> {
    let (scheme, _) = path.split_once(':')?;
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let fits = scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(letters);
    fits.then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(windows: bool, uri: &str, path: &str, back: &str) {
        assert_eq!(path_on(uri, windows), path);
        assert_eq!(uri_on(path, windows), back);
        assert!(Uri::from_str(back).is_ok());
    }

    #[test]
    fn files() {
        check(false, "file:///a/b.txt", "/a/b.txt", "file:///a/b.txt");
        check(
            false,
            "file:///a%20b/%D9%82%D9%85%D8%A9.md",
            "/a b/قمة.md",
            "file:///a%20b/%D9%82%D9%85%D8%A9.md",
        );
        check(false, "file://localhost/a.txt", "/a.txt", "file:///a.txt");
        check(false, "file:///a/50%25%23.txt", "/a/50%#.txt", "file:///a/50%25%23.txt");
    }

    #[test]
    fn drives_and_shares() {
        check(true, "file:///c%3A/news/a.txt", "C:\\news\\a.txt", "file:///C%3A/news/a.txt");
        check(true, "file:///C:/news/a.txt", "C:\\news\\a.txt", "file:///C%3A/news/a.txt");
        check(true, "file://desk/news/a.txt", "\\\\desk\\news\\a.txt", "file://desk/news/a.txt");
    }

    #[test]
    fn letters_that_no_uri_holds_are_encoded() {
        let mut params = serde_json::json!({"textDocument": {"uri": "file:///a b/قمة.txt", "text": "قمة"}});
        mend(&mut params);
        let uri = "file:///a%20b/%D9%82%D9%85%D8%A9.txt";
        assert_eq!(params, serde_json::json!({"textDocument": {"uri": uri, "text": "قمة"}}));
        let proper = params.clone();
        mend(&mut params);
        assert_eq!(params, proper);
    }

    #[test]
    fn what_is_no_file_keeps_its_uri() {
        check(false, "untitled:Untitled-1", "untitled:Untitled-1", "untitled:Untitled-1");
        check(true, "vscode-notebook-cell:/a#b", "vscode-notebook-cell:/a#b", "vscode-notebook-cell:/a#b");
        assert!(names_file("/a/b.txt") && names_file("C:\\a.txt") && !names_file("untitled:Untitled-1"));
    }
}
