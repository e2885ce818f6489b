//! What is counted on: from the minute of publication, and from a day that the words name.

use super::{Resolver, Value};
use crate::time::calendar as cal;
use crate::time::shape::{Length, Offset, Parts, Pick, PickOf, Shift, Tense, Unit};
use crate::time::timex::TimexKind;
use crate::time::{Anchor, Interval, Step};
use jiff::Span as TimeSpan;
use jiff::civil::Date;

impl Resolver {
    /// "at 3:20" alone, in the morning of publication, is of the afternoon where three has passed.
    pub(super) fn half_to_come(&self, parts: &Parts, tense: Tense) -> Parts {
        let mut parts = parts.clone();
        if let (Some(now), Some(clock), Tense::Alone) = (self.now, &mut parts.clock, tense)
            && clock.value.twelve_hour
            && clock.value.hour < 12
            && parts.part.is_none()
            && parts.days.is_none()
            && parts.weekday.is_none()
            && parts.offset.is_none()
            && parts.holiday.is_none()
        {
            let passed = (clock.value.hour as i8, clock.value.minute as i8) < (now.hour(), now.minute());
            let afternoon =
                (clock.value.hour as i8 + 12, clock.value.minute as i8) >= (now.hour(), now.minute());
            clock.value.hour += if passed && afternoon { 12 } else { 0 };
        }
        parts
    }

    /// "in two hours" is a clock time where the time of publication is stated.
    pub(super) fn coming(&self, length: Length) -> Option<Value> {
        let seconds = |count: f32, unit: Unit| match unit {
            Unit::Second => Some(count),
            Unit::Minute => Some(count * 60.0),
            Unit::Hour => Some(count * 3600.0),
            _ => None,
        };
        let mut all = seconds(length.count?, length.unit)?;
        for (count, unit) in length.rest.iter().flatten() {
            all += seconds(f32::from(*count), *unit)?;
        }
        let on = TimeSpan::new().try_seconds(all.round() as i64).ok()?;
        let then = self.now?.checked_add(on).ok()?;
        let interval = Some(Interval::day(then.date()));
        let text = format!("{}T{:02}:{:02}", then.date(), then.hour(), then.minute());
        let minutes = Offset { unit: Unit::Minute, count: (all / 60.0).round() as i16 };
        let value = Value { interval, ..Value::new(TimexKind::Time, text) };
        Some(value.because(Anchor::Publication, [Step::Counted(minutes)]))
    }
}

/// "three days after Easter": counted from the day that a value names.
pub(super) fn shifted(value: Value, shift: Shift) -> Value {
    let sign = i64::from(shift.first.count.signum());
    let rest = shift.rest.iter().flatten().map(|(count, unit)| (sign * i64::from(*count), *unit));
    let moved = value.interval.filter(|days| days.is_day()).map(|days| {
        let first = (i64::from(shift.first.count), shift.first.unit);
        [first].into_iter().chain(rest).fold(days.first, |day, (count, unit)| match unit {
            Unit::Week => cal::plus_days(day, 7 * count),
            Unit::Month => cal::plus_months(day, count),
            Unit::Year => cal::plus_months(day, 12 * count),
            _ => cal::plus_days(day, count),
        })
    });
    let text = moved.map_or_else(|| "XXXX-XX-XX".to_owned(), |day| day.to_string());
    let steps = value.steps.into_iter().chain([Step::Counted(shift.first)]);
    Value::date(text, moved.map(Interval::day)).because(value.anchor, steps)
}

/// "the Monday after Easter", "the closest Sunday to 5 May": told by the day that a value names.
pub(super) fn beside(value: Value, pick: Pick) -> Value {
    let Some(day) = value.interval.map(|days| if pick.index < 0 { days.first } else { days.last }) else {
        return Value::date("XXXX-XX-XX", None).because(value.anchor, value.steps);
    };
    let weeks = 7 * (i64::from(pick.index.abs()) - 1);
    let (text, days) = match pick.of {
        PickOf::Weekday(number) => named(match pick.index {
            0 => nearest(day, number),
            1.. => cal::plus_days(cal::next_weekday(cal::plus_days(day, 1), number), weeks),
            _ => cal::plus_days(cal::last_weekday(cal::plus_days(day, -1), number), -weeks),
        }),
        PickOf::Unit(Unit::Weekend) => {
            let saturday = match pick.index {
                1.. => cal::plus_days(cal::next_weekday(cal::plus_days(day, 1), 6), weeks),
                _ => cal::plus_days(cal::last_weekday(cal::plus_days(day, -1), 6), -weeks),
            };
            let days = Interval { first: saturday, last: cal::plus_days(saturday, 1) };
            (format!("{}-WE", cal::week_name(saturday)), days)
        }
        PickOf::Unit(Unit::Week) => {
            let then = cal::plus_days(day, 7 * i64::from(pick.index));
            (cal::week_name(then), cal::week(then))
        }
        PickOf::Unit(_) => named(cal::plus_days(day, i64::from(pick.index))),
    };
    let steps = value.steps.into_iter().chain([Step::Picked]);
    Value::date(text, Some(days)).because(value.anchor, steps)
}

fn named(day: Date) -> (String, Interval) {
    (day.to_string(), Interval::day(day))
}

/// The day with a weekday that is nearest to another: the one before it where both are as near.
fn nearest(day: Date, number: u8) -> Date {
    let (before, after) = (cal::last_weekday(day, number), cal::next_weekday(day, number));
    if cal::days_between(before, day) <= cal::days_between(day, after) { before } else { after }
}
