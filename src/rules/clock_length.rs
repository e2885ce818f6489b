//! How long a meeting was by the clock: from when it began to when it ended, as an article tells it.

use crate::article::Article;
use crate::meetings::{Meeting, TimeRelation};
use crate::text::Span;
use crate::time::shape::{Parts, ShapeKind};
use crate::time::{TimeMention, TimexKind};
use jiff::civil::DateTime;

/// A day, after which a clock begins anew.
const DAY: f64 = 24.0 * 60.0;

/// A length by the clock, with the places of its two ends.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct ClockLength {
    pub minutes: f64,
    pub start: Span,
    pub end: Span,
}

/// The length of a meeting by the clock; `length` is where the article says how long it lasted.
pub(super) fn clock_length(
    article: &Article,
    meeting: &Meeting,
    length: &TimeMention,
) -> Option<ClockLength> {
    let linked = |relation| {
        let links = meeting.times.iter().filter(move |link| link.relation == relation);
        let mut times = links.filter_map(|link| article.times.get(link.time as usize));
        times.next().filter(|_| times.next().is_none())
    };
    if let (Some(start), Some(end)) = (linked(TimeRelation::Start), linked(TimeRelation::End)) {
        let minutes = between(&start.timex.value, &end.timex.value)?;
        let sure = is_sure(point(start)?) && is_sure(point(end)?);
        let told = ClockLength { minutes, start: start.shape.span, end: end.shape.span };
        return sure.then_some(told);
    }
    // "a 50-minute call, from 3:35 p.m. to 4:25 p.m."
    let mut ranges = article.times.iter().filter(|time| {
        time.shape.sentence == length.shape.sentence
            && time.timex.kind == TimexKind::Time
            && !time.shape.quoted
    });
    let range = ranges.find(|time| matches!(time.shape.kind, ShapeKind::Range(..)))?;
    let ShapeKind::Range(from, to) = &range.shape.kind else { return None };
    let (start, end) = range.timex.value.split_once('/')?;
    let sure = is_sure(from) && is_sure(to)
        || from.clock.zip(to.clock).is_some_and(|(from, to)| {
            from.value.twelve_hour == to.value.twelve_hour && from.value.hour < to.value.hour
        });
    let told = ClockLength { minutes: between(start, end)?, start: range.shape.span, end: range.shape.span };
    sure.then_some(told)
}

fn point(time: &TimeMention) -> Option<&Parts> {
    match &time.shape.kind {
        ShapeKind::Point(parts) => Some(parts),
        _ => None,
    }
}

/// Whether it is known on which side of noon a clock time lies.
fn is_sure(parts: &Parts) -> bool {
    parts.clock.is_some_and(|clock| !clock.value.twelve_hour || parts.part.is_some())
}

/// The minutes between two TIMEX3 times of one zone; an end before its start is of the next day.
fn between(start: &str, end: &str) -> Option<f64> {
    let clock = "2024-05-02T15:35".len();
    let (from, from_zone) = start.split_at_checked(clock)?;
    let (to, to_zone) = end.split_at_checked(clock)?;
    let same_zone = from_zone == to_zone || from_zone.is_empty() || to_zone.is_empty();
    let (from, to): (DateTime, DateTime) = (from.parse().ok()?, to.parse().ok()?);
    let minutes = from.until(to).ok()?.total((jiff::Unit::Minute, from)).ok()?;
    let minutes = if minutes < 0.0 && minutes > -DAY { minutes + DAY } else { minutes };
    (same_zone && (0.0..DAY).contains(&minutes)).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn midnight_lies_between() {
        assert_eq!(between("2024-05-02T15:35", "2024-05-02T16:25"), Some(50.0));
        assert_eq!(between("2024-05-02T23:35", "2024-05-02T00:25"), Some(50.0));
        assert_eq!(between("2024-05-02T23:35+03:00", "2024-05-02T00:25Z"), None);
        assert_eq!(between("2024-05-02TEV", "2024-05-02T00:25"), None);
    }
}
