//! Where an article counts from one date to another: «بعد يومين، في 13 يناير», "two days before the fire of 13 January".

use super::contradictions::years_on;
use super::parts::{Line, Lines, point};
use crate::lang::clause::Verb;
use crate::lang::{Classes, Glue, MeetingClass, RuleClass, Sense, read};
use crate::text::{self, TokenKind};
use crate::time::shape::{From, Length, ShapeKind, Unit};
use crate::time::{Interval, Modifier, TimeMention, calendar};
use jiff::civil::Date;

/// How many words of another matter may stand between a date and what counts on from it.
const BEFORE: usize = 30;
/// How many small words may stand between what counts and the date that it counts to.
const BESIDE: usize = 4;
/// How many words may name what happened on the date that is counted from.
const EVENT: usize = 5;
/// How many words may stand between two dates that a word sets in order.
const ORDERED: usize = 14;

/// A length between two dates.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Span {
    unit: Unit,
    count: i64,
    approximate: bool,
}

/// Two dates and the length that is said to lie between them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Step {
    /// Index of the time that is said to be the earlier.
    pub earlier: usize,
    /// Index of the time that is said to be the later.
    pub later: usize,
    /// What lies between them.
    pub length: Span,
    /// Where the words say so.
    pub place: text::Span,
    /// Whether it is the later date that the words count to.
    pub to_later: bool,
}

/// What a word between two dates says of their order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Order {
    /// The second is the earlier.
    PrecededBy,
    /// The second is the later.
    FollowedBy,
}

impl Span {
    /// The length of a whole number of days, weeks, months or years.
    pub fn of(length: Length, approximate: bool) -> Option<Self> {
        let count = length.count.filter(|count| count.fract() == 0.0 && *count >= 1.0)?;
        let plain = length.rest == [None; 2]
            && matches!(length.unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year);
        plain.then_some(Self { unit: length.unit, count: count as i64, approximate })
    }

    /// How many days it may be off: days are counted, weeks and months are rounded.
    fn room(self) -> i64 {
        let room = match self.unit {
            Unit::Day => i64::from(self.count >= 7),
            Unit::Week => 2,
            Unit::Month => 10,
            _ => 60,
        };
        room + if self.approximate { 2 + self.days() / 5 } else { 0 }
    }

    fn days(self) -> i64 {
        self.count
            * match self.unit {
                Unit::Day => 1,
                Unit::Week => 7,
                Unit::Month => 30,
                _ => 365,
            }
    }

    /// The day that lies so far behind another.
    pub fn after(self, day: Date) -> Option<Date> {
        Some(self.moved(day, self.count))
    }

    /// The day that lies so far before another.
    pub fn before(self, day: Date) -> Option<Date> {
        Some(self.moved(day, -self.count))
    }

    fn moved(self, day: Date, count: i64) -> Date {
        match self.unit {
            Unit::Day => calendar::plus_days(day, count),
            Unit::Week => calendar::plus_days(day, count * 7),
            Unit::Month => calendar::plus_months(day, count),
            _ => calendar::plus_months(day, count * 12),
        }
    }

    /// Whether so much lies between two days.
    pub fn holds(self, first: Date, last: Date) -> bool {
        calendar::days_between(self.moved(first, self.count), last).abs() <= self.room()
    }

    /// Whether two days lie within so much, with a share of room and a day for those who count both ends.
    pub fn reaches(self, first: Date, last: Date, tolerance: f64) -> bool {
        let most = self.days() as f64 * (1.0 + tolerance) + 1.0;
        calendar::days_between(first, last) as f64 <= most
    }
}

/// The step that the expression `at` of a text counts, if it counts one.
pub(super) fn step(lines: &Lines<'_>, times: &[TimeMention], at: usize) -> Option<Step> {
    let time = times.get(at).filter(|time| !time.shape.quoted)?;
    let place = time.shape.span;
    let (length, says_after) = counts(time)?;
    let (previous, next) = (previous_date(times, at)?, next_date(times, at)?);
    let next_place = times.get(next)?.shape.span;
    let line = lines.around(place);
    let (first, behind) = (line.first(place), line.behind(place));
    if !line.covers(next_place) {
        return None;
    }
    let target = line.first(next_place);
    let before = direction_before(&line, first);
    let after = direction_behind(&line, behind);
    let on = says_after || before == Some(true) || after == Some((true, true));
    let beside = target.saturating_sub(behind) <= BESIDE && (behind..target).all(|at| is_small(&line, at));
    let from = times.get(previous)?.shape.span;
    if on && beside && line.reaches_back(lines.text(), from, place, BEFORE) {
        return Some(Step { earlier: previous, later: next, length, place, to_later: true });
    }
    // «قبل يومين من حريق 13 يناير», "two days before the fire of 13 January".
    let later_than = match (before, after) {
        (Some(after), _) if line.has_glue(behind, Glue::Of) => after,
        (None, Some((after, false))) => after,
        _ => return None,
    };
    let event = behind + 1..target;
    let plain = event.len() <= EVENT && event.clone().all(|at| is_name_of_event(&line, at));
    let start = first - usize::from(before.is_some());
    // «وبعد يومين من المحادثات» goes on to something else.
    let goes_on = line.reading.word(start).clitics.conjunction;
    let apposed = line.covers(from) && !goes_on && (line.behind(from)..start).all(|at| is_joint(&line, at));
    let (earlier, later) = if later_than { (next, previous) } else { (previous, next) };
    (plain && apposed).then_some(Step { earlier, later, length, place, to_later: later_than })
}

/// What a word between two neighbouring dates of a sentence says of their order, and where it stands.
pub(super) fn order_between(
    lines: &Lines<'_>,
    one: &TimeMention,
    other: &TimeMention,
) -> Option<(Order, text::Span)> {
    const ORDERS: [(RuleClass, Order); 2] =
        [(RuleClass::PrecededBy, Order::PrecededBy), (RuleClass::FollowedBy, Order::FollowedBy)];
    if one.shape.sentence != other.shape.sentence {
        return None;
    }
    // Between few dates stands such a word, and what stands there is soon read.
    let words = read(text::Span::new(one.shape.span.end, other.shape.span.end).text(lines.text()));
    let orders = |at| ORDERS.iter().any(|(class, _)| words.means(at, Sense::Rule(*class)));
    if !(0..words.len()).any(orders) {
        return None;
    }
    let line = lines.around(one.shape.span);
    if !line.covers(other.shape.span) {
        return None;
    }
    let between = line.behind(one.shape.span)..line.first(other.shape.span);
    let order = |at| {
        ORDERS
            .into_iter()
            .find(|(class, _)| line.reading.means(at, Sense::Rule(*class)))
            .map(|(_, order)| (order, line.place(at)))
    };
    let open = between.len() <= ORDERED && !between.clone().any(|at| line.opens_clause(at));
    let mut found = between.filter_map(order);
    let only = found.next().filter(|_| found.next().is_none());
    only.filter(|_| open)
}

/// The days of two dates that a text sets beside each other: one without a year has the year that brings it nearest
/// to the other.
pub(super) fn side_by_side(one: &TimeMention, other: &TimeMention) -> Option<(Interval, Interval)> {
    let (first, second) = (one.interval?, other.interval?);
    let has_year = |time| point(time).is_some_and(|parts| parts.year.is_some());
    let near = |days: Interval, to: Interval| {
        let years = -2..=2;
        let this = to.first.year() - days.first.year();
        let moved = years.filter_map(|n| years_on(days, this + n));
        moved.min_by_key(|days| calendar::days_between(days.first, to.first).abs())
    };
    match (has_year(one), has_year(other)) {
        (true, false) => Some((first, near(second, first)?)),
        (false, true) => Some((near(first, second)?, second)),
        _ => Some((first, second)),
    }
}

/// The length that an expression counts, and whether it says by itself that it counts on.
fn counts(time: &TimeMention) -> Option<(Span, bool)> {
    let approximate = match time.timex.modifier {
        None => false,
        Some(Modifier::Approx) => true,
        // «أكثر من», "less than" leave the other end open.
        Some(_) => return None,
    };
    match &time.shape.kind {
        ShapeKind::Duration(length) => Some((Span::of(*length, approximate)?, false)),
        ShapeKind::Point(parts) if parts.from == From::Previous && parts.days.is_none() => {
            let offset = parts.offset?.value;
            let length = Length::of(Some(f32::from(offset.count)), offset.unit);
            Some((Span::of(length, approximate)?, true))
        }
        _ => None,
    }
}

/// Whether «بعد» (`true`) or «قبل» (`false`) stands right in front of a length.
fn direction_before(line: &Line<'_>, first: usize) -> Option<bool> {
    let before = first.checked_sub(1)?;
    let that = [(RuleClass::AfterThat, true), (RuleClass::BeforeThat, false)];
    let that = that.into_iter().find(|(class, _)| line.is(before, *class)).map(|(_, after)| after);
    let glue = [(Glue::After, true), (Glue::Before, false)];
    that.or_else(|| glue.into_iter().find(|(glue, _)| line.has_glue(before, *glue)).map(|(_, after)| after))
}

/// Whether "after" or "later" (`true`), "before" or "earlier" (`false`) stands right behind a length; and whether the
/// word counts from what was told before.
fn direction_behind(line: &Line<'_>, behind: usize) -> Option<(bool, bool)> {
    if line.has_glue(behind, Glue::Later) {
        return Some((true, true));
    }
    let glue = [(Glue::After, true), (Glue::Before, false)];
    let arabic = line.reading.token(behind).is_some_and(|token| token.kind == TokenKind::Arabic);
    let found = glue.into_iter().find(|(glue, _)| line.has_glue(behind, *glue) && !arabic);
    found.map(|(_, after)| (after, false))
}

/// The next expression that names a day of a month, past words as «لاحقا».
fn next_date(times: &[TimeMention], at: usize) -> Option<usize> {
    let vague = |time: &&TimeMention| matches!(time.shape.kind, ShapeKind::Vague(_));
    let skipped = times.iter().skip(at + 1).take_while(vague).count();
    let next = at + 1 + skipped;
    times.get(next).and_then(point).filter(|parts| parts.days.is_some()).map(|_| next)
}

/// The expression before that names a day of a month, where none of another kind stands between.
fn previous_date(times: &[TimeMention], at: usize) -> Option<usize> {
    let previous = at.checked_sub(1)?;
    times.get(previous).and_then(point).filter(|parts| parts.days.is_some()).map(|_| previous)
}

/// «،», «في», «أي», "on", "that is": what stands between a count and the date that it comes to.
fn is_small(line: &Line<'_>, at: usize) -> bool {
    let glue = [Glue::At, Glue::DayWord, Glue::The, Glue::Later, Glue::DateWord];
    is_joint(line, at)
        || glue.into_iter().any(|glue| line.has_glue(at, glue))
        || [RuleClass::ThatIs, RuleClass::AfterThat].into_iter().any(|class| line.is(at, class))
}

fn is_joint(line: &Line<'_>, at: usize) -> bool {
    [',', '\u{060C}', '(', '-', '\u{2013}'].into_iter().any(|mark| line.reading.is_mark(at, mark))
}

/// Whether a word can be part of a name of what happened: no verb but as «افتتاح» has one, no mark, no clause.
fn is_name_of_event(line: &Line<'_>, at: usize) -> bool {
    let verb = line.verb(at).is_some_and(|verb| verb != Verb::Doing || line.is(at, RuleClass::PastEvent));
    !verb
        && !line.is_mark(at)
        && !line
            .reading
            .may(at, Classes::meeting(MeetingClass::Clause).or(Classes::meeting(MeetingClass::That)))
}
