//! What is counted on: from the minute of publication, and from a day that the words name.

use super::{Resolver, Value};
use crate::time::calendar as cal;
use crate::time::shape::{Length, Offset, Parts, Shift, Tense, Unit};
use crate::time::timex::TimexKind;
use crate::time::{Anchor, Interval, Step};
use jiff::Span as TimeSpan;

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
