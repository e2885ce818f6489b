//! What a form of the list of ordinary words can be.

/// What kind of ordinary word it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum WordClass {
    /// A preposition, a conjunction, a pronoun.
    Function,
    /// A verb.
    Verb,
    /// A noun.
    Noun,
    /// An adjective.
    Adjective,
}

/// All that a form can be, one bit a class.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Uses(pub u8);

/// The bit of a form that no list has and that grammar makes of a listed verb.
const DERIVED: u8 = 1 << 7;

impl Uses {
    /// One class.
    pub fn of(class: WordClass) -> Self {
        Self(1 << class as u8)
    }

    /// What grammar makes of a verb: a noun that no list has.
    pub fn derived_noun() -> Self {
        Self(Self::of(WordClass::Noun).0 | DERIVED)
    }

    /// Both together.
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it can be of this class.
    pub fn can_be(self, class: WordClass) -> bool {
        self.0 & Self::of(class).0 != 0
    }

    /// Whether no list has it.
    pub fn is_derived(self) -> bool {
        self.0 & DERIVED != 0
    }

    /// What it is where verbs are possible or not.
    pub fn class(self, verbs: bool) -> Option<WordClass> {
        use WordClass::{Adjective, Function, Noun, Verb};
        [Function, Noun, Adjective, Verb]
            .into_iter()
            .find(|class| self.can_be(*class) && (verbs || *class != Verb))
    }
}
