//! The Hijri calendar, by Umm al-Qura, the civil calendar of Saudi Arabia.

use icu_calendar::Date as IcuDate;
use icu_calendar::cal::{Hijri, Iso};
use icu_calendar::cal::hijri::UmmAlQura;
use jiff::civil::Date;

/// The Hijri year, month and day of a civil day, or `None` outside the centuries for which Umm al-Qura is known
/// (1300 to 1600 AH, which is 1882 to 2174): a guess from astronomy would look like knowledge.
///
/// 10 January 2022 is 7 Jumada al-Akhira 1443.
pub fn to_hijri(date: Date) -> Option<(i16, u8, u8)> {
    let iso = IcuDate::try_new_iso(date.year().into(), date.month() as u8, date.day() as u8).ok()?;
    let hijri = iso.to_calendar(Hijri::<UmmAlQura>::default());
    let year = known_year(hijri.year().extended_year())?;
    Some((year, hijri.month().number(), hijri.day_of_month().0))
}

/// The civil day of a Hijri year, month and day, or `None` where there is no such day.
///
/// 1 Muharram 1446 is 7 July 2024.
pub fn from_hijri(year: i16, month: u8, day: u8) -> Option<Date> {
    known_year(year.into())?;
    let hijri = IcuDate::try_new_hijri_with_calendar(year.into(), month, day, Hijri::<UmmAlQura>::default()).ok()?;
    let iso = hijri.to_calendar(Iso);
    let year = i16::try_from(iso.year().extended_year()).ok()?;
    Date::new(year, iso.month().number() as i8, iso.day_of_month().0 as i8).ok()
}

fn known_year(year: i32) -> Option<i16> {
    (1300..=1600).contains(&year).then(|| i16::try_from(year).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    /// Days that the Saudi authorities have published.
    const KNOWN: [((i16, u8, u8), Date); 7] = [
        ((1443, 9, 1), date(2022, 4, 2)),
        ((1443, 10, 1), date(2022, 5, 2)),
        ((1444, 1, 1), date(2022, 7, 30)),
        ((1445, 9, 1), date(2024, 3, 11)),
        ((1446, 1, 1), date(2024, 7, 7)),
        ((1443, 6, 7), date(2022, 1, 10)),
        ((1447, 1, 1), date(2025, 6, 26)),
    ];

    #[test]
    fn known_days() {
        for ((year, month, day), civil) in KNOWN {
            assert_eq!(to_hijri(civil), Some((year, month, day)));
            assert_eq!(from_hijri(year, month, day), Some(civil));
        }
    }

    #[test]
    fn what_is_no_day_has_none() {
        assert_eq!(from_hijri(1443, 9, 31), None);
        assert_eq!(from_hijri(1443, 13, 1), None);
        assert_eq!(from_hijri(1443, 0, 1), None);
        assert_eq!(from_hijri(1200, 1, 1), None);
        assert_eq!(to_hijri(date(1700, 1, 1)), None);
        assert_eq!(to_hijri(date(2300, 1, 1)), None);
    }

    proptest! {
        #[test]
        fn there_and_back(days in 0i32..100_000) {
            let civil = date(1890, 1, 1).saturating_add(jiff::Span::new().days(days));
            let (year, month, day) = to_hijri(civil).unwrap();
            prop_assert_eq!(from_hijri(year, month, day), Some(civil));
        }
    }
}
