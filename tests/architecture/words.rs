//! Law 3: words are data. No Arabic letter and no English month, weekday, title or verb of speech stands in a
//! source outside tests and documentation, and what cannot be seen stands as an escape.

use super::{Source, breaks, files, hold, keeps, root, text};

/// Words that are long enough to mean nothing else.
const NAMES: [&str; 17] = [
    "january",
    "february",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
/// Words that a sentence of ours may hold, but that are knowledge of a language where they stand alone.
const WORDS: [&str; 20] = [
    "march",
    "may",
    "today",
    "yesterday",
    "tomorrow",
    "president",
    "minister",
    "prime minister",
    "spokesman",
    "spokeswoman",
    "chairman",
    "chancellor",
    "secretary",
    "mr",
    "mrs",
    "said",
    "told",
    "announced",
    "published",
    "updated",
];
/// The rooms that read copy. Above them the same words are names of ours, in messages and in formats.
const READERS: [&str; 7] = ["text", "lang", "time", "people", "meetings", "article", "corpus"];
/// Words of [`WORDS`] that are names of ours there as well: a key of front matter.
const OURS: [(&str, &str); 1] = [("article/front.rs", "published")];

#[test]
fn no_word_of_a_language_stands_in_a_source() {
    hold(words);
}

#[test]
fn what_cannot_be_seen_is_escaped() {
    let broken: Vec<String> = ["build", "src", "tests", "benches"]
        .iter()
        .flat_map(|folder| files(folder))
        .flat_map(|path| {
            let shown = path.strip_prefix(root()).unwrap_or(&path).display().to_string();
            unseen(&text(&path)).into_iter().map(move |what| format!("{shown}:{what}"))
        })
        .collect();
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn the_laws_of_words_can_be_broken() {
    breaks("time/a.rs", "const A: &str = \"قمة\";", words);
    breaks("time/a.rs", "const A: char = 'ة';", words);
    breaks("time/a.rs", "fn f() { m(\"on Friday\"); }", words);
    breaks("people/a.rs", "const A: &str = \"Prime Minister\";", words);
    keeps("rules/a.rs", "const A: &str = \"said\";", words);
    keeps("time/a.rs", "/// «قمة»\nconst A: &str = \"you may\"; // Friday", words);
    keeps("time/a.rs", "const A: char = '\\u{629}';", words);
    assert_eq!(unseen("a\nb\u{200F}c"), ["2: U+200F stands there unseen"]);
    assert_eq!(unseen("\u{2068}").len() + unseen("\u{FEFF}").len() + unseen("\u{A0}").len(), 3);
}

fn words(source: &Source) -> Vec<String> {
    let arabic = source.tokens.iter().filter(|token| token.text.chars().any(is_arabic));
    let mut broken: Vec<String> = arabic.map(|token| source.offence(token, "an Arabic letter")).collect();
    for token in source.tokens.iter().filter(|token| token.literal) {
        let literal = token.text.trim_matches('"').to_lowercase();
        let ours =
            OURS.contains(&(source.path.as_str(), literal.as_str())) || !READERS.contains(&source.room());
        let names = literal.split(|c: char| !c.is_alphabetic()).any(|word| NAMES.contains(&word));
        if names || (WORDS.contains(&literal.as_str()) && !ours) {
            broken.push(source.offence(token, &format!("{} is a word of a language", token.text)));
        }
    }
    broken
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn unseen(text: &str) -> Vec<String> {
    let lines = text.lines().enumerate();
    let unseen = |c: &char| {
        matches!(c, '\u{A0}' | '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202F}')
            || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FEFF}')
    };
    let of_line = |(number, line): (usize, &str)| {
        let say = move |c: char| format!("{}: U+{:04X} stands there unseen", number + 1, u32::from(c));
        line.chars().filter(unseen).map(say).collect::<Vec<_>>()
    };
    lines.flat_map(of_line).collect()
}
