//! What the words around a phrase say of its meeting: who, where, when, and whether it takes place at all.

use super::link::Mention;
use super::mention::Phrase;
use super::scene::Scene;
use super::{MeetingKind, Modality, TimeRelation};
use crate::lang::{KnownId, KnownKind, MeetingClass as Class, Sense, VerbClass, is_at, lexicon};
use crate::text::Span;
use crate::time::TimexKind;
use crate::time::shape::{ShapeKind, Unit};

/// How many words that tell nothing may stand between a meeting and what is said of it.
const LOOSE: usize = 2;
/// The same where a verb of holding ties the two.
const TIED: usize = 7;
/// How far the walks go.
const REACH: usize = 45;

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
    /// Stands behind another name of the same meeting, with a comma between.
    pub apposed: bool,
    /// Opens in brackets what was named before them.
    pub bracketed: bool,
}

/// Reads the words around a phrase, as far as the phrases beside it.
pub(super) fn around(scene: &Scene<'_, '_>, phrase: &Phrase, before: usize, behind: usize) -> Context {
    let mut context = Context::default();
    context.bodies.extend(&phrase.bodies);
    context.place = phrase.place;
    let forward = forward(scene, phrase, behind, &mut context);
    backward(scene, phrase, before, &forward, &mut context);
    modality(scene, phrase, before, &mut context);
    if context.persons.len() >= 2 {
        context.bodies.clone_from(&phrase.bodies);
    }
    context
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
        if beside {
            other.context.apposed = true;
            one.phrase.ordinal = one.phrase.ordinal.or(other.phrase.ordinal);
            one.phrase.definite |= other.phrase.definite;
        }
    }
}

/// What the walk to the right found that the walk to the left needs.
struct Forward {
    /// «مع»: the other side is named, this side stands before.
    with: bool,
}

/// What the words at hand are about to name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Nothing,
    Parties,
    Place,
}

fn forward(scene: &Scene<'_, '_>, phrase: &Phrase, end: usize, context: &mut Context) -> Forward {
    let sentence = scene.sentence(phrase.head);
    let mut at = phrase.last + 1;
    let mut mode = if phrase.verbal || phrase.of_somebody { Mode::Parties } else { Mode::Nothing };
    let mut unknown = 0;
    let tied = tied_to(scene, phrase);
    // What follows «استمرت المكالمة» or «بدأت القمة» is said by the verb in front.
    let mut verb: Option<VerbClass> = None;
    let mut with = false;
    let mut topic = false;
    let mut closed = false;
    let mut offset = false;
    while at < end.min(phrase.last + REACH) && scene.sentence(at) == sentence {
        let limit = if verb.is_some() || tied.is_some() { TIED } else { LOOSE };
        if let Some(time) = scene.time(at) {
            if unknown <= limit && !offset && !scene.is(at - 1, Class::After) {
                let relation =
                    relation(scene, time, verb.or(tied)).filter(|_| unknown == 0 || !is_vast(scene, time));
                if let Some(relation) = relation.filter(|_| !closed || verb.is_some()) {
                    context.times.push((time, relation, at - phrase.last));
                    if relation == TimeRelation::Duration {
                        verb = None;
                    }
                }
            }
            offset = false;
            at = skip_time(scene, at, time);
            mode = Mode::Nothing;
            continue;
        }
        if let Some(role) = scene.role(at).filter(|_| scene.person(at).is_none()) {
            if mode == Mode::Parties && !closed {
                role.people.iter().for_each(|person| add(&mut context.persons, *person));
            }
            at += 1;
            continue;
        }
        if let Some(person) = scene.person(at) {
            if mode == Mode::Parties && !closed {
                add(&mut context.persons, person);
            }
            at += 1;
            continue;
        }
        let word = scene.reading.word(at);
        if let Some((len, id)) = scene.known(at) {
            let glued = is_at(scene.reading.folded(at)) && word.clitics.preposition || mode == Mode::Place;
            let organisation = scene.kind(id) == Some(KnownKind::Organisation);
            if organisation && mode != Mode::Parties && unknown == 0 && !closed && at <= phrase.last + 4 {
                add(&mut context.bodies, id);
            }
            take_known(scene, id, glued, mode, unknown, scene.reading.span(at, at + len - 1), context);
            if mode == Mode::Place {
                mode = Mode::Nothing;
            }
            at += len;
            continue;
        }
        if let Some(id) = scene.demonym(at) {
            if scene.is(at - 1, Class::CapitalWord)
                && (mode == Mode::Place || is_at(scene.reading.folded(at - 1)))
                && let Some(capital) = lexicon().capital_of(id)
                && unknown <= limit
            {
                context.place = context.place.or(Some((capital, scene.reading.span(at - 1, at))));
            }
            if mode == Mode::Parties {
                add(&mut context.bodies, id);
            }
            at += 1;
            continue;
        }
        if let Some(mark) = scene.mark(at) {
            match mark {
                ',' | '\u{060C}' | ';' | '\u{061B}' => {
                    let resumes = scene.is_somebody(at + 1)
                        || scene.time(at + 1).is_some()
                        || scene.is(at + 1, Class::Relative)
                        || scene.is(at + 1, Class::With)
                        || scene.is(at + 1, Class::Between)
                        || (scene.is(at + 1, Class::Place)
                            && (scene.time(at + 2).is_some() || scene.known(at + 2).is_some()))
                        || (mode == Mode::Parties && scene.reading.word(at + 1).clitics.conjunction);
                    if !resumes {
                        closed = true;
                        unknown += LOOSE;
                    }
                }
                ':' => break,
                _ => {}
            }
            at += 1;
            continue;
        }
        if scene.is(at, Class::That) && !scene.is(at, Class::Relative)
            || scene.is_verb(at, VerbClass::Saying)
            || scene.is(at, Class::Announcing)
        {
            break;
        }
        if scene.is(at, Class::Clause) && !scene.is(at, Class::Relative) {
            break;
        }
        let tie = tie(scene, at).filter(|_| unknown <= LOOSE + 1);
        if let Some(class) = tie {
            if class == VerbClass::Holding && scene.noun(at + 1).is_some() {
                break;
            }
            verb = Some(class);
            unknown = 0;
            mode = Mode::Nothing;
            offset = false;
            at += 1;
            continue;
        }
        if scene.is(at, Class::After) {
            // What stands behind «بعد» is measured from the meeting, or the other way round.
            offset = verb != Some(VerbClass::Ending);
            closed = true;
            at += 1;
            continue;
        }
        if let Some(len) = scene.len_of(at, Class::Topic) {
            topic = true;
            mode = Mode::Nothing;
            at += len;
            continue;
        }
        if scene.is(at, Class::BetweenThem) {
            context.between_them = true;
        } else if phrase.kind == MeetingKind::Call && unknown == 0 && scene.is(at, Class::From) {
            mode = Mode::Parties;
            with = true;
        } else if scene.is(at, Class::CapitalWord) {
            if is_at(scene.reading.folded(at)) {
                mode = Mode::Place;
            }
        } else if scene.is(at, Class::Between) {
            // «التوتر بين …» behind other words is about something else than the meeting.
            let of_the_meeting = unknown <= 1 && !topic || unknown <= LOOSE + 1 && verb.is_some();
            mode = if of_the_meeting { Mode::Parties } else { Mode::Nothing };
            closed &= !of_the_meeting;
        } else if scene.is(at, Class::With) {
            mode = Mode::Parties;
            with = true;
        } else if scene.is(at, Class::Place) {
            mode = Mode::Place;
        } else if scene.is(at, Class::And) || scene.is(at, Class::Of) || scene.is(at, Class::During) {
        } else {
            let adjective = scene.is(at, Class::Judging)
                || scene.is(at, Class::Planned)
                || scene.is(at, Class::NewOne)
                || scene.is(at, Class::EarlierOne)
                || scene.is(at, Class::Classifying)
                || scene.is(at, Class::Relative);
            if !adjective {
                unknown += 1;
                if topic && context.topic.len() < 3 {
                    context.topic.push(bare(scene, at));
                }
            }
            if unknown > 3 && mode != Mode::Nothing {
                mode = Mode::Nothing;
            }
            if unknown > TIED + 3 {
                break;
            }
        }
        at += 1;
    }
    Forward { with }
}

/// The verb of holding, beginning, lasting or ending that stands before the phrase in its clause.
fn tied_to(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<VerbClass> {
    let sentence = scene.sentence(phrase.head);
    (phrase.first.saturating_sub(8)..phrase.first)
        .rev()
        .take_while(|at| {
            scene.sentence(*at) == sentence
                && !scene.is(*at, Class::That)
                && !scene.is(*at, Class::Announcing)
                && !scene.is(*at, Class::After)
        })
        .find_map(|at| tie(scene, at))
}

/// A year or more: too wide to be taken for the date of a meeting unless it stands right beside it.
fn is_vast(scene: &Scene<'_, '_>, time: u32) -> bool {
    scene.times.get(time as usize).is_some_and(|time| time.timex.value.len() <= 4)
}

fn add<T: PartialEq>(all: &mut Vec<T>, one: T) {
    if !all.contains(&one) {
        all.push(one);
    }
}

/// A topic's word without its clitics.
fn bare(scene: &Scene<'_, '_>, at: usize) -> Box<str> {
    scene.reading.folded(at).into()
}

/// A verb that ties what follows to the meeting before it.
fn tie(scene: &Scene<'_, '_>, at: usize) -> Option<VerbClass> {
    [VerbClass::Lasting, VerbClass::Beginning, VerbClass::Ending, VerbClass::Holding]
        .into_iter()
        .find(|class| scene.is_verb(at, *class))
}

fn take_known(
    scene: &Scene<'_, '_>,
    id: KnownId,
    glued: bool,
    mode: Mode,
    unknown: usize,
    span: Span,
    context: &mut Context,
) {
    let kind = scene.kind(id);
    let is_town = matches!(kind, Some(KnownKind::City | KnownKind::Capital));
    if mode == Mode::Parties {
        if let Some(body) = scene.body(id) {
            add(&mut context.bodies, body);
        }
        return;
    }
    if glued && is_town && unknown <= TIED {
        // The first place is the meeting's; a later one belongs to what was said after it.
        context.place = context.place.or(Some((id, span)));
    }
}

/// What a time says of the meeting, given the verb between them.
fn relation(scene: &Scene<'_, '_>, time: u32, verb: Option<VerbClass>) -> Option<TimeRelation> {
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
        (_, Some(VerbClass::Lasting)) => Some(TimeRelation::Date),
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

fn skip_time(scene: &Scene<'_, '_>, at: usize, time: u32) -> usize {
    let mut next = at + 1;
    while scene.time(next) == Some(time) {
        next += 1;
    }
    next
}

/// Walks to the left: the subject, the verb that governs, a date in front.
fn backward(scene: &Scene<'_, '_>, phrase: &Phrase, start: usize, forward: &Forward, context: &mut Context) {
    let sentence = scene.sentence(phrase.head);
    let mut persons: Vec<u32> = Vec::new();
    let mut bodies: Vec<KnownId> = Vec::new();
    let mut times: Vec<(u32, usize)> = Vec::new();
    let mut place = None;
    let mut governed: Option<VerbClass> = None;
    let mut unknown = 0;
    let mut within = false;
    let mut seen_comma = false;
    let mut host = None;
    let mut at = phrase.first;
    let verb_last = phrase.verbal;
    while at > start && phrase.first - at < REACH {
        at -= 1;
        if scene.sentence(at) != sentence {
            break;
        }
        if let Some(time) = scene.time(at) {
            while at > start && scene.time(at - 1) == Some(time) {
                at -= 1;
            }
            if unknown <= 1 || governed.is_some() {
                times.push((time, phrase.first - at));
            }
            // What stands before the verb belongs to it only where nothing parts the two.
            continue;
        }
        if let Some(person) = scene.person(at) {
            add(&mut persons, person);
            continue;
        }
        if let Some(role) = scene.role(at) {
            role.people.iter().for_each(|person| add(&mut persons, *person));
            continue;
        }
        let word = scene.reading.word(at);
        if let Some((len, id)) = scene.known(at) {
            let span = scene.reading.span(at, at + len - 1);
            let town = matches!(scene.kind(id), Some(KnownKind::City | KnownKind::Capital));
            let located = word.clitics.preposition || at > start && scene.is(at - 1, Class::Place);
            if town && located && unknown <= 1 {
                place = place.or(Some((id, span)));
            } else if town && host.is_none() {
                host = Some((id, span));
            } else if !located {
                if let Some(body) = scene.body(id) {
                    add(&mut bodies, body);
                }
            }
            continue;
        }
        if scene.mark(at).is_some() {
            if scene.is_comma(at) {
                seen_comma = true;
            }
            if matches!(scene.mark(at), Some(':' | '(' | ')' | '-' | '\u{2013}' | '|')) {
                context.bracketed = scene.mark(at) == Some('(') && phrase.first == at + 1;
                break;
            }
            continue;
        }
        if scene.is(at, Class::That)
            || scene.is_verb(at, VerbClass::Saying)
            || scene.is(at, Class::Announcing)
            || scene.is(at, Class::Clause)
        {
            break;
        }
        if scene.is(at, Class::After) {
            // «بعد المكالمة»: what stands before belongs to something else.
            if unknown == 0 && phrase.first - at <= 3 {
                return;
            }
            break;
        }
        if scene.is(at, Class::During) && phrase.first == at + 1 {
            within = phrase.kind == MeetingKind::Call && (!phrase.definite || forward.with);
            context.within = true;
            continue;
        }
        if let Some(class) = tie(scene, at) {
            governed = Some(class);
            if scene.is(at, Class::Hosting) {
                place = place.or(host);
            }
            // What stands before the verb is its subject only where none stands behind it.
            let subject_before = at > start
                && (scene.is_somebody(at - 1)
                    || scene.known(at - 1).is_some()
                    || scene.is_comma(at - 1)
                    || at > start + 1 && scene.is_somebody(at - 2));
            if !persons.is_empty() || !bodies.is_empty() || verb_last || !subject_before {
                break;
            }
            continue;
        }
        if [Class::And, Class::Place, Class::Of, Class::Determiner]
            .into_iter()
            .any(|class| scene.is(at, class))
        {
            continue;
        }
        unknown += 1;
        if unknown > 3 && governed.is_none() && !(forward.with || within || phrase.of_somebody) {
            break;
        }
        if unknown > TIED {
            break;
        }
    }
    persons.reverse();
    let purpose = phrase.of_somebody && scene.has_preposition(phrase.head);
    let subject =
        governed.is_some() || phrase.verbal || forward.with || purpose || within && context.persons.len() < 2;
    let enough = context.persons.len() >= 2;
    if subject && !enough && (!seen_comma || !forward.with || governed.is_some() || phrase.verbal || within) {
        for person in persons.into_iter().take(3) {
            add(&mut context.persons, person);
        }
    }
    if governed.is_some() && context.persons.is_empty() {
        for body in bodies {
            add(&mut context.bodies, body);
        }
    }
    context.place = context.place.or(place);
    context.governed = governed.is_some() || phrase.verbal;
    for (time, far) in times {
        let Some(relation) = relation(scene, time, governed) else {
            continue;
        };
        let near = far <= 6;
        if relation != TimeRelation::Duration && (near && unknown <= 2 || governed.is_some()) {
            context.times.push((time, relation, far + 1));
        }
        if relation == TimeRelation::Duration && governed == Some(VerbClass::Lasting) {
            context.times.push((time, relation, far + 1));
        }
    }
    // "a 50-minute call"
    if let Some(time) = phrase.first.checked_sub(1).and_then(|before| scene.time(before))
        && scene.times.get(time as usize).is_some_and(|time| time.timex.kind == TimexKind::Duration)
        && scene.is_latin(phrase.head)
    {
        context.times.push((time, TimeRelation::Duration, 1));
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
        (start.max(phrase.first.saturating_sub(2))..phrase.first)
            .any(|at| scene.sentence(at) == sentence && scene.is(at, class) && !scene.is_comma(at))
    };
    if close(Class::NotHeld) || close(Class::AnyOne) && !phrase.definite {
        context.modality = Modality::Hypothetical;
    } else if close(Class::IfHeld) && !phrase.definite {
        context.modality = Modality::Hypothetical;
    } else if near(Class::Denied) {
        context.modality = Modality::Denied;
    } else if near(Class::Postponed) {
        context.modality = Modality::Postponed;
    } else if phrase.planned || near(Class::Planned) || future_near(scene, phrase, start) {
        context.modality = Modality::Planned;
    }
    if near(Class::WasPlanned) || before_within(scene, phrase, start, Class::WasPlanned) {
        for time in &mut context.times {
            if time.1 == TimeRelation::Date {
                time.1 = TimeRelation::Old;
            }
        }
    }
}

fn before_within(scene: &Scene<'_, '_>, phrase: &Phrase, start: usize, class: Class) -> bool {
    (start.max(phrase.first.saturating_sub(8))..(phrase.last + 6).min(scene.reading.len()))
        .any(|at| scene.sentence(at) == scene.sentence(phrase.head) && scene.is(at, class))
}

fn future_near(scene: &Scene<'_, '_>, phrase: &Phrase, start: usize) -> bool {
    (start.max(phrase.first.saturating_sub(12))..(phrase.last + 6).min(scene.reading.len()))
        .any(|at| scene.sentence(at) == scene.sentence(phrase.head) && scene.is_verb(at, VerbClass::Future))
}
