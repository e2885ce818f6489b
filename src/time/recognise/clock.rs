//! Clock times and their zones.

use super::Grammar;
use crate::lang::{Glue, Sense};
use crate::text::{Span, TokenKind};
use crate::time::shape::{At, Clock, DayPart};

impl Grammar<'_, '_> {
    /// A clock time: «الساعة 15.35», «الثالثة والنصف مساء», «20:30», "3:35 p.m.", "noon". The token behind it.
    pub(super) fn clock(&self, at: usize) -> Option<(usize, At<Clock>)> {
        let reading = self.reading;
        if let Some((len, hour)) = reading.find(at, |sense| match sense {
            Sense::HourName(hour) => Some(hour),
            _ => None,
        }) {
            let clock = Clock { hour, minute: 0, second: None, twelve_hour: false };
            return Some((at + len, At { value: clock, span: reading.span(at, at + len - 1) }));
        }
        let after_word = self.glue_anywhere(at, Glue::HourWord);
        let start = after_word.unwrap_or(at);
        let (mut to, mut clock, certain) = self
            .digits(start, after_word.is_some())
            .or_else(|| self.hour_in_words(start, after_word.is_some()))?;
        let half = self.half_of_day(to);
        if let Some((next, is_pm)) = half {
            to = next;
            clock.hour = match (is_pm, clock.hour) {
                (true, hour @ 1..=11) => hour + 12,
                (false, 12) => 0,
                (_, hour) => hour,
            };
            clock.twelve_hour = false;
        }
        let is_clock = certain || after_word.is_some() || half.is_some() || self.zone(to).is_some();
        is_clock.then(|| (to, At { value: clock, span: reading.span(at, to - 1) }))
    }

    /// «20:30», «20.30» and «20,30»; only the colon makes a clock time by itself.
    fn digits(&self, at: usize, after_word: bool) -> Option<(usize, Clock, bool)> {
        let reading = self.reading;
        let (hour, 1..=2) = reading.number(at)? else { return None };
        let pair = |mark: char| {
            let glued = reading.is_mark(at + 1, mark) && reading.is_glued(at + 1) && reading.is_glued(at + 2);
            match glued.then(|| reading.number(at + 2))?? {
                (minute @ 0..=59, 2) => Some(minute),
                _ => None,
            }
        };
        let clock = |minute: u32, second| Clock {
            hour: hour as u8,
            minute: minute as u8,
            second,
            twelve_hour: false,
        };
        // A score like 25:20 is no clock time; behind «الساعة» it is one, and wrong.
        if let Some(minute) = pair(':').filter(|_| hour <= 24 || after_word) {
            let seconds =
                match (reading.is_mark(at + 3, ':') && reading.is_glued(at + 3), reading.number(at + 4)) {
                    (true, Some((second @ 0..=59, 2))) => Some(second as u8),
                    _ => None,
                };
            let to = if seconds.is_some() { at + 5 } else { at + 3 };
            return Some((to, clock(minute, seconds), true));
        }
        if let Some(minute) = pair('.').or_else(|| pair(',')) {
            return Some((at + 3, clock(minute, None), false));
        }
        let bare = Clock { hour: hour as u8, minute: 0, second: None, twelve_hour: hour <= 12 && after_word };
        Some((at + 1, bare, false))
    }

    /// «الثالثة والنصف», «السابعة إلا ربعا»: an ordinal with the article.
    fn hour_in_words(&self, at: usize, after_word: bool) -> Option<(usize, Clock, bool)> {
        let reading = self.reading;
        let is_arabic = reading.token(at).is_some_and(|token| token.kind == TokenKind::Arabic);
        if !is_arabic
            || !reading.word(at).clitics.article
            || !(after_word || reading.written(at).chars().count() > 4)
        {
            return None;
        }
        let (mut to, hour @ 1..=12) = self.ordinal(at)? else { return None };
        let mut clock = Clock { hour, minute: 0, second: None, twelve_hour: true };
        let fraction = |at| {
            reading.find(at, |sense| match sense {
                Sense::Fraction(hundredths) => Some(hundredths),
                _ => None,
            })
        };
        let minutes = |hundredths: u8| (u16::from(hundredths) * 60 / 99) as u8;
        if let Some(next) = self.glue(to, Glue::Less)
            && let Some((len, hundredths)) = fraction(next)
        {
            (to, clock.hour, clock.minute) = (next + len, (hour + 11) % 12, 60 - minutes(hundredths));
        } else if reading.word(to).clitics.conjunction
            && reading.follows_on_line(to)
            && let Some((len, hundredths)) = fraction(to)
        {
            (to, clock.minute) = (to + len, minutes(hundredths));
        }
        Some((to, clock, false))
    }

    /// Before or after noon, directly behind the clock time.
    fn half_of_day(&self, at: usize) -> Option<(usize, bool)> {
        let reading = self.reading;
        if !reading.follows_on_line(at) {
            return None;
        }
        if let Some(next) = self.glue(at, Glue::OClock) {
            return self.half_of_day(next);
        }
        let (len, is_pm) = reading.find(at, |sense| match sense {
            Sense::Am => Some(false),
            Sense::Pm => Some(true),
            Sense::DayPart(DayPart::Morning | DayPart::Dawn) => Some(false),
            Sense::DayPart(DayPart::Evening | DayPart::Afternoon) => Some(true),
            _ => None,
        })?;
        // «مساء الخميس» belongs to the weekday, unless the clock time has nothing else.
        Some((at + len, is_pm))
    }

    /// A time zone: «بتوقيت غرينتش», «بتوقيت شرق الولايات المتحدة», "GMT", "Eastern time". The token behind it.
    pub(super) fn zone(&self, at: usize) -> Option<(usize, At<&'static str>)> {
        let reading = self.reading;
        if !reading.follows_on_line(at) {
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
            let (len, name) = named(next)?;
            return Some((next + len, At { value: name, span: self.span_of(at, next + len) }));
        }
        let is_latin = reading.token(at).is_some_and(|token| token.kind == TokenKind::Latin && token.capital);
        let (len, name) = named(at).filter(|_| is_latin)?;
        Some((at + len, At { value: name, span: self.span_of(at, at + len) }))
    }

    pub(super) fn span_of(&self, from: usize, to: usize) -> Span {
        self.reading.span(from, to.saturating_sub(1))
    }

    /// The token behind a glue word, also at the beginning of a line.
    pub(super) fn glue_anywhere(&self, at: usize, glue: Glue) -> Option<usize> {
        self.reading.find(at, |sense| (sense == Sense::Glue(glue)).then_some(())).map(|(len, ())| at + len)
    }
}
