//! What the words around a phrase say of its meeting: who, where, when, and whether it takes place at all.

use super::group::Mention;
use super::mention::Phrase;
use super::scene::Scene;
use super::{MeetingKind, Modality, TimeRelation, ahead, back};
use crate::lang::{Classes, Glue, KnownId, MeetingClass as Class, Sense, VerbClass};
use crate::text::Span;
use crate::time::TimexKind;
use crate::time::shape::{ShapeKind, Unit};

/// How many words that tell nothing may stand between a meeting and what is said of it.
pub(super) const LOOSE: usize = 2;
/// The same where a verb of holding ties the two.
pub(super) const TIED: usize = 7;
/// How far behind a meeting the words may count it.
const COUNTED: usize = 9;
/// How far the words behind an opening call are looked at.
const OPENING: usize = 14;
/// How far the walks go.
pub(super) const REACH: usize = 45;

/// What one mention says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Context {
    /// People who take part.
    pub persons: Vec<u32>,
    /// Countries and bodies that take part.
    pub bodies: Vec<KnownId>,
    /// Where.
    pub place: Option<(KnownId, Span)>,
    /// When and how long: index of the time, relation, and how far away it stands.
    pub times: Vec<(u32, TimeRelation, usize)>,
    /// What it is about: the folded words.
    pub topic: Vec<Box<str>>,
    /// How real.
    pub modality: Modality,
    /// A verb of holding, beginning or the like governs it.
    pub governed: bool,
    /// «بينهما»: between those already named.
    pub between_them: bool,
    /// «في»: stands directly within what the words before tell.
    pub within: bool,
    /// «هي الثانية», "was the second": which of several it is, said behind it.
    pub ordinal: Option<u8>,
    /// Stands behind another name of the same meeting, with a comma between.
    pub apposed: bool,
    /// Opens in brackets what was named before them.
    pub bracketed: bool,
    /// Behind «بعد» or «على هامش»: what stands in front is told of something else.
    pub elsewhere: bool,
}

/// Reads the words around a phrase, as far as the phrases beside it.
pub(super) fn around(scene: &Scene<'_, '_>, phrase: &Phrase, before: usize, behind: usize) -> Context {
    let mut context = Context::default();
    context.bodies.extend(&phrase.bodies);
    context.place = phrase.place;
    let with = ahead::read(scene, phrase, behind, &mut context);
    back::read(scene, phrase, before, with, &mut context);
    modality(scene, phrase, before, &mut context);
    context.ordinal = counted_behind(scene, phrase);
    if context.within && phrase.kind == MeetingKind::Call && context.persons.is_empty() {
        opened_by(scene, phrase, &mut context);
    }
    if context.persons.len() >= 2 {
        context.bodies.clone_from(&phrase.bodies);
    }
    context
}

/// «هذا اللقاء هو الثالث», "the call was the second": the number behind the verb. "The first" is mostly one since
/// something.
fn counted_behind(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<u8> {
    let sentence = scene.sentence(phrase.head);
    let behind = phrase.last + 1..scene.reading.len().min(phrase.last + COUNTED);
    let is = behind
        .take_while(|at| {
            scene.sentence(*at) == sentence && scene.mark(*at).is_none() && scene.time(*at).is_none()
        })
        .find(|at| scene.is(*at, Class::Copula))?;
    let number = (is + 1..is + 3).find_map(|at| {
        scene.reading.find(at, |sense| match sense {
            Sense::Ordinal(number) => Some((at, number)),
            _ => None,
        })
    });
    let (len, (at, number)) = number?;
    // "was the second meeting" has a noun of its own.
    let noun = scene.noun(at + len).is_some() || scene.is(at + len, Class::Round);
    (number > 1 && !noun && scene.time(at).is_none()).then_some(number)
}

/// "In a call on Friday, Macron urged Putin to …": the two who are named behind the comma.
fn opened_by(scene: &Scene<'_, '_>, phrase: &Phrase, context: &mut Context) {
    let sentence = scene.sentence(phrase.head);
    let within = |at: &usize| scene.sentence(*at) == sentence;
    let behind = phrase.last + 1..scene.reading.len().min(phrase.last + OPENING);
    let Some(comma) = behind.take_while(within).find(|at| scene.is_comma(*at)) else { return };
    let mut persons: Vec<u32> = Vec::new();
    let tells_of_others = |at: usize| {
        let to_the_other = scene.is(at, Class::TalkVerb) || scene.is(at, Class::Addressing);
        !to_the_other
            && (says(scene, at) || [Class::That, Class::Announcing].iter().any(|class| scene.is(at, *class)))
    };
    let clause = comma + 1..scene.reading.len().min(comma + OPENING);
    for at in clause.take_while(within).take_while(|at| !tells_of_others(*at)) {
        persons.extend(scene.person(at).filter(|person| !persons.contains(person)));
    }
    if persons.len() == 2 {
        context.persons = persons;
    }
}

/// Where two mentions claim one time, the nearer has it.
pub(super) fn share_out(mentions: &mut [Mention]) {
    for at in 1..mentions.len() {
        let (before, behind) = mentions.split_at_mut(at);
        let (Some(one), Some(other)) = (before.last_mut(), behind.first_mut()) else { continue };
        let claim = |mention: &Mention, time| {
            mention.context.times.iter().find(|(own, ..)| *own == time).map(|(_, _, far)| *far)
        };
        one.context.times.retain(|(time, _, far)| claim(other, *time).is_none_or(|theirs| *far <= theirs));
        let kept: Vec<u32> = one.context.times.iter().map(|(time, ..)| *time).collect();
        other.context.times.retain(|(time, ..)| !kept.contains(time));
    }
}

/// "a 40-minute call, their third conversation": two names of one meeting side by side tell together.
pub(super) fn join_appositions(scene: &Scene<'_, '_>, mentions: &mut [Mention]) {
    for at in 1..mentions.len() {
        let (before, behind) = mentions.split_at_mut(at);
        let (Some(one), Some(other)) = (before.last_mut(), behind.first_mut()) else { continue };
        let gap = one.phrase.last + 1..other.phrase.first;
        let beside = gap.len() <= 4
            && scene.is_comma(gap.start)
            && gap.clone().skip(1).all(|at| {
                scene.is(at, Class::Determiner)
                    || scene.is(at, Class::ThisOne)
                    || scene.reading.has(at, |sense| matches!(sense, Sense::Ordinal(_)))
            })
            && one.phrase.kind == other.phrase.kind
            && !one.phrase.verbal
            && scene.is_latin(one.phrase.head);
        let within = one.phrase.part
            && gap.len() <= 4
            && gap.end > gap.start
            && scene.is(gap.end - 1, Class::From)
            && gap.clone().all(|at| scene.mark(at).is_none());
        if within {
            // «استمرت الجلسة الأولى من المحادثات ساعة» tells of the session.
            one.context.times.append(&mut other.context.times);
        }
        if beside {
            other.context.apposed = true;
            one.phrase.ordinal = one.phrase.ordinal.or(other.phrase.ordinal);
            one.phrase.definite |= other.phrase.definite;
        }
    }
}

/// Whether a verb says something and does nothing else: «أجرى» may be either, and in front of a meeting it holds one.
pub(super) fn says(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.is_verb(at, VerbClass::Saying) && tie(scene, at).is_none()
}

/// A verb that ties what stands beside it to a meeting.
pub(super) fn tie(scene: &Scene<'_, '_>, at: usize) -> Option<VerbClass> {
    [VerbClass::Lasting, VerbClass::Beginning, VerbClass::Ending, VerbClass::Holding]
        .into_iter()
        .find(|class| scene.is_verb(at, *class))
}

/// What a time says of the meeting, given the verb between them.
pub(super) fn relation(scene: &Scene<'_, '_>, time: u32, verb: Option<VerbClass>) -> Option<TimeRelation> {
    let mention = scene.times.get(time as usize)?;
    match (mention.timex.kind, verb) {
        (TimexKind::Duration, Some(VerbClass::Lasting)) => Some(TimeRelation::Duration),
        (TimexKind::Duration, Some(VerbClass::Ending)) if is_short(&mention.shape.kind) => {
            Some(TimeRelation::Duration)
        }
        (TimexKind::Duration | TimexKind::Set, _) => None,
        _ if matches!(mention.shape.kind, ShapeKind::Vague(_)) => None,
        (_, Some(VerbClass::Beginning)) => Some(TimeRelation::Start),
        (_, Some(VerbClass::Ending)) if mention.timex.value.contains(':') => Some(TimeRelation::End),
        (_, Some(VerbClass::Ending)) => Some(TimeRelation::LastDay),
        _ => Some(TimeRelation::Date),
    }
}

/// Hours and minutes: what a meeting lasts; days and weeks lie between meetings.
fn is_short(kind: &ShapeKind) -> bool {
    match kind {
        ShapeKind::Duration(length) => length.unit <= Unit::Hour,
        ShapeKind::DurationRange(from, _) => from.unit <= Unit::Hour,
        _ => false,
    }
}

/// Adds what is not there yet.
pub(super) fn add<T: PartialEq>(all: &mut Vec<T>, one: T) {
    if !all.contains(&one) {
        all.push(one);
    }
}

/// Whether the words before and behind say that it is to come, was moved, or is only thought of.
fn modality(scene: &Scene<'_, '_>, phrase: &Phrase, start: usize, context: &mut Context) {
    let sentence = scene.sentence(phrase.head);
    let near = |class| {
        (start.max(phrase.first.saturating_sub(4))..phrase.first)
            .any(|at| scene.sentence(at) == sentence && scene.is(at, class))
    };
    let close = |class| {
        (start.max(phrase.first.saturating_sub(2))..phrase.first).any(|at| {
            let here = scene.is(at, class) || scene.ends(at, class);
            scene.sentence(at) == sentence && here && !scene.is_comma(at)
        })
    };
    // "the meeting was postponed": the verb stands behind an English noun.
    let behind = |class| {
        let verb = (phrase.last + 1..scene.reading.len()).find(|at| !scene.is(*at, Class::Auxiliary));
        let verb = verb.filter(|at| *at > phrase.last + 1 && scene.sentence(*at) == sentence);
        scene.is_latin(phrase.head) && verb.is_some_and(|at| scene.is(at, class))
    };
    let of_any = !phrase.definite && (close(Class::AnyOne) || close(Class::IfHeld));
    if close(Class::NotHeld) || of_any {
        context.modality = Modality::Hypothetical;
    } else if near(Class::Denied) || behind(Class::Denied) {
        context.modality = Modality::Denied;
    } else if near(Class::Postponed) || behind(Class::Postponed) {
        context.modality = Modality::Postponed;
    } else if phrase.planned || near(Class::Planned) || future_near(scene, phrase, start) {
        context.modality = Modality::Planned;
    }
    give_up_old_day(scene, phrase, start, context);
    if near(Class::Postponed) {
        // «تأجيل القمة من 10 إلى 17 مارس» gives the old day and the new one.
        let is_date = |relation| matches!(relation, TimeRelation::Date | TimeRelation::LastDay);
        let dates: Vec<u32> =
            context.times.iter().filter(|time| is_date(time.1)).map(|time| time.0).collect();
        for time in &mut context.times {
            if time.1 == TimeRelation::Date && dates.contains(&(time.0 + 1)) && is_moved_to(scene, time.0) {
                time.1 = TimeRelation::Old;
            }
        }
    }
}

/// The first date behind «كان من المقرر» is that of a day that was given up.
fn give_up_old_day(scene: &Scene<'_, '_>, phrase: &Phrase, start: usize, context: &mut Context) {
    let sentence = scene.sentence(phrase.head);
    let range = start.max(phrase.first.saturating_sub(8))..(phrase.last + 6).min(scene.reading.len());
    let Some(mark) =
        range.into_iter().find(|at| scene.sentence(*at) == sentence && scene.is(*at, Class::WasPlanned))
    else {
        return;
    };
    let behind = (mark..scene.reading.len())
        .take_while(|at| scene.sentence(*at) == sentence)
        .find_map(|at| scene.time(at));
    for time in &mut context.times {
        if Some(time.0) == behind && time.1 == TimeRelation::Date {
            time.1 = if is_from_to(scene, time.0) { TimeRelation::Moved } else { TimeRelation::Old };
        }
    }
}

/// Whether nothing but "to" stands between a time and the next one.
fn is_moved_to(scene: &Scene<'_, '_>, time: u32) -> bool {
    let times = scene.times.get(time as usize).zip(scene.times.get(time as usize + 1));
    times.is_some_and(|(first, next)| {
        let at = scene.reading.token_at(first.shape.span.end);
        let next = scene.reading.token_at(next.shape.span.start);
        next.checked_sub(at).is_some_and(|between| (1..=2).contains(&between))
            && scene.reading.may(at, Classes::glue(Glue::To))
    })
}

/// Whether a time runs from one date to another.
fn is_from_to(scene: &Scene<'_, '_>, time: u32) -> bool {
    scene.times.get(time as usize).is_some_and(|time| matches!(time.shape.kind, ShapeKind::Range(..)))
}

fn future_near(scene: &Scene<'_, '_>, phrase: &Phrase, start: usize) -> bool {
    (start.max(phrase.first.saturating_sub(12))..(phrase.last + 6).min(scene.reading.len()))
        .any(|at| scene.sentence(at) == scene.sentence(phrase.head) && scene.is_verb(at, VerbClass::Future))
}
