//! Words of an article beside words of ours: each between isolates, so that neither turns the other around.

/// FIRST STRONG ISOLATE, behind which a text has its own direction.
pub const ISOLATE: char = '\u{2068}';
/// POP DIRECTIONAL ISOLATE, its end.
pub const END_ISOLATE: char = '\u{2069}';

/// A text with the direction of its own first letter (UAX #9, rule X5c); one without letters, as an ISO day, reads
/// left to right.
pub fn isolated(text: &str) -> String {
    format!("{ISOLATE}{text}{END_ISOLATE}")
}

/// Words of an article between quotation marks, on one line.
pub fn quoted(words: &str) -> String {
    isolated(&format!("«{}»", words.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// A text without its isolates, for whoever puts it where directions do not matter.
pub fn without_isolates(text: &str) -> String {
    text.replace([ISOLATE, END_ISOLATE], "")
}

/// Whether a text has a letter of a script that runs from right to left.
pub fn has_right_to_left(text: &str) -> bool {
    use unicode_bidi::BidiClass::{AL, R};
    text.chars().any(|c| !c.is_ascii() && matches!(unicode_bidi::bidi_class(c), R | AL))
}
