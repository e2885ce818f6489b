//! The Hijri calendar by Umm al-Qura, as `icu_calendar` has it from the King Abdulaziz City for Science and
//! Technology's tables.

use icu_calendar::cal::{Hijri, Iso};
use icu_calendar::{AsCalendar, Date as CalendarDate};
use jiff::civil::Date;

/// The year, month and day in the Hijri calendar.
pub fn to_hijri(date: Date) -> Option<(i32, u8, u8)> {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    let iso = CalendarDate::try_new_iso(i32::from(date.year()), month, day).ok()?;
    let hijri = iso.to_calendar(Hijri::new_umm_al_qura());
    Some((hijri.year().extended_year(), hijri.month().ordinal, hijri.day_of_month().0))
}

/// The civil day of a Hijri one, or `None` where that month has no such day.
pub fn from_hijri(year: i32, month: u8, day: u8) -> Option<Date> {
    let hijri = CalendarDate::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()?;
    civil(hijri)
}

/// The civil day of a day of any calendar.
pub(super) fn civil<C: AsCalendar>(date: CalendarDate<C>) -> Option<Date> {
    let iso = date.to_calendar(Iso);
    let year = i16::try_from(iso.year().extended_year()).ok()?;
    Date::new(year, iso.month().ordinal as i8, iso.day_of_month().0 as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn known_days_agree_both_ways() {
        for (civil, hijri) in [
            (date(2021, 1, 5), (1442, 5, 21)),
            (date(2024, 3, 11), (1445, 9, 1)),
            (date(2023, 6, 28), (1444, 12, 10)),
            (date(2000, 4, 6), (1421, 1, 1)),
        ] {
            assert_eq!(to_hijri(civil), Some(hijri));
            assert_eq!(from_hijri(hijri.0, hijri.1, hijri.2), Some(civil));
        }
    }

    #[test]
    fn a_month_has_thirty_days_at_most() {
        assert_eq!(from_hijri(1445, 9, 31), None);
    }
}
