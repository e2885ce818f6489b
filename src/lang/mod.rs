//! All knowledge of languages, as data: one folder a language, one fact a line.
//!
//! Owns the [`Lexicon`] and the [`Reading`] of a text. The only code here is what finds words: no other room looks
//! at letters. Start reading in [`reading`], then in the files of `ar/`.

pub mod affixes;
pub mod classes;
pub mod clause;
pub mod clitics;
pub mod data;
pub mod known;
pub mod letters;
pub mod lexicon;
mod look_up;
pub(crate) mod memo;
pub mod messages;
pub mod morphology;
pub mod reading;
pub mod sense;
pub mod translit;
pub mod uses;
pub mod word_table;

pub use classes::Classes;
pub use clitics::{has_article, is_at, is_future_form, is_past_form};
pub use known::{Known, KnownId, KnownKind};
pub use lexicon::{Lexicon, lexicon};
pub use messages::{counted, has_message, message};
pub use morphology::{Look, Ordinary, WordClass};
pub use reading::{Clitics, Reading, Word, read};
pub use sense::{
    AnatomyClass, Glue, MeetingClass, Number, PeopleClass, RuleClass, Sense, TimeClass, Tradition, VerbClass,
};

/// A language that Dateline reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum Language {
    /// Arabic.
    #[default]
    Arabic,
    /// English.
    English,
}

impl Language {
    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Language::Arabic => "ar",
            Language::English => "en",
        }
    }
}
