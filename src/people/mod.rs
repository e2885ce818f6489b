//! People of one article: names, roles, and which of them are the same person.
//!
//! Owns [`Person`], [`NameMention`] and [`RoleMention`]. May touch `text`, `lang` and `time`; knows nothing of
//! other articles. Start reading in [`recognise`].

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
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoleMention {
    /// Where.
    pub span: Span,
    /// Indexes into the article's people: «the two presidents» has two. Empty when nobody named is meant.
    pub people: Vec<u32>,
}

/// A person of one article.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Person {
    /// The fullest name as the article writes it.
    pub name: Box<str>,
    /// The words of [`Person::name`], folded: what linking across articles compares.
    pub key: Vec<Box<str>>,
    /// Indexes into the article's name mentions, in order of text; never empty.
    pub mentions: Vec<u32>,
    /// Indexes into the article's role mentions that mean this person, in order of text.
    pub roles: Vec<u32>,
    /// The index of the introducing name mention (full name, best with a role), or `None` where the article
    /// never introduces the person.
    pub introducing: Option<u32>,
}
