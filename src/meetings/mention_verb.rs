//! Verbs that tell of a meeting without a noun: «التقى», «بحث هاتفيا مع», "met with", "spoke with … by phone", "called".

use super::MeetingKind;
use super::mention::Phrase;
use super::scene::Scene;
use crate::lang::{Classes, MeetingClass as Class, VerbClass};

/// How far behind a verb of talking the telephone may stand.
const CLAUSE: usize = 14;

/// All verbs that can tell of one.
pub(super) const VERBS: Classes = Classes::verb(VerbClass::Meeting)
    .or(Classes::meeting(Class::PhoneVerb))
    .or(Classes::meeting(Class::TalkVerb))
    .or(Classes::meeting(Class::CallVerb));

/// The verb of meeting at a token, if there is one.
pub(super) fn verb(scene: &Scene<'_, '_>, at: usize) -> Option<Phrase> {
    let by_phone = scene.len_of(at, Class::PhoneVerb);
    let talks = scene.is(at, Class::TalkVerb) && is_by_phone(scene, at);
    let called = scene.is(at, Class::CallVerb) && calls_somebody(scene, at);
    let phone = by_phone.is_some() || talks || called;
    // Behind a preposition it is a noun.
    let meets = scene.is_verb(at, VerbClass::Meeting) && !scene.reading.word(at).clitics.preposition;
    if !phone && !meets {
        return None;
    }
    let mut phrase = Phrase::new(scene, at, if phone { MeetingKind::Call } else { MeetingKind::Meeting });
    phrase.last = at + by_phone.unwrap_or(1) - 1;
    phrase.span = scene.reading.span(at, phrase.last);
    (phrase.sure, phrase.verbal, phrase.by_phone) = (true, true, phone);
    Some(phrase)
}

/// «بحث الوزير هاتفيا مع نظيره», "spoke with his counterpart by phone": the telephone stands in the verb's own clause,
/// and with no noun that names the call.
fn is_by_phone(scene: &Scene<'_, '_>, verb: usize) -> bool {
    let sentence = scene.sentence(verb);
    let parted = |at: usize| {
        scene.noun(at).is_some()
            || scene.is_verb(at, VerbClass::Saying)
            || [Class::That, Class::Clause, Class::Announcing, Class::After]
                .into_iter()
                .any(|class| scene.is(at, class))
    };
    (verb + 1..scene.reading.len().min(verb + CLAUSE))
        .take_while(|at| scene.sentence(*at) == sentence && !parted(*at))
        .any(|at| scene.is(at, Class::ByPhone))
}

/// "called President X on Monday" and not "called him a liar".
fn calls_somebody(scene: &Scene<'_, '_>, verb: usize) -> bool {
    let len = scene.reading.len();
    let behind = (verb + 1..len).find(|at| !scene.is_somebody(*at)).unwrap_or(len);
    let names_him = scene.reading.token(behind).is_some() && scene.is(behind, Class::One);
    behind > verb + 1 && !names_him && (verb + 1..behind).any(|at| scene.person(at).is_some())
}
