//! Where the sun and the moon stand, for the feasts of India, which go by them.
//!
//! The formulas are those of Jean Meeus, *Astronomical Algorithms* (second edition), chapter 25 for the sun and the
//! largest terms of table 47.A for the moon: some hundredths of a degree, which the moon covers in a few minutes.

use super::calendar as cal;
use jiff::civil::Date;

/// Degrees a day by which the moon gains on the sun, by which the sun moves, and by which the moon does.
const GAIN: f64 = 360.0 / 29.530_588;
const SUN: f64 = 360.0 / 365.2422;
const MOON: f64 = 360.0 / 27.321_582;

/// What the arguments D, M, M' and F are multiplied by, and a sine's coefficient in millionths of a degree.
const TERMS: [([f64; 4], f64); 19] = [
    ([0.0, 0.0, 1.0, 0.0], 6_288_774.0),
    ([2.0, 0.0, -1.0, 0.0], 1_274_027.0),
    ([2.0, 0.0, 0.0, 0.0], 658_314.0),
    ([0.0, 0.0, 2.0, 0.0], 213_618.0),
    ([0.0, 1.0, 0.0, 0.0], -185_116.0),
    ([0.0, 0.0, 0.0, 2.0], -114_332.0),
    ([2.0, 0.0, -2.0, 0.0], 58_793.0),
    ([2.0, -1.0, -1.0, 0.0], 57_066.0),
    ([2.0, 0.0, 1.0, 0.0], 53_322.0),
    ([2.0, -1.0, 0.0, 0.0], 45_758.0),
    ([0.0, 1.0, -1.0, 0.0], -40_923.0),
    ([1.0, 0.0, 0.0, 0.0], -34_720.0),
    ([0.0, 1.0, 1.0, 0.0], -30_383.0),
    ([2.0, 0.0, 0.0, -2.0], 15_327.0),
    ([0.0, 0.0, 1.0, 2.0], -12_528.0),
    ([0.0, 0.0, 1.0, -2.0], 10_980.0),
    ([4.0, 0.0, -1.0, 0.0], 10_675.0),
    ([0.0, 0.0, 3.0, 0.0], 10_034.0),
    ([4.0, 0.0, -2.0, 0.0], 8_548.0),
];

/// The day of a lunar month by whose hour in India the moon is so many degrees ahead of the sun; twelve degrees are
/// one lunar day (tithi). Chaitra is month 1; a month has the name of the sign that the sun enters before it ends,
/// so that of two with one name it is the second.
pub fn lunar_day(year: i16, month: u8, degrees: u16, hour: u8) -> Option<Date> {
    let sun_enters = time(fixed_longitude, 30.0 * f64::from(month - 1), SUN, near(year, month - 1)?);
    let new_moon = sun_enters - gap(sun_enters) / GAIN;
    let degrees = f64::from(degrees);
    day_by(time(gap, degrees, GAIN, new_moon + degrees / GAIN), hour)
}

/// The day by whose hour in India the sun stands at this longitude among the fixed stars.
pub fn solar_day(year: i16, degrees: u16, hour: u8) -> Option<Date> {
    let about = near(year, (degrees / 30) as u8)?;
    day_by(time(fixed_longitude, f64::from(degrees), SUN, about), hour)
}

/// The day on which the sun is at this longitude from the equinox: a solar term, a solstice; by the hour in India at
/// which the day ends where the term is observed.
pub fn solar_term(year: i16, degrees: u16, hour: u8) -> Option<Date> {
    let equinox = instant(cal::day(year, 3, 20)?);
    day_by(time(sun, f64::from(degrees), SUN, equinox + f64::from(degrees) / SUN), hour)
}

/// The day nearest to one of the civil calendar by whose hour in India the moon comes to an asterism, of 27 from 0.
pub fn asterism_day(nearest: Date, index: u8, hour: u8) -> Option<Date> {
    let longitude = |at| moon(at) - precession(at);
    day_by(time(longitude, f64::from(index) * 360.0 / 27.0, MOON, instant(nearest)), hour)
}

/// About when the sun enters a sign of the fixed zodiac, from 0 in the middle of April to 11 in March of the year.
fn near(year: i16, sign: u8) -> Option<f64> {
    let of_last_year = if sign >= 9 { 365.25 } else { 0.0 };
    Some(instant(cal::day(year, 4, 14)?) + f64::from(sign) * 30.44 - of_last_year)
}

/// When an angle that grows at a rate comes to a value, near to a time: Newton's method.
fn time(angle: impl Fn(f64) -> f64, value: f64, rate: f64, near: f64) -> f64 {
    (0..6).fold(near, |at, _| at - ((angle(at) - value + 180.0).rem_euclid(360.0) - 180.0) / rate)
}

/// Times are days of Terrestrial Time from noon of 1 January 2000; this one is midnight in India.
fn instant(date: Date) -> f64 {
    cal::days_between(Date::constant(2000, 1, 1), date) as f64 - IN_INDIA
}

/// From the noon of 2000 in Terrestrial Time to its midnight in India, whose clocks are five hours and a half ahead
/// of UTC; UTC is about 69 seconds behind.
const IN_INDIA: f64 = 0.5 + 5.5 / 24.0 - 69.0 / 86_400.0;

/// The first day by whose hour the time has come.
fn day_by(at: f64, hour: u8) -> Option<Date> {
    let days = (at + IN_INDIA - f64::from(hour) / 24.0).ceil();
    Some(cal::plus_days(Date::constant(2000, 1, 1), days as i64))
}

/// How far the moon is ahead of the sun.
fn gap(at: f64) -> f64 {
    (moon(at) - sun(at)).rem_euclid(360.0)
}

/// The sun's longitude from the zero of the Indian zodiac.
fn fixed_longitude(at: f64) -> f64 {
    sun(at) - precession(at)
}

/// How far the equinox has gone from the zero of the Indian zodiac (Lahiri's ayanamsa).
fn precession(at: f64) -> f64 {
    23.853 + 50.29 / 3600.0 * at / 365.25
}

fn sun(at: f64) -> f64 {
    let t = at / 36_525.0;
    let anomaly = 357.529_11 + 35_999.050_29 * t;
    let center = (1.914_602 - 0.004_817 * t) * sine(anomaly)
        + 0.019_993 * sine(2.0 * anomaly)
        + 0.000_289 * sine(3.0 * anomaly);
    280.466_46 + 36_000.769_83 * t + center - 0.005_69
}

fn moon(at: f64) -> f64 {
    let t = at / 36_525.0;
    let arguments = [
        297.850_192 + 445_267.111_403 * t,
        357.529_109 + 35_999.050_291 * t,
        134.963_396 + 477_198.867_506 * t,
        93.272_095 + 483_202.017_523 * t,
    ];
    let term = |(factors, coefficient): &([f64; 4], f64)| {
        let angle: f64 = factors.iter().zip(arguments).map(|(factor, argument)| factor * argument).sum();
        coefficient * sine(angle)
    };
    218.316_448 + 481_267.881_234 * t + TERMS.iter().map(term).sum::<f64>() / 1e6
}

fn sine(degrees: f64) -> f64 {
    degrees.to_radians().sin()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_moon_and_the_sun_stand_where_the_book_has_them() {
        // Meeus, examples 47.a (12 April 1992, 0h TT: 133.162655°) and 25.a (13 October 1992, 0h TT: 199.909°).
        let at = |julian_day: f64| julian_day - 2_451_545.0;
        assert!((moon(at(2_448_724.5)).rem_euclid(360.0) - 133.1627).abs() < 0.02);
        assert!((sun(at(2_448_908.5)).rem_euclid(360.0) - 199.909).abs() < 0.01);
    }

    #[test]
    fn solstices_and_equinoxes_of_the_astronomical_almanac() {
        // In UTC: equinox 20 March 2024, solstice 20 June 2024, equinox 23 September 2023, solstice 22 December 2023.
        assert_eq!(solar_term(2024, 0, 29), Some(date(2024, 3, 20)));
        assert_eq!(solar_term(2024, 90, 29), Some(date(2024, 6, 20)));
        assert_eq!(solar_term(2023, 180, 29), Some(date(2023, 9, 23)));
        assert_eq!(solar_term(2023, 270, 29), Some(date(2023, 12, 22)));
    }
}
