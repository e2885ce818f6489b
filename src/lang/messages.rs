//! Sentences for the reader, as data: `messages.txt` of each language, `key = sentence with {names}`.

use super::Language;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

type Sentences = FxHashMap<&'static str, &'static str>;

static ARABIC: LazyLock<Sentences> = LazyLock::new(|| read(include_str!("ar/messages.txt")));
static ENGLISH: LazyLock<Sentences> = LazyLock::new(|| read(include_str!("en/messages.txt")));

/// The sentence `key` in the reader's language, with each `{name}` filled in. A key that a language lacks is
/// answered in English, and one that no language has by itself; a test sees to it that there is none.
pub fn message(locale: Language, key: &str, values: &[(&str, &str)]) -> String {
    let sentences = match locale {
        Language::Arabic => &*ARABIC,
        Language::English => &*ENGLISH,
    };
    let sentence = sentences.get(key).or_else(|| ENGLISH.get(key)).copied().unwrap_or(key);
    let mut out = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = after;
    }
    out + rest
}

fn read(text: &'static str) -> Sentences {
    super::data::lines(text)
        .filter_map(|(_, line)| line.split_once('='))
        .map(|(key, sentence)| (key.trim(), sentence.trim()))
        .collect()
}
