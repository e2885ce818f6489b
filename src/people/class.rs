//! What one word can be to a name, from the senses that the lexicon gives it, from grammar and from its letters.

use crate::lang::letters;
use crate::lang::memo::{Memo, remembered_by};
use crate::lang::morphology::{self, Look, WordClass};
use crate::lang::{PeopleClass, Reading, Sense, clitics};
use crate::text::TokenKind;

/// With letters that tell more than this a word is from elsewhere, whatever its shape.
const SURELY_FOREIGN: i32 = 64;
/// With letters that tell less than this a word is an ordinary one, whatever its shape.
const SURELY_ORDINARY: i32 = -32;

/// What a word can be to a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// A mark or a number.
    Mark,
    /// A word that no name has: an ordinary one, a place, a role.
    Word,
    /// Perhaps an ordinary word behind a preposition, perhaps a place: part of a name where all else says so.
    Soft,
    /// An adjective with the article: behind a given name it can be a surname.
    Adjective,
    /// A given name that is nothing else.
    Given,
    /// A given name that is a place or something rarer as well.
    GivenWeak,
    /// A given name that is an ordinary word as well.
    GivenWord,
    /// An unknown word with the article.
    Definite,
    /// An unknown word that is shaped as the language's own are.
    Native,
    /// An unknown word that is not.
    Foreign,
    /// An unknown word that is shaped as a verb.
    Verb,
    /// What joins the parts of a name from elsewhere: «دي».
    Particle,
    /// What joins the parts of an Arabic name: «بن».
    Joint,
    /// What makes one name with the word behind it.
    Head,
    /// What stands behind a name and belongs to it.
    Suffix,
    /// A word of another script than Arabic.
    Latin,
}

impl Class {
    /// Whether a name can have such a word in its middle.
    pub(super) fn is_nameable(self) -> bool {
        matches!(
            self,
            Class::Given
                | Class::GivenWeak
                | Class::GivenWord
                | Class::Definite
                | Class::Native
                | Class::Foreign
        )
    }
}

thread_local! {
    static CLASSES: Memo<Class> = const { Memo::new() };
}

/// The class of the token `at`.
pub(super) fn classify(reading: &Reading, at: usize) -> Class {
    let Some(token) = reading.token(at) else { return Class::Mark };
    match token.kind {
        TokenKind::Arabic => remembered_by(&CLASSES, reading.likeness(at), || classify_arabic(reading, at)),
        TokenKind::Latin => Class::Latin,
        _ => Class::Mark,
    }
}

/// The class of an Arabic token; nothing counts but what [`Reading::likeness`] has of it.
fn classify_arabic(reading: &Reading, at: usize) -> Class {
    let (mut given, mut blocked, mut soft, mut adjective) = (None, false, false, false);
    let (mut particle, mut head, mut suffix, mut joint) = (false, false, false, false);
    let mut surname = false;
    let word = reading.word(at);
    for sense in reading.own(at) {
        match *sense {
            Sense::Given { sure } => given = Some(sure || given == Some(true)),
            Sense::Known { sure: false, .. } => soft = true,
            Sense::Demonym { .. } => adjective = true,
            Sense::People(PeopleClass::NameParticle) => particle = true,
            Sense::People(PeopleClass::NameJoint) => joint = true,
            Sense::People(PeopleClass::NameHead) => head = true,
            Sense::People(PeopleClass::NameSuffix) => suffix = true,
            Sense::People(
                PeopleClass::Counterpart | PeopleClass::CounterpartDual | PeopleClass::CounterpartPlural,
            ) => return Class::Word,
            Sense::People(PeopleClass::Surname) => surname = is_surname(reading, at),
            Sense::Nothing | Sense::People(PeopleClass::That | PeopleClass::SurnameWord) => {}
            _ => blocked = true,
        }
    }
    if word.clitics.article && !clitics::is_written_article(reading.written(at)) {
        return Class::Foreign;
    }
    let plain = word.prefix == 0 && !word.clitics.article;
    let head = head && !word.clitics.article && !word.clitics.preposition;
    if joint && plain {
        return Class::Joint;
    }
    if head {
        return Class::Head;
    }
    // «فإن» is none.
    if particle && plain && !reading.written(at).contains('\u{625}') {
        return Class::Particle;
    }
    if suffix && !blocked {
        return Class::Suffix;
    }
    let folded = reading.folded(at);
    // Nunation is written on nouns, hardly ever on a name; and «بيانا» is a word before it is «ب» with a name.
    let written = reading.written(at);
    if morphology::has_nunation(written) || word.prefix > 0 && given.is_some() && is_plain_word(folded) {
        return Class::Word;
    }
    if let Some(sure) = given {
        if word.clitics.article {
            let ordinary = morphology::ordinary(folded).is_some();
            return match (blocked, ordinary) {
                (true, _) => Class::Word,
                (_, true) => Class::Adjective,
                (_, false) => Class::Definite,
            };
        }
        let plain = reading.written(at);
        let stem = reading.stem(at).text(reading.text);
        if morphology::is_function_word(plain) || morphology::is_function_word(stem) {
            return Class::Word;
        }
        let ordinary = match word.prefix {
            0 => morphology::ordinary(folded).is_some_and(|ordinary| !ordinary.derived && !ordinary.stripped),
            _ => morphology::ordinary_noun(&crate::lang::lexicon::fold_for_lookup(stem)),
        };
        return match sure && !blocked && !soft {
            true if ordinary => Class::GivenWeak,
            _ if ordinary || blocked => Class::GivenWord,
            true => Class::Given,
            false => Class::GivenWeak,
        };
    }
    if blocked || morphology::is_function_word(reading.written(at)) {
        return Class::Word;
    }
    if surname {
        let glued = word.prefix > 0 && is_plain_word(folded);
        let definite = clitics::has_article(folded) && clitics::is_written_article(reading.written(at));
        return match (glued, definite) {
            (true, _) => Class::Word,
            (_, true) => Class::Definite,
            _ => Class::Foreign,
        };
    }
    if adjective {
        return if word.clitics.article && word.prefix == 0 { Class::Adjective } else { Class::Word };
    }
    if soft {
        return Class::Soft;
    }
    if morphology::is_joined_name(folded) {
        return Class::Given;
    }
    match unknown(folded) {
        Class::Definite if !clitics::is_written_article(reading.written(at)) => Class::Foreign,
        class => class,
    }
}

/// Whether a family's name of the list is nothing else here: an ordinary word takes the article («سكوت» has none), or has
/// its hamza within («بأول»).
pub(super) fn is_surname(reading: &Reading, at: usize) -> bool {
    let hamza = |letter| matches!(letter, '\u{623}' | '\u{625}');
    let word = reading.word(at);
    let within = reading.stem(at).text(reading.text).chars().skip(1).any(hamza);
    // «بأول» is «ب» with a word, which may be read as one.
    !word.clitics.article && !within && !morphology::is_listed(clitics::bare(reading.folded(at)))
}

fn is_plain_word(folded: &str) -> bool {
    morphology::ordinary(folded).is_some_and(|word| !word.stripped)
}

/// The class of an Arabic word that the lexicon does not know.
pub(super) fn unknown(folded: &str) -> Class {
    if folded.chars().nth(1).is_none() {
        return Class::Word;
    }
    let definite = clitics::has_article(folded);
    let letters = || letters::foreign(folded);
    if let Some(ordinary) = morphology::ordinary(folded) {
        return match (ordinary.class, ordinary.stripped) {
            (WordClass::Adjective, false) if definite => Class::Adjective,
            // «المالكي»: an adjective of origin that no list has.
            (WordClass::Noun, false) if definite && morphology::is_adjective_of_noun(folded) => {
                Class::Adjective
            }
            // «هاملتون» is no «ها» with a pronoun.
            (_, true) if !definite && letters() > SURELY_FOREIGN => Class::Foreign,
            (_, true) => Class::Soft,
            _ => Class::Word,
        };
    }
    match morphology::look(folded) {
        _ if definite => Class::Definite,
        Look::Verb | Look::Native if letters() > SURELY_FOREIGN => Class::Foreign,
        Look::Verb => Class::Verb,
        Look::Native => Class::Native,
        Look::Foreign if letters() < SURELY_ORDINARY => Class::Native,
        Look::Foreign => Class::Foreign,
    }
}
