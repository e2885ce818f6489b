//! What speaks against two cards being of one meeting, and how far apart their days lie.

use super::meeting_card::MeetingCard;
use super::meetings::{CLOSE, same_name};
use crate::meetings::{MeetingKind, same_area};

/// Whether both cards name one and the same single day.
pub(super) fn one_day(a: &MeetingCard, b: &MeetingCard) -> bool {
    a.fine().any(|one| one.0 == one.1 && b.fine().any(|other| other == one))
}

/// Whether two cards cannot be one meeting whatever others say.
pub(super) fn conflict(a: &MeetingCard, b: &MeetingCard) -> bool {
    a.kind == MeetingKind::Press
        || b.kind == MeetingKind::Press
        || a.by_phone() != b.by_phone()
        || whole_and_part(a, b)
        || (two(&a.persons) && two(&b.persons) && !is_part(&a.persons, &b.persons))
        || (two(&a.sides) && two(&b.sides) && !is_part(&a.sides, &b.sides) && !same_name(a, b))
        || (!two(&a.persons)
            && !two(&b.persons)
            && !a.sides.is_empty()
            && !b.sides.is_empty()
            && shared(&a.sides, &b.sides) == 0)
        || matches!((a.place, b.place), (Some(one), Some(other)) if !same_area(one, other) && !pinned(a, b))
        || distance(a, b).is_some_and(|days| days > CLOSE)
        || (distance(a, b).is_none() && !a.days.is_empty() && !b.days.is_empty() && !coarsely_agree(a, b))
}

/// Whether one is a whole and the other may be one of its parts: a part has a day or a place of its own, which the whole
/// does not share.
fn whole_and_part(a: &MeetingCard, b: &MeetingCard) -> bool {
    let may_be_part =
        |card: &MeetingCard| card.part_of.is_some() || card.place.is_some() || card.fine().next().is_some();
    a.whole && !b.whole && may_be_part(b) || b.whole && !a.whole && may_be_part(a)
}

/// Whether all but the place says that two meetings are one: nobody sits in two towns on one day, and where articles
/// say so one of them is wrong.
fn pinned(a: &MeetingCard, b: &MeetingCard) -> bool {
    let parties = a.persons == b.persons && (two(&a.persons) || two(&a.sides) && a.sides == b.sides);
    let names = a.named == b.named || a.named.is_empty() || b.named.is_empty();
    let single = |card: &MeetingCard| card.days.len() == 1;
    parties && names && a.kind == b.kind && a.ordinal == b.ordinal && single(a) && single(b) && one_day(a, b)
}

fn two<T>(list: &[T]) -> bool {
    list.len() >= 2
}

/// Whether one of two sorted lists holds all of the other.
fn is_part<T: Ord>(a: &[T], b: &[T]) -> bool {
    let shared = shared(a, b);
    shared == a.len() || shared == b.len()
}

/// How many entries two sorted lists share.
pub(super) fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    a.iter().filter(|one| b.binary_search(one).is_ok()).count()
}

/// How many days lie between the nearest days of two cards, where both name days.
pub(super) fn distance(a: &MeetingCard, b: &MeetingCard) -> Option<i32> {
    a.fine().flat_map(|one| b.fine().map(move |other| (other.0 - one.1).max(one.0 - other.1).max(0))).min()
}

/// Whether a month or a year of one holds a date of the other.
pub(super) fn coarsely_agree(a: &MeetingCard, b: &MeetingCard) -> bool {
    a.days.iter().any(|one| b.days.iter().any(|other| one.0 <= other.1 && other.0 <= one.1))
}
