//! The resolver: from shapes to values, counted from the publication date. It sees no text.
//!
//! Every choice leaves a [`Step`] behind, which hovering shows. What cannot be counted for want of a publication
//! date keeps an under-specified value (`XXXX-01-10`, `XXXX-WXX-4`), as TIMEX3 allows.

use super::calendar::{self as cal, days_between};
use super::shape::{
    At, Calendar, Clock, Days, From, Holiday, Length, Month, Offset, Parts, Relation, Shape, ShapeKind,
    Tense, Unit, Vague, Year,
};
use super::timex::{Timex, TimexKind};
use super::{Anchor, Because, Dct, Interval, Step, TimeMention};
use jiff::civil::Date;

/// Resolves the shapes of one article in order of text.
///
/// `dct` is the publication date, if one is known. `day_first` is whether 03/04 is 3 April; `None` leaves a date
/// open of which either number may be the day.
pub fn resolve(shapes: Vec<Shape>, dct: Option<&Dct>, day_first: Option<bool>) -> Vec<TimeMention> {
    let stated =
        shapes.iter().enumerate().filter_map(|(at, shape)| Some((at as u32, stated_day(shape)?))).collect();
    let mut resolver = Resolver {
        today: dct.map(|dct| dct.date),
        day_first,
        stated,
        done: Vec::with_capacity(shapes.len()),
    };
    for shape in shapes {
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

struct Resolver {
    today: Option<Date>,
    day_first: Option<bool>,
    /// The whole dates that the text states, with their indexes.
    stated: Vec<(u32, Date)>,
    done: Vec<TimeMention>,
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
    steps: Vec<Step>,
}

impl Value {
    fn new(kind: TimexKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), interval: None, anchor: Anchor::None, steps: Vec::new() }
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
            ShapeKind::Numeric(numeric, parts) => {
                let month_first = self.day_first == Some(false);
                let (day, month) = if month_first {
                    (numeric.second, numeric.first)
                } else {
                    (numeric.first, numeric.second)
                };
                let mut parts = parts.clone();
                if let Some(days) = &mut parts.days {
                    days.value = Days { first: day, last: day, through: false };
                }
                if let Some(named) = &mut parts.month {
                    named.value.number = month;
                }
                self.point(&parts, shape.tense, shape.sentence)
            }
            ShapeKind::Range(from, to) => self.range(from, to, shape.tense, shape.sentence),
            ShapeKind::Duration(length) => Value::new(TimexKind::Duration, duration(*length)),
            ShapeKind::DurationRange(from, to) => {
                Value::new(TimexKind::Duration, format!("{}/{}", duration(*from), duration(*to)))
            }
            ShapeKind::Set { every, weekday, part } => {
                let mut text = match weekday {
                    Some(day) if every.count == 1 => format!("XXXX-WXX-{day}"),
                    _ => {
                        duration(Length { count: Some(f32::from(every.count)), unit: every.unit, rest: None })
                    }
                };
                if let Some(part) = part {
                    text = format!("{text}T{}", part.token());
                }
                Value::new(TimexKind::Set, text)
            }
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

    /// The end of a range lends its beginning what that does not state: «من 6 مارس إلى 8 أبريل 2024».
    fn range(&self, from: &Parts, to: &Parts, tense: Tense, sentence: u32) -> Value {
        let mut from = from.clone();
        let mut to = to.clone();
        if from.year.is_none() && from.offset.is_none() && from.relation.is_none() {
            (from.year, from.offset, from.relation) = (to.year, to.offset, to.relation);
        }
        if to.year.is_none() && to.offset.is_none() && from.year.is_some() {
            to.year = from.year;
        }
        if to.part.is_none() && to.clock.is_some() {
            to.part = from.part;
        }
        let (first, last) = (self.point(&from, tense, sentence), self.point(&to, tense, sentence));
        let interval = match (first.interval, last.interval) {
            (Some(a), Some(b)) if a.first <= b.last => Some(Interval { first: a.first, last: b.last }),
            _ => None,
        };
        Value {
            kind: first.kind,
            text: format!("{}/{}", first.text, last.text),
            interval,
            anchor: first.anchor,
            steps: first.steps,
        }
    }

    fn point(&self, parts: &Parts, tense: Tense, sentence: u32) -> Value {
        let mut value = self.day_or_period(parts, tense);
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
                self.weekday_of_week(offset.value, weekday.value, parts.from)
            }
            (Some(offset), _) => self.offset(offset.value, parts.from),
            (None, Some(weekday)) => self.weekday(weekday.value, parts, tense),
            (None, None) => self.day_of_clock(),
        }
    }

    /// What an offset is counted from: the publication date, or the mention before.
    fn base(&self, from: From) -> Option<(Date, Anchor)> {
        match from {
            From::Publication => Some((self.today?, Anchor::Publication)),
            From::Previous => self
                .previous()
                .map(|(interval, at)| (interval.first, Anchor::Mention(at)))
                .or_else(|| self.today.map(|today| (today, Anchor::Publication))),
        }
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

    // Days of a month.

    fn days(&self, days: Days, parts: &Parts, tense: Tense) -> Value {
        let Some(month) = parts.month else { return self.days_of_unnamed_month(days, parts) };
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

    /// «12 الشهر الجاري», «الثاني عشر من الشهر ذاته», «يوم 17».
    fn days_of_unnamed_month(&self, days: Days, parts: &Parts) -> Value {
        let count = match (parts.offset, parts.relation) {
            (Some(offset), _) if offset.value.unit == Unit::Month => offset.value.count,
            _ => 0,
        };
        let Some((base, anchor)) = self.base(parts.from) else {
            let text = range_text(days, |day| format!("XXXX-XX-{day:02}"));
            return Value::date(text, None).because(Anchor::None, [Step::NoAnchor]);
        };
        let in_month = cal::plus_months(base.first_of_month(), i64::from(count));
        let month = Month { number: in_month.month() as u8, calendar: Calendar::Gregorian };
        let step = match anchor {
            Anchor::Mention(_) => Step::MonthFromMention(in_month.year(), month.number),
            _ => Step::Counted(Offset { unit: Unit::Month, count }),
        };
        days_value(in_month.year(), month, days).because(anchor, [step])
    }

    // Months.

    fn month(&self, month: Month, parts: &Parts, tense: Tense) -> Value {
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
    fn settle_year(&self, month: Month, day: Option<u8>, parts: &Parts, tense: Tense) -> Option<Settled> {
        if let Some(year) = parts.year.filter(|year| !year.value.cut) {
            return Some(Settled {
                year: self.full_year(year.value, month.calendar),
                anchor: Anchor::None,
                step: None,
            });
        }
        if let Some(At { value: Offset { unit: Unit::Year, count }, .. }) = parts.offset {
            let (base, anchor) = self.base(parts.from)?;
            let year = base.year() + count;
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
            Calendar::Hijri => super::hijri::to_hijri(today)?.0 as i16,
        };
        let distance = |year: i16| -> Option<i64> {
            let at = cal::day_of(year, month, day.unwrap_or(15).clamp(1, 28))?;
            Some(days_between(today, at))
        };
        if let Some(relation) = parts.relation {
            return self.year_by_relation(relation.value, month, this_year, today, distance);
        }
        // News looks back more than forward, unless its verb says otherwise.
        let (past, future) = match tense {
            Tense::Past => (2, 6),
            Tense::Open => (2, 3),
            Tense::Future => (8, 2),
        };
        let cost = |days: i64| if days < 0 { -days * past } else { days * future };
        let years = [this_year - 1, this_year, this_year + 1];
        let year = years.into_iter().filter_map(|year| Some((cost(distance(year)?), year))).min()?.1;
        let nearest = years.into_iter().filter_map(|year| Some((distance(year)?.abs(), year))).min()?.1;
        let step = match year == nearest {
            true => Step::YearNearest(year),
            false => Step::YearFromTense(year, if tense == Tense::Open { Tense::Past } else { tense }),
        };
        Some(Settled { year, anchor, step: Some(step) })
    }

    /// The whole date of the text that stands nearest to the expression under way, before or behind it.
    fn nearest_stated(&self) -> Option<(Date, Anchor)> {
        let here = self.done.len() as u32;
        let nearest = self.stated.iter().min_by_key(|(at, _)| at.abs_diff(here))?;
        Some((nearest.1, Anchor::Mention(nearest.0)))
    }

    /// «يناير المقبل» is the next January, «يناير الماضي» the last one, «يناير الجاري» this one.
    fn year_by_relation(
        &self,
        relation: Relation,
        month: Month,
        this_year: i16,
        today: Date,
        distance: impl Fn(i16) -> Option<i64>,
    ) -> Option<Settled> {
        let this_month = match month.calendar {
            Calendar::Gregorian => today.month() as u8,
            Calendar::Hijri => super::hijri::to_hijri(today)?.1,
        };
        let year = match relation {
            Relation::This => {
                [this_year - 1, this_year, this_year + 1]
                    .into_iter()
                    .filter_map(|year| Some((distance(year)?.abs(), year)))
                    .min()?
                    .1
            }
            Relation::Next | Relation::Following => this_year + i16::from(month.number <= this_month),
            Relation::Last | Relation::Preceding => this_year - i16::from(month.number >= this_month),
            Relation::Same => self.previous().map_or(this_year, |(interval, _)| interval.first.year()),
        };
        let step = Step::YearFromRelation(year, relation);
        Some(Settled { year, anchor: Anchor::Publication, step: Some(step) })
    }

    /// A year of two digits is the one nearest to publication.
    fn full_year(&self, year: Year, calendar: Calendar) -> i16 {
        if year.digits != 2 {
            return year.number;
        }
        let today = match calendar {
            Calendar::Gregorian => self.today.map_or(2020, |today| today.year()),
            Calendar::Hijri => 1440,
        };
        let century = today / 100 * 100;
        let candidates = [century - 100, century, century + 100].map(|century| century + year.number);
        candidates.into_iter().min_by_key(|year| (year - today).abs()).unwrap_or(year.number)
    }

    // Years, halves, quarters, seasons, decades.

    fn plain_year(&self, year: Year) -> Value {
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

    fn nth_unit(&self, unit: Unit, parts: &Parts, tense: Tense) -> Value {
        let nth = parts.nth.unwrap_or(1);
        if unit == Unit::Decade {
            let century = match parts.year {
                Some(year) => year.value.number / 100,
                None => 19,
            };
            return Value::date(format!("{century:02}{:01}", nth / 10), None);
        }
        let (year, anchor, step) = match (parts.year, self.today) {
            (Some(year), _) => (Some(year.value.number), Anchor::None, Some(Step::Stated)),
            (None, Some(today)) => {
                let count = match parts.offset {
                    Some(At { value: Offset { unit: Unit::Year, count }, .. }) => count,
                    _ => match parts.relation.map(|relation| relation.value) {
                        Some(Relation::Last) => i16::from(tense == Tense::Future) - 1,
                        Some(Relation::Next) => 1,
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

    // What is counted from an anchor.

    fn offset(&self, offset: Offset, from: From) -> Value {
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

    fn weekday(&self, number: u8, parts: &Parts, tense: Tense) -> Value {
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

    fn weekday_of_week(&self, offset: Offset, number: u8, from: From) -> Value {
        let Some((base, anchor)) = self.base(from) else { return unanchored(offset) };
        let week = cal::week(cal::plus_days(base, i64::from(offset.count) * 7));
        let day = cal::plus_days(week.first, i64::from(number) - 1);
        Value::date(day.to_string(), Some(Interval::day(day))).because(anchor, [Step::Counted(offset)])
    }

    fn holiday(&self, holiday: Holiday, parts: &Parts, tense: Tense) -> Value {
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
    fn day_of_clock(&self) -> Value {
        let previous = self.previous().filter(|(interval, _)| interval.is_day());
        if let Some((interval, at)) = previous {
            return Value::date(interval.first.to_string(), Some(interval)).because(Anchor::Mention(at), []);
        }
        self.offset(Offset { unit: Unit::Day, count: 0 }, From::Publication)
    }
}

/// The value of one or more days of a month; an impossible day keeps its face value and names no days.
fn days_value(year: i16, month: Month, days: Days) -> Value {
    let first = cal::day_of(year, month, days.first);
    let last = cal::day_of(year, month, days.last);
    let interval = match (first, last) {
        (Some(first), Some(last)) if first <= last => Some(Interval { first, last }),
        _ => None,
    };
    let text = match (month.calendar, first, last) {
        (Calendar::Hijri, Some(first), Some(last)) if first == last => first.to_string(),
        (Calendar::Hijri, Some(first), Some(last)) => format!("{first}/{last}"),
        _ => range_text(days, |day| format!("{year:04}-{:02}-{day:02}", month.number)),
    };
    Value::date(text, interval)
}

fn range_text(days: Days, text: impl Fn(u8) -> String) -> String {
    match days.first == days.last {
        true => text(days.first),
        false => format!("{}/{}", text(days.first), text(days.last)),
    }
}

/// The value of what cannot be counted.
fn unanchored(offset: Offset) -> Value {
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

fn part_of_year(year: i16, unit: Unit, nth: i16) -> Option<Interval> {
    let months = match unit {
        Unit::Quarter => 3,
        Unit::Half => 6,
        _ => return None,
    };
    let from = u8::try_from((nth - 1) * months + 1).ok()?;
    let to = u8::try_from(nth * months).ok()?;
    Some(Interval { first: cal::day(year, from, 1)?, last: cal::month(year, to)?.last })
}

fn clock_text(clock: Clock, parts: &Parts) -> String {
    let afternoon = matches!(
        parts.part.map(|part| part.value),
        Some(
            super::shape::DayPart::Afternoon | super::shape::DayPart::Evening | super::shape::DayPart::Night
        )
    );
    let hour = match clock.hour {
        24 => 0,
        hour @ 1..12 if clock.twelve_hour && afternoon => hour + 12,
        hour => hour,
    };
    match clock.second {
        Some(second) => format!("{hour:02}:{:02}:{second:02}", clock.minute),
        None => format!("{hour:02}:{:02}", clock.minute),
    }
}

/// The offset from UTC that a zone has at a clock time of a day; nothing where the day is not known.
fn zone_text(zone: &str, day: Option<Interval>, clock: Clock) -> String {
    if zone == "UTC" {
        return "Z".to_owned();
    }
    let offset = day.filter(|day| day.is_day()).and_then(|day| {
        let at = day.first.at((clock.hour % 24).min(23) as i8, clock.minute.min(59) as i8, 0, 0);
        let zoned = at.in_tz(zone).ok()?;
        Some(zoned.offset().seconds() / 60)
    });
    match offset {
        Some(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
        None => String::new(),
    }
}

/// A length as TIMEX3 writes it: `PT50M`, `PT1H30M`, `P3W`, `PXM`, `P2DE`.
pub fn duration(length: Length) -> String {
    let Some(count) = length.count else {
        return match length.unit {
            Unit::Hour => "PTXH".into(),
            Unit::Minute => "PTXM".into(),
            Unit::Second => "PTXS".into(),
            unit => format!("PX{}", letter(unit)),
        };
    };
    let whole = count.trunc() as i64;
    let part = count.fract();
    let rest = length.rest.map(|(count, unit)| (i64::from(count), unit));
    match length.unit {
        Unit::Hour => clock_duration(whole, (part * 60.0).round() as i64 + minutes_of(rest), 0),
        Unit::Minute => clock_duration(0, whole, (part * 60.0).round() as i64 + seconds_of(rest)),
        Unit::Second => clock_duration(0, 0, whole),
        Unit::Day if whole == 0 => clock_duration((part * 24.0).round() as i64, 0, 0),
        Unit::Month if whole == 0 => format!("P{}D", (part * 30.0).round()),
        Unit::Year if part > 0.0 => {
            let months = (part * 12.0).round() as i64;
            if whole == 0 { format!("P{months}M") } else { format!("P{whole}Y{months}M") }
        }
        unit => {
            let rest = rest.map_or(String::new(), |(count, unit)| format!("{count}{}", letter(unit)));
            format!("P{whole}{}{rest}", letter(unit))
        }
    }
}

fn minutes_of(rest: Option<(i64, Unit)>) -> i64 {
    rest.map_or(0, |(count, unit)| if unit == Unit::Minute { count } else { 0 })
}

fn seconds_of(rest: Option<(i64, Unit)>) -> i64 {
    rest.map_or(0, |(count, unit)| if unit == Unit::Second { count } else { 0 })
}

fn clock_duration(hours: i64, minutes: i64, seconds: i64) -> String {
    let mut text = "PT".to_owned();
    for (count, letter) in [(hours, 'H'), (minutes, 'M'), (seconds, 'S')] {
        if count > 0 {
            text.push_str(&format!("{count}{letter}"));
        }
    }
    if text == "PT" { "PT0S".to_owned() } else { text }
}

fn letter(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "S",
        Unit::Minute | Unit::Month => "M",
        Unit::Hour => "H",
        Unit::Day => "D",
        Unit::Weekend => "WE",
        Unit::Week => "W",
        Unit::Quarter | Unit::Season => "Q",
        Unit::Half => "H",
        Unit::Year => "Y",
        Unit::Decade => "DE",
        Unit::Century => "CE",
        Unit::Millennium => "ML",
    }
}
