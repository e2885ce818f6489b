//! Which meeting of a dated article an undated one speaks of, surely enough to count its day of publication from.

use super::meeting_conflict::{conflict, shared};
use super::meetings::{MeetingCard, agrees_in_days, can_be_same, may_share_parties};
use crate::meetings::MeetingKind;

/// Whether the meeting of an undated article is that of a dated one, so that its day can be counted from: the same
/// parties are not enough, for they meet again. Something of its own has to agree: the day of the month, how long it
/// took, which of several it was, or, of a summit, where it was. A weekday comes back every week, and is enough only
/// where the two are alike in all else.
pub fn surely_same(undated: &MeetingCard, dated: &MeetingCard) -> bool {
    let summit = |card: &MeetingCard| card.kind == MeetingKind::Summit;
    let same_place = undated.place.is_some() && undated.place == dated.place;
    let by_date = !undated.written.is_empty();
    let same_people = undated.persons.len() >= 2 && undated.persons == dated.persons;
    let same_states = undated.sides.len() >= 2 && undated.sides == dated.sides && same_place;
    let by_weekday =
        !undated.weekdays.is_empty() && undated.kind == dated.kind && (same_people || same_states);
    let agrees = by_date
        || by_weekday
        || !undated.days.is_empty()
        || undated.lengths.iter().any(|length| is_to_the_minute(length) && dated.lengths.contains(length))
        || undated.ordinal.is_some() && undated.ordinal == dated.ordinal
        || summit(undated) && summit(dated) && same_place;
    // Countries are parties as good as people where the place or the date agrees as well.
    let of_states = shared(&undated.sides, &dated.sides) >= 2
        && !undated.by_phone()
        && summit(undated) == summit(dated)
        && (same_place || by_date);
    let states_meet = of_states && undated.days.is_empty() && agrees_in_days(undated, dated);
    agrees && (can_be_same(undated, dated) || states_meet && !conflict(undated, dated))
}

/// Whether a card says anything of a meeting that [`surely_same`] can go by.
pub fn asks(undated: &MeetingCard) -> bool {
    !undated.written.is_empty()
        || !undated.weekdays.is_empty()
        || !undated.days.is_empty()
        || undated.ordinal.is_some()
        || undated.lengths.iter().any(|length| is_to_the_minute(length))
        || undated.kind == MeetingKind::Summit
}

/// Whether one of two undated cards can be surely the other, once the days of that are known.
pub fn may_be_same(a: &MeetingCard, b: &MeetingCard) -> bool {
    (asks(a) || asks(b)) && may_share_parties(a, b)
}

/// Whether a length is told to the minute: many a call takes an hour.
fn is_to_the_minute(length: &str) -> bool {
    length.starts_with("PT") && length.ends_with('M')
}
