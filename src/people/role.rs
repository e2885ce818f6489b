//! Role phrases: «وزير الخارجية الأمريكي», «المتحدثة باسم البيت الأبيض», «نظيره الروسي».
//!
//! A phrase is read from its head to its right (in Arabic) or from its adjectives to its head (in English, see
//! `role_english`), as far as grammar makes one noun phrase of it.

use super::words::Words;
use crate::lang::{Classes, KnownId, KnownKind, Number, Sense, lexicon};

/// A role phrase, as tokens.
#[derive(Clone, Debug, Default)]
pub(super) struct RolePhrase {
    /// The first token.
    pub(super) first: usize,
    /// The last token.
    pub(super) last: usize,
    /// The offices, the outermost first: deputy, foreign-minister.
    pub(super) offices: Vec<&'static str>,
    /// What it is an office of, as folded words without the article.
    pub(super) domain: Vec<Box<str>>,
    /// The countries and organisations that it names.
    pub(super) countries: Vec<KnownId>,
    /// Whether it stands for any office: «الزعيم», «المسؤول».
    pub(super) any: bool,
    /// Whether it is meant for two.
    pub(super) dual: bool,
    /// Whether it is meant for several.
    pub(super) plural: bool,
    /// Whether it names a specific holder.
    pub(super) definite: bool,
    /// Whether it is somebody's counterpart.
    pub(super) counterpart: bool,
    /// Whether it is an adjective of origin alone, which takes its office from the phrase before: «والأمريكي».
    pub(super) elliptic: bool,
    /// A name inside: «مستشار X للسياسة الخارجية».
    pub(super) inner: Option<(usize, usize)>,
}

impl RolePhrase {
    /// Whether it says who holds it: more than a bare noun.
    pub(super) fn is_specific(&self) -> bool {
        !self.countries.is_empty() || !self.domain.is_empty() || self.offices.len() > 1
    }
}

/// The office of a token, with how many tokens it takes and for how many it is.
pub(super) fn office(words: &Words, at: usize) -> Option<(usize, &'static str, Number)> {
    let role = |sense| match sense {
        Sense::Role { office, count, .. } => Some((office, count)),
        _ => None,
    };
    let known = words.reading.may(at, Classes::ROLE).then(|| words.reading.find(at, role)).flatten();
    let known = known.map(|(len, (office, count))| (len, office, count));
    if known.is_some() || !words.is_possessed(at) {
        return known;
    }
    words
        .reading
        .possessed(at)
        .iter()
        .find_map(|sense| role(*sense))
        .map(|(office, count)| (1, office, count))
}

/// Whether the office at `at` stands for any other: «الزعيم الروسي».
pub(super) fn any_office(words: &Words, at: usize) -> bool {
    words
        .reading
        .find_of(Classes::ROLE, at, |sense| matches!(sense, Sense::Role { .. }).then_some(sense))
        .is_some_and(|(_, sense)| matches!(sense, Sense::Role { any: true, .. }))
}

/// The country that a demonym at `at` is of.
pub(super) fn demonym(words: &Words, at: usize) -> Option<(usize, KnownId)> {
    if !words.reading.may(at, Classes::DEMONYM) {
        return None;
    }
    words.reading.find(at, |sense| match sense {
        Sense::Demonym { id, .. } => Some(id),
        _ => None,
    })
}

/// The place or body at `at`, with the country that it is or stands for.
pub(super) fn body(words: &Words, at: usize) -> Option<(usize, KnownId)> {
    if !words.reading.may(at, Classes::KNOWN) {
        return None;
    }
    words.reading.find(at, |sense| match sense {
        Sense::Known { id, sure: true } => Some(country_of(id)),
        _ => None,
    })
}

/// What a known name stands for in politics: its country where it is a capital or an office.
fn country_of(id: KnownId) -> KnownId {
    match lexicon().known(id) {
        Some(known) if matches!(known.kind, KnownKind::Capital | KnownKind::Office) => {
            known.country.unwrap_or(id)
        }
        _ => id,
    }
}

/// The adjective of origin that takes up the role before: «والأمريكي X».
pub(super) fn elliptic(words: &Words, at: usize) -> Option<RolePhrase> {
    let clitics = words.reading.word(at).clitics;
    if !(clitics.conjunction && clitics.article) || clitics.preposition {
        return None;
    }
    let (len, country) = demonym(words, at)?;
    Some(RolePhrase {
        first: at,
        last: at + len - 1,
        countries: vec![country],
        definite: true,
        elliptic: true,
        ..RolePhrase::default()
    })
}
