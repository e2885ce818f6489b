//! Values as TIMEX3 writes them.

use crate::time::Interval;
use crate::time::shape::{At, Clock, DayPart, Length, Parts, Recurrence, Unit};
use std::fmt::Write;

pub(super) fn clock_text(clock: Clock, parts: &Parts) -> String {
    let afternoon = matches!(
        parts.part.map(|part| part.value),
        Some(DayPart::Noon | DayPart::Afternoon | DayPart::Evening | DayPart::Night)
    );
    let part = parts.part.map(|part| part.value);
    let hour = match clock.hour {
        24 => 0,
        // Two at night is behind midnight.
        hour @ 1..6 if part == Some(DayPart::Night) => hour,
        hour @ 1..12 if clock.twelve_hour && afternoon => hour + 12,
        hour => hour,
    };
    match clock.second {
        Some(second) => format!("{hour:02}:{:02}:{second:02}", clock.minute),
        None => format!("{hour:02}:{:02}", clock.minute),
    }
}

/// A day as ISO 8601 writes it, whether there is such a day or not.
pub(super) fn day_text(year: i16, month: u8, day: u8) -> String {
    // Of dates a text has more than of anything else that is formatted: there is room for one from the beginning.
    let mut text = String::with_capacity(10);
    let _ = write!(text, "{year:04}-{month:02}-{day:02}");
    text
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

/// What recurs as TIMEX3 writes it: `P2W`, `XXXX-WXX-4`, `XXXX-WXX-2TNI`, `XXXX-07`, `XXXX-XX-XXTMO`.
pub(super) fn recurrence_text(set: &Recurrence) -> String {
    let mut text = match (set.weekday, set.month, set.part) {
        (Some(day), ..) if set.every.count == 1 => format!("XXXX-WXX-{day}"),
        (_, Some(month), _) if set.every.count == 1 => {
            let day = set.day.map_or(String::new(), |day| format!("-{day:02}"));
            format!("XXXX-{:02}{day}", month.number)
        }
        (None, None, Some(_)) => "XXXX-XX-XX".to_owned(),
        _ => duration(Length::of(Some(f32::from(set.every.count)), set.every.unit)),
    };
    if let Some(clock) = set.clock {
        let base = if set.weekday.is_some() { text } else { "XXXX-XX-XX".to_owned() };
        let part = set.part.map(|value| At { value, span: Default::default() });
        text = format!("{base}T{}", clock_text(clock, &Parts { part, ..Parts::default() }));
    } else if let Some(part) = set.part {
        text.push_str(&format!("T{}", part.token()));
    }
    text
}

/// A length as TIMEX3 writes it: `PT50M`, `PT1H30M`, `P3W`, `PXM`, `P20Y`.
pub fn duration(length: Length) -> String {
    let length = in_iso_units(length);
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
    // Fractions and what comes on top go into the units that ISO 8601 has.
    let add = |unit: Unit, part: i64| {
        let on_top = length.rest.iter().flatten().filter(|(_, rest)| *rest == unit);
        part + on_top.map(|(count, _)| i64::from(*count)).sum::<i64>()
    };
    match length.unit {
        Unit::Hour => {
            clock_duration(whole, add(Unit::Minute, (part * 60.0).round() as i64), add(Unit::Second, 0))
        }
        Unit::Minute => clock_duration(0, whole, add(Unit::Second, (part * 60.0).round() as i64)),
        Unit::Second if part > 0.0 => format!("PT{count}S"),
        Unit::Second => clock_duration(0, 0, whole),
        Unit::Day if whole == 0 => clock_duration((part * 24.0).round() as i64, 0, 0),
        // TIMEX3 writes what has no smaller unit of its own as a decimal.
        Unit::Day | Unit::Week | Unit::Month if part > 0.0 && whole > 0 && length.rest == [None; 2] => {
            format!("P{count}{}", letter(length.unit))
        }
        Unit::Month if whole == 0 => format!("P{}D", (part * 30.0).round()),
        Unit::Year if part > 0.0 => {
            let months = (part * 12.0).round() as i64;
            if whole == 0 { format!("P{months}M") } else { format!("P{whole}Y{months}M") }
        }
        unit => {
            let mut text = format!("P{whole}{}", letter(unit));
            let mut in_clock = false;
            for (count, unit) in length.rest.iter().flatten() {
                if *unit <= Unit::Hour && !std::mem::replace(&mut in_clock, true) {
                    text.push('T');
                }
                text.push_str(&format!("{count}{}", letter(*unit)));
            }
            text
        }
    }
}

/// ISO 8601 has no quarters, decades and centuries: three quarters are nine months, two decades twenty years.
fn in_iso_units(length: Length) -> Length {
    let (times, unit) = match length.unit {
        Unit::Quarter => (3.0, Unit::Month),
        Unit::Decade => (10.0, Unit::Year),
        Unit::Century => (100.0, Unit::Year),
        Unit::Millennium => (1000.0, Unit::Year),
        _ => return length,
    };
    match length.count {
        Some(count) => Length { count: Some(count * times), unit, ..length },
        None => length,
    }
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
