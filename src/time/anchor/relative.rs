//! What is counted from an anchor, and what the year divides into.

use super::{Resolver, Value};
use crate::time::calendar as cal;
use crate::time::shape::{
    At, Calendar, From, Month, Offset, Parts, Pick, PickOf, Relation, Tense, Unit, Year,
};
use crate::time::{Anchor, Interval, Step};
use jiff::civil::Date;

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
        // TIMEX3 marks the years before the common era.
        if number < 0 {
            return Value::date(format!("BC{:04}", number.unsigned_abs()), None)
                .because(Anchor::None, [Step::Stated]);
        }
        Value::date(format!("{number:04}"), cal::year(number)).because(Anchor::None, [Step::Stated])
    }

    pub(super) fn nth_unit(&self, unit: Unit, parts: &Parts, tense: Tense) -> Value {
        match unit {
            Unit::Decade => self.decade(parts),
            Unit::Century => {
                let era = if parts.year.is_some_and(|year| year.value.number < 0) { "BC" } else { "" };
                Value::date(format!("{era}{:02}", parts.nth.unwrap_or(1) - 1), None)
                    .because(Anchor::None, [Step::Stated])
            }
            Unit::Quarter if parts.nth.is_none() => self.quarter_of_text(parts),
            Unit::Weekend => self.weekend(tense),
            _ => self.part_of_year(unit, parts, tense),
        }
    }

    /// "the weekend": what was done over it was done over the last one, until the next has begun.
    fn weekend(&self, tense: Tense) -> Value {
        let today = self.base(From::Publication).map_or(0, |(day, _)| cal::weekday(day));
        let before = match tense {
            Tense::Past => today <= 5,
            Tense::Open => today <= 2,
            Tense::Future | Tense::Alone => false,
        };
        self.offset(Offset { unit: Unit::Weekend, count: -i16::from(before) }, From::Publication)
    }

    /// «التسعينيات», "the 1990s": without a century the last such decade.
    fn decade(&self, parts: &Parts) -> Value {
        let nth = parts.nth.unwrap_or(0);
        // The digits of "1990s" hold their century.
        if nth >= 1000 {
            return Value::date(format!("{:03}", nth / 10), None).because(Anchor::None, [Step::Stated]);
        }
        let today = self.today.map_or(2020, |today| today.year());
        let last = if nth <= today % 100 { today / 100 } else { today / 100 - 1 };
        let century = match (parts.year, parts.offset) {
            (Some(year), _) => year.value.number / 100,
            (None, Some(At { value: Offset { unit: Unit::Century, count }, .. })) => today / 100 + count,
            _ => last,
        };
        Value::date(format!("{century:02}{}", nth / 10), None).because(Anchor::Publication, [])
    }

    /// "the quarter", "the year-earlier quarter": the one that the text speaks of, or the last that had ended.
    fn quarter_of_text(&self, parts: &Parts) -> Value {
        let offset = parts.offset.map(|offset| offset.value);
        let before = self.quarter_before();
        let last = || {
            let day = cal::plus_months(self.today?.first_of_month(), -3);
            Some((day.year(), (i16::from(day.month()) - 1) / 3 + 1))
        };
        let Some((year, nth)) = before.map(|(year, nth, _)| (year, nth)).or_else(last) else {
            return unanchored(Offset { unit: Unit::Quarter, count: 0 });
        };
        // A report that speaks of no quarter compares years.
        if before.is_none()
            && let Some(stated) = parts.year
        {
            return self.plain_year(stated.value);
        }
        let year = match (parts.year, offset) {
            (Some(stated), _) => stated.value.number,
            (None, Some(Offset { unit: Unit::Year, count })) if parts.counted => year.saturating_add(count),
            (None, Some(Offset { unit: Unit::Year, count })) => {
                self.today.map_or(year, |today| today.year()).saturating_add(count)
            }
            _ => year,
        };
        let anchor = before.map_or(Anchor::Publication, |(.., at)| Anchor::Mention(at));
        let days = part_of_year(year, Unit::Quarter, nth);
        Value::date(format!("{year:04}-Q{nth}"), days).because(anchor, [Step::QuarterOfText(nth as u8)])
    }

    /// A quarter, half or season of a year that is stated, or of the one that the tense and the day of publication leave.
    fn part_of_year(&self, unit: Unit, parts: &Parts, tense: Tense) -> Value {
        let last_of = if unit == Unit::Half { 2 } else { 4 };
        let nth = parts.nth.map_or(1, |nth| if nth < 0 { last_of } else { nth });
        let (year, anchor, step) = match (parts.year, self.today) {
            (Some(year), _) => (Some(year.value.number), Anchor::None, Some(Step::Stated)),
            (None, Some(today)) => {
                let month = i16::from(today.month());
                // The first month of it, and whether this year's has begun and has ended.
                let (from, months) = match unit {
                    Unit::Season => (nth * 3, 3),
                    Unit::Half => ((nth - 1) * 6 + 1, 6),
                    _ => ((nth - 1) * 3 + 1, 3),
                };
                let (begun, ended) = (from <= month, from + months <= month);
                let count = match parts.offset {
                    Some(At { value: Offset { unit: Unit::Year, count }, .. }) => count,
                    _ => match parts.relation.map(|relation| relation.value) {
                        Some(Relation::Last | Relation::Preceding) => i16::from(ended) - 1,
                        Some(Relation::Next | Relation::Following) => i16::from(begun),
                        // What is still to come is that of the year before, unless the verb is future.
                        None if unit != Unit::Half && !tense.looks_ahead() => i16::from(begun) - 1,
                        _ => 0,
                    },
                };
                let step = Step::Counted(Offset { unit: Unit::Year, count });
                (Some(today.year().saturating_add(count)), Anchor::Publication, Some(step))
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

    /// «قبل عام», "two weeks ago": an offset that a length counts. Where the text speaks of a quarter, "a year earlier" is
    /// the same quarter of that year.
    pub(super) fn counted(&self, offset: Offset, from: From) -> Value {
        if offset.unit == Unit::Year
            && offset.count < 0
            && from == From::Publication
            && !self.speaks_of_months()
            && let Some((year, nth, at)) = self.quarter_before()
        {
            let year = year.saturating_add(offset.count);
            let days = part_of_year(year, Unit::Quarter, nth);
            return Value::date(format!("{year:04}-Q{nth}"), days)
                .because(Anchor::Mention(at), [Step::QuarterOfText(nth as u8), Step::Counted(offset)]);
        }
        // A length of weeks counts days, though nobody means the day exactly.
        if offset.unit == Unit::Week
            && let Some((base, anchor)) = self.base(from)
        {
            let day = cal::plus_days(base, 7 * i64::from(offset.count));
            let days = Interval { first: cal::plus_days(day, -3), last: cal::plus_days(day, 3) };
            return Value::date(day.to_string(), Some(days)).because(anchor, [Step::Counted(offset)]);
        }
        self.offset(offset, from)
    }

    /// «الأحد الثالث من مارس» is the day with that number where the weekday agrees, else the third of the Sundays.
    pub(super) fn pick(&self, pick: Pick, parts: &Parts, tense: Tense) -> Value {
        let period = Parts { pick: None, ..parts.clone() };
        if parts.days.is_some()
            && let PickOf::Weekday(weekday) = pick.of
        {
            let date = self.day_or_period(&period, tense);
            if date.interval.is_some_and(|days| cal::weekday(days.first) == weekday) {
                return date;
            }
        }
        let days = parts.days.filter(|_| pick.index == 0);
        self.picked(pick, self.day_or_period(&Parts { days, ..period }, tense))
    }

    /// What is picked out of a period: the third Tuesday, the last day, the first whole week.
    pub(super) fn picked(&self, pick: Pick, period: Value) -> Value {
        let Some(days) = period.interval else { return period };
        let value = match pick_days(pick, days) {
            Some((text, days)) => Value::date(text, Some(days)),
            None => Value::date("XXXX-XX-XX", None),
        };
        value.because(period.anchor, period.steps.into_iter().chain([Step::Picked]))
    }

    pub(super) fn offset(&self, offset: Offset, from: From) -> Value {
        let spoken_of =
            (from == From::Previous && offset.unit >= Unit::Quarter).then(|| self.any_previous()).flatten();
        let Some((base, anchor)) = spoken_of.or_else(|| self.base(from)) else { return unanchored(offset) };
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
            Unit::Year => match base.year().saturating_add(offset.count) {
                year @ 1.. => Value::date(format!("{year:04}"), cal::year(year)),
                // Before the common era nothing that a newsroom counts has a name.
                _ => Value::date("PAST_REF", None),
            },
            Unit::Decade => {
                Value::date(format!("{:03}", (base.year() / 10).saturating_add(offset.count).max(0)), None)
            }
            Unit::Century => {
                Value::date(format!("{:02}", (base.year() / 100).saturating_add(offset.count).max(0)), None)
            }
            Unit::Millennium => {
                Value::date(format!("{}", (base.year() / 1000).saturating_add(offset.count).max(0)), None)
            }
        };
        value.because(anchor, [Step::Counted(offset)])
    }

    pub(super) fn weekday(&self, number: u8, parts: &Parts, tense: Tense) -> Value {
        let relation = parts.relation.map(|relation| relation.value);
        let Some((today, anchor)) = self.base(From::Publication) else {
            let text = format!("XXXX-WXX-{number}");
            return Value::date(text, None).because(Anchor::None, [Step::NoAnchor]);
        };
        let before = |day| (cal::last_weekday(cal::plus_days(day, -1), number), Step::WeekdayBefore(number));
        let after = |day| (cal::next_weekday(cal::plus_days(day, 1), number), Step::WeekdayAfter(number));
        let spoken_of = self.base(parts.from).map_or(today, |(day, _)| day);
        let this_week = |day| cal::week(today).meets(Interval::day(day));
        let (day, step) = match (relation, tense) {
            // "next Friday" on a Thursday is none of this week: tomorrow has a name of its own.
            (Some(Relation::Last | Relation::Preceding), _)
                if parts.leads && spoken_of == today && is_next_to(before(today).0, today, this_week) =>
            {
                before(before(today).0)
            }
            (Some(Relation::Next | Relation::Following), _)
                if parts.leads && spoken_of == today && is_next_to(after(today).0, today, this_week) =>
            {
                after(after(today).0)
            }
            (Some(Relation::This), Tense::Past)
                if parts.leads && !this_week(cal::last_weekday(today, number)) =>
            {
                (cal::next_weekday(today, number), Step::WeekdayAfter(number))
            }
            (Some(Relation::Last), _) => before(today),
            (Some(Relation::Preceding), _) => before(spoken_of),
            (Some(Relation::Next), _) => after(today),
            (Some(Relation::Following), _) => after(spoken_of),
            (Some(Relation::BeforeLast), _) => before(before(today).0),
            (Some(Relation::AfterNext), _) => after(after(today).0),
            (_, Tense::Future | Tense::Alone) => {
                (cal::next_weekday(today, number), Step::WeekdayAfter(number))
            }
            (Some(Relation::This), Tense::Open) => {
                (cal::next_weekday(today, number), Step::WeekdayAfter(number))
            }
            _ => (cal::last_weekday(today, number), Step::WeekdayBefore(number)),
        };
        let last = parts.weekday_to.map_or(day, |to| cal::next_weekday(day, to.value));
        let text = if last == day { day.to_string() } else { format!("{day}/{last}") };
        Value::date(text, Some(Interval { first: day, last })).because(anchor, [step])
    }

    pub(super) fn weekday_of_week(&self, offset: Offset, number: u8, parts: &Parts) -> Value {
        let Some((base, anchor)) = self.base(parts.from) else { return unanchored(offset) };
        let week = cal::week(cal::plus_days(base, i64::from(offset.count) * 7));
        let day = cal::plus_days(week.first, i64::from(number) - 1);
        let last = parts.weekday_to.map_or(day, |to| cal::next_weekday(day, to.value));
        let text = if last == day { day.to_string() } else { format!("{day}/{last}") };
        Value::date(text, Some(Interval { first: day, last })).because(anchor, [Step::Counted(offset)])
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

/// Whether a day of this week is tomorrow or yesterday.
fn is_next_to(day: Date, today: Date, this_week: impl Fn(Date) -> bool) -> bool {
    cal::days_between(day, today).abs() == 1 && this_week(day)
}

/// The days that are picked out of a period, with their value.
pub(super) fn pick_days(pick: Pick, period: Interval) -> Option<(String, Interval)> {
    let back = pick.index < 0;
    let steps = i64::from(pick.index.abs()) - 1;
    let first_or_last = |number: u8, in_days: Interval| match back {
        false => cal::plus_days(cal::next_weekday(in_days.first, number), 7 * steps),
        true => cal::plus_days(cal::last_weekday(in_days.last, number), -7 * steps),
    };
    let days = match pick.of {
        PickOf::Weekday(number) => Interval::day(first_or_last(number, period)),
        PickOf::Unit(unit) if pick.index == 0 => {
            let week = cal::week(period.first);
            // The weekend of a Monday or a Tuesday is the one before it: "Labor Day weekend".
            let back = if cal::weekday(period.first) <= 2 { 2 } else { -5 };
            let saturday = cal::plus_days(week.first, -back);
            let weekend = Interval { first: saturday, last: cal::plus_days(saturday, 1) };
            if unit == Unit::Weekend { weekend } else { week }
        }
        // A week belongs to the period that holds its Thursday, as in ISO 8601.
        PickOf::Unit(Unit::Week) => cal::week(first_or_last(4, period)),
        PickOf::Unit(Unit::Weekend) => {
            let saturday = first_or_last(6, period);
            Interval { first: saturday, last: cal::plus_days(saturday, 1) }
        }
        // The halves of a month part behind its fifteenth.
        PickOf::Unit(Unit::Half) => {
            let middle = cal::plus_days(period.first, 14);
            match pick.index {
                1 => Interval { first: period.first, last: middle },
                _ => Interval { first: cal::plus_days(middle, 1), last: period.last },
            }
        }
        PickOf::Unit(Unit::Month) => {
            let months = if back { 11 - steps } else { steps };
            let first = cal::plus_months(period.first.first_of_month(), months);
            cal::month(first.year(), first.month() as u8)?
        }
        _ => Interval::day(match back {
            false => cal::plus_days(period.first, steps),
            true => cal::plus_days(period.last, -steps),
        }),
    };
    let is_outside = days.last < period.first || days.first > period.last;
    if is_outside && pick.index != 0 {
        return None;
    }
    let text = match pick.of {
        PickOf::Unit(Unit::Week) => cal::week_name(days.first),
        PickOf::Unit(Unit::Weekend) => format!("{}-WE", cal::week_name(days.first)),
        PickOf::Unit(Unit::Month) => format!("{:04}-{:02}", days.first.year(), days.first.month()),
        PickOf::Unit(Unit::Half) => format!("{}/{}", days.first, days.last),
        _ => days.first.to_string(),
    };
    Some((text, days))
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
