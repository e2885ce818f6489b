//! Days of the year that go by a name.

use super::relative::pick_days;
use super::{Resolver, Value};
use crate::time::calendar as cal;
use crate::time::shape::{At, Calendar, Days, Holiday, Parts, Relation, Tense, Unit};
use crate::time::{Anchor, Interval, Step, hijri};
use jiff::civil::Date;

impl Resolver {
    /// «عيد الفطر», "Christmas 2020", "last Easter": of the year that the words say, or else the nearest one.
    pub(super) fn holiday(&self, holiday: Holiday, parts: &Parts, tense: Tense) -> Value {
        let relation = parts.relation.map(|relation| relation.value);
        let dated = parts.year.is_some() || parts.offset.is_some();
        // What stands alone is the next one.
        let ahead = tense == Tense::Alone && !dated && relation.is_none();
        if let (Holiday::Fixed(month, number), None, false) = (holiday, relation, ahead) {
            let days = Days { first: number, last: number, through: false };
            // Without a year a holiday is the nearest one, whatever the tense.
            let tense = if parts.year.is_some() { tense } else { Tense::Open };
            let parts = Parts {
                days: Some(At { value: days, span: Default::default() }),
                month: Some(At { value: month, span: Default::default() }),
                year: parts.year,
                offset: parts.offset.filter(|offset| offset.value.unit == Unit::Year),
                from: parts.from,
                ..Parts::default()
            };
            return self.days(days, &parts, tense);
        }
        let stated = parts.year.map(|year| self.full_year(year.value, Calendar::Gregorian));
        let counted = parts.offset.map(|offset| offset.value).filter(|offset| offset.unit == Unit::Year);
        let found = match (stated, counted, self.today) {
            (Some(year), ..) => day_in(holiday, year).map(|day| (day, Anchor::None, Step::Stated)),
            (None, Some(offset), _) => self.base(parts.from).and_then(|(base, anchor)| {
                Some((
                    day_in(holiday, base.year().saturating_add(offset.count))?,
                    anchor,
                    Step::Counted(offset),
                ))
            }),
            (None, None, Some(today)) => related(holiday, relation, ahead, today).map(|day| {
                let nearest = Step::YearNearest(day.year());
                let step = relation.map_or(nearest, |relation| Step::YearFromRelation(day.year(), relation));
                (day, Anchor::Publication, step)
            }),
            (None, None, None) => None,
        };
        match found {
            Some((day, anchor, step)) => {
                Value::date(day.to_string(), Some(Interval::day(day))).because(anchor, [step])
            }
            None => Value::date("XXXX-XX-XX", None).because(Anchor::None, [Step::NoAnchor]),
        }
    }
}

/// The last one before a day, the next one after it, or the nearest.
fn related(holiday: Holiday, relation: Option<Relation>, ahead: bool, today: Date) -> Option<Date> {
    let year = match holiday {
        Holiday::Fixed(month, _) if month.calendar == Calendar::Hijri => hijri::to_hijri(today)?.0 as i16,
        _ => today.year(),
    };
    let mut days = (-2..=2).filter_map(|count| day_in(holiday, year + count));
    match relation {
        Some(Relation::Last | Relation::Preceding) => days.rfind(|day| *day < today),
        Some(Relation::Next | Relation::Following) => days.find(|day| *day > today),
        _ if ahead => days.find(|day| *day >= today),
        _ => days.min_by_key(|day| cal::days_between(today, *day).abs()),
    }
}

/// The day in a year of its calendar.
fn day_in(holiday: Holiday, year: i16) -> Option<Date> {
    let (day, on) = match holiday {
        Holiday::Fixed(month, number) => (cal::day_of(year, month, number)?, 0),
        Holiday::Easter(on) => (cal::easter(year)?, on),
        Holiday::EasternEaster(on) => (cal::eastern_easter(year)?, on),
        Holiday::Nth(pick, month, on) => (pick_days(pick, cal::month(year, month)?)?.1.first, i16::from(on)),
        Holiday::Feast(feast) => (feast.in_year(year)?, 0),
    };
    Some(cal::plus_days(day, i64::from(on)))
}
