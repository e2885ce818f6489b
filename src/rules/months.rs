//! The names of months as the data has them, for writing a date the way an article does.

use crate::lang::data::{TIME, facts_of};
use crate::lang::{Sense, Tradition, read};
use crate::time::shape::{Calendar, Month};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The first name of a month in a tradition, in Arabic or in the other script.
pub fn month_name(month: Month, tradition: Tradition, arabic: bool) -> Option<&'static str> {
    static NAMES: LazyLock<FxHashMap<(bool, &'static str), &'static str>> = LazyLock::new(names);
    let number = month.number;
    let key = match (month.calendar, tradition) {
        (Calendar::Hijri, _) => format!("hijri-month {number}"),
        (_, Tradition::Common) => format!("month {number}"),
        (_, Tradition::Egyptian) => format!("month {number} egyptian"),
        (_, Tradition::Levantine) => format!("month {number} levantine"),
        (_, Tradition::Moroccan) => format!("month {number} moroccan"),
        (_, Tradition::Maghrebi) => format!("month {number} maghrebi"),
        (_, Tradition::Mauritanian) => format!("month {number} mauritanian"),
    };
    NAMES.get(&(arabic, &*key)).copied()
}

/// The first form of each month, by the script and the key of its fact.
fn names() -> FxHashMap<(bool, &'static str), &'static str> {
    let facts = TIME.iter().flat_map(|file| facts_of(file).map(move |fact| (file.arabic, fact)));
    let mut names = FxHashMap::default();
    for (arabic, fact) in facts.filter(|(_, fact)| fact.key.contains("month ")) {
        names.entry((arabic, fact.key)).or_insert(fact.form);
    }
    names
}

/// Whose name a month has.
pub fn tradition_of(name: &str) -> Option<Tradition> {
    let found = read(name).find(0, |sense| match sense {
        Sense::Month { tradition, .. } => Some(tradition),
        _ => None,
    });
    found.map(|(_, tradition)| tradition)
}

/// The name of a month in a tradition, or where that has none of its own the commonest.
pub fn month_name_or_commonest(month: Month, tradition: Tradition, arabic: bool) -> Option<&'static str> {
    let names = [tradition, Tradition::Egyptian, Tradition::Common];
    names.into_iter().find_map(|tradition| month_name(month, tradition, arabic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_by_tradition() {
        let may = Month { number: 5, calendar: Calendar::Gregorian };
        assert_eq!(month_name(may, Tradition::Egyptian, true), Some("مايو"));
        assert_eq!(month_name(may, Tradition::Levantine, true), Some("أيار"));
        assert_eq!(month_name(may, Tradition::Common, false), Some("May"));
        let ramadan = Month { number: 9, calendar: Calendar::Hijri };
        assert_eq!(month_name(ramadan, Tradition::Common, true), Some("رمضان"));
    }
}
