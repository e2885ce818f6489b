//! People of one article: names, roles, and which of them are the same person.
//!
//! Owns [`Person`], [`NameMention`] and [`RoleMention`]. May touch `text`, `lang` and `time`; knows nothing of
//! other articles. Start reading in [`recognise`]: `words` says what each word can be, `role`, `name` and `english`
//! read phrases, `find` weighs them, `coref` tells who is who.

mod confirm;
mod coref;
mod english;
mod find;
mod name;
mod role;
mod role_arabic;
mod role_english;
mod run;
mod scan;
mod words;

pub(crate) use confirm::one_letter_off;
pub(crate) use coref::is_short_for;

use crate::lang::{KnownId, Reading};
use crate::text::Span;

/// How much of a name a mention gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum NameForm {
    /// Given name and surname, or the longest form that the article has.
    Full,
    /// The surname, or the one name by which the person goes.
    Surname,
    /// The given name alone.
    Given,
}

/// A span of text that names a person: the name without title, quotes or clitics.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameMention {
    /// Where.
    pub span: Span,
    /// Index into the article's people.
    pub person: u32,
    /// How much of the name it gives.
    pub form: NameForm,
}

/// A role phrase of a specific person, beside the name or standing for one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RoleMention {
    /// Where.
    pub span: Span,
    /// Indexes into the article's people: «the two presidents» has two. Empty when nobody named is meant.
    pub people: Vec<u32>,
    /// The office by the keys of the language data, the outermost first: `deputy foreign-minister`. Empty where
    /// the phrase has only an origin («نظيره الروسي»).
    pub office: Box<str>,
    /// The countries and bodies that the phrase names.
    pub countries: Vec<KnownId>,
}

/// A person of one article.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Person {
    /// The fullest name as the article writes it.
    pub name: Box<str>,
    /// The parts of [`Person::name`], folded: what linking across articles compares. A particle and its word are
    /// one part: «آل ثاني».
    pub key: Vec<Box<str>>,
    /// Indexes into the article's name mentions, in order of text; never empty.
    pub mentions: Vec<u32>,
    /// Indexes into the article's role mentions that mean this person, in order of text.
    pub roles: Vec<u32>,
    /// The index of the introducing name mention (full name, best with a role), or `None` where the article
    /// never introduces the person.
    pub introducing: Option<u32>,
}

/// The people of one article.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct People {
    /// The mentions by name, in order of text.
    pub names: Vec<NameMention>,
    /// The role phrases, in order of text.
    pub roles: Vec<RoleMention>,
    /// The people.
    pub people: Vec<Person>,
}

/// Finds the people of a text: «قال وزير الخارجية سامي الحداد», "Foreign Minister Sami Haddad said".
///
/// Front matter and addresses of the web are no copy: `skip` holds the spans, in order of text, in which nothing is
/// looked for.
pub fn recognise(reading: &Reading, skip: &[Span]) -> People {
    let words = words::Words::of(reading, skip);
    let finds = find::find(&words);
    coref::resolve(reading, finds)
}
