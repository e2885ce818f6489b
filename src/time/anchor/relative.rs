//! What is counted from an anchor, and what the year divides into.

use super::{Resolver, Value};
use crate::time::calendar as cal;
use crate::time::shape::{
    At, Calendar, Days, From, Holiday, Month, Offset, Parts, Relation, Tense, Unit, Year,
};
use crate::time::{Anchor, Interval, Step};

impl Resolver {
    pub(super) fn plain_year(&self, year: Year) -> Value {
        let number = year.number;
        if year.calendar == Calendar::Hijri {
            let first = cal::day_of(number, Month { number: 1, calendar: Calendar::Hijri }, 1);
            let next = cal::day_of(number + 1, Month { number: 1, calendar: Calendar::Hijri }, 1);
            let days =
                first.zip(next).map(|(first, next)| Interval { first, last: cal::plus_days(next, -1) });
            let text = days.map_or(format!("{number:04}"), |days| format!("{}/{}", days.first, days.last));
            return Value::date(text, days).because(Anchor::None, [Step::FromHijri]);
        }
        Value::date(format!("{number:04}"), cal::year(number)).because(Anchor::None, [Step::Stated])
    }

    pub(super) fn nth_unit(&self, unit: Unit, parts: &Parts, tense: Tense) -> Value {
        let nth = parts.nth.unwrap_or(1);
        if unit == Unit::Decade {
            let century = match parts.year {
                Some(year) => year.value.number / 100,
                None => 19,
            };
            // The digits of "1990s" hold their century.
            let (century, tens) = if nth >= 1000 { (nth / 100, nth / 10 % 10) } else { (century, nth / 10) };
            return Value::date(format!("{century:02}{tens:01}"), None);
        }
        let (year, anchor, step) = match (parts.year, self.today) {
            (Some(year), _) => (Some(year.value.number), Anchor::None, Some(Step::Stated)),
            (None, Some(today)) => {
                let count = match parts.offset {
                    Some(At { value: Offset { unit: Unit::Year, count }, .. }) => count,
                    _ => match parts.relation.map(|relation| relation.value) {
                        Some(Relation::Last) => i16::from(tense == Tense::Future) - 1,
                        Some(Relation::Next) => 1,
                        // A quarter that is still to come is that of the year before, unless the verb is future.
                        None if unit == Unit::Quarter && tense != Tense::Future => {
                            -i16::from((nth - 1) * 3 >= i16::from(today.month()))
                        }
                        _ => 0,
                    },
                };
                let step = Step::Counted(Offset { unit: Unit::Year, count });
                (Some(today.year() + count), Anchor::Publication, Some(step))
            }
            (None, None) => (None, Anchor::None, Some(Step::NoAnchor)),
        };
        let name = match unit {
            Unit::Quarter => format!("Q{nth}"),
            Unit::Half => format!("H{nth}"),
            _ => ["SP", "SU", "FA", "WI"].get(nth as usize - 1).unwrap_or(&"SU").to_string(),
        };
        let text = match year {
            Some(year) => format!("{year:04}-{name}"),
            None => format!("XXXX-{name}"),
        };
        let interval = year.and_then(|year| part_of_year(year, unit, nth));
        Value::date(text, interval).because(anchor, step)
    }

    pub(super) fn offset(&self, offset: Offset, from: From) -> Value {
        let Some((base, anchor)) = self.base(from) else { return unanchored(offset) };
        let count = i64::from(offset.count);
        let value = match offset.unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => {
                let day = cal::plus_days(base, count);
                Value::date(day.to_string(), Some(Interval::day(day)))
            }
            Unit::Week | Unit::Weekend => {
                let day = cal::plus_days(base, count * 7);
                let week = cal::week(day);
                match offset.unit {
                    Unit::Week => Value::date(cal::week_name(day), Some(week)),
                    _ => {
                        let days = Interval { first: cal::plus_days(week.first, 5), last: week.last };
                        Value::date(format!("{}-WE", cal::week_name(day)), Some(days))
                    }
                }
            }
            Unit::Month => {
                let first = cal::plus_months(base.first_of_month(), count);
                let text = format!("{:04}-{:02}", first.year(), first.month());
                Value::date(text, cal::month(first.year(), first.month() as u8))
            }
            Unit::Quarter | Unit::Half | Unit::Season => {
                let months = if offset.unit == Unit::Half { 6 } else { 3 };
                let day = cal::plus_months(base, count * months);
                let nth = (i16::from(day.month()) - 1) / months as i16 + 1;
                let letter = if offset.unit == Unit::Half { 'H' } else { 'Q' };
                let text = format!("{:04}-{letter}{nth}", day.year());
                Value::date(text, part_of_year(day.year(), offset.unit, nth))
            }
            Unit::Year => {
                let year = base.year() + offset.count;
                Value::date(format!("{year:04}"), cal::year(year))
            }
            Unit::Decade => Value::date(format!("{:03}", base.year() / 10 + offset.count), None),
            Unit::Century => Value::date(format!("{:02}", base.year() / 100 + offset.count), None),
            Unit::Millennium => Value::date(format!("{}", base.year() / 1000 + offset.count), None),
        };
        value.because(anchor, [Step::Counted(offset)])
    }

    pub(super) fn weekday(&self, number: u8, parts: &Parts, tense: Tense) -> Value {
        let relation = parts.relation.map(|relation| relation.value);
        let Some(today) = self.today else {
            let text = format!("XXXX-WXX-{number}");
            return Value::date(text, None).because(Anchor::None, [Step::NoAnchor]);
        };
        let (day, step) = match (relation, tense) {
            (Some(Relation::Last | Relation::Preceding), _) => {
                (cal::last_weekday(cal::plus_days(today, -1), number), Step::WeekdayBefore(number))
            }
            (Some(Relation::Next | Relation::Following), _) => {
                (cal::next_weekday(cal::plus_days(today, 1), number), Step::WeekdayAfter(number))
            }
            (_, Tense::Future) => (cal::next_weekday(today, number), Step::WeekdayAfter(number)),
            _ => (cal::last_weekday(today, number), Step::WeekdayBefore(number)),
        };
        let last = parts.weekday_to.map_or(day, |to| cal::next_weekday(day, to.value));
        let text = if last == day { day.to_string() } else { format!("{day}/{last}") };
        Value::date(text, Some(Interval { first: day, last })).because(Anchor::Publication, [step])
    }

    pub(super) fn weekday_of_week(&self, offset: Offset, number: u8, from: From) -> Value {
        let Some((base, anchor)) = self.base(from) else { return unanchored(offset) };
        let week = cal::week(cal::plus_days(base, i64::from(offset.count) * 7));
        let day = cal::plus_days(week.first, i64::from(number) - 1);
        Value::date(day.to_string(), Some(Interval::day(day))).because(anchor, [Step::Counted(offset)])
    }

    pub(super) fn holiday(&self, holiday: Holiday, parts: &Parts, tense: Tense) -> Value {
        let year = parts.year.map(|year| year.value.number);
        if let Holiday::Fixed(month, number) = holiday {
            let days =
                At { value: Days { first: number, last: number, through: false }, span: Default::default() };
            let month = At { value: month, span: Default::default() };
            // Without a year a holiday is the nearest one, whatever the tense.
            let tense = if year.is_some() { tense } else { Tense::Open };
            let parts = Parts { days: Some(days), month: Some(month), year: parts.year, ..Parts::default() };
            return self.days(days.value, &parts, tense);
        }
        let of = |year: i16| match holiday {
            Holiday::Easter(offset) => Some(cal::plus_days(cal::easter(year)?, i64::from(offset))),
            Holiday::EasternEaster(offset) => {
                Some(cal::plus_days(cal::eastern_easter(year)?, i64::from(offset)))
            }
            Holiday::Fixed(..) => None,
        };
        match year.or(self.today.map(|today| today.year())).and_then(of) {
            Some(day) => Value::date(day.to_string(), Some(Interval::day(day))),
            None => Value::date("XXXX-XX-XX", None).because(Anchor::None, [Step::NoAnchor]),
        }
    }

    /// A clock time alone belongs to the day that the text spoke of last, or else to the day of publication.
    pub(super) fn day_of_clock(&self) -> Value {
        let previous = self.previous().filter(|(interval, _)| interval.is_day());
        if let Some((interval, at)) = previous {
            return Value::date(interval.first.to_string(), Some(interval)).because(Anchor::Mention(at), []);
        }
        self.offset(Offset { unit: Unit::Day, count: 0 }, From::Publication)
    }
}

/// The value of what cannot be counted.
pub(super) fn unanchored(offset: Offset) -> Value {
    let text = match offset.unit {
        Unit::Week | Unit::Weekend => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        _ => "XXXX-XX-XX",
    };
    Value::date(text, None).because(Anchor::None, [Step::NoAnchor])
}

pub(super) fn part_of_year(year: i16, unit: Unit, nth: i16) -> Option<Interval> {
    let months = match unit {
        Unit::Quarter => 3,
        Unit::Half => 6,
        _ => return None,
    };
    let from = u8::try_from((nth - 1) * months + 1).ok()?;
    let to = u8::try_from(nth * months).ok()?;
    Some(Interval { first: cal::day(year, from, 1)?, last: cal::month(year, to)?.last })
}
