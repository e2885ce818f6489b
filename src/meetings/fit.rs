//! How well a mention fits a meeting that was spoken of before.

use super::MeetingKind;
use super::Modality;
use super::group::{Day, Group, Mention, is_several};
use super::scene::Scene;
use crate::lang::{KnownId, KnownKind, lexicon};
use jiff::civil::Date;

/// A mention that looks for its meeting.
pub(super) struct Candidate<'s, 'a, 't> {
    pub scene: &'s Scene<'a, 't>,
    /// Its index among all mentions.
    pub index: usize,
    pub mention: &'s Mention,
    pub mentions: &'s [Mention],
    /// The dates that its own words give.
    pub days: &'s [Day],
    /// The country that each person speaks for.
    pub states: &'s [Option<KnownId>],
    /// The day of publication, where it is known.
    pub published: Option<Date>,
    /// No meeting of its kind was told of below the headlines yet.
    pub first_of_kind: bool,
}

/// What a mention and a meeting have in common.
#[derive(Clone, Copy, Default)]
struct Common {
    /// Two or more people.
    people: bool,
    /// Two or more countries or bodies.
    bodies: bool,
    place: bool,
    day: bool,
    /// The name or the matter.
    name: bool,
    /// An adjective that tells the kind.
    adjective: bool,
    /// How much all that weighs.
    score: i32,
    /// 3 for the same kind, less for kinds that can name one meeting.
    kinds: i32,
}

impl Common {
    /// How many things speak for one meeting, besides the kind.
    fn evidence(self) -> usize {
        [self.people, self.bodies, self.place, self.day, self.name, self.adjective]
            .into_iter()
            .filter(|common| *common)
            .count()
    }
}

impl Candidate<'_, '_, '_> {
    /// The score of a meeting; `None` where the mention cannot be of it.
    pub fn fits(&self, group: &Group) -> Option<i32> {
        if !self.is_of_that_size(group) {
            return None;
        }
        let common = self.compare(group)?;
        let (phrase, context) = (&self.mention.phrase, &self.mention.context);
        let last_index = *group.mentions.last()?;
        let last = self.mentions.get(last_index)?;
        let sentence = self.scene.sentence(phrase.head);
        let same_sentence = self.scene.sentence(last.phrase.head) == sentence;
        if last_index + 1 == self.index && same_sentence {
            if context.apposed {
                return Some(common.score + 5);
            }
            if context.bracketed && phrase.kind == group.kind {
                return Some(common.score + 3);
            }
            if last.phrase.verbal {
                // «التقى … في حوار», «التقى …، وهو اللقاء الثالث»: the noun names what the verb told.
                let same = context.persons.iter().all(|person| group.persons.contains(person));
                let names_it = (phrase.definite || context.within) && !context.elsewhere;
                return (same && names_it).then_some(common.score + 3);
            }
        }
        if self.has_another_name(group) {
            return None;
        }
        if phrase.verbal || !group.nouns {
            let same = common.people && common.kinds >= 1 || common.day && common.place;
            let told_before = !phrase.verbal && self.names_what_a_verb_told(group, last);
            return (same || told_before).then_some(common.score);
        }
        self.by_reference(group, common, same_sentence)
    }

    /// «التقى الوزير نظيره … واستمر اللقاء ساعة»: a definite noun soon behind a verb that told who met.
    fn names_what_a_verb_told(&self, group: &Group, last: &Mention) -> bool {
        let phrase = &self.mention.phrase;
        let parties = group.persons.len() + group.bodies.len();
        let told = parties >= 2 || parties == 1 && (group.place.is_some() || !group.dates.is_empty());
        let near = self.scene.sentence(phrase.head).zip(self.scene.sentence(last.phrase.head));
        let near = near.is_some_and(|(here, there)| here.saturating_sub(there) <= SOON);
        let bare = phrase.definite && !phrase.planned && phrase.named.is_empty() && phrase.place.is_none();
        let of_that_kind = match group.kind {
            MeetingKind::Call => matches!(phrase.kind, MeetingKind::Call | MeetingKind::Talks),
            _ => matches!(phrase.kind, MeetingKind::Meeting | MeetingKind::Talks | MeetingKind::Session),
        };
        told && near && bare && of_that_kind && !phrase.part
    }

    /// Whether both are a whole, or both a part of one: «الجولات الثلاث» are none of the three, and the next summit is
    /// not the one that is over.
    fn is_of_that_size(&self, group: &Group) -> bool {
        let (phrase, context) = (&self.mention.phrase, &self.mention.context);
        let plain = |group: &Group| {
            group.place.is_none() && group.dates.is_empty() && group.ordinal.is_none() && !group.rounds
        };
        if phrase.of_them && group.persons.is_empty() && group.bodies.len() == 1 {
            return false;
        }
        if phrase.bare_round && !phrase.whole && !group.talks
            || phrase.planned && group.is_over(self.published)
        {
            return false;
        }
        match (phrase.whole, group.whole) {
            (true, false) => plain(group) && !phrase.bare_round,
            (false, true) => {
                group.talks
                    && !phrase.part
                    && phrase.ordinal.is_none()
                    && context.place.is_none()
                    && self.days.is_empty()
            }
            _ => true,
        }
    }

    /// What the two have in common; `None` where they contradict each other.
    fn compare(&self, group: &Group) -> Option<Common> {
        let mut common = Common::default();
        self.compare_people(group, &mut common)?;
        common.kinds = kinds(self.mention, group, common.people)?;
        common.score += common.kinds;
        self.compare_bodies(group, &mut common)?;
        self.compare_place_and_days(group, &mut common)?;
        self.compare_names(group, &mut common)?;
        Some(common)
    }

    fn compare_people(&self, group: &Group, common: &mut Common) -> Option<()> {
        let persons = &self.mention.context.persons;
        if persons.is_empty() || group.persons.is_empty() {
            return Some(());
        }
        let shared = overlap(persons, &group.persons)?;
        common.people = shared >= 2;
        common.score += if shared >= 2 { 3 } else { 1 };
        Some(())
    }

    /// Where a meeting is known by its people alone, their countries stand for them.
    fn compare_bodies(&self, group: &Group, common: &mut Common) -> Option<()> {
        let (phrase, own) = (&self.mention.phrase, &self.mention.context.bodies);
        let state = |person: &u32| self.states.get(*person as usize).copied().flatten();
        let by_people = group.bodies.is_empty();
        let theirs: Vec<KnownId> =
            if by_people { group.persons.iter().filter_map(state).collect() } else { group.bodies.clone() };
        if own.is_empty() || theirs.is_empty() {
            return Some(());
        }
        let shared = overlap(own, &theirs)?;
        if by_people && phrase.kind != group.kind && !phrase.definite {
            return None;
        }
        common.bodies = shared >= 2;
        common.score += if shared >= 2 { 2 } else { 1 };
        Some(())
    }

    fn compare_place_and_days(&self, group: &Group, common: &mut Common) -> Option<()> {
        if let (Some((place, _)), Some(other)) = (self.mention.context.place, group.place) {
            if !same_area(place, other) {
                return None;
            }
            common.place = true;
            common.score += 2;
        }
        for day in self.days {
            for other in &group.dates {
                match day.agrees(other) {
                    Some(false) => return None,
                    Some(true) => common.day |= day.is_fine() && other.is_fine(),
                    None => {}
                }
            }
        }
        common.score += if common.day { 2 } else { 0 };
        Some(())
    }

    fn compare_names(&self, group: &Group, common: &mut Common) -> Option<()> {
        let (phrase, context) = (&self.mention.phrase, &self.mention.context);
        if is_several(phrase) != group.plural {
            return None;
        }
        match (phrase.ordinal, group.ordinal) {
            (Some(one), Some(other)) if one != other && (!phrase.part || phrase.is_round()) => return None,
            (Some(one), Some(other)) if one == other && phrase.kind == group.kind => common.score += 2,
            _ => {}
        }
        let shares = |words: &[Box<str>], others: &[Box<str>]| words.iter().any(|word| others.contains(word));
        if !context.topic.is_empty() && !group.topic.is_empty() {
            common.score += if shares(&context.topic, &group.topic) { 1 } else { -1 };
        }
        common.name = [&phrase.named, &context.topic]
            .into_iter()
            .any(|words| shares(words, &group.named) || shares(words, &group.topic));
        common.adjective =
            shares(&phrase.kinds, &group.kinds) && phrase.kind == group.kind && !phrase.by_phone;
        Some(())
    }

    /// Whether both are named, by names that share no word.
    fn has_another_name(&self, group: &Group) -> bool {
        let named = &self.mention.phrase.named;
        let shares = named.iter().any(|word| group.named.contains(word) || group.topic.contains(word));
        !named.is_empty() && !group.named.is_empty() && !shares && !self.mention.phrase.points_back
    }

    /// Whether the words of the phrase refer back: a definite noun does, an indefinite one names something new
    /// unless more than its kind speaks for the meeting.
    fn by_reference(&self, group: &Group, common: Common, same_sentence: bool) -> Option<i32> {
        let (phrase, context) = (&self.mention.phrase, &self.mention.context);
        let evidence = common.evidence();
        let mut score = common.score;
        if phrase.is_earlier || phrase.is_new && !phrase.points_back && !phrase.definite {
            let in_headline = group.headline && (common.people || common.kinds >= 3);
            return (evidence >= 2 || in_headline).then_some(score);
        }
        let counted = phrase.ordinal.is_some() && group.ordinal.is_none() && !phrase.part;
        if counted && evidence == 0 && !phrase.definite {
            return None;
        }
        if phrase.planned && !group.planned && group.mentions.len() > 1 {
            score -= 3;
        }
        let told = !self.days.is_empty() || context.place.is_some();
        let by_parties = common.people || common.bodies || common.place || common.day;
        if phrase.ordinal.is_some() && group.ordinal.is_none() && told && !by_parties && !phrase.part {
            // «القمة الأولى عقدت في 2019» is not the one that was spoken of.
            return None;
        }
        // «القمة السويسرية» is not the one that the headline spoke of where the story told of another one since.
        if evidence == 0 && !self.first_of_kind && group.headline && !phrase.bodies.is_empty() {
            return None;
        }
        if group.whole && phrase.kind == MeetingKind::Talks {
            score += 2;
        }
        let weak = !phrase.sure
            && !phrase.points_back
            && phrase.kind != MeetingKind::Call
            && !phrase.part
            && !phrase.whole;
        let named = !phrase.named.is_empty() || phrase.place.is_some();
        // What the headline only calls a summit is the first one that the story names.
        let of_headline = group.headline && self.first_of_kind && common.kinds >= 3 && group.named.is_empty();
        if evidence == 0 && !of_headline && (named || weak && !self.was_weak(group)) {
            return None;
        }
        if phrase.definite || phrase.points_back || context.between_them {
            return (score > 0).then_some(score);
        }
        // A meeting with a day of its own, which nobody can hold against the other's.
        if !self.days.is_empty() && !group.dates.is_empty() && !common.day {
            return None;
        }
        // Headlines and captions say what the story says again.
        let again = group.headline
            && common.kinds >= 3
            && phrase.kinds.iter().all(|word| group.kinds.contains(word))
            && self.scene.sentence(phrase.head)? <= 2 * HEADLINES
            && !same_sentence;
        let placed = common.place && !same_sentence;
        let alike = common.kinds >= 3 && (common.people || common.bodies || placed || common.adjective);
        (evidence >= 2 || alike || again).then_some(score)
    }

    /// Whether a noun that is not an event by itself was taken for this meeting before.
    fn was_weak(&self, group: &Group) -> bool {
        let mentions = group.mentions.iter().filter_map(|index| self.mentions.get(*index));
        mentions.into_iter().any(|mention| !mention.phrase.sure)
    }
}

/// How many entries two lists share, where one holds all of the other; `None` where neither does.
fn overlap<T: PartialEq>(a: &[T], b: &[T]) -> Option<usize> {
    let shared = a.iter().filter(|one| b.contains(one)).count();
    (shared > 0 && (shared == a.len() || shared == b.len())).then_some(shared)
}

/// How many sentences behind a verb of meeting a noun can still name what it told.
const SOON: u32 = 3;

/// How many sentences at the top may be headlines and captions, which say what the story says again.
const HEADLINES: u32 = 5;

/// Whether a token stands in a line at the top that does not end like a sentence.
pub(super) fn is_headline(scene: &Scene<'_, '_>, at: usize) -> bool {
    let sentence = scene.sentence(at);
    if sentence.is_none_or(|sentence| sentence > HEADLINES) {
        return false;
    }
    let end = (at..scene.reading.len()).find(|at| scene.sentence(*at + 1) != sentence).unwrap_or(at);
    scene.mark(end).is_none_or(|mark| !matches!(mark, '.' | '\u{06D4}'))
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
        // "the summit" of a video summit.
        (Summit, Call) if phrase.definite && phrase.named.is_empty() && group.said.contains(&Summit) => 3,
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
pub(crate) fn same_area(a: KnownId, b: KnownId) -> bool {
    if a == b {
        return true;
    }
    let (Some(first), Some(second)) = (lexicon().known(a), lexicon().known(b)) else { return false };
    let holds =
        |country: KnownId, kind, town: Option<KnownId>| kind == KnownKind::Country && town == Some(country);
    holds(a, first.kind, second.country) || holds(b, second.kind, first.country)
}
