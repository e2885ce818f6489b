//! Numbers in digits and in words.

use super::Grammar;
use crate::lang::{Glue, Sense};
use crate::text::TokenKind;

impl Grammar<'_, '_> {
    /// A count: «50», «خمسين», «خمسة وعشرين», "twenty-one", «1.5», «1,5». The token behind it, and the count.
    pub(super) fn count(&self, at: usize) -> Option<(usize, f32)> {
        self.decimal(at).or_else(|| self.count_in_words(at).map(|(to, count)| (to, count as f32)))
    }

    fn decimal(&self, at: usize) -> Option<(usize, f32)> {
        let reading = self.reading;
        let (whole, _) = reading.number(at)?;
        let point = ['.', ',', '\u{066B}'].into_iter().any(|mark| reading.is_mark(at + 1, mark));
        if point
            && reading.is_glued(at + 1)
            && reading.is_glued(at + 2)
            && let Some((part, digits @ 1..=2)) = reading.number(at + 2)
        {
            return Some((at + 3, whole as f32 + part as f32 / 10f32.powi(i32::from(digits))));
        }
        Some((at + 1, whole as f32))
    }

    /// A whole number in words.
    pub(super) fn count_in_words(&self, at: usize) -> Option<(usize, u32)> {
        let (len, first) = self.cardinal(at)?;
        let mut to = at + len;
        // "twenty-one", "twenty one".
        if first >= 20 && first % 10 == 0 && first < 100 {
            let next = if self.reading.is_mark(to, '-') { to + 1 } else { to };
            if self.reading.follows_on_line(next)
                && !self.reading.word(next).clitics.conjunction
                && let Some((len, ones @ 1..=9)) = self.cardinal(next)
                && self.reading.token(next).is_some_and(|token| token.kind == TokenKind::Latin)
            {
                return Some((next + len, first + ones));
            }
        }
        let mut sum = first;
        // «مئة وخمسة وعشرين»: each further part is joined by «و» and is of another order of size.
        while let Some((next, more)) = self.and_cardinal(to) {
            let fits = sum < 10 && (20..100).contains(&more) || sum >= 100 && more < 100;
            if !fits {
                break;
            }
            (to, sum) = (next, sum + more);
        }
        Some((to, sum))
    }

    fn and_cardinal(&self, at: usize) -> Option<(usize, u32)> {
        if !self.reading.follows_on_line(at) {
            return None;
        }
        let next = match self.reading.word(at).clitics.conjunction {
            true => at,
            false => self.glue(at, Glue::And)?,
        };
        let (len, value) = self.cardinal(next)?;
        Some((next + len, value))
    }

    fn cardinal(&self, at: usize) -> Option<(usize, u32)> {
        self.reading.find(at, |sense| match sense {
            Sense::Cardinal(number) => Some(number),
            _ => None,
        })
    }

    /// An ordinal: «الثاني عشر», «الحادي والعشرين», "12th", "twenty-first". The token behind it, and the number.
    pub(super) fn ordinal(&self, at: usize) -> Option<(usize, u8)> {
        let reading = self.reading;
        if let Some((number @ 1..=31, 1..=2)) = reading.number(at)
            && reading.is_glued(at + 1)
            && reading.has(at + 1, |sense| sense == Sense::OrdinalSuffix)
        {
            return Some((at + 2, number as u8));
        }
        let word = |at| {
            reading.find(at, |sense| match sense {
                Sense::Ordinal(number) => Some(number),
                _ => None,
            })
        };
        let (len, first) = word(at)?;
        let to = at + len;
        let is_arabic = reading.token(at).is_some_and(|token| token.kind == TokenKind::Arabic);
        if is_arabic && first < 10 && reading.follows_on_line(to) {
            let next = if reading.word(to).clitics.conjunction { Some(to) } else { self.glue(to, Glue::And) };
            if let Some(next) = next
                && let Some((len, tens @ (20 | 30))) = word(next)
            {
                return Some((next + len, first + tens));
            }
        }
        if !is_arabic {
            // "twenty-first".
            if let Some((next, tens @ (20 | 30))) =
                self.cardinal(at).map(|(len, tens)| (at + len, tens as u8))
            {
                let next = if reading.is_mark(next, '-') { next + 1 } else { next };
                if let Some((len, ones @ 1..=9)) = word(next) {
                    return Some((next + len, tens + ones));
                }
            }
        }
        Some((to, first))
    }

    /// A day of a month: one or two digits, or an ordinal. What the digits say is kept even where no month has
    /// such a day: that is for a rule to tell.
    pub(super) fn day_number(&self, at: usize) -> Option<(usize, u8)> {
        if let Some(found) = self.ordinal(at) {
            // «أول» and «ثاني» without the article count things, not days.
            let word = self.reading.word(at);
            let in_words = self.reading.number(at).is_none();
            let is_arabic = self.reading.token(at).is_some_and(|token| token.kind == TokenKind::Arabic);
            return (!in_words || !is_arabic || word.clitics.article || found.1 == 1).then_some(found);
        }
        match self.reading.number(at)? {
            (number, 1..=2) => Some((at + 1, number as u8)),
            _ => None,
        }
    }
}
