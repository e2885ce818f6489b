//! Prepositions that copy spells as a name, since it has the dots of the last letter everywhere: «علي» for «على».

use super::class::Class;
use super::words::Words;
use crate::lang::memo::{Memo, remembered};
use crate::lang::{PeopleClass, morphology};

/// «ى» and «ي».
const PLAIN: &[u8] = "\u{649}".as_bytes();
const DOTTED: &[u8] = "\u{64A}".as_bytes();

thread_local! {
    static TWINS: Memo<bool> = const { Memo::new() };
}

/// The tokens that are given names by their letters, and prepositions where an article writes others of these so. Beside
/// another name or behind a title they stay names.
pub(super) fn prepositions(words: &Words) -> Vec<usize> {
    let reading = words.reading;
    let (mut dotted, mut plain, mut twins) = (0, 0, Vec::new());
    let text = reading.text.as_bytes();
    for (at, token) in reading.tokens.list.iter().enumerate() {
        let up_to_it = text.get(..token.span.end as usize).unwrap_or_default();
        if up_to_it.ends_with(PLAIN) {
            plain += usize::from(morphology::is_function_word(reading.written(at)));
        } else if up_to_it.ends_with(DOTTED) && is_twin(reading.stem(at).text(reading.text)) {
            match words.class(at) {
                Class::Given | Class::GivenWeak | Class::GivenWord => twins.push(at),
                _ => dotted += 1,
            }
        }
    }
    if dotted < 2 || dotted <= plain {
        return Vec::new();
    }
    twins.retain(|&at| !is_beside_name(words, at));
    twins
}

fn is_beside_name(words: &Words, at: usize) -> bool {
    let named =
        matches!(words.class(at + 1), Class::Given | Class::Head | Class::Joint) || words.is_surname(at + 1);
    let beside = words.follows(at + 1) && !words.has_prefix(at + 1) && named;
    beside || at > 0 && words.follows(at) && words.is_class(at - 1, PeopleClass::Honorific)
}

/// Whether a word is a preposition but for the dots of its last letter.
fn is_twin(written: &str) -> bool {
    remembered(&TWINS, written, |written| {
        let bare = written.strip_suffix('\u{64A}').unwrap_or(written);
        morphology::is_function_word(&format!("{bare}\u{649}"))
    })
}
