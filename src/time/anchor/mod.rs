//! The resolver: from shapes to values, counted from the publication date. It sees no text.
//!
//! Every choice leaves a [`Step`] behind, which hovering shows. What cannot be counted for want of a publication
//! date keeps an under-specified value (`XXXX-01-10`, `XXXX-WXX-4`), as TIMEX3 allows.

mod ahead;
mod day;
mod holiday;
mod range;
mod relative;
mod text;

use super::calendar as cal;
use super::calendar::days_between;
use super::shape::{At, Calendar, Days, From, Numeric, Parts, Shape, ShapeKind, Tense, Unit, Vague, Year};
use super::timex::{Timex, TimexKind};
use super::{Anchor, Because, Dct, Interval, Step, TimeMention};
use ahead::{beside, shifted};
use jiff::civil::{Date, DateTime};
use smallvec::SmallVec;
pub use text::duration;
use text::{clock_text, recurrence_text, zone_text};

/// Resolves the shapes of one article in order of text.
///
/// `dct` is the publication date, if one is known. `day_first` is whether 03/04 is 3 April; `None` leaves a date
/// open of which either number may be the day.
pub fn resolve(shapes: Vec<Shape>, dct: Option<&Dct>, day_first: Option<bool>) -> Vec<TimeMention> {
    let stated =
        shapes.iter().enumerate().filter_map(|(at, shape)| Some((at as u32, stated_day(shape)?))).collect();
    let mut resolver = Resolver {
        today: dct.map(|dct| dct.date),
        now: dct.and_then(|dct| Some(dct.date.to_datetime(dct.time?))),
        day_first,
        stated,
        done: Vec::with_capacity(shapes.len()),
        quoted_in: None,
    };
    for shape in shapes {
        resolver.quoted_in = shape.quoted.then_some(shape.sentence);
        let value = resolver.value(&shape);
        let mention = TimeMention {
            timex: Timex {
                kind: value.kind,
                value: value.text.into(),
                modifier: shape.modifier.map(|modifier| modifier.value),
            },
            interval: value.interval,
            because: Because { anchor: value.anchor, steps: value.steps },
            shape,
        };
        resolver.done.push(mention);
    }
    resolver.done
}

/// How many mentions back a quarter still is the one that is spoken of.
const QUARTER_REACH: usize = 8;

struct Resolver {
    today: Option<Date>,
    /// Publication to the minute, where that is stated.
    now: Option<DateTime>,
    day_first: Option<bool>,
    /// The whole dates that the text states, with their indexes.
    stated: Vec<(u32, Date)>,
    done: Vec<TimeMention>,
    /// The sentence of a quotation that is under way; `None` outside of quotations.
    quoted_in: Option<u32>,
}

/// The day of a shape that states day, month and year.
fn stated_day(shape: &Shape) -> Option<Date> {
    let (ShapeKind::Point(parts) | ShapeKind::Numeric(_, parts)) = &shape.kind else { return None };
    let year = parts.year.filter(|year| year.value.digits == 4 && !year.value.cut)?.value.number;
    cal::day_of(year, parts.month?.value, parts.days?.value.first)
}

/// A value under way.
struct Value {
    kind: TimexKind,
    text: String,
    interval: Option<Interval>,
    anchor: Anchor,
    steps: SmallVec<[Step; 2]>,
}

impl Value {
    fn new(kind: TimexKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), interval: None, anchor: Anchor::None, steps: SmallVec::new() }
    }

    fn date(text: impl Into<String>, interval: Option<Interval>) -> Self {
        Self { interval, ..Self::new(TimexKind::Date, text) }
    }

    fn because(mut self, anchor: Anchor, steps: impl IntoIterator<Item = Step>) -> Self {
        self.anchor = anchor;
        self.steps.extend(steps);
        self
    }
}

/// A year that was settled, with how.
struct Settled {
    year: i16,
    anchor: Anchor,
    step: Option<Step>,
}

impl Resolver {
    fn value(&self, shape: &Shape) -> Value {
        match &shape.kind {
            ShapeKind::Point(parts) => self.point(parts, shape.tense, shape.sentence),
            ShapeKind::Numeric(_, parts) => self.point(parts, shape.tense, shape.sentence),
            ShapeKind::Range(from, to) => self.range(from, to, shape.tense, shape.sentence),
            ShapeKind::Duration(length) => self
                .coming(*length)
                .filter(|_| shape.comes)
                .unwrap_or_else(|| Value::new(TimexKind::Duration, duration(*length))),
            ShapeKind::DurationRange(from, to) => {
                Value::new(TimexKind::Duration, format!("{}/{}", duration(*from), duration(*to)))
            }
            ShapeKind::Set(set) => Value::new(TimexKind::Set, recurrence_text(set)),
            ShapeKind::Vague(vague) => Value::new(
                TimexKind::Date,
                match vague {
                    Vague::Past => "PAST_REF",
                    Vague::Present => "PRESENT_REF",
                    Vague::Future => "FUTURE_REF",
                },
            ),
        }
    }

    /// The parts of a numeric date with the numbers told apart: the day first, unless the copy has the month first.
    fn in_order(&self, numeric: Numeric, parts: &Parts) -> Parts {
        let (day, month) = match self.day_first {
            Some(false) => (numeric.second, numeric.first),
            _ => (numeric.first, numeric.second),
        };
        let mut parts = Parts { numeric: None, ..parts.clone() };
        if let Some(days) = &mut parts.days {
            days.value = Days { first: day, last: day, through: false };
        }
        if let Some(named) = &mut parts.month {
            named.value.number = month;
        }
        parts
    }

    /// What goes on "since 15 April" did not begin on a 15 April to come.
    fn begun(&self, parts: &Parts, value: &Value) -> Option<Parts> {
        let (month, first) = (parts.month?, value.interval?.first);
        let bare =
            parts.year.is_none() && parts.offset.is_none() && month.value.calendar == Calendar::Gregorian;
        let year = Year { number: first.year() - 1, digits: 4, calendar: Calendar::Gregorian, cut: false };
        (bare && first > self.today?)
            .then(|| Parts { year: Some(At { value: year, span: month.span }), ..parts.clone() })
    }

    fn point(&self, parts: &Parts, tense: Tense, sentence: u32) -> Value {
        if let Some(numeric) = parts.numeric {
            return self.point(&self.in_order(numeric, parts), tense, sentence);
        }
        if let Some(year) = parts.year.filter(|year| year.value.digits == 2) {
            let calendar = parts.month.map_or(year.value.calendar, |month| month.value.calendar);
            let value = Year { number: self.full_year(year.value, calendar), digits: 4, ..year.value };
            return self.point(&Parts { year: Some(At { value, ..year }), ..parts.clone() }, tense, sentence);
        }
        let mut value = self.day_or_period(parts, if parts.since { Tense::Past } else { tense });
        if parts.since
            && let Some(begun) = self.begun(parts, &value)
        {
            value = self.day_or_period(&begun, Tense::Past);
        }
        if let Some(shift) = parts.shift {
            value = shifted(value, shift.value);
        }
        if let Some(pick) = parts.beside {
            value = beside(value, pick.value);
        }
        let parts = &self.half_to_come(parts, tense);
        if let Some(clock) = parts.clock {
            // Midnight ends a day: it is the first minute of the next.
            if clock.value.hour == 24
                && let Some(day) = value.interval.filter(|days| days.is_day())
            {
                let next = cal::plus_days(day.first, 1);
                (value.text, value.interval) = (next.to_string(), Some(Interval::day(next)));
            }
            value.kind = TimexKind::Time;
            value.text = format!("{}T{}", value.text, clock_text(clock.value, parts));
            if let Some(zone) = parts.zone.map(|zone| zone.value).or_else(|| self.zone_before(sentence)) {
                value.text.push_str(&zone_text(zone, value.interval, clock.value));
            }
        } else if let Some(part) = parts.part {
            value.kind = TimexKind::Time;
            value.text = format!("{}T{}", value.text, part.value.token());
        }
        value
    }

    fn day_or_period(&self, parts: &Parts, tense: Tense) -> Value {
        if let Some(pick) = parts.pick {
            return self.pick(pick.value, parts, tense);
        }
        if let Some(holiday) = parts.holiday {
            return self.holiday(holiday.value, parts, tense);
        }
        if let Some(days) = parts.days {
            return self.days(days.value, parts, tense);
        }
        if let Some(month) = parts.month {
            return self.month(month.value, parts, tense);
        }
        if let Some(unit) = parts.unit {
            return self.nth_unit(unit.value, parts, tense);
        }
        if let Some(year) = parts.year {
            return self.plain_year(year.value);
        }
        match (parts.offset, parts.weekday) {
            (Some(offset), Some(weekday)) if offset.value.unit == Unit::Week => {
                self.weekday_of_week(offset.value, weekday.value, parts)
            }
            (Some(offset), _) if parts.counted => self.counted(offset.value, parts.from),
            (Some(offset), _) => self.offset(offset.value, parts.from),
            (None, Some(weekday)) => self.weekday(weekday.value, parts, tense),
            (None, None) => self.day_of_clock(),
        }
    }

    /// The quarter that the text spoke of last, with its year.
    fn quarter_before(&self) -> Option<(i16, i16, u32)> {
        let found = self.done.iter().enumerate().rev().take(QUARTER_REACH).find_map(|(at, mention)| {
            let ShapeKind::Point(parts) = &mention.shape.kind else { return None };
            // What is compared with a quarter is not the one that is spoken of.
            let compared = parts.counted || parts.nth.is_none() && parts.year.is_some();
            let is_quarter = parts.unit.is_some_and(|unit| unit.value == Unit::Quarter) && !compared;
            let days = mention.interval.filter(|_| is_quarter)?;
            Some((days.first.year(), (i16::from(days.first.month()) - 1) / 3 + 1, at as u32))
        })?;
        Some(found)
    }

    /// Whether the text has gone on from a quarter to longer stretches: "for the nine months".
    fn speaks_of_months(&self) -> bool {
        let last = self.done.iter().rev().find_map(|mention| match &mention.shape.kind {
            ShapeKind::Duration(length) => Some(length.unit == Unit::Month && length.count > Some(5.0)),
            ShapeKind::Point(parts) => parts.unit.filter(|unit| unit.value == Unit::Quarter).map(|_| false),
            _ => None,
        });
        last == Some(true)
    }

    /// What an offset is counted from: the publication date, or the mention before.
    fn base(&self, from: From) -> Option<(Date, Anchor)> {
        match from {
            From::Publication => self.said_on().or_else(|| Some((self.today?, Anchor::Publication))),
            From::Previous => self
                .previous()
                .map(|(interval, at)| (interval.first, Anchor::Mention(at)))
                .or_else(|| self.today.map(|today| (today, Anchor::Publication))),
        }
    }

    /// The last mention that names days, however many.
    pub(super) fn any_previous(&self) -> Option<(Date, Anchor)> {
        let mut days =
            self.done.iter().enumerate().rev().filter_map(|(at, mention)| Some((mention.interval?, at)));
        days.next().map(|(interval, at)| (interval.first, Anchor::Mention(at as u32)))
    }

    /// The day on which what is quoted was said, where its sentence tells: «قال في 3 مايو 2021 "نوقع اليوم"» signs on 3 May.
    fn said_on(&self) -> Option<(Date, Anchor)> {
        let sentence = self.quoted_in?;
        let here =
            self.done.iter().enumerate().rev().take_while(|(_, mention)| mention.shape.sentence == sentence);
        let mut days = here.filter(|(_, mention)| !mention.shape.quoted).filter_map(|(at, mention)| {
            let day = mention.interval.filter(|days| days.is_day())?;
            // What is still to come is what the quotation is about.
            let told =
                mention.shape.tense != Tense::Future && self.today.is_none_or(|today| day.first <= today);
            let is_point = matches!(mention.shape.kind, ShapeKind::Point(_));
            (told && is_point).then_some((day.first, Anchor::Mention(at as u32)))
        });
        days.next()
    }

    /// The zone that a clock time before in the sentence has: "from 3:35 p.m. Eastern time to 4:25 p.m."
    fn zone_before(&self, sentence: u32) -> Option<&'static str> {
        let here = self.done.iter().rev().take_while(|mention| mention.shape.sentence == sentence);
        here.filter_map(|mention| match &mention.shape.kind {
            ShapeKind::Point(parts) if parts.clock.is_some() => parts.zone.map(|zone| zone.value),
            _ => None,
        })
        .next()
    }

    /// The last mention that names days and is no holiday, with its index.
    fn previous(&self) -> Option<(Interval, u32)> {
        let found = self.done.iter().enumerate().rev();
        let holiday =
            |shape: &Shape| matches!(&shape.kind, ShapeKind::Point(parts) if parts.holiday.is_some());
        let found = found.filter(|(_, mention)| !holiday(&mention.shape));
        let mut days = found.filter_map(|(at, mention)| Some((mention.interval?, at as u32)));
        days.find(|(interval, _)| days_between(interval.first, interval.last) <= 31)
    }
}
