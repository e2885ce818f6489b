//! Days of a month, months, and the year of what does not state it.

use super::text::day_text;
use super::{Resolver, Settled, Value};
use crate::time::calendar::{self as cal, days_between};
use crate::time::shape::{At, Calendar, Days, From, Month, Offset, Parts, Relation, Tense, Unit, Year};
use crate::time::{Anchor, Interval, Step, hijri};
use jiff::civil::Date;

impl Resolver {
    pub(super) fn days(&self, days: Days, parts: &Parts, tense: Tense) -> Value {
        let Some(month) = parts.month else { return self.days_of_unnamed_month(days, parts, tense) };
        let month = month.value;
        let Some(settled) = self.settle_year(month, Some(days.first), parts, tense) else {
            let text = range_text(days, |day| format!("XXXX-{:02}-{day:02}", month.number));
            return Value::date(text, None).because(Anchor::None, [Step::NoAnchor]);
        };
        let value = days_value(settled.year, month, days);
        let hijri = (month.calendar == Calendar::Hijri).then_some(Step::FromHijri);
        let stated = parts.year.is_some().then_some(Step::Stated);
        value.because(settled.anchor, stated.into_iter().chain(settled.step).chain(hijri))
    }

    /// «12 الشهر الجاري», «الثاني عشر من الشهر ذاته», «يوم 17», «الخميس 21».
    pub(super) fn days_of_unnamed_month(&self, days: Days, parts: &Parts, tense: Tense) -> Value {
        let of_month =
            parts.offset.filter(|offset| offset.value.unit == Unit::Month).map(|offset| offset.value.count);
        let Some((base, anchor)) = self.base(parts.from) else {
            let text = range_text(days, |day| format!("XXXX-XX-{day:02}"));
            return Value::date(text, None).because(Anchor::None, [Step::NoAnchor]);
        };
        let count = match of_month {
            Some(count) => count,
            None if parts.relation.is_some() => 0,
            None => nearest_month(base, days.first, parts.weekday.map(|day| day.value), tense),
        };
        let in_month = cal::plus_months(base.first_of_month(), i64::from(count));
        let month = Month { number: in_month.month() as u8, calendar: Calendar::Gregorian };
        let step = match anchor {
            Anchor::Mention(_) => Step::MonthFromMention(in_month.year(), month.number),
            _ => Step::Counted(Offset { unit: Unit::Month, count }),
        };
        days_value(in_month.year(), month, days).because(anchor, [step])
    }

    pub(super) fn month(&self, month: Month, parts: &Parts, tense: Tense) -> Value {
        let Some(settled) = self.settle_year(month, None, parts, tense) else {
            let text = format!("XXXX-{:02}", month.number);
            return Value::date(text, None).because(Anchor::None, [Step::NoAnchor]);
        };
        let interval = cal::month_of(settled.year, month);
        let text = match (month.calendar, interval) {
            (Calendar::Hijri, Some(days)) => format!("{}/{}", days.first, days.last),
            _ => format!("{:04}-{:02}", settled.year, month.number),
        };
        let stated = parts.year.is_some().then_some(Step::Stated);
        Value::date(text, interval).because(settled.anchor, stated.into_iter().chain(settled.step))
    }

    /// The year of a month or a day that does not state it.
    pub(super) fn settle_year(
        &self,
        month: Month,
        day: Option<u8>,
        parts: &Parts,
        tense: Tense,
    ) -> Option<Settled> {
        if let Some(year) = parts.year.filter(|year| !year.value.cut) {
            let year = hijri_year(year.value, month, self.full_year(year.value, month.calendar), day);
            return Some(Settled { year, anchor: Anchor::None, step: None });
        }
        if let Some(At { value: Offset { unit: Unit::Year, count }, .. }) = parts.offset {
            // «من تلك السنة» goes back to any day or year before.
            let spoken_of = (parts.from == From::Previous).then(|| self.any_previous()).flatten();
            let (base, anchor) = spoken_of.or_else(|| self.base(parts.from))?;
            let number = base.year().saturating_add(count);
            let civil = Year { number, digits: 4, calendar: Calendar::Gregorian, cut: false };
            let year = hijri_year(civil, month, number, day);
            let offset = Offset { unit: Unit::Year, count };
            return Some(Settled { year, anchor, step: Some(Step::Counted(offset)) });
        }
        // Without a publication date the nearest whole date of the text lends its year.
        let (today, anchor) = match self.today {
            Some(today) => (today, Anchor::Publication),
            None if parts.relation.is_none() => self.nearest_stated()?,
            None => return None,
        };
        let this_year = match month.calendar {
            Calendar::Gregorian => today.year(),
            Calendar::Hijri => hijri::to_hijri(today)?.0 as i16,
        };
        // The 29th of February chooses among the years that have it, if one of them is near.
        let years = [this_year - 1, this_year, this_year + 1];
        let day = day.unwrap_or(15);
        let some_has_it = years.into_iter().any(|year| cal::day_of(year, month, day).is_some());
        // No year has 30 February.
        if !some_has_it && cal::day_of(2000, month, day).is_none() && month.calendar == Calendar::Gregorian {
            return None;
        }
        let distance = |year: i16| -> Option<i64> {
            let at = cal::day_of(year, month, if some_has_it { day } else { day.clamp(1, 28) })?;
            Some(days_between(today, at))
        };
        // «الخميس المقبل 10 مارس» says it of the weekday.
        if let Some(relation) = parts.relation.filter(|_| parts.weekday.is_none()) {
            return self.year_by_relation(relation.value, month, this_year, today, distance);
        }
        // News looks back more than forward, unless its verb says otherwise.
        let (past, future) = match tense {
            Tense::Past => (2, 5),
            Tense::Open => (4, 5),
            Tense::Future | Tense::Alone => (8, 2),
        };
        let cost = |days: i64| if days < 0 { -days * past } else { days * future };
        let year = years.into_iter().filter_map(|year| Some((cost(distance(year)?), year))).min()?.1;
        let nearest = years.into_iter().filter_map(|year| Some((distance(year)?.abs(), year))).min()?.1;
        let step = match year == nearest {
            true => Step::YearNearest(year),
            false => Step::YearFromTense(year, if tense == Tense::Open { Tense::Past } else { tense }),
        };
        Some(Settled { year, anchor, step: Some(step) })
    }

    /// The whole date of the text that stands nearest to the expression under way, before or behind it.
    pub(super) fn nearest_stated(&self) -> Option<(Date, Anchor)> {
        let here = self.done.len() as u32;
        let nearest = self.stated.iter().min_by_key(|(at, _)| at.abs_diff(here))?;
        Some((nearest.1, Anchor::Mention(nearest.0)))
    }

    /// «يناير المقبل» is the next January, «يناير الماضي» the last one, «يناير الجاري» this one.
    pub(super) fn year_by_relation(
        &self,
        relation: Relation,
        month: Month,
        this_year: i16,
        today: Date,
        distance: impl Fn(i16) -> Option<i64>,
    ) -> Option<Settled> {
        let this_month = match month.calendar {
            Calendar::Gregorian => today.month() as u8,
            Calendar::Hijri => hijri::to_hijri(today)?.1,
        };
        // "the following May" is counted from the day spoken of.
        let spoken = self.previous().filter(|_| month.calendar == Calendar::Gregorian);
        if let (Relation::Following | Relation::Preceding, Some((days, at))) = (relation, spoken) {
            let (here, there) = (days.first.month() as u8, days.first.year());
            let year = match relation {
                Relation::Following => there + i16::from(month.number <= here),
                _ => there - i16::from(month.number >= here),
            };
            let step = Step::YearFromRelation(year, relation);
            return Some(Settled { year, anchor: Anchor::Mention(at), step: Some(step) });
        }
        let year = match relation {
            // «ديسمبر الجاري» is near; "this September" is of this year.
            Relation::This => {
                let years = [this_year - 1, this_year, this_year + 1];
                let near = years.into_iter().filter_map(|year| Some((distance(year)?.abs(), year))).min()?;
                if near.0 <= 45 { near.1 } else { this_year }
            }
            Relation::Next | Relation::Following => this_year + i16::from(month.number <= this_month),
            Relation::Last | Relation::Preceding => this_year - i16::from(month.number >= this_month),
            Relation::AfterNext => this_year + 1 + i16::from(month.number <= this_month),
            Relation::BeforeLast => this_year - 1 - i16::from(month.number >= this_month),
            Relation::Same => self.previous().map_or(this_year, |(interval, _)| interval.first.year()),
        };
        let step = Step::YearFromRelation(year, relation);
        Some(Settled { year, anchor: Anchor::Publication, step: Some(step) })
    }

    /// A year of two digits is the one nearest to publication.
    pub(super) fn full_year(&self, year: Year, calendar: Calendar) -> i16 {
        if year.digits != 2 {
            return year.number;
        }
        let today = match calendar {
            Calendar::Gregorian => self.today.map_or(2020, |today| today.year()),
            Calendar::Hijri => 1440,
        };
        let century = today / 100 * 100;
        let candidates = [century - 100, century, century + 100].map(|century| century + year.number);
        // "the summer of '69" is long past: copy looks back further than ahead.
        let far = |year: i16| if year > today { 4 * (year - today) } else { today - year };
        candidates.into_iter().min_by_key(|year| far(*year)).unwrap_or(year.number)
    }
}

/// How many months from that of `base` the day is that has this number and weekday: the nearest, as the tense has it.
fn nearest_month(base: Date, day: u8, weekday: Option<u8>, tense: Tense) -> i16 {
    let date = |count: i16| {
        let month = cal::plus_months(base.first_of_month(), i64::from(count));
        cal::day(month.year(), month.month() as u8, day)
    };
    let Some(weekday) = weekday else {
        let today = base.day() as u8;
        return match tense {
            Tense::Past if day > today => -1,
            Tense::Future | Tense::Alone if day < today => 1,
            _ => 0,
        };
    };
    let fits = |count: i16| date(count).filter(|date| cal::weekday(*date) == weekday);
    let cost = |date: Date| {
        let days = days_between(base, date);
        match tense {
            Tense::Open => days.abs(),
            _ => days.abs() * if (days > 0) == tense.looks_ahead() { 1 } else { 2 },
        }
    };
    (-12..=12).filter_map(|count| Some((cost(fits(count)?), count))).min().map_or(0, |(_, count)| count)
}

/// The Hijri year of a Hijri month whose year the text counts in the civil calendar: «رمضان 2013».
fn hijri_year(written: Year, month: Month, year: i16, day: Option<u8>) -> i16 {
    if month.calendar != Calendar::Hijri || written.calendar == Calendar::Hijri || year < 1600 {
        return year;
    }
    let about = (i32::from(year) - 622) * 33 / 32;
    let within = |hijri: &i32| {
        cal::day_of(*hijri as i16, month, day.unwrap_or(1)).is_some_and(|date| date.year() == year)
    };
    (about - 1..=about + 2).find(within).unwrap_or(about) as i16
}

/// The value of one or more days of a month; an impossible day keeps its face value and names no days.
pub(super) fn days_value(year: i16, month: Month, days: Days) -> Value {
    let first = cal::day_of(year, month, days.first);
    let last = cal::day_of(year, month, days.last);
    let interval = match (first, last) {
        (Some(first), Some(last)) if first <= last => Some(Interval { first, last }),
        _ => None,
    };
    let text = match (month.calendar, first, last) {
        (Calendar::Hijri, Some(first), Some(last)) if first == last => first.to_string(),
        (Calendar::Hijri, Some(first), Some(last)) => format!("{first}/{last}"),
        _ => range_text(days, |day| day_text(year, month.number, day)),
    };
    Value::date(text, interval)
}

pub(super) fn range_text(days: Days, text: impl Fn(u8) -> String) -> String {
    match days.first == days.last {
        true => text(days.first),
        false => format!("{}/{}", text(days.first), text(days.last)),
    }
}
