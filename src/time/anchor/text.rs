//! Values as TIMEX3 writes them.

use crate::time::Interval;
use crate::time::shape::{Clock, DayPart, Length, Parts, Unit};

pub(super) fn clock_text(clock: Clock, parts: &Parts) -> String {
    let afternoon = matches!(
        parts.part.map(|part| part.value),
        Some(DayPart::Afternoon | DayPart::Evening | DayPart::Night)
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
pub(super) fn zone_text(zone: &str, day: Option<Interval>, clock: Clock) -> String {
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

pub(super) fn minutes_of(rest: Option<(i64, Unit)>) -> i64 {
    rest.map_or(0, |(count, unit)| if unit == Unit::Minute { count } else { 0 })
}

pub(super) fn seconds_of(rest: Option<(i64, Unit)>) -> i64 {
    rest.map_or(0, |(count, unit)| if unit == Unit::Second { count } else { 0 })
}

pub(super) fn clock_duration(hours: i64, minutes: i64, seconds: i64) -> String {
    let mut text = "PT".to_owned();
    for (count, letter) in [(hours, 'H'), (minutes, 'M'), (seconds, 'S')] {
        if count > 0 {
            text.push_str(&format!("{count}{letter}"));
        }
    }
    if text == "PT" { "PT0S".to_owned() } else { text }
}

pub(super) fn letter(unit: Unit) -> &'static str {
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
