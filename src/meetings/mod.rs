//! Meetings of one article: what, who, where, when, for how long, and which mentions are the same meeting.
//!
//! Owns [`Meeting`] and [`MeetingMention`]. May touch `text`, `lang`, `time` and `people`; knows nothing of other
//! articles. Start reading in [`recognise`].

mod ahead;
mod back;
mod context;
mod fit;
mod group;
mod link;
mod mention;
mod mention_arabic;
mod mention_english;
mod mention_verb;
mod scene;
mod umbrella;

use crate::lang::{KnownId, KnownKind, Reading, lexicon};
use crate::people::{NameMention, Person, RoleMention};
use crate::text::Span;
use crate::time::TimeMention;
pub(crate) use fit::same_area;
use group::{Group, Mention};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use scene::Scene;
use serde::{Deserialize, Serialize};

/// What kind of meeting it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize, Deserialize)]
pub enum MeetingKind {
    /// By telephone or video.
    Call,
    /// Talks, negotiations, consultations, a dialogue, a round of them.
    Talks,
    /// A meeting or an encounter in person.
    Meeting,
    /// A summit.
    Summit,
    /// A session of a standing body: a council, a committee, an assembly.
    Session,
    /// A conference or forum.
    Conference,
    /// A press conference or briefing; kept apart, never linked across articles.
    Press,
}

impl MeetingKind {
    /// The name in formats.
    pub fn name(self) -> &'static str {
        self.key().strip_prefix("meeting.").unwrap_or_default()
    }

    /// The key of its name among the sentences for the reader.
    pub fn key(self) -> &'static str {
        match self {
            Self::Call => "meeting.call",
            Self::Talks => "meeting.talks",
            Self::Meeting => "meeting.meeting",
            Self::Summit => "meeting.summit",
            Self::Session => "meeting.session",
            Self::Conference => "meeting.conference",
            Self::Press => "meeting.press",
        }
    }
}

/// How real a meeting is when the article speaks of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default, Serialize, Deserialize)]
pub enum Modality {
    /// It took place, or is under way.
    #[default]
    Held,
    /// It is announced.
    Planned,
    /// It was moved to another day.
    Postponed,
    /// Somebody says that it did not or will not take place.
    Denied,
    /// Nobody says that it is to take place.
    Hypothetical,
}

/// Who takes part.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize, Deserialize)]
pub enum Party {
    /// A person: index into the article's people.
    Person(u32),
    /// A country or an organisation, by its key in the language data.
    Body(Box<str>),
}

/// What a temporal expression says of a meeting.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub enum TimeRelation {
    /// The day or days it takes place.
    Date,
    /// When it begins.
    Start,
    /// When it ends.
    End,
    /// The last of the days it takes place.
    LastDay,
    /// How long it lasts.
    Duration,
    /// The day it was to take place before it was moved.
    Old,
    /// From the day it was to take place to the one it was moved to.
    Moved,
}

impl TimeRelation {
    /// Whether it tells a day on which the meeting takes place.
    pub fn is_day(self) -> bool {
        matches!(self, Self::Date | Self::Start | Self::LastDay)
    }
}

/// One link between a meeting and a temporal expression of the same article.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TimeLink {
    /// Index into the article's times.
    pub time: u32,
    /// What it says.
    pub relation: TimeRelation,
}

/// A place that an article gives for a meeting.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlaceLink {
    /// Which place.
    pub place: KnownId,
    /// Where the article says so.
    pub span: Span,
}

/// A span of text that names a meeting: the noun phrase with its tight modifiers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MeetingMention {
    /// Where.
    pub span: Span,
    /// Index into the article's meetings.
    pub meeting: u32,
}

/// A meeting of one article.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Meeting {
    /// What kind.
    pub kind: MeetingKind,
    /// How real.
    pub modality: Modality,
    /// A short name for people to read, taken from the introducing mention.
    pub name: Box<str>,
    /// Who takes part, sorted, each once.
    pub parties: Vec<Party>,
    /// The countries that the people among the parties speak for, by their keys, sorted, each once.
    pub states: Vec<Box<str>>,
    /// The words of its name behind the noun, folded and sorted: «أمن المياه», "Water".
    pub named: Vec<Box<str>>,
    /// Which of several it is: the third round.
    pub ordinal: Option<u8>,
    /// Whether it is a whole that has parts: «ثلاث جولات», "the three rounds".
    pub whole: bool,
    /// Index of the meeting that it is a part of: the round in Geneva is one of the three.
    pub part_of: Option<u32>,
    /// Where, if the article says so; the first place given comes first.
    pub places: Vec<PlaceLink>,
    /// When and for how long, in order of text.
    pub times: Vec<TimeLink>,
    /// Indexes into the article's meeting mentions, in order of text; never empty.
    pub mentions: Vec<u32>,
    /// Index of the introducing mention: the fullest first naming, with date and place.
    pub introducing: u32,
}

/// The meetings of one article.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Meetings {
    /// The mentions, in order of text.
    pub mentions: Vec<MeetingMention>,
    /// The meetings, in order of their first mention.
    pub meetings: Vec<Meeting>,
}

/// Finds the meetings of a text.
///
/// «استمرت المكالمة بين الوزيرين 40 دقيقة» and "a 40-minute call between the ministers" are a call that lasted
/// forty minutes; «قمة بوخارست» is a summit with its place.
pub fn recognise(
    reading: &Reading<'_>,
    times: &[TimeMention],
    names: &[NameMention],
    roles: &[RoleMention],
    people: &[Person],
    published: Option<Date>,
) -> Meetings {
    let scene = Scene::new(reading, times, names, roles);
    let phrases = mention::phrases(&scene);
    let mut mentions: Vec<Mention> = phrases
        .iter()
        .enumerate()
        .map(|(at, phrase)| {
            let before = at.checked_sub(1).and_then(|at| phrases.get(at)).map_or(0, |phrase| phrase.last + 1);
            let behind = phrases.get(at + 1).map_or(reading.len(), |phrase| phrase.first);
            let context = context::around(&scene, phrase, before, behind);
            let ordinal = phrase.ordinal.or(context.ordinal);
            Mention { phrase: mention::Phrase { ordinal, ..phrase.clone() }, context }
        })
        .collect();
    context::share_out(&mut mentions);
    context::join_appositions(&scene, &mut mentions);
    let states: Vec<Option<KnownId>> = people.iter().map(|person| state_of(&scene, person)).collect();
    let groups = link::link(&scene, &mentions, &states, published);
    let groups = umbrella::arrange(&scene, &mentions, groups);
    let mut out = collect(&scene, &mentions, &groups, &states);
    if let Some(published) = published {
        out.meetings.iter_mut().for_each(|meeting| foresee(meeting, times, published));
    }
    out
}

/// What is to take place behind the day of publication is still to come, whatever the verbs look like.
fn foresee(meeting: &mut Meeting, times: &[TimeMention], published: Date) {
    let mut days = meeting
        .times
        .iter()
        .filter(|link| matches!(link.relation, TimeRelation::Date | TimeRelation::Start))
        .filter_map(|link| times.get(link.time as usize)?.interval)
        .peekable();
    let ahead = days.peek().is_some() && days.all(|days| days.first > published);
    if ahead && meeting.modality == Modality::Held {
        meeting.modality = Modality::Planned;
    }
}

/// The country that a person's roles name: «الرئيس الفرنسي» speaks for France.
fn state_of(scene: &Scene<'_, '_>, person: &Person) -> Option<KnownId> {
    let roles = person.roles.iter().filter_map(|role| scene.roles.get(*role as usize));
    roles
        .flat_map(|role| role.countries.iter().copied())
        .find(|id| scene.kind(*id) == Some(KnownKind::Country))
}

/// Turns the groups that are events into meetings.
fn collect(
    scene: &Scene<'_, '_>,
    mentions: &[Mention],
    groups: &[Group],
    states: &[Option<KnownId>],
) -> Meetings {
    let mut out = Meetings::default();
    let mut spans: Vec<(Span, u32, usize)> = Vec::new();
    let events = || (0..).zip(groups).filter(|(_, group)| link::is_one_event(group, mentions));
    let numbers: FxHashMap<usize, u32> = events().map(|(at, _)| at).zip(0..).collect();
    for (_, group) in events() {
        let number = out.meetings.len() as u32;
        let said = |index: &&usize| {
            mentions.get(**index).is_some_and(|mention| {
                !mention.phrase.verbal && mention.context.modality != Modality::Hypothetical
            })
        };
        for index in group.mentions.iter().filter(said) {
            let Some(mention) = mentions.get(*index) else { continue };
            spans.push((mention.phrase.span, number, *index));
        }
        let part_of = group.part_of.and_then(|whole| numbers.get(&whole)).copied();
        out.meetings.push(Meeting { part_of, ..meeting(mentions, group, states) });
    }
    spans.sort();
    for (at, (span, number, index)) in spans.iter().enumerate() {
        out.mentions.push(MeetingMention { span: *span, meeting: *number });
        if let Some(meeting) = out.meetings.get_mut(*number as usize) {
            meeting.mentions.push(at as u32);
            let fuller = |index: usize| mentions.get(index).map_or(0, fullness);
            if meeting.mentions.len() == 1 || fuller(*index) > fuller(meeting.introducing as usize) {
                // Until all mentions are numbered it holds the number of the candidate.
                meeting.introducing = *index as u32;
            }
        }
    }
    for meeting in &mut out.meetings {
        let chosen = spans.iter().position(|(_, _, index)| *index == meeting.introducing as usize);
        meeting.introducing = chosen.unwrap_or_default() as u32;
        if let Some(mention) = out.mentions.get(meeting.introducing as usize) {
            meeting.name = mention.span.text(scene.reading.text).into();
        }
    }
    out
}

/// How much a mention tells: the introducing one is the first of the fullest.
fn fullness(mention: &Mention) -> usize {
    let context = &mention.context;
    2 * usize::from(!context.times.is_empty())
        + 2 * usize::from(context.place.is_some())
        + (context.persons.len() + context.bodies.len()).min(2)
        // «مؤتمر أمن المياه» in the lede tells more than «مؤتمر» in the headline.
        + mention.phrase.named.len().min(1)
}

fn meeting(mentions: &[Mention], group: &Group, states: &[Option<KnownId>]) -> Meeting {
    let of = || group.mentions.iter().filter_map(|index| mentions.get(*index));
    let mut parties: Vec<Party> = group.persons.iter().map(|person| Party::Person(*person)).collect();
    parties.extend(
        group.bodies.iter().filter_map(|id| lexicon().known(*id)).map(|known| Party::Body(known.key.into())),
    );
    parties.sort();
    parties.dedup();
    let mut keys: Vec<Box<str>> = group
        .persons
        .iter()
        .filter_map(|person| states.get(*person as usize).copied().flatten())
        .filter_map(|id| lexicon().known(id))
        .map(|known| known.key.into())
        .collect();
    keys.sort();
    keys.dedup();
    let mut places: Vec<PlaceLink> = Vec::new();
    for (place, span) in of().filter_map(|mention| mention.context.place) {
        if !places.iter().any(|known| known.span == span) {
            places.push(PlaceLink { place, span });
        }
    }
    let mut named = group.named.clone();
    named.sort();
    named.dedup();
    Meeting {
        named,
        kind: group.kind,
        modality: modality(&of().map(|mention| mention.context.modality).collect::<Vec<_>>()),
        name: Box::default(),
        parties,
        states: keys,
        ordinal: of().find_map(|mention| mention.phrase.ordinal),
        whole: group.whole,
        part_of: None,
        places,
        times: times(mentions, group),
        mentions: Vec::new(),
        introducing: 0,
    }
}

/// What the mentions say together: what is denied or moved is said once; to come it is where half of them say so.
fn modality(said: &[Modality]) -> Modality {
    let count = |wanted| said.iter().filter(|modality| **modality == wanted).count();
    if let Some(moved) =
        [Modality::Denied, Modality::Postponed].into_iter().find(|modality| count(*modality) > 0)
    {
        return moved;
    }
    if 2 * count(Modality::Planned) >= said.len() { Modality::Planned } else { Modality::Held }
}

/// The times of a meeting; the length of a part is not the length of the whole that is told of beside it.
fn times(mentions: &[Mention], group: &Group) -> Vec<TimeLink> {
    let mut links: Vec<TimeLink> = Vec::new();
    let of = || group.mentions.iter().filter_map(|index| mentions.get(*index));
    let is_part = |mention: &Mention| {
        mention.phrase.part
            || mention.phrase.kind == MeetingKind::Meeting && group.kind == MeetingKind::Summit
    };
    let by_itself = of().all(is_part);
    for mention in of() {
        for (time, relation, _) in &mention.context.times {
            let of_part = matches!(relation, TimeRelation::Duration | TimeRelation::End)
                || *relation == TimeRelation::Start && !mention.phrase.is_round();
            let skip = is_part(mention) && !by_itself && of_part;
            if !skip && !links.iter().any(|link| link.time == *time) {
                links.push(TimeLink { time: *time, relation: *relation });
            }
        }
    }
    links.sort_by_key(|link| link.time);
    links
}

#[cfg(test)]
mod tests;
