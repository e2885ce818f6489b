//! What stands where: the tokens of a text with the times, names and roles that other rooms found on them.

use crate::lang::{Classes, KnownId, KnownKind, MeetingClass, Number, Reading, Sense, VerbClass, lexicon};
use crate::meetings::MeetingKind;
use crate::people::{NameMention, RoleMention};
use crate::text::{Span, TokenKind};
use crate::time::TimeMention;

/// A text as this room looks at it.
pub(super) struct Scene<'a, 't> {
    pub reading: &'a Reading<'t>,
    pub times: &'a [TimeMention],
    pub names: &'a [NameMention],
    pub roles: &'a [RoleMention],
    time_at: Vec<Option<u32>>,
    name_at: Vec<Option<u32>>,
    role_at: Vec<Option<u32>>,
}

/// A meeting noun as the lexicon has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Noun {
    pub kind: MeetingKind,
    pub number: Number,
    pub sure: bool,
    pub owned: bool,
    /// How many tokens it takes.
    pub len: usize,
}

impl<'a, 't> Scene<'a, 't> {
    pub fn new(
        reading: &'a Reading<'t>,
        times: &'a [TimeMention],
        names: &'a [NameMention],
        roles: &'a [RoleMention],
    ) -> Self {
        let tokens = &reading.tokens.list;
        let cover = |spans: &mut dyn Iterator<Item = Span>| {
            let mut at = vec![None; tokens.len()];
            for (index, span) in (0..).zip(spans) {
                // A clitic in front belongs to the token and not to the span.
                let first = tokens.partition_point(|token| token.span.end <= span.start);
                let covered = tokens.iter().zip(&mut at).skip(first);
                let covered = covered.take_while(|(token, _)| token.span.start < span.end);
                covered.for_each(|(_, place)| *place = Some(index));
            }
            at
        };
        Self {
            reading,
            times,
            names,
            roles,
            time_at: cover(&mut times.iter().map(|time| time.shape.span)),
            name_at: cover(&mut names.iter().map(|name| name.span)),
            role_at: cover(&mut roles.iter().map(|role| role.span)),
        }
    }

    /// The time expression that covers a token.
    pub fn time(&self, at: usize) -> Option<u32> {
        self.time_at.get(at).copied().flatten()
    }

    /// The person whose name covers a token.
    pub fn person(&self, at: usize) -> Option<u32> {
        let name = self.name_at.get(at).copied().flatten()?;
        self.names.get(name as usize).map(|name| name.person)
    }

    /// The people whose role covers a token.
    pub fn role(&self, at: usize) -> Option<&'a RoleMention> {
        let role = self.role_at.get(at).copied().flatten()?;
        self.roles.get(role as usize)
    }

    /// Whether a name or a role covers a token.
    pub fn is_somebody(&self, at: usize) -> bool {
        self.person(at).is_some() || self.role(at).is_some()
    }

    /// Whether a token or the phrase that begins there is of a class.
    pub fn is(&self, at: usize, class: MeetingClass) -> bool {
        self.reading.may(at, Classes::meeting(class))
    }

    /// Whether a preposition is glued to the front of a token. Where a name or a role begins, its span tells:
    /// the lexicon may take the name's own first letter for one.
    pub fn has_preposition(&self, at: usize) -> bool {
        let start = self.reading.token(at).map(|token| token.span.start);
        let name = self.name_at.get(at).copied().flatten().and_then(|name| self.names.get(name as usize));
        let span = name.map(|name| name.span).or(self.role(at).map(|role| role.span));
        match (span, start) {
            (Some(span), Some(start)) => span.start > start,
            _ => self.reading.word(at).clitics.preposition,
        }
    }

    /// How many tokens the word or phrase of a class takes.
    pub fn len_of(&self, at: usize, class: MeetingClass) -> Option<usize> {
        self.reading.len_of(at, Sense::MeetingWord(class))
    }

    /// Whether a word or phrase of a class ends at a token.
    pub fn ends(&self, at: usize, class: MeetingClass) -> bool {
        (0..=3)
            .any(|back| at.checked_sub(back).is_some_and(|from| self.len_of(from, class) == Some(back + 1)))
    }

    /// Whether a known name is that of a town.
    pub fn is_town(&self, id: KnownId) -> bool {
        matches!(self.kind(id), Some(KnownKind::City | KnownKind::Capital))
    }

    /// What a meeting is named by that is called after a body, in every language and spelling; a town names its place.
    pub fn name_of(&self, id: KnownId) -> Option<Box<str>> {
        lexicon().known(id).filter(|_| !self.is_town(id)).map(|known| known.key.into())
    }

    /// Whether a token is a verb of a class.
    pub fn is_verb(&self, at: usize, class: VerbClass) -> bool {
        self.reading.means(at, Sense::Verb(class))
    }

    /// The meeting noun at a token, the longest phrase first.
    pub fn noun(&self, at: usize) -> Option<Noun> {
        self.reading
            .find_of(Classes::MEETING, at, |sense| match sense {
                Sense::Meeting { kind, number, sure, owned } => {
                    Some(Noun { kind, number, sure, owned, len: 0 })
                }
                _ => None,
            })
            .map(|(len, noun)| Noun { len, ..noun })
    }

    /// The place, country or body named at a token, and how many tokens the name takes.
    pub fn known(&self, at: usize) -> Option<(usize, KnownId)> {
        self.reading.find_of(Classes::KNOWN, at, |sense| match sense {
            Sense::Known { id, sure: true } => Some(id),
            _ => None,
        })
    }

    /// The town named at a token where the words around it ask for a place: «في عمّان», which may be the country too.
    pub fn town(&self, at: usize) -> Option<(usize, KnownId)> {
        self.reading.find_of(Classes::KNOWN, at, |sense| match sense {
            Sense::Known { id, .. } => self.is_town(id).then_some(id),
            _ => None,
        })
    }

    /// The country or body whose people or adjective stands at a token.
    pub fn demonym(&self, at: usize) -> Option<KnownId> {
        self.reading
            .find_of(Classes::DEMONYM, at, |sense| match sense {
                Sense::Demonym { id, .. } => Some(id),
                _ => None,
            })
            .map(|(_, id)| id)
    }

    /// The country or organisation that a known name stands for when it meets somebody.
    pub fn body(&self, id: KnownId) -> Option<KnownId> {
        let known = lexicon().known(id)?;
        match known.kind {
            KnownKind::Country | KnownKind::Organisation => Some(id),
            KnownKind::Capital | KnownKind::Office => known.country,
            KnownKind::City | KnownKind::Region | KnownKind::Outlet => None,
        }
    }

    /// What a known name is.
    pub fn kind(&self, id: KnownId) -> Option<KnownKind> {
        lexicon().known(id).map(|known| known.kind)
    }

    /// Which sentence a token belongs to.
    pub fn sentence(&self, at: usize) -> Option<u32> {
        self.reading.token(at).map(|token| token.sentence)
    }

    /// Whether a token is a mark of punctuation.
    pub fn mark(&self, at: usize) -> Option<char> {
        match self.reading.token(at)?.kind {
            TokenKind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// Whether a token is a comma.
    pub fn is_comma(&self, at: usize) -> bool {
        matches!(self.mark(at), Some(',' | '\u{060C}' | ';' | '\u{061B}'))
    }

    /// Whether a token is written in Latin letters.
    pub fn is_latin(&self, at: usize) -> bool {
        self.reading.token(at).is_some_and(|token| token.kind == TokenKind::Latin)
    }
}
