//! Days of the year that go by a name.

use super::relative::pick_days;
use super::{Resolver, Value};
use crate::time::calendar as cal;
use crate::time::shape::{At, Calendar, Days, Holiday, Offset, Parts, Relation, Tense, Unit};
use crate::time::{Anchor, Interval, Step, hijri};
use jiff::civil::Date;

impl Resolver {
    /// «عيد الفطر», "Christmas 2020", "last Easter": of the year that the words say, or else the nearest one.
    pub(super) fn holiday(&self, holiday: Holiday, parts: &Parts, tense: Tense) -> Value {
        let relation = parts.relation.map(|relation| relation.value);
        if let (Holiday::Fixed(month, number), None) = (holiday, relation) {
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
        let counted = match parts.offset {
            Some(At { value: Offset { unit: Unit::Year, count }, .. }) => {
                self.today.map(|today| today.year() + count)
            }
            _ => None,
        };
        let day = match (stated.or(counted), self.today) {
            (Some(year), _) => day_in(holiday, year),
            (None, Some(today)) => related(holiday, relation, today),
            (None, None) => None,
        };
        let Some(day) = day else {
            return Value::date("XXXX-XX-XX", None).because(Anchor::None, [Step::NoAnchor]);
        };
        let (anchor, step) = match (stated, relation) {
            (Some(_), _) => (Anchor::None, Step::Stated),
            (None, Some(relation)) => (Anchor::Publication, Step::YearFromRelation(day.year(), relation)),
            (None, None) => (Anchor::Publication, Step::YearNearest(day.year())),
        };
        Value::date(day.to_string(), Some(Interval::day(day))).because(anchor, [step])
    }
}

/// The last one before a day, the next one after it, or the nearest.
fn related(holiday: Holiday, relation: Option<Relation>, today: Date) -> Option<Date> {
    let year = match holiday {
        Holiday::Fixed(month, _) if month.calendar == Calendar::Hijri => hijri::to_hijri(today)?.0 as i16,
        _ => today.year(),
    };
    let mut days = (-2..=2).filter_map(|count| day_in(holiday, year + count));
    match relation {
        Some(Relation::Last | Relation::Preceding) => days.filter(|day| *day < today).last(),
        Some(Relation::Next | Relation::Following) => days.find(|day| *day > today),
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
