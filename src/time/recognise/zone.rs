//! What stands behind a clock time: the half of the day, and the zone.

use super::Grammar;
use crate::lang::{Classes, Glue, Sense};
use crate::time::shape::{At, Clock, DayPart};

impl Grammar<'_, '_> {
    /// The half of the day, directly behind the clock time: "p.m.", «صباحا», "in the morning", «في المساء».
    pub(super) fn half_of_day(&self, at: usize) -> Option<(usize, Half)> {
        let reading = self.reading;
        if !reading.follows_on_line(at) {
            return None;
        }
        const HALVES: Classes = Classes::HALF_OF_DAY.or(Classes::DAY_PART);
        if self.may(at, HALVES) {
            // "7 morning papers" has no clock time.
            let plain = self.is_latin(at) && !self.may(at, Classes::HALF_OF_DAY);
            return reading.find(at, Half::by).map(|(len, half)| (at + len, half)).filter(|_| !plain);
        }
        let inside = self.behind_article(self.glue(at, Glue::At)?);
        if !self.may(inside, Classes::DAY_PART) {
            return None;
        }
        reading.find(inside, Half::by).map(|(len, half)| (inside + len, half))
    }

    /// A time zone: «بتوقيت غرينتش», «بتوقيت شرق الولايات المتحدة», "GMT", "Eastern time". The token behind it.
    pub(super) fn zone(&self, at: usize) -> Option<(usize, At<&'static str>)> {
        let reading = self.reading;
        if !self.may(at, Classes::ZONE.or(Classes::glue(Glue::ZoneWord))) || !reading.follows_on_line(at) {
            return None;
        }
        let named = |at| {
            reading.find(at, |sense| match sense {
                Sense::Zone(name) => Some(name),
                _ => None,
            })
        };
        if let Some(mut next) = self.glue(at, Glue::ZoneWord) {
            if named(next).is_none()
                && let Some(behind) = self.glue(next, Glue::ZoneDirection)
            {
                next = behind;
            }
            // The "local" of "local time" is part of a name.
            if let Some((len, name)) = named(next) {
                return Some((next + len, At { value: name, span: self.span_of(at, next + len) }));
            }
        }
        let is_latin = self.is_latin(at) && reading.token(at).is_some_and(|token| token.capital);
        // «ت غ».
        let is_short = |len| self.is_arabic(at) && len > 1 && reading.written(at).chars().nth(1).is_none();
        // "local time" is none without its second word.
        let is_phrase = |len| self.is_latin(at) && len > 1;
        let (len, name) = named(at).filter(|(len, _)| is_latin || is_phrase(*len) || is_short(*len))?;
        Some((at + len, At { value: name, span: self.span_of(at, at + len) }))
    }

    /// The zone of a clock time that is one without it: in brackets, "9 a.m. (BST)", and in lower case, "8:00 gmt".
    pub(super) fn zone_aside(&self, at: usize) -> Option<(usize, At<&'static str>)> {
        let reading = self.reading;
        if reading.is_mark(at, '(') && reading.follows_on_line(at) {
            let (to, zone) = self.zone(at + 1)?;
            return reading.is_mark(to, ')').then_some((to + 1, zone));
        }
        if !self.may(at, Classes::ZONE) || !self.is_latin(at) || !reading.follows_on_line(at) {
            return None;
        }
        let (1, name) = reading.find(at, |sense| match sense {
            Sense::Zone(name) => Some(name),
            _ => None,
        })?
        else {
            return None;
        };
        // "8:00 west of town".
        const DAY: Classes = Classes::WEEKDAY.or(Classes::DAY);
        let next = self.glue(at + 1, Glue::At).unwrap_or(at + 1);
        let stands = self.ends_clause(at + 1) || self.may(next, DAY);
        stands.then(|| (at + 1, At { value: name, span: self.span_of(at, at + 1) }))
    }
}

/// The part of the day that tells which of the two hours of one number is meant.
#[derive(Clone, Copy)]
pub(super) enum Half {
    BeforeNoon,
    AfterNoon,
    /// Around noon: eleven is before it, one behind it.
    Noon,
    /// Eleven at night is before midnight, two at night behind it.
    Night,
}

impl Half {
    fn by(sense: Sense) -> Option<Half> {
        Some(match sense {
            Sense::Am | Sense::DayPart(DayPart::Morning | DayPart::Dawn) => Half::BeforeNoon,
            Sense::Pm | Sense::DayPart(DayPart::Evening | DayPart::Afternoon) => Half::AfterNoon,
            Sense::DayPart(DayPart::Noon) => Half::Noon,
            Sense::DayPart(DayPart::Night) => Half::Night,
            _ => return None,
        })
    }

    pub(super) fn of(self, clock: Clock) -> Clock {
        let hour = match (self, clock.hour) {
            (Half::AfterNoon, hour @ 1..=11) | (Half::Noon, hour @ 1..=5) | (Half::Night, hour @ 6..=11) => {
                hour + 12
            }
            (Half::BeforeNoon | Half::Night, 12) => 0,
            (_, hour) => hour,
        };
        Clock { hour, twelve_hour: false, ..clock }
    }
}
