//! What Dateline says to its reader: templates with `{placeholders}`, one file a language.
//!
//! A key with a count has one template a plural form, by the forms of CLDR: `days.one`, `days.few` … Arabic has
//! six of them, English two. Start reading in [`message`].

use super::Language;
use super::data::lines;
use crate::text::isolate::isolated;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const ARABIC: &str = include_str!("ar/messages.txt");
const ENGLISH: &str = include_str!("en/messages.txt");

type Templates = FxHashMap<&'static str, &'static str>;

/// The message `key` in the language of `reader`, with each `{name}` replaced by its value. A key that does not
/// exist comes back as it is, which a reader can at least report; the tests know every key.
pub fn message(reader: Language, key: &str, values: &[(&str, &str)]) -> String {
    fill(reader, template(reader, key).unwrap_or(key), values)
}

/// The message `key` in the plural form that `count` asks for; `{n}` is the count.
pub fn counted(reader: Language, key: &str, count: u64, values: &[(&str, &str)]) -> String {
    let number = count.to_string();
    let mut all = vec![("n", number.as_str())];
    all.extend_from_slice(values);
    let form = format!("{key}.{}", plural_form(reader, count));
    let template = template(reader, &form).or_else(|| template(reader, &format!("{key}.other")));
    fill(reader, template.unwrap_or(key), &all)
}

/// Whether there is a message `key`.
pub fn has_message(reader: Language, key: &str) -> bool {
    template(reader, key).is_some()
}

fn template(reader: Language, key: &str) -> Option<&'static str> {
    static ALL: LazyLock<(Templates, Templates)> = LazyLock::new(|| (read(ARABIC), read(ENGLISH)));
    let templates = match reader {
        Language::Arabic => &ALL.0,
        Language::English => &ALL.1,
    };
    templates.get(key).copied()
}

fn read(text: &'static str) -> Templates {
    lines(text)
        .filter_map(|(_, line)| line.split_once('='))
        .map(|(key, text)| (key.trim(), text.trim()))
        .collect()
}

/// The plural category of CLDR, chart "Language Plural Rules".
fn plural_form(reader: Language, count: u64) -> &'static str {
    match (reader, count, count % 100) {
        (Language::English, 1, _) | (Language::Arabic, 1, _) => "one",
        (Language::English, ..) => "other",
        (Language::Arabic, 0, _) => "zero",
        (Language::Arabic, 2, _) => "two",
        (Language::Arabic, _, 3..=10) => "few",
        (Language::Arabic, _, 11..=99) => "many",
        (Language::Arabic, ..) => "other",
    }
}

/// Whether a value is numbers that marks join, an ISO day say, which would read backwards between Arabic words.
fn reads_backwards(value: &str) -> bool {
    let joined = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | ':');
    value.starts_with(|c: char| c.is_ascii_digit()) && value.contains(['-', '/']) && value.chars().all(joined)
}

/// Fills a template in one pass, so that a value with braces in it is never read as a placeholder.
fn fill(reader: Language, template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        out.push_str(before);
        match behind.split_once('}') {
            Some((name, after)) => {
                if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
                    if reader == Language::Arabic && reads_backwards(value) {
                        out.push_str(&isolated(value));
                    } else {
                        out.push_str(value);
                    }
                }
                rest = after;
            }
            None => {
                out.push('{');
                rest = behind;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

    /// The keys without their plural forms, each with the placeholders of all its forms but the count.
    fn keys(text: &'static str) -> BTreeMap<String, BTreeSet<String>> {
        let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (key, template) in read(text) {
            let base = match key.rsplit_once('.') {
                Some((base, form)) if FORMS.contains(&form) => base,
                _ => key,
            };
            let names = template.split('{').skip(1).filter_map(|part| part.split_once('}'));
            let names = names.map(|(name, _)| name.to_owned()).filter(|name| name != "n");
            keys.entry(base.to_owned()).or_default().extend(names);
        }
        keys
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let (arabic, english) = (keys(ARABIC), keys(ENGLISH));
        assert!(arabic.len() > 40);
        for key in arabic.keys().chain(english.keys()) {
            assert_eq!(arabic.get(key), english.get(key), "{key}");
        }
    }

    #[test]
    fn every_count_has_all_plural_forms_of_its_language() {
        for (text, reader, counts) in [
            (ARABIC, Language::Arabic, [0, 1, 2, 3, 11, 100]),
            (ENGLISH, Language::English, [0, 1, 2, 3, 11, 100]),
        ] {
            let templates = read(text);
            let bases = templates.keys().filter_map(|key| key.strip_suffix(".other"));
            for base in bases {
                for count in counts {
                    let form = plural_form(reader, count);
                    // Nothing is ever said of none, so that form may be left out.
                    if form != "zero" {
                        assert!(templates.contains_key(format!("{base}.{form}").as_str()), "{base}.{form}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_key_stands_twice() {
        for text in [ARABIC, ENGLISH] {
            let mut seen = BTreeSet::new();
            for (number, line) in lines(text) {
                let (key, template) = line.split_once('=').unwrap_or_else(|| panic!("line {number}: {line}"));
                assert!(seen.insert(key.trim()), "line {number}: {key}");
                assert!(!template.trim().is_empty(), "line {number}: {key}");
            }
        }
    }

    #[test]
    fn values_are_filled_in_once() {
        assert_eq!(
            fill(Language::English, "{a} and {b}, {a}", &[("a", "{b}"), ("b", "x")]),
            "{b} and x, {b}"
        );
        assert_eq!(fill(Language::English, "{unknown}!", &[]), "!");
        let day = fill(Language::Arabic, "{a}، {b}", &[("a", "2026-03-10"), ("b", "12")]);
        assert_eq!(day, "\u{2068}2026-03-10\u{2069}، 12");
        assert_eq!(fill(Language::English, "an open { brace", &[]), "an open { brace");
    }

    #[test]
    fn counts_take_their_plural_form() {
        assert_eq!(counted(Language::English, "count.day", 1, &[]), "1 day");
        assert_eq!(counted(Language::English, "count.day", 10, &[]), "10 days");
        assert_eq!(counted(Language::Arabic, "count.day", 2, &[]), "يومين");
        assert_eq!(counted(Language::Arabic, "count.day", 10, &[]), "10 أيام");
        assert_eq!(counted(Language::Arabic, "count.day", 11, &[]), "11 يوما");
        assert_eq!(counted(Language::Arabic, "count.day", 100, &[]), "100 يوم");
    }

    #[test]
    fn an_unknown_key_comes_back() {
        assert_eq!(message(Language::English, "no-such-key", &[]), "no-such-key");
        assert!(!has_message(Language::English, "no-such-key"));
    }
}
