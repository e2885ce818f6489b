//! Days in few bytes, where no other program reads them: what `serde(with)` takes.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// Writes year, month and day.
pub fn serialize<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
    (day.year(), day.month(), day.day()).serialize(to)
}

/// Reads them.
///
/// # Errors
///
/// When there is no such day.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    let (year, month, day) = Deserialize::deserialize(from)?;
    Date::new(year, month, day).map_err(D::Error::custom)
}

#[cfg(test)]
mod tests {
    use crate::time::Interval;
    use jiff::civil::date;

    #[test]
    fn days_come_back_and_none_that_there_is_not() {
        let days = Interval { first: date(-40, 2, 28), last: date(9999, 12, 31) };
        let bytes = postcard::to_stdvec(&days).unwrap();
        assert_eq!(postcard::from_bytes::<Interval>(&bytes).unwrap(), days);
        let no_day = postcard::to_stdvec(&((2023i16, 2i8, 29i8), (2023i16, 3i8, 1i8))).unwrap();
        assert!(postcard::from_bytes::<Interval>(&no_day).is_err());
    }
}
