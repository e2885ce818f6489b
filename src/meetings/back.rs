//! The walk from a meeting to the left: the verb that governs it, its subject, and a date in front.

use super::context::{Context, REACH, TIED, add, relation, says, tie};
use super::mention::Phrase;
use super::scene::Scene;
use super::{MeetingKind, TimeRelation};
use crate::lang::{Classes, KnownId, KnownKind, MeetingClass as Class, VerbClass};
use crate::text::Span;
use crate::time::TimexKind;

/// How many people one side of a meeting has at most; more in front of it are others.
const SIDE: usize = 3;
/// How far in front of a meeting its date may stand without a verb between.
const NEAR: usize = 6;

/// Reads the words in front of a phrase back to the token `start`. `with` says that the other side stands behind.
pub(super) fn read(scene: &Scene<'_, '_>, phrase: &Phrase, start: usize, with: bool, context: &mut Context) {
    let mut walk = Walk { scene, phrase, start, with, ..Walk::new(scene, phrase) };
    let sentence = scene.sentence(phrase.head);
    let mut at = phrase.first;
    let mut end = End::Reached;
    while at > start && phrase.first - at < REACH && scene.sentence(at - 1) == sentence {
        match walk.step(at - 1) {
            Ok(next) => at = next,
            Err(stop) => {
                end = stop;
                break;
            }
        }
    }
    context.within = walk.within;
    context.bracketed = end == End::Bracket;
    context.elsewhere = end == End::Elsewhere;
    if end != End::Elsewhere {
        walk.tell(context);
        length_in_front(scene, phrase, context);
    }
}

/// Why a walk ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// Another matter began, or the words were at an end.
    Reached,
    /// An opening bracket stands directly in front.
    Bracket,
    /// «بعد المكالمة»: what stands in front belongs to something else.
    Elsewhere,
}

struct Walk<'s, 'a, 't> {
    scene: &'s Scene<'a, 't>,
    phrase: &'s Phrase,
    start: usize,
    with: bool,
    persons: Vec<u32>,
    bodies: Vec<KnownId>,
    times: Vec<(u32, usize)>,
    place: Option<(KnownId, Span)>,
    /// A town that may turn out to be the subject of «استضافت».
    host: Option<(KnownId, Span)>,
    governed: Option<VerbClass>,
    unknown: usize,
    within: bool,
    comma: bool,
}

impl<'s, 'a, 't> Walk<'s, 'a, 't> {
    fn new(scene: &'s Scene<'a, 't>, phrase: &'s Phrase) -> Self {
        Self {
            scene,
            phrase,
            start: 0,
            with: false,
            persons: Vec::new(),
            bodies: Vec::new(),
            times: Vec::new(),
            place: None,
            host: None,
            governed: None,
            unknown: 0,
            within: false,
            comma: false,
        }
    }

    /// Reads what stands at a token: where to go on to the left.
    fn step(&mut self, at: usize) -> Result<usize, End> {
        let scene = self.scene;
        if let Some(time) = scene.time(at) {
            let first =
                (self.start..=at).rev().take_while(|at| scene.time(*at) == Some(time)).last().unwrap_or(at);
            let deadline = first.checked_sub(1).is_some_and(|before| scene.ends(before, Class::Until));
            if !deadline && (self.unknown <= 1 || self.governed.is_some()) {
                self.times.push((time, self.phrase.first - first));
            }
            return Ok(first);
        }
        if let Some(person) = scene.person(at) {
            add(&mut self.persons, person);
            return Ok(at);
        }
        if let Some(role) = scene.role(at) {
            role.people.iter().for_each(|person| add(&mut self.persons, *person));
            return Ok(at);
        }
        // «احتضنت عمّان القمة»: the town, where a country has its name too.
        let hosts = at > self.start && scene.is(at - 1, Class::Hosting);
        if let Some((len, id)) = scene.known(at).or_else(|| scene.town(at).filter(|_| hosts)) {
            self.known(at, len, id);
            return Ok(at);
        }
        if let Some(mark) = scene.mark(at) {
            self.comma |= scene.is_comma(at);
            return match mark {
                '(' if self.phrase.first == at + 1 => Err(End::Bracket),
                ':' | '(' | ')' | '-' | '\u{2013}' | '|' => Err(End::Reached),
                _ => Ok(at),
            };
        }
        let other_clause =
            [Class::That, Class::Clause, Class::Announcing].into_iter().any(|class| scene.is(at, class));
        if other_clause || says(scene, at) {
            return Err(End::Reached);
        }
        if scene.ends(at, Class::Beside) {
            return Err(if self.unknown == 0 { End::Elsewhere } else { End::Reached });
        }
        if scene.is(at, Class::After) {
            let beside = self.unknown == 0 && self.phrase.first - at <= 3;
            return Err(if beside { End::Elsewhere } else { End::Reached });
        }
        if scene.is(at, Class::During) && self.opens_phrase(at) {
            self.within = true;
            return Ok(at);
        }
        if let Some(class) = tie(scene, at) {
            return self.verb(at, class);
        }
        if [Class::And, Class::Place, Class::Of, Class::Determiner, Class::Auxiliary]
            .into_iter()
            .any(|class| scene.is(at, class))
        {
            return Ok(at);
        }
        let of_an_office =
            scene.demonym(at).is_some() || scene.reading.may(at, Classes::ROLE.or(Classes::PEOPLE));
        if of_an_office {
            return Ok(at);
        }
        self.unknown += 1;
        let looks_for_subject = self.with || self.is_within_a_call() || self.phrase.of_somebody;
        let lost = self.unknown > 3 && self.governed.is_none() && !looks_for_subject;
        if lost || self.unknown > TIED { Err(End::Reached) } else { Ok(at) }
    }

    /// Whether nothing but a determiner and adjectives stands between a small word and the phrase: "in a separate call".
    fn opens_phrase(&self, at: usize) -> bool {
        let adjective = |at: usize| {
            self.scene.time(at).is_some()
                || self.scene.mark(at) == Some('-')
                || self.scene.reading.may(at, Classes::ORDINAL)
                || [
                    Class::Determiner,
                    Class::One,
                    Class::NewOne,
                    Class::EarlierOne,
                    Class::Judging,
                    Class::ThisOne,
                ]
                .into_iter()
                .any(|class| self.scene.is(at, class))
        };
        self.phrase.first - at <= 5 && (at + 1..self.phrase.first).all(adjective)
    }

    /// «توعد بايدن نظيره في مكالمة»: who acts in a call takes part in it. In a call that was spoken of before, others
    /// may act as well.
    fn is_within_a_call(&self) -> bool {
        self.within && self.phrase.kind == MeetingKind::Call && (!self.phrase.definite || self.with)
    }

    fn known(&mut self, at: usize, len: usize, id: KnownId) {
        let scene = self.scene;
        let span = scene.reading.span(at, at + len - 1);
        let town = matches!(scene.kind(id), Some(KnownKind::City | KnownKind::Capital));
        let located = scene.has_preposition(at) || at > self.start && scene.is(at - 1, Class::Place);
        if town && located && self.unknown <= 1 {
            self.place = self.place.or(Some((id, span)));
        } else if town && self.host.is_none() {
            self.host = Some((id, span));
        } else if !located && let Some(body) = scene.body(id) {
            add(&mut self.bodies, body);
        }
    }

    /// A verb that governs the meeting. What stands before the verb is its subject only where none stands behind it
    /// and nothing parts the two.
    fn verb(&mut self, at: usize, class: VerbClass) -> Result<usize, End> {
        let scene = self.scene;
        self.governed = Some(class);
        if scene.is(at, Class::Hosting) {
            self.place = self.place.or(self.host);
        }
        // "Egypt and Sudan will start": small words of the verb stand between.
        let mut at = at;
        while at > self.start && scene.is(at - 1, Class::Auxiliary) {
            at -= 1;
        }
        let subject_before = at > self.start
            && (scene.is_somebody(at - 1)
                || (1..=4).any(|len| {
                    at.checked_sub(len)
                        .is_some_and(|from| scene.known(from).is_some_and(|(long, _)| long == len))
                })
                || scene.is_comma(at - 1)
                || at > self.start + 1 && scene.is_somebody(at - 2));
        let has_subject = !self.persons.is_empty() || !self.bodies.is_empty() || self.phrase.verbal;
        if has_subject || !subject_before { Err(End::Reached) } else { Ok(at) }
    }

    /// Adds what was found to what the words behind the meeting told.
    fn tell(mut self, context: &mut Context) {
        let governed = self.governed.is_some();
        let within = self.is_within_a_call();
        let purpose = self.phrase.of_somebody && self.scene.has_preposition(self.phrase.head);
        let subject = governed || self.phrase.verbal || self.with || purpose || within;
        let unbroken = !self.comma || !self.with || governed || self.phrase.verbal || within;
        if subject && unbroken && context.persons.len() < 2 {
            self.persons.reverse();
            self.persons.iter().take(SIDE).for_each(|person| add(&mut context.persons, *person));
        }
        if governed && context.persons.is_empty() {
            self.bodies.iter().for_each(|body| add(&mut context.bodies, *body));
        }
        context.place = context.place.or(self.place);
        context.governed = governed || self.phrase.verbal;
        for (time, far) in &self.times {
            let Some(relation) = relation(self.scene, *time, self.governed) else { continue };
            let belongs = match relation {
                TimeRelation::Duration => self.governed == Some(VerbClass::Lasting),
                _ => governed || *far <= NEAR && self.unknown <= 2,
            };
            if belongs {
                context.times.push((*time, relation, far + 1));
            }
        }
    }
}

/// English: "a 50-minute call".
fn length_in_front(scene: &Scene<'_, '_>, phrase: &Phrase, context: &mut Context) {
    let Some(time) = phrase.first.checked_sub(1).and_then(|before| scene.time(before)) else { return };
    let is_length = scene.times.get(time as usize).is_some_and(|time| time.timex.kind == TimexKind::Duration);
    if is_length && scene.is_latin(phrase.head) {
        context.times.push((time, TimeRelation::Duration, 1));
    }
}
