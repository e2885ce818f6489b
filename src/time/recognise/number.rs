//! Numbers in digits and in words.

use super::Grammar;
use crate::lang::{Classes, Glue, Sense};
use crate::text::TokenKind;

impl Grammar<'_, '_> {
    /// A count: «50», «خمسين», «خمسة وعشرين», "twenty-one", «1.5», «1,5», "2 1/2". The token behind it, and the
    /// count.
    pub(super) fn count(&self, at: usize) -> Option<(usize, f32)> {
        self.decimal(at).or_else(|| self.count_in_words(at).map(|(to, count)| (to, count as f32)))
    }

    /// The same for a count that begins with digits.
    pub(super) fn decimal(&self, at: usize) -> Option<(usize, f32)> {
        let reading = self.reading;
        let (whole, _) = reading.number(at)?;
        let glued = |n: usize| reading.is_glued(at + n);
        let Some(TokenKind::Mark(mark)) = reading.token(at + 1).map(|token| token.kind) else {
            // "2 1/2 years".
            let part = self.common_fraction(at + 1).filter(|_| reading.follows_on_line(at + 1) && !glued(1));
            let (to, part) = part.map_or((at + 1, 0.0), |part| (at + 4, part));
            return Some((to, whole as f32 + part));
        };
        if matches!(mark, '.' | ',' | '\u{066B}') && glued(1) && glued(2) {
            match reading.number(at + 2) {
                Some((part, digits @ 1..=2)) => {
                    return Some((at + 3, whole as f32 + part as f32 / 10f32.powi(i32::from(digits))));
                }
                // "1,000 years".
                Some((thousands, 3)) if whole < 1000 && mark == ',' => {
                    return Some((at + 3, (whole * 1000 + thousands) as f32));
                }
                _ => {}
            }
        }
        // "2½ years".
        let part = match mark {
            '\u{BD}' => Some(0.5),
            '\u{BC}' => Some(0.25),
            '\u{BE}' => Some(0.75),
            _ => None,
        };
        if let Some(part) = part.filter(|_| glued(1)) {
            return Some((at + 2, whole as f32 + part));
        }
        // "1/2 hour".
        let part = self.common_fraction(at);
        Some(part.map_or((at + 1, whole as f32), |part| (at + 3, part)))
    }

    /// Whether what stands behind a count lets it be that of a length.
    pub(super) fn may_be_counted(&self, at: usize) -> bool {
        const COUNTED: Classes = Classes::UNIT
            .or(Classes::RELATION)
            .or(Classes::WEEKDAY)
            .or(Classes::glue(Glue::And))
            .or(Classes::glue(Glue::Or))
            .or(Classes::glue(Glue::To))
            .or(Classes::glue(Glue::Other))
            .or(Classes::glue(Glue::HourMark));
        self.may(at, COUNTED) || self.reading.word(at).clitics.conjunction || self.is_dash(at)
    }

    fn common_fraction(&self, at: usize) -> Option<f32> {
        let reading = self.reading;
        if !(reading.is_mark(at + 1, '/') && reading.is_glued(at + 1) && reading.is_glued(at + 2)) {
            return None;
        }
        let ((over @ 1..=3, 1), (under @ 2..=4, 1)) = (reading.number(at)?, reading.number(at + 2)?) else {
            return None;
        };
        (over < under).then_some(over as f32 / under as f32)
    }

    /// A whole number in words: each further part is joined by «و» (in English by nothing, a hyphen or "and") and
    /// is of another order of size.
    pub(super) fn count_in_words(&self, at: usize) -> Option<(usize, u32)> {
        let (len, first) = self.cardinal(at)?;
        let (mut to, mut sum) = (at + len, first);
        while let Some((next, more)) = self.next_part(to) {
            // Arabic has the ones before the tens.
            let tens_behind_ones = self.is_arabic(at) && (1..10).contains(&(sum % 100)) && is_tens(more);
            let ones_behind_tens = !self.is_arabic(at) && is_tens(sum % 100) && (1..10).contains(&more);
            let smaller = sum >= 100 && more < 100 && sum.is_multiple_of(100)
                || sum >= 1000 && (100..1000).contains(&more) && sum.is_multiple_of(1000);
            let times = !self.is_arabic(at) && sum < 100 && (more == 100 || more == 1000);
            match () {
                () if times => sum *= more,
                () if tens_behind_ones || ones_behind_tens || smaller => sum += more,
                () => break,
            }
            to = next;
        }
        Some((to, sum))
    }

    /// The next part of a number in words, and the token behind it.
    fn next_part(&self, at: usize) -> Option<(usize, u32)> {
        let joined = self.joined(at).or_else(|| {
            let next = if self.reading.is_mark(at, '-') && self.reading.is_glued(at) { at + 1 } else { at };
            (self.is_latin(next) && self.reading.follows_on_line(next)).then_some(next)
        })?;
        let (len, value) = self.cardinal(joined)?;
        Some((joined + len, value))
    }

    /// A number by one word; "a" counts only where the word behind it is a unit, which the caller knows.
    pub(super) fn cardinal(&self, at: usize) -> Option<(usize, u32)> {
        if !self.may(at, Classes::CARDINAL) {
            return None;
        }
        self.reading.find(at, |sense| match sense {
            Sense::Cardinal(number) => Some(number),
            _ => None,
        })
    }

    /// A year in words: «ألفين وثمانية عشر», "nineteen ninety-six", "two thousand and five".
    pub(super) fn year_in_words(&self, at: usize) -> Option<(usize, u32)> {
        if !self.may(at, Classes::CARDINAL) {
            return None;
        }
        let (to, count) = self.count_in_words(at)?;
        if (1000..2200).contains(&count) {
            return Some((to, count));
        }
        // "nineteen ninety-six", "nineteen hundred", "twenty twenty".
        let (len, century @ (17..=20)) = self.cardinal(at)? else { return None };
        let next = if self.reading.is_mark(at + len, '-') { at + len + 1 } else { at + len };
        if !self.is_latin(at) || !self.reading.follows_on_line(next) {
            return None;
        }
        let (to, rest @ 10..=99) = self.count_in_words(next)? else { return None };
        Some((to, century * 100 + rest))
    }

    fn ordinal_word(&self, at: usize) -> Option<(usize, u8)> {
        if !self.may(at, Classes::ORDINAL) {
            return None;
        }
        self.reading.find(at, |sense| match sense {
            Sense::Ordinal(number) => Some(number),
            _ => None,
        })
    }

    /// An ordinal: «الثاني عشر», «الحادي والعشرين», "12th", "twenty-first". The token behind it, and the number.
    pub(super) fn ordinal(&self, at: usize) -> Option<(usize, u8)> {
        let reading = self.reading;
        if let Some((number @ 1..=99, 1..=2)) = reading.number(at) {
            let is_ordinal = reading.is_glued(at + 1) && self.may(at + 1, Classes::ORDINAL_SUFFIX);
            return is_ordinal.then_some((at + 2, number as u8));
        }
        if self.is_arabic(at) {
            let (len, first) = self.ordinal_word(at)?;
            let to = at + len;
            if first < 10
                && let Some(next) = self.joined(to)
                && let Some((len, tens @ (20 | 30))) = self.ordinal_word(next)
            {
                return Some((next + len, first + tens));
            }
            return Some((to, first));
        }
        // "twenty-first".
        if let Some((len, tens @ (20 | 30))) = self.cardinal(at) {
            let next = at + len;
            let next = if reading.is_mark(next, '-') { next + 1 } else { next };
            if reading.follows_on_line(next)
                && let Some((len, ones @ 1..=9)) = self.ordinal_word(next)
            {
                return Some((next + len, tens as u8 + ones));
            }
        }
        self.ordinal_word(at).map(|(len, number)| (at + len, number))
    }

    /// A day of a month: one or two digits, or an ordinal. What the digits say is kept even where no month has
    /// such a day: that is for a rule to tell.
    pub(super) fn day_number(&self, at: usize) -> Option<(usize, u8)> {
        if let Some((to, day @ 1..=31)) = self.ordinal(at) {
            // «أول» and «ثاني» without the article count things, not days.
            let in_words = self.reading.number(at).is_none();
            let counts = in_words && self.is_arabic(at) && !self.reading.word(at).clitics.article && day != 1;
            return (!counts).then_some((to, day));
        }
        match self.reading.number(at)? {
            (number, 1..=2) => Some((at + 1, number as u8)),
            _ => None,
        }
    }
}

fn is_tens(number: u32) -> bool {
    (20..100).contains(&number) && number.is_multiple_of(10)
}
