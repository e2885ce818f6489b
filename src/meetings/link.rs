//! Which mentions of one article are one meeting. When in doubt, apart.

use super::context::Context;
use super::mention::Phrase;
use super::scene::Scene;
use super::{MeetingKind, Modality, TimeRelation};
use crate::lang::{KnownId, KnownKind, Number, lexicon};
use crate::time::{Interval, TimeMention, TimexKind};

/// A mention with what its words say.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub phrase: Phrase,
    pub context: Context,
}

/// The mentions of one meeting, and what they say together.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Indexes of mentions, in order of text.
    pub mentions: Vec<usize>,
    pub kind: MeetingKind,
    pub persons: Vec<u32>,
    pub bodies: Vec<KnownId>,
    pub place: Option<KnownId>,
    dates: Vec<Day>,
    ordinal: Option<u8>,
    topic: Vec<Box<str>>,
    plural: bool,
    by_phone: bool,
    /// The words by which it is named, each with the adjectives of the phrase.
    named: Vec<Box<str>>,
    kinds: Vec<Box<str>>,
    /// Whether some mention says that it is to come.
    planned: bool,
    /// Every mention stands in headlines and captions.
    headline: bool,
    /// Some mention calls it talks.
    talks: bool,
}

/// A date as far as it is known: whole days, or a month and day of an unknown year.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Day {
    Known(Interval),
    Written(Box<str>),
}

impl Day {
    fn of(time: &TimeMention) -> Option<Day> {
        if !matches!(time.timex.kind, TimexKind::Date | TimexKind::Time) {
            return None;
        }
        match time.interval {
            Some(interval) => Some(Day::Known(interval)),
            None if time.timex.value.is_empty() || time.timex.value.ends_with("_REF") => None,
            None => Some(Day::Written(time.timex.value.clone())),
        }
    }

    /// `Some(true)` where both can be the same day, `None` where nothing can be said.
    fn agrees(&self, other: &Day) -> Option<bool> {
        match (self, other) {
            (Day::Known(a), Day::Known(b)) => Some(a.meets(*b)),
            (Day::Written(a), Day::Written(b)) => (a == b).then_some(true),
            _ => None,
        }
    }

    fn is_fine(&self) -> bool {
        match self {
            Day::Known(interval) => {
                interval.first.until(interval.last).is_ok_and(|span| span.get_days() <= 7)
            }
            Day::Written(_) => true,
        }
    }
}

/// Puts the mentions of one meeting together.
pub(super) fn link(scene: &Scene<'_, '_>, mentions: &[Mention], states: &[Option<KnownId>]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        let days = days(scene, mention);
        let headline = is_headline(scene, mention.phrase.last);
        let mut best: Option<(i32, usize)> = None;
        for (at, group) in groups.iter().enumerate() {
            let Some(score) = score(scene, (index, mention), mentions, &days, group, states) else {
                continue;
            };
            let recent = groups_recency(&groups, group);
            let score = score * 4 + recent;
            if best.is_none_or(|(top, _)| score > top) {
                best = Some((score, at));
            }
        }
        match best.and_then(|(_, at)| groups.get_mut(at)) {
            Some(group) => {
                group.add(index, mention, days);
                group.headline &= headline;
            }
            None => groups.push(Group::new(index, mention, days, headline)),
        }
    }
    groups
}

/// 3 for the group mentioned last, less for those before.
fn groups_recency(groups: &[Group], group: &Group) -> i32 {
    let last = |group: &Group| group.mentions.last().copied().unwrap_or_default();
    let later = groups.iter().filter(|other| last(other) > last(group)).count();
    3 - later.min(3) as i32
}

fn days(scene: &Scene<'_, '_>, mention: &Mention) -> Vec<Day> {
    mention
        .context
        .times
        .iter()
        .filter(|(_, relation, _)| matches!(relation, TimeRelation::Date | TimeRelation::Start))
        .filter_map(|(time, ..)| scene.times.get(*time as usize))
        .filter_map(Day::of)
        .collect()
}

impl Group {
    fn new(index: usize, mention: &Mention, dates: Vec<Day>, headline: bool) -> Self {
        let (phrase, context) = (&mention.phrase, &mention.context);
        Group {
            mentions: vec![index],
            kind: phrase.kind,
            persons: context.persons.clone(),
            bodies: context.bodies.clone(),
            place: context.place.map(|(id, _)| id),
            dates,
            ordinal: phrase.ordinal,
            topic: context.topic.clone(),
            plural: is_several(phrase),
            by_phone: phrase.by_phone || phrase.kind == MeetingKind::Call,
            named: phrase.named.clone(),
            kinds: phrase.kinds.clone(),
            planned: context.modality != Modality::Held,
            headline,
            talks: phrase.kind == MeetingKind::Talks,
        }
    }

    fn add(&mut self, index: usize, mention: &Mention, dates: Vec<Day>) {
        let (phrase, context) = (&mention.phrase, &mention.context);
        self.mentions.push(index);
        self.by_phone |= phrase.by_phone || phrase.kind == MeetingKind::Call;
        self.kind = kind_of_both(self.kind, phrase.kind, self.by_phone);
        extend(&mut self.persons, &context.persons);
        extend(&mut self.bodies, &context.bodies);
        self.place = self.place.or(context.place.map(|(id, _)| id));
        self.dates.extend(dates);
        self.ordinal = self.ordinal.or(phrase.ordinal);
        if self.topic.is_empty() {
            self.topic.clone_from(&context.topic);
        }
        for word in &phrase.named {
            if !self.named.contains(word) {
                self.named.push(word.clone());
            }
        }
        for word in &phrase.kinds {
            if !self.kinds.contains(word) {
                self.kinds.push(word.clone());
            }
        }
        self.talks |= phrase.kind == MeetingKind::Talks;
        self.planned |= context.modality != Modality::Held;
    }
}

fn extend<T: PartialEq + Copy>(all: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !all.contains(one) {
            all.push(*one);
        }
    }
}

/// «اتصالات», "calls": several meetings of a kind that one word in the singular names one of.
fn is_several(phrase: &Phrase) -> bool {
    phrase.number != Number::Singular && phrase.kind != MeetingKind::Talks
}

fn kind_of_both(a: MeetingKind, b: MeetingKind, by_phone: bool) -> MeetingKind {
    use MeetingKind::{Call, Meeting, Session, Summit, Talks};
    match (a, b) {
        _ if by_phone => Call,
        (Summit, _) | (_, Summit) => Summit,
        (Meeting | Session, Talks) => Talks,
        _ => a,
    }
}

/// How well a mention fits a meeting spoken of before; `None` where it cannot be the same.
fn score(
    scene: &Scene<'_, '_>,
    (index, mention): (usize, &Mention),
    all: &[Mention],
    days: &[Day],
    group: &Group,
    states: &[Option<KnownId>],
) -> Option<i32> {
    let (phrase, context) = (&mention.phrase, &mention.context);
    let mut score = 0;
    // People.
    let same_people = match (context.persons.is_empty(), group.persons.is_empty()) {
        (false, false) => {
            let shared = context.persons.iter().filter(|person| group.persons.contains(person)).count();
            if shared == 0 || (shared < context.persons.len() && shared < group.persons.len()) {
                return None;
            }
            score += if shared >= 2 { 3 } else { 1 };
            shared >= 2
        }
        _ => false,
    };
    let kinds = kinds(mention, group, same_people)?;
    score += kinds;
    // Countries and bodies.
    let own: Vec<KnownId> = context.bodies.clone();
    let theirs: Vec<KnownId> = if group.bodies.is_empty() {
        group.persons.iter().filter_map(|person| states.get(*person as usize).copied().flatten()).collect()
    } else {
        group.bodies.clone()
    };
    let mut same_bodies = false;
    if !own.is_empty() && !theirs.is_empty() {
        let shared = own.iter().filter(|body| theirs.contains(body)).count();
        if shared == 0 || (shared < own.len() && shared < theirs.len()) {
            return None;
        }
        if group.bodies.is_empty() && phrase.kind != group.kind && !phrase.definite {
            return None;
        }
        score += if shared >= 2 { 2 } else { 1 };
        same_bodies = shared >= 2;
    }
    // Place.
    let mut same_place = false;
    if let (Some((place, _)), Some(other)) = (context.place, group.place) {
        if !same_area(place, other) {
            return None;
        }
        same_place = true;
        score += 2;
    }
    // Days.
    let mut same_day = false;
    for day in days {
        for other in &group.dates {
            match day.agrees(other) {
                Some(false) => return None,
                Some(true) if day.is_fine() && other.is_fine() => same_day = true,
                _ => {}
            }
        }
    }
    score += if same_day { 2 } else { 0 };
    if let (Some(one), Some(other)) = (phrase.ordinal, group.ordinal)
        && one != other
        && !phrase.part
    {
        return None;
    }
    if let (Some(one), Some(other)) = (phrase.ordinal, group.ordinal)
        && one == other
        && phrase.kind == group.kind
    {
        score += 2;
    }
    if is_several(phrase) != group.plural {
        return None;
    }
    if !context.topic.is_empty() && !group.topic.is_empty() {
        score += if context.topic.iter().any(|word| group.topic.contains(word)) { 1 } else { -1 };
    }
    let last_index = *group.mentions.last()?;
    let last = all.get(last_index)?;
    let neighbours =
        last_index + 1 == index && scene.sentence(last.phrase.head) == scene.sentence(phrase.head);
    if context.apposed && neighbours {
        return Some(score + 5);
    }
    if context.bracketed && neighbours && phrase.kind == group.kind {
        return Some(score + 3);
    }
    let named = !phrase.named.is_empty() || phrase.place.is_some();
    let shares_name =
        phrase.named.iter().any(|word| group.named.contains(word) || group.topic.contains(word));
    if !phrase.named.is_empty() && !group.named.is_empty() && !shares_name && !phrase.points_back {
        return None;
    }
    let same_words = phrase.kinds.iter().filter(|word| group.kinds.contains(word)).count();
    let shares_kind = same_words > 0 && phrase.kind == group.kind && !phrase.by_phone;
    let shares_topic =
        context.topic.iter().any(|word| group.topic.contains(word) || group.named.contains(word));
    let evidence = u8::from(same_people)
        + u8::from(same_bodies)
        + u8::from(same_place)
        + u8::from(same_day)
        + u8::from(shares_name || shares_topic)
        + u8::from(shares_kind);
    if last.phrase.verbal && neighbours {
        // «التقى … في حوار», «التقى …، وهو اللقاء الثالث»: the noun names what the verb told.
        let meets = context.persons.iter().all(|person| group.persons.contains(person));
        return (meets && (phrase.definite || context.within) && kinds >= 0).then_some(score + 3);
    }
    if phrase.verbal || last.phrase.verbal {
        return (same_people && kinds >= 1 || same_day && same_place).then_some(score);
    }
    if phrase.is_earlier || phrase.is_new && !phrase.points_back && !phrase.definite {
        let repeated = evidence >= 2 || (same_people || group.headline && kinds >= 3) && group.headline;
        return repeated.then_some(score);
    }
    if phrase.ordinal.is_some()
        && group.ordinal.is_none()
        && !phrase.part
        && evidence == 0
        && !phrase.definite
    {
        return None;
    }
    if phrase.planned && !group.planned && group.mentions.len() > 1 {
        score -= 3;
    }
    let weak = !phrase.sure && !phrase.points_back && phrase.kind != MeetingKind::Call && !phrase.part;
    if weak && evidence == 0 && !group_has_weak(group, all) {
        return None;
    }
    if named && evidence == 0 {
        return None;
    }
    if phrase.definite || phrase.points_back || context.between_them {
        return (score > 0).then_some(score);
    }
    // An indefinite noun names something new, but for headlines and captions, which say it before.
    let again = group.headline
        && kinds >= 3
        && phrase.kinds.iter().all(|word| group.kinds.contains(word))
        && scene.sentence(phrase.head)? <= 2 * HEADLINES
        && scene.sentence(phrase.head) != scene.sentence(last.phrase.head);
    (evidence >= 2 || (same_people || same_bodies || shares_kind) && kinds >= 3 || again).then_some(score)
}

/// How many sentences at the top may be headlines and captions, which say what the story says again.
const HEADLINES: u32 = 5;

/// Whether a token stands in a line at the top that does not end like a sentence.
fn is_headline(scene: &Scene<'_, '_>, at: usize) -> bool {
    let sentence = scene.sentence(at);
    if sentence.is_none_or(|sentence| sentence > HEADLINES) {
        return false;
    }
    let end = (at..scene.reading.len()).find(|at| scene.sentence(*at + 1) != sentence).unwrap_or(at);
    scene.mark(end).is_none_or(|mark| !matches!(mark, '.' | '\u{06D4}'))
}

/// Whether a noun that is not an event by itself was taken for this one before.
fn group_has_weak(group: &Group, all: &[Mention]) -> bool {
    group.mentions.iter().filter_map(|index| all.get(*index)).any(|mention| !mention.phrase.sure)
}

/// 3 for the same kind, less for kinds that can name one meeting, `None` for kinds that cannot.
fn kinds(mention: &Mention, group: &Group, same_people: bool) -> Option<i32> {
    let phrase = &mention.phrase;
    use MeetingKind::{Call, Conference, Meeting, Press, Session, Summit, Talks};
    if phrase.kind == group.kind {
        return Some(3);
    }
    Some(match (phrase.kind, group.kind) {
        (Press, _) | (_, Press) => return None,
        (Call, Talks) | (Talks, Call) if phrase.by_phone && group.by_phone => 3,
        (Call, Talks) | (Talks, Call) if same_people => 2,
        (Call, Talks)
            if phrase.definite && group.bodies.is_empty() && group.place.is_none() && !group.planned =>
        {
            1
        }
        (Talks, Call) if phrase.definite && is_bare(mention) && group.talks => 2,
        (Talks, Call) if phrase.definite && is_bare(mention) => 1,
        (Call, _) | (_, Call) => return None,
        (Session, Talks | Meeting | Summit | Conference) => 2,
        (Talks, Meeting | Session | Summit | Conference) => 1,
        (Meeting, Talks | Session | Summit) => 1,
        (Summit, Meeting | Talks | Conference | Session) => 1,
        (Conference, Meeting | Summit | Session | Talks) => 0,
        (Meeting, Conference) => 1,
        _ => return None,
    })
}

/// Whether a phrase says nothing but «المحادثات».
fn is_bare(mention: &Mention) -> bool {
    let (phrase, context) = (&mention.phrase, &mention.context);
    phrase.sure
        && phrase.named.is_empty()
        && context.bodies.is_empty()
        && context.place.is_none()
        && context.topic.is_empty()
        && context.modality == Modality::Held
}

/// Whether two places can be one: the same, or a town in the country.
pub(super) fn same_area(a: KnownId, b: KnownId) -> bool {
    if a == b {
        return true;
    }
    let (Some(first), Some(second)) = (lexicon().known(a), lexicon().known(b)) else { return false };
    let holds =
        |country: KnownId, kind, town: Option<KnownId>| kind == KnownKind::Country && town == Some(country);
    holds(a, first.kind, second.country) || holds(b, second.kind, first.country)
}

/// A session rather than a round without talks, which may be a tour.
fn session_like(mention: &Mention) -> bool {
    mention.phrase.kind == MeetingKind::Session
}

/// Whether an article speaks of this meeting as one event, and not of meetings in general.
pub(super) fn is_one_event(group: &Group, mentions: &[Mention]) -> bool {
    let of: Vec<&Mention> = group.mentions.iter().filter_map(|index| mentions.get(*index)).collect();
    let said: Vec<&&Mention> = of.iter().filter(|mention| !mention.phrase.verbal).collect();
    if said.is_empty() || said.iter().all(|mention| mention.context.modality == Modality::Hypothetical) {
        return false;
    }
    let parties = group.persons.len() + group.bodies.len();
    let dated = of.iter().any(|mention| !mention.context.times.is_empty());
    let placed = group.place.is_some();
    let governed = said.iter().any(|mention| mention.context.governed);
    let sure = said.iter().any(|mention| mention.phrase.sure);
    let pointed = said.iter().any(|mention| mention.phrase.points_back || mention.phrase.ordinal.is_some());
    let weight = 2 * usize::from(dated)
        + 2 * usize::from(placed)
        + parties.min(2)
        + usize::from(governed)
        + usize::from(sure)
        + usize::from(pointed)
        + usize::from(said.len() > 1)
        + usize::from(group.by_phone && said.iter().any(|mention| mention.phrase.by_phone));
    let session =
        said.iter().all(|mention| mention.phrase.kind == MeetingKind::Session && !mention.phrase.sure);
    let tour =
        said.iter().all(|mention| mention.phrase.part && !mention.phrase.sure && !session_like(mention));
    if tour || session && !(dated || placed) && !pointed {
        return false;
    }
    weight >= if group.plural { 3 } else { 2 }
}
