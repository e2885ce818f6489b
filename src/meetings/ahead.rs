//! The walk from a meeting to the right: its parties, its place, its times and what it is about.

use super::MeetingKind;
use super::TimeRelation;
use super::context::{Context, LOOSE, REACH, TIED, add, relation, says, tie};
use super::mention::Phrase;
use super::scene::Scene;
use crate::lang::{KnownId, KnownKind, MeetingClass as Class, VerbClass, is_at, lexicon};
use crate::time::TimexKind;

/// Reads the words behind a phrase up to the token `end`; whether «مع» names the other side there, so that this side
/// stands in front.
pub(super) fn read(scene: &Scene<'_, '_>, phrase: &Phrase, end: usize, context: &mut Context) -> bool {
    let mut walk = Walk {
        scene,
        phrase,
        context,
        mode: if phrase.verbal || phrase.of_somebody { Mode::Parties } else { Mode::Nothing },
        unknown: 0,
        verb: None,
        tied: verb_in_front(scene, phrase),
        with: false,
        topic: false,
        closed: false,
        offset: false,
        moved: moved_in_front(scene, phrase),
    };
    let sentence = scene.sentence(phrase.head);
    let mut at = phrase.last + 1;
    while at < end.min(phrase.last + REACH) && scene.sentence(at) == sentence {
        let Some(next) = walk.step(at) else { break };
        at = next;
    }
    walk.with
}

/// What the words at hand are about to name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Nothing,
    Parties,
    Place,
}

/// Where the walk stands.
struct Walk<'s, 'a, 't> {
    scene: &'s Scene<'a, 't>,
    phrase: &'s Phrase,
    context: &'s mut Context,
    mode: Mode,
    /// How many words told nothing since the meeting or the last verb that ties.
    unknown: usize,
    /// The verb that ties what follows to the meeting.
    verb: Option<VerbClass>,
    /// The verb in front of the meeting: what follows «استمرت المكالمة» is said by it.
    tied: Option<VerbClass>,
    with: bool,
    /// Past «حول»: the words say what the meeting is about.
    topic: bool,
    /// Past a comma that ends what is said of the meeting.
    closed: bool,
    /// Past «بعد»: the next time is measured from the meeting and is not its own.
    offset: bool,
    /// Past «تأجيل»: «إلى» and "until" stand in front of its new day.
    moved: bool,
}

impl Walk<'_, '_, '_> {
    /// Reads what stands at a token: where to go on, or `None` where another matter begins.
    fn step(&mut self, at: usize) -> Option<usize> {
        let scene = self.scene;
        if let Some(time) = scene.time(at) {
            return Some(self.time(at, time));
        }
        // «اتصالا هاتفيا بنظيره»: who was called stands behind a preposition of its own.
        let called = self.phrase.kind == MeetingKind::Call && self.unknown == 0 && self.mode == Mode::Nothing;
        if called && !self.closed && scene.is_somebody(at) && scene.has_preposition(at) {
            (self.mode, self.with) = (Mode::Parties, true);
        }
        if self.somebody(at) {
            return Some(at + 1);
        }
        let asks_for_place =
            self.mode == Mode::Place || scene.has_preposition(at) && is_at(scene.reading.folded(at));
        // A country and its capital may have one name: «ستعقد في الجزائر».
        let town = asks_for_place.then(|| scene.town(at)).flatten();
        if let Some((len, id)) = town.or_else(|| scene.known(at)) {
            self.known(at, len, id);
            return Some(at + len);
        }
        if let Some(id) = scene.demonym(at) {
            self.demonym(at, id);
            return Some(at + 1);
        }
        if scene.mark(at).is_some() {
            self.mark(at);
            return (scene.mark(at) != Some(':')).then_some(at + 1);
        }
        let other_clause = [Class::That, Class::Clause].into_iter().any(|class| scene.is(at, class))
            && !scene.is(at, Class::Relative);
        if other_clause || says(scene, at) || scene.is(at, Class::Announcing) {
            return None;
        }
        if let Some(len) = scene.len_of(at, Class::ByPhone) {
            return Some(at + len);
        }
        self.moved |= scene.is(at, Class::Postponed);
        if let Some(class) = tie(scene, at).filter(|_| self.unknown <= LOOSE + 1) {
            if class == VerbClass::Holding && scene.noun(at + 1).is_some() {
                return None;
            }
            (self.verb, self.unknown, self.mode, self.offset) = (Some(class), 0, Mode::Nothing, false);
            return Some(at + 1);
        }
        if scene.is(at, Class::After) {
            self.offset = !self.ended();
            self.closed = true;
            return Some(at + 1);
        }
        if let Some(len) = scene.len_of(at, Class::Topic) {
            (self.topic, self.mode) = (true, Mode::Nothing);
            return Some(at + len);
        }
        self.word(at).then_some(at + 1)
    }

    /// Whether «اختتمت … بعد ثلاث ساعات» says how long the meeting took.
    fn ended(&self) -> bool {
        self.verb.or(self.tied) == Some(VerbClass::Ending)
    }

    fn time(&mut self, at: usize, time: u32) -> usize {
        let limit = if self.verb.is_some() || self.tied.is_some() { TIED } else { LOOSE };
        let measured = self.offset || (self.scene.is(at - 1, Class::After) && !self.ended());
        let open = !self.closed || self.verb.is_some() || self.ended();
        if self.unknown <= limit && !measured && open {
            let relation = self.relation(at, time);
            if let Some(relation) = relation.filter(|_| self.unknown == 0 || !is_vast(self.scene, time)) {
                self.context.times.push((time, relation, at - self.phrase.last));
                if relation == TimeRelation::Duration {
                    self.verb = None;
                }
            }
        }
        self.offset = false;
        // «هاتف السيسي أمس أمير قطر»: a verb's own parties stand on both sides of its day.
        if !(self.phrase.verbal && self.unknown == 0) {
            self.mode = Mode::Nothing;
        }
        (at + 1..).find(|next| self.scene.time(*next) != Some(time)).unwrap_or(at + 1)
    }

    /// What a time says of the meeting: «تستمر المفاوضات حتى الجمعة» gives its last day, and behind another verb «حتى»
    /// stands in front of a deadline.
    fn relation(&self, at: usize, time: u32) -> Option<TimeRelation> {
        let verb = self.verb.or(self.tied);
        let relation = relation(self.scene, time, verb)?;
        let until = at.checked_sub(1).is_some_and(|before| self.scene.ends(before, Class::Until));
        match relation {
            TimeRelation::Date | TimeRelation::Start | TimeRelation::LastDay if until && !self.moved => {
                let lasts = matches!(verb, Some(VerbClass::Lasting | VerbClass::Ending));
                lasts.then_some(TimeRelation::LastDay)
            }
            // «تستمر المحادثات الأحد» is no first day and no last one.
            relation => Some(relation),
        }
    }

    /// Takes a name or a role; `false` where there is none.
    fn somebody(&mut self, at: usize) -> bool {
        let takes = self.mode == Mode::Parties && !self.closed;
        match (self.scene.person(at), self.scene.role(at)) {
            (Some(person), _) if takes => add(&mut self.context.persons, person),
            (None, Some(role)) if takes => {
                role.people.iter().for_each(|person| add(&mut self.context.persons, *person));
                if role.people.is_empty() {
                    role.countries.iter().for_each(|country| add(&mut self.context.bodies, *country));
                }
            }
            (None, None) => return false,
            _ => {}
        }
        true
    }

    fn known(&mut self, at: usize, len: usize, id: KnownId) {
        let scene = self.scene;
        let kind = scene.kind(id);
        if self.mode == Mode::Parties {
            if let Some(body) = scene.body(id) {
                add(&mut self.context.bodies, body);
            }
            return;
        }
        let near = self.unknown == 0 && !self.closed && at <= self.phrase.last + 4;
        if kind == Some(KnownKind::Organisation) && near {
            add(&mut self.context.bodies, id);
        }
        let is_town = matches!(kind, Some(KnownKind::City | KnownKind::Capital));
        let glued = scene.has_preposition(at) && is_at(scene.reading.folded(at));
        // A country is a place where a verb of holding says so, and may be what the meeting is about elsewhere.
        let land =
            kind == Some(KnownKind::Country) && self.verb.is_some() && self.unknown == 0 && !self.topic;
        if (is_town || land) && (glued || self.mode == Mode::Place) && self.unknown <= TIED {
            // The first place is the meeting's; a later one belongs to what was said after it.
            let span = scene.reading.span(at, at + len - 1);
            self.context.place = self.context.place.or(Some((id, span)));
        }
        self.mode = if self.mode == Mode::Place { Mode::Nothing } else { self.mode };
    }

    fn demonym(&mut self, at: usize, id: KnownId) {
        let scene = self.scene;
        let behind_capital = scene.is(at - 1, Class::CapitalWord)
            && (self.mode == Mode::Place || is_at(scene.reading.folded(at - 1)));
        if behind_capital
            && self.unknown <= TIED
            && let Some(capital) = lexicon().capital_of(id)
        {
            let span = scene.reading.span(at - 1, at);
            self.context.place = self.context.place.or(Some((capital, span)));
        }
        if self.mode == Mode::Parties {
            add(&mut self.context.bodies, id);
        }
    }

    /// A comma closes what is said of the meeting unless a party, a time or a clause about it follows.
    fn mark(&mut self, at: usize) {
        let scene = self.scene;
        if !scene.is_comma(at) {
            return;
        }
        let next = at + 1;
        let resumes = scene.is_somebody(next)
            || scene.time(next).is_some()
            || [Class::Relative, Class::With, Class::Between].into_iter().any(|class| scene.is(next, class))
            || (scene.is(next, Class::Place)
                && (scene.time(next + 1).is_some() || scene.known(next + 1).is_some()))
            || (self.mode == Mode::Parties && scene.reading.word(next).clitics.conjunction);
        if !resumes {
            self.closed = true;
            self.unknown += LOOSE;
        }
    }

    /// Takes a small word or one that tells nothing; `false` where too many of those have come.
    fn word(&mut self, at: usize) -> bool {
        let scene = self.scene;
        let is = |class| scene.is(at, class);
        if is(Class::BetweenThem) {
            self.context.between_them = true;
        } else if self.phrase.kind == MeetingKind::Call && self.unknown == 0 && is(Class::From) {
            (self.mode, self.with) = (Mode::Parties, true);
        } else if is(Class::CapitalWord) {
            if is_at(scene.reading.folded(at)) {
                self.mode = Mode::Place;
            }
        } else if is(Class::Between) {
            // «التوتر بين …» behind other words is about something else than the meeting.
            let of_the_meeting =
                self.unknown <= 1 && !self.topic || self.unknown <= LOOSE + 1 && self.verb.is_some();
            self.mode = if of_the_meeting { Mode::Parties } else { Mode::Nothing };
            self.closed &= !of_the_meeting;
        } else if is(Class::With) {
            (self.mode, self.with) = (Mode::Parties, true);
        } else if is(Class::Place) {
            self.mode = Mode::Place;
        } else if ![Class::And, Class::Of, Class::During, Class::Until].into_iter().any(is) {
            return self.unknown_word(at);
        }
        true
    }

    fn unknown_word(&mut self, at: usize) -> bool {
        let scene = self.scene;
        let tells_kind = [
            Class::Judging,
            Class::Planned,
            Class::NewOne,
            Class::EarlierOne,
            Class::Classifying,
            Class::Relative,
        ];
        if !tells_kind.into_iter().any(|class| scene.is(at, class)) {
            self.unknown += 1;
            if self.topic && self.context.topic.len() < 3 {
                self.context.topic.push(scene.reading.folded(at).into());
            }
        }
        if self.unknown > LOOSE + 1 {
            self.mode = Mode::Nothing;
        }
        self.unknown <= TIED + 3
    }
}

/// The verb of holding, beginning, lasting or ending that stands before the phrase in its clause.
fn verb_in_front(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<VerbClass> {
    let sentence = scene.sentence(phrase.head);
    (phrase.first.saturating_sub(8)..phrase.first)
        .rev()
        .take_while(|at| {
            scene.sentence(*at) == sentence
                && ![Class::That, Class::Announcing, Class::After]
                    .into_iter()
                    .any(|class| scene.is(*at, class))
        })
        .find_map(|at| tie(scene, at))
}

/// A year: too wide to be taken for the date of a meeting unless it stands right beside it.
fn is_vast(scene: &Scene<'_, '_>, time: u32) -> bool {
    scene
        .times
        .get(time as usize)
        .is_some_and(|time| time.timex.kind != TimexKind::Duration && time.timex.value.len() <= 4)
}

/// Whether the words in front say that the meeting is moved to another day: «تأجيل القمة», "postponed the summit".
fn moved_in_front(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    let sentence = scene.sentence(phrase.head);
    (phrase.first.saturating_sub(4)..phrase.first)
        .any(|at| scene.sentence(at) == sentence && scene.is(at, Class::Postponed))
}
