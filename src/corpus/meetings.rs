//! Which meetings of different articles are one: pure functions over what each article says.
//!
//! A [`MeetingCard`] holds all that linking looks at; [`keys`] says which cards have to be compared at all, and
//! [`cluster`] compares them. When in doubt, apart: a wrong merge becomes a false alarm.

pub use super::meeting_card::MeetingCard;

use super::meeting_conflict::{coarsely_agree, conflict, distance, one_day, shared};
use super::meeting_groups::Groups;
use crate::lang::{KnownKind, lexicon};
use crate::meetings::{MeetingKind, Modality};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// How many days two dates of one meeting may lie apart when all else agrees: more than that are two meetings.
pub(super) const CLOSE: i32 = 3;

/// What a meeting has to share with another to be it; two cards without a common key are two meetings.
pub fn keys(card: &MeetingCard) -> Vec<u64> {
    let mut keys = Vec::new();
    if card.kind == MeetingKind::Press {
        return keys;
    }
    for (index, one) in card.persons.iter().enumerate() {
        keys.extend(card.persons.iter().skip(index + 1).map(|other| hash(&(card.by_phone(), one, other))));
    }
    let mut add = |what: (u8, bool, &str, &str)| keys.push(hash(&what));
    if !card.by_phone() {
        card.sides.iter().filter(|side| is_organisation(side)).for_each(|side| add((4, false, side, "")));
        for (index, one) in card.sides.iter().enumerate() {
            for other in card.sides.iter().skip(index + 1) {
                add((1, false, one, other));
            }
        }
        if let [one] = &*card.sides {
            add((2, false, one, ""));
        }
        if is_institution(card) {
            card.named.iter().for_each(|word| add((5, false, word, "")));
            card.sides.iter().filter(|side| is_region(side)).for_each(|side| add((6, false, side, "")));
        }
        if let Some(place) = card.place {
            add((3, false, lexicon().known(place).map_or("", |known| known.key), ""));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

/// A meeting of a file: the file's place among all, and the index into its meetings.
pub type Member = (u32, u32);

/// Puts the cards of one meeting together: for each member a number that the members of its meeting share, and no
/// other. The numbers depend on the members alone and not on their order.
pub fn cluster(members: &[(Member, &MeetingCard)]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by_key(|at| members.get(*at).map(|(member, _)| *member));
    let cards: Vec<(u32, &MeetingCard)> =
        order.iter().filter_map(|at| members.get(*at)).map(|(member, card)| (member.0, *card)).collect();
    let mut groups = Groups::new(&cards);
    for (_, one, other) in pairs(&cards) {
        groups.join(one, other);
    }
    place_undated(&cards, &mut groups);
    let mut labels = vec![0; members.len()];
    let mut numbers: FxHashMap<usize, u32> = FxHashMap::default();
    for (at, original) in order.iter().enumerate() {
        let next = numbers.len() as u32;
        if let Some(label) = labels.get_mut(*original) {
            *label = *numbers.entry(groups.root(at)).or_insert(next);
        }
    }
    labels
}

/// Whether two cards can be of one meeting, of which one does not know its days yet.
pub fn can_be_same(a: &MeetingCard, b: &MeetingCard) -> bool {
    let undated = |card: &MeetingCard| card.days.is_empty();
    match (undated(a), undated(b)) {
        (true, false) => fits(a, b),
        (false, true) => fits(b, a),
        (true, true) => fits_parties(a, b),
        (false, false) => same(a, b).is_some(),
    }
}

/// The name to show for a meeting: the longest that an article has, of those the first in the order of names.
pub fn display_name<'c>(cards: impl Iterator<Item = &'c MeetingCard>) -> Box<str> {
    let names = cards.map(|card| &*card.said.name);
    names.max_by(|a, b| a.chars().count().cmp(&b.chars().count()).then(b.cmp(a))).unwrap_or_default().into()
}

/// The pairs that are one meeting for sure, the surest first.
fn pairs(cards: &[(u32, &MeetingCard)]) -> Vec<(u8, usize, usize)> {
    let mut by_key: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (at, (_, card)) in cards.iter().enumerate() {
        for key in keys(card) {
            by_key.entry(key).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for bucket in by_key.values() {
        for (index, one) in bucket.iter().enumerate() {
            for other in bucket.iter().skip(index + 1) {
                let (Some(a), Some(b)) = (cards.get(*one), cards.get(*other)) else { continue };
                if let Some(score) = same(a.1, b.1) {
                    pairs.push((score, *one, *other));
                }
            }
        }
    }
    pairs.sort_unstable_by_key(|(score, one, other)| (u8::MAX - score, *one, *other));
    pairs.dedup();
    pairs
}

/// How sure it is that two cards are one meeting; `None` where it is not sure enough.
fn same(a: &MeetingCard, b: &MeetingCard) -> Option<u8> {
    if conflict(a, b) {
        return None;
    }
    let people = shared(&a.persons, &b.persons) >= 2;
    let sides = shared(&a.sides, &b.sides);
    let same_place = a.place.is_some() && b.place.is_some();
    let apart = distance(a, b);
    if a.by_phone() {
        return match apart {
            Some(0) if people => Some(9),
            Some(1) if people => Some(5),
            _ => None,
        };
    }
    let coarse = apart.is_none() && coarsely_agree(a, b);
    let parties = people || sides >= 2;
    let single = a.sides.len() == 1 && a.sides == b.sides;
    match apart {
        Some(0) if parties && same_place => Some(9),
        Some(0) if parties => Some(8),
        Some(0) if same_place && (sides >= 1 || shared(&a.persons, &b.persons) >= 1) => Some(7),
        Some(0) if (same_place || single) && is_institution(a) && is_institution(b) => Some(6),
        Some(0) if one_day(a, b) && shared_organisation(a, b) => Some(6),
        Some(days) if days <= CLOSE && parties && same_place => Some(5),
        Some(days) if days <= CLOSE && a.kind == b.kind && same_name(a, b) => Some(5),
        None if coarse && parties && same_place => Some(4),
        None if coarse && sides >= 2 && a.place.is_none() && b.place.is_none() && a.kind == b.kind => Some(3),
        _ => None,
    }
}

/// Whether two cards can be of one meeting on some days or others: they have somebody or something in common.
pub fn may_share_parties(a: &MeetingCard, b: &MeetingCard) -> bool {
    let common = shared(&a.persons, &b.persons) + shared(&a.sides, &b.sides);
    let both_named = is_institution(a) && is_institution(b);
    a.kind != MeetingKind::Press
        && b.kind != MeetingKind::Press
        && a.by_phone() == b.by_phone()
        && (shared(&a.persons, &b.persons) >= 2
            || shared(&a.sides, &b.sides) >= 2
            || a.place.is_some() && b.place.is_some() && (common > 0 || both_named)
            || both_named && (a.sides == b.sides || same_name(a, b))
            || shared_organisation(a, b))
}

/// Whether a meeting is one of a kind by its name: a summit, a conference, a session of a body.
fn is_institution(card: &MeetingCard) -> bool {
    matches!(card.kind, MeetingKind::Summit | MeetingKind::Session | MeetingKind::Conference)
}

/// Whether two such meetings go by one name: «مؤتمر أمن المياه», «القمة المتوسطية».
pub(super) fn same_name(a: &MeetingCard, b: &MeetingCard) -> bool {
    let named = !a.named.is_empty() && a.named == b.named;
    let region = a.sides.iter().any(|side| is_region(side) && b.sides.contains(side));
    is_institution(a) && is_institution(b) && a.ordinal == b.ordinal && (named || region)
}

fn is_region(key: &str) -> bool {
    let id = lexicon().known_by_key(key);
    id.and_then(|id| lexicon().known(id)).is_some_and(|known| known.kind == KnownKind::Region)
}

/// Whether one card names nothing but an organisation that the other names too.
fn shared_organisation(a: &MeetingCard, b: &MeetingCard) -> bool {
    let alone = |one: &MeetingCard, other: &MeetingCard| match &*one.sides {
        [only] => other.sides.contains(only) && is_organisation(only),
        _ => false,
    };
    alone(a, b) || alone(b, a)
}

fn is_organisation(key: &str) -> bool {
    let id = lexicon().known_by_key(key);
    id.and_then(|id| lexicon().known(id)).is_some_and(|known| known.kind == KnownKind::Organisation)
}

/// Cards without a day of their own join the one meeting of their people that fits; where two fit, none.
fn place_undated(cards: &[(u32, &MeetingCard)], groups: &mut Groups<'_>) {
    let undated = |card: &MeetingCard| card.days.is_empty() && card.kind != MeetingKind::Press;
    let mut joins: Vec<(usize, usize)> = Vec::new();
    for (at, (file, card)) in cards.iter().enumerate().filter(|(_, (_, card))| undated(card)) {
        let fitting: Vec<(usize, MeetingKind)> = cards
            .iter()
            .enumerate()
            .filter(|(_, (other_file, other))| other_file != file && !undated(other) && fits(card, other))
            .map(|(other, (_, found))| (groups.root(other), found.kind))
            .collect();
        let roots_of = |alike: bool| {
            let found = fitting.iter().filter(|(_, kind)| !alike || *kind == card.kind);
            let mut roots: Vec<usize> = found.map(|(root, _)| *root).collect();
            roots.sort_unstable();
            roots.dedup();
            roots
        };
        let roots = roots_of(false);
        if let ([root], _) | (_, [root]) = (roots.as_slice(), roots_of(true).as_slice()) {
            joins.push((at, *root));
            continue;
        }
        // Two that say nothing of the day are one where the same weekday or length speaks for it.
        for (index, (other_file, other)) in cards.iter().enumerate().skip(at + 1) {
            let agree = card.weekdays == other.weekdays && !card.weekdays.is_empty()
                || card.written == other.written && !card.written.is_empty();
            if other_file != file && undated(other) && roots.is_empty() && agree && fits_parties(card, other)
            {
                joins.push((at, index));
            }
        }
    }
    for (one, other) in joins {
        groups.join(one, other);
    }
}

/// Whether two cards have the same parties: the same people, or the same sides in the same place.
fn fits_parties(a: &MeetingCard, b: &MeetingCard) -> bool {
    let sides =
        || shared(&a.sides, &b.sides) >= 2 && !a.by_phone() && a.place == b.place && a.place.is_some();
    let leaders = a.persons.len() >= 2 || b.persons.len() >= 2;
    let people = shared(&a.persons, &b.persons) >= 2;
    let kinds = (a.kind == MeetingKind::Summit) == (b.kind == MeetingKind::Summit);
    !conflict(a, b) && (people || !leaders && kinds && sides() || a.kind == b.kind && same_name(a, b))
}

/// Whether an undated card can be a dated one: the same parties, and nothing that speaks against it.
fn fits(undated: &MeetingCard, dated: &MeetingCard) -> bool {
    let earlier = undated.modality == Modality::Planned as u8 && dated.modality == Modality::Held as u8;
    fits_parties(undated, dated)
        && agrees_in_days(undated, dated)
        && !(earlier && undated.weekdays.is_empty() && undated.written.is_empty())
}

/// Whether a day of the dated card has the weekday and the day of the month that the undated one gives, if any.
pub(super) fn agrees_in_days(undated: &MeetingCard, dated: &MeetingCard) -> bool {
    let weekday = |days: &(i32, i32)| ((days.0 + 3).rem_euclid(7) + 1) as u8;
    let by_weekday =
        undated.weekdays.is_empty() || dated.fine().any(|days| undated.weekdays.contains(&weekday(days)));
    let by_day = undated.written.is_empty()
        || dated.fine().any(|days| undated.written.iter().any(|value| day_of_year_meets(value, *days)));
    by_weekday && by_day && dated.fine().next().is_some()
}

/// Whether «--01-09» of an unknown year can be one of these days.
fn day_of_year_meets(value: &str, days: (i32, i32)) -> bool {
    let epoch = jiff::civil::Date::constant(1970, 1, 1);
    let ends: Vec<&str> = value.split('/').collect();
    (days.0..=days.1).any(|number| {
        let Ok(date) = epoch.checked_add(jiff::Span::new().days(number)) else { return false };
        let written = format!("-{:02}-{:02}", date.month(), date.day());
        let (Some(first), Some(last)) = (ends.first(), ends.last()) else { return false };
        let day = |end: &str| end.get(4..10).map(str::to_owned);
        day(first).is_some_and(|first| first <= written) && day(last).is_some_and(|last| written <= last)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Hints, analyse};
    use crate::corpus::PersonId;
    use crate::corpus::meeting_card::Said;
    use std::collections::BTreeSet;

    /// The cards of one-sentence articles, with people known by their folded names.
    fn cards(texts: &[&str]) -> Vec<(Member, MeetingCard)> {
        let published = Some(jiff::civil::date(2024, 5, 2));
        let articles = texts.iter().map(|text| analyse(text, &Hints { published, ..Hints::default() }));
        let articles: Vec<_> = articles.collect();
        let names: BTreeSet<String> =
            articles.iter().flat_map(|article| &article.people).map(|person| person.key.join("-")).collect();
        let mut cards = Vec::new();
        for (file, article) in (0..).zip(&articles) {
            let person = |at: u32| {
                let name = article.people[at as usize].key.join("-");
                names.iter().position(|known| *known == name).map(|id| PersonId(id as u32))
            };
            for (index, said) in (0..).zip(&Said::all(article)) {
                cards.push(((file, index), MeetingCard::of(said, person)));
            }
        }
        cards
    }

    fn labels(texts: &[&str]) -> Vec<u32> {
        let cards = cards(texts);
        let members: Vec<(Member, &MeetingCard)> =
            cards.iter().map(|(member, card)| (*member, card)).collect();
        let labels = cluster(&members);
        // Every order of the members gives the same numbers.
        let backwards: Vec<_> = members.iter().rev().copied().collect();
        let reversed: Vec<u32> = cluster(&backwards).into_iter().rev().collect();
        assert_eq!(labels, reversed);
        for (one, a) in members.iter().zip(&labels) {
            for (other, b) in members.iter().zip(&labels) {
                let common = keys(one.1).iter().any(|key| keys(other.1).contains(key));
                assert!(
                    a != b || one.0 == other.0 || common,
                    "{one:?} and {other:?} are one meeting without a common key"
                );
            }
        }
        labels
    }

    const ARABIC: &str = "تعقد محادثات بين العراق والأردن في جنيف في 14 مايو 2024.";
    const ENGLISH: &str = "Talks between Jordan and Iraq will be held in Geneva on 14 May 2024.";

    #[test]
    fn a_meeting_is_the_same_in_both_languages() {
        assert_eq!(labels(&[ARABIC, ENGLISH]), [0, 0]);
    }

    #[test]
    fn a_day_or_two_apart_it_is_the_same_only_in_the_same_place() {
        assert_eq!(
            labels(&[ARABIC, "Talks between Jordan and Iraq will be held in Geneva on 16 May 2024."]),
            [0, 0]
        );
        assert_eq!(
            labels(&[ARABIC, "Talks between Jordan and Iraq will be held in Vienna on 15 May 2024."]),
            [0, 1]
        );
        // On one day they cannot sit in two towns: one of the articles has the place wrong.
        assert_eq!(
            labels(&[ARABIC, "Talks between Jordan and Iraq will be held in Vienna on 14 May 2024."]),
            [0, 0]
        );
        assert_eq!(labels(&[ARABIC, "Talks between Jordan and Iraq will be held on 16 May 2024."]), [0, 1]);
        assert_eq!(
            labels(&[ARABIC, "Talks between Jordan and Iraq will be held in Geneva on 24 May 2024."]),
            [0, 1]
        );
    }

    #[test]
    fn other_parties_are_another_meeting() {
        assert_eq!(
            labels(&[ARABIC, "Talks between Jordan and Egypt will be held in Geneva on 14 May 2024."]),
            [0, 1]
        );
    }

    #[test]
    fn calls_need_their_people() {
        let call =
            "أجرى الرئيس المصري أنطون كوفاتش ونظيره العراقي ميلوش بيتروف مكالمة هاتفية في 30 أبريل 2024.";
        let again = "استمرت المكالمة بين الرئيس المصري أنطون كوفاتش ونظيره العراقي ميلوش بيتروف في 30 أبريل 2024 ساعة.";
        let other = "استمرت المكالمة بين الرئيس المصري أنطون كوفاتش ونظيره العراقي ستيفان نوفاك في 30 أبريل 2024 ساعة.";
        assert_eq!(labels(&[call, again, other]), [0, 0, 1]);
    }

    #[test]
    fn an_undated_call_joins_the_one_that_fits() {
        let call =
            "أجرى الرئيس المصري أنطون كوفاتش ونظيره العراقي ميلوش بيتروف مكالمة هاتفية في 30 أبريل 2024.";
        let older =
            "أجرى الرئيس المصري أنطون كوفاتش ونظيره العراقي ميلوش بيتروف مكالمة هاتفية في 3 أبريل 2024.";
        let undated =
            "تناولت المكالمة بين الرئيس المصري أنطون كوفاتش ونظيره العراقي ميلوش بيتروف ملف المياه.";
        assert_eq!(labels(&[call, undated]), [0, 0]);
        assert_eq!(labels(&[call, older, undated]), [0, 1, 2]);
    }
}
