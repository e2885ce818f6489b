//! Months by name, with two names side by side, and years.

use super::Grammar;
use super::point::{Last, Row};
use crate::lang::{Classes, Glue, Number, Sense, Tradition, clitics};
use crate::text::TokenKind;
use crate::time::shape::{At, Calendar, Month, Offset, Unit, Year};

/// A month as it stands in the text.
pub(super) struct NamedMonth {
    pub(super) month: At<Month>,
    /// Its second name: «كانون الثاني/يناير».
    pub(super) too: Option<At<Month>>,
    /// Whether the name is no ordinary word as well, or something shows that it is none here.
    pub(super) sure: bool,
}

impl Grammar<'_, '_> {
    pub(super) fn fill_month(&self, at: usize, row: &mut Row) -> Option<usize> {
        if row.parts.month.is_some() {
            return None;
        }
        let (to, named) = self.month(at)?;
        (row.parts.month, row.parts.month_too, row.last) = (Some(named.month), named.too, Last::Month);
        row.unsure = !named.sure;
        if row.parts.days.is_none() && row.parts.pick.is_none_or(|pick| pick.value.index == 0) {
            // «باب أولى» is no day of August.
            let may_go_on = named.sure || self.is_latin(at);
            let behind = may_go_on.then(|| self.days_behind_month(to, row)).flatten();
            return Some(behind.unwrap_or(to));
        }
        Some(to)
    }

    pub(super) fn month(&self, at: usize) -> Option<(usize, NamedMonth)> {
        let reading = self.reading;
        if !self.may(at, Classes::MONTH.or(Classes::UNIT)) {
            return None;
        }
        let is_month_word = |sense| matches!(sense, Sense::Unit(Unit::Month, Number::Singular));
        // «شهر مايو», "the month of May".
        let start = match reading.has(at, is_month_word) && reading.follows_on_line(at + 1) {
            true => self.glue(at + 1, Glue::Of).filter(|_| self.is_latin(at)).unwrap_or(at + 1),
            false => at,
        };
        let Some((mut to, month, tradition, sure)) = self.month_name(start) else {
            return (start > at).then(|| self.numbered_month(start))?;
        };
        let first = At { value: month, span: self.span_of(start, to) };
        let bracket = reading.is_mark(to, '(');
        let slash = reading.is_mark(to, '/') || reading.is_mark(to, '-');
        if (bracket || slash)
            && reading.follows_on_line(to)
            && reading.follows_on_line(to + 1)
            && let Some((mut end, other, other_tradition, _)) = self.month_name(to + 1)
            && other_tradition != tradition
            && (!bracket || reading.is_mark(end, ')'))
        {
            let too = At { value: other, span: self.span_of(to + 1, end) };
            end += usize::from(bracket);
            return Some((end, NamedMonth { month: first, too: Some(too), sure: true }));
        }
        // The stop of "Jan." belongs to it where a number follows.
        if reading.is_mark(to, '.') && reading.is_glued(to) && reading.number(to + 1).is_some() {
            to += 1;
        }
        Some((to, NamedMonth { month: first, too: None, sure: sure || start > at }))
    }

    /// «شهر 10» and «شهر عشرة»: behind the word for a month its number.
    fn numbered_month(&self, at: usize) -> Option<(usize, NamedMonth)> {
        let (to, number) = match self.reading.number(at) {
            Some((number, 1..=2)) => (at + 1, number),
            Some(_) => return None,
            None => self.cardinal(at).map(|(len, number)| (at + len, number))?,
        };
        // «شهر واحد» is a length, and so is «شهر 3 أيام».
        let is_length = number == 1 && self.reading.number(at).is_none() || self.may(to, Classes::UNIT);
        if is_length || !(1..=12).contains(&number) {
            return None;
        }
        let month = Month { number: number as u8, calendar: Calendar::Gregorian };
        let month = At { value: month, span: self.span_of(at, to) };
        Some((to, NamedMonth { month, too: None, sure: true }))
    }

    pub(super) fn month_name(&self, at: usize) -> Option<(usize, Month, Tradition, bool)> {
        if !self.may(at, Classes::MONTH) {
            return None;
        }
        let (len, (month, tradition, sure)) = self.reading.find(at, |sense| match sense {
            Sense::Month { month, tradition, sure } => Some((month, tradition, sure)),
            _ => None,
        })?;
        let token = self.reading.token(at)?;
        // "$DEC" and "#May" name something else.
        let tagged = at > 0
            && ['$', '#', '@'].into_iter().any(|mark| self.reading.is_mark(at - 1, mark))
            && self.reading.is_glued(at);
        if tagged {
            return None;
        }
        // "It may be in may."
        let closes = self.ends_clause(at + len)
            && at.checked_sub(1).is_some_and(|before| self.may(before, Classes::glue(Glue::At)));
        let doubtful = token.kind == TokenKind::Latin && !token.capital && !sure && !closes;
        if doubtful && !self.has_day_beside(at, at + len) {
            return None;
        }
        // «أب» with a hamza is a father as often as August, and «أول أب» the first to be one.
        let hamza = !sure && self.reading.written(at).starts_with('\u{623}');
        let by_number = || {
            let number = |at: usize| self.reading.number(at).is_some();
            at.checked_sub(1).is_some_and(number) || number(at + len) || self.reading.is_mark(at + len, '/')
        };
        (!hamza || by_number()).then_some((at + len, month, tradition, sure))
    }

    /// Whether a day or a year stands beside the word `from..to`, in copy that writes "march 3" without capitals.
    fn has_day_beside(&self, from: usize, to: usize) -> bool {
        let number = |at: usize| {
            self.reading.token(at).is_some_and(|token| token.kind == TokenKind::Number)
                || self.may(at, Classes::ORDINAL)
        };
        let before = from.checked_sub(1).is_some_and(|before| {
            number(before) || self.may(before, Classes::ORDINAL_SUFFIX) || {
                let ordinal = before
                    .checked_sub(1)
                    .is_some_and(|at| self.ordinal(at).is_some() || self.may(at, Classes::ORDINAL_SUFFIX));
                self.may(before, Classes::glue(Glue::Of)) && ordinal
            }
        });
        before || self.reading.follows_on_line(to) && number(to) && !self.is_arabic(to)
    }

    pub(super) fn fill_year(&self, at: usize, row: &mut Row) -> Option<usize> {
        if row.parts.year.is_some() {
            return None;
        }
        let dated = row.last != Last::Nothing;
        let (to, year, stated) = match self.short_year_behind(at, row) {
            Some((to, year)) => (to, year, true),
            None => self.year(at, dated)?,
        };
        // By itself a number is a year only with a word or an era, or where a small word expects one.
        if !dated && !stated && !self.expects_year(at, to) {
            return None;
        }
        // Behind «الأسبوع المقبل» a number counts; behind «الربع الثالث» it is a year.
        let of_counted = row.last == Last::Unit
            && row.parts.unit.is_none()
            && !matches!(
                row.parts.offset,
                Some(At { value: Offset { unit: Unit::Year | Unit::Month, .. }, .. })
            );
        if of_counted || row.parts.weekday.is_some() && row.parts.days.is_none() && row.parts.month.is_none()
        {
            return None;
        }
        (row.parts.year, row.last, row.unsure) = (Some(year), Last::Year, false);
        Some(to)
    }

    /// "14 April 15." where nothing follows: the year in two digits behind day and month.
    fn short_year_behind(&self, at: usize, row: &Row) -> Option<(usize, At<Year>)> {
        let (days, month) = (row.parts.days?, row.parts.month?);
        let (number, 2) = self.reading.number(at)? else { return None };
        let before = at.checked_sub(1).filter(|before| self.is_latin(*before))?;
        let direct =
            row.last == Last::Month && days.span.end <= month.span.start && self.may(before, Classes::MONTH);
        let ends = self.ends_sentence(at + 1);
        let value = Year { number: number as i16, digits: 2, calendar: Calendar::Gregorian, cut: false };
        (direct && ends).then(|| (at + 1, At { value, span: self.span_of(at, at + 1) }))
    }

    /// Whether the sentence ends in front of the token `at`, or with the mark there.
    fn ends_sentence(&self, at: usize) -> bool {
        let sentence = |at: usize| self.reading.token(at).map(|token| token.sentence);
        let here = at.checked_sub(1).and_then(sentence);
        sentence(at) != here
            || self.reading.token(at).is_some_and(|token| !token.is_word() && token.kind != TokenKind::Number)
                && sentence(at + 1) != here
    }

    /// «2021», «عام 2021», «2021م», «1443هـ», «عام ألفين وعشرين», "fiscal 1989", "1996-97", and «202» where a year
    /// was cut short. Whether words beside the number say that it is a year.
    pub(super) fn year(&self, at: usize, dated: bool) -> Option<(usize, At<Year>, bool)> {
        let reading = self.reading;
        let is_year_word = |sense| matches!(sense, Sense::Unit(Unit::Year, Number::Singular));
        let (mut start, mut has_word) = (at, false);
        if let Some(next) = self.glue_anywhere(at, Glue::Fiscal) {
            (start, has_word) = (next, true);
        }
        if self.may(start, Classes::UNIT)
            && reading.has(start, is_year_word)
            && reading.follows_on_line(start + 1)
        {
            (start, has_word) = (start + 1, true);
        }
        if has_word && !reading.follows_on_line(start) {
            return None;
        }
        let Some((number, digits)) = reading.number(start) else {
            // In words only behind the word for a year, or a date.
            let (to, number) =
                self.year_in_words(start).filter(|_| has_word || dated || self.expects_year_words(at))?;
            let year = Year { number: number as i16, digits: 4, calendar: Calendar::Gregorian, cut: false };
            return Some((to, At { value: year, span: self.span_of(start, to) }, true));
        };
        let mut to = start + 1;
        if let Some(end) = self.before_era(to).filter(|_| (1..=4).contains(&digits)) {
            let year =
                Year { number: -(number as i16), digits: 4, calendar: Calendar::Gregorian, cut: false };
            return Some((end, At { value: year, span: self.span_of(start, end) }, true));
        }
        let era = self.era(to);
        if let Some((len, _)) = era {
            to += len;
        }
        let cut = dated && digits == 3 && (number / 10 == 20 || number / 10 == 19) && self.ends_clause(to);
        // «100م» is a length; a year of fewer digits has the word for one, or is of the Hijri calendar.
        let short = era.is_some_and(|(_, calendar)| calendar == Calendar::Hijri) || has_word;
        let plausible = digits == 4 && (1000..2200).contains(&number)
            || era.is_some() && short && (1..=4).contains(&digits);
        if !plausible && !cut || self.goes_on(to) {
            return None;
        }
        let calendar = match era {
            Some((_, calendar)) => calendar,
            // A newsroom's year of the fourteenth and fifteenth century behind «عام» is a Hijri one.
            None if has_word && self.is_arabic(at) && (1380..1500).contains(&number) => Calendar::Hijri,
            None => Calendar::Gregorian,
        };
        let year = Year { number: number as i16, digits, calendar, cut };
        Some((to, At { value: year, span: self.span_of(start, to) }, has_word || era.is_some()))
    }

    /// The token behind «قبل الميلاد» or "BC".
    fn before_era(&self, at: usize) -> Option<usize> {
        if !self.may(at, Classes::ERA) || !self.reading.follows_on_line(at) {
            return None;
        }
        let (len, ()) = self.reading.find(at, |sense| matches!(sense, Sense::BeforeEra).then_some(()))?;
        Some(at + len)
    }

    /// The mark of a calendar behind a year: its length in tokens, and which.
    pub(super) fn era(&self, at: usize) -> Option<(usize, Calendar)> {
        let reading = self.reading;
        if !self.may(at, Classes::ERA) || !reading.follows_on_line(at) {
            return None;
        }
        let era = reading.find(at, |sense| match sense {
            Sense::Era(calendar) => Some(calendar),
            _ => None,
        });
        era.filter(|_| {
            reading.is_glued(at) || reading.written(at).chars().count() > 1 || self.ends_clause(at + 1)
        })
    }

    /// A decimal, a time or a part of a longer number is no year.
    fn goes_on(&self, at: usize) -> bool {
        let reading = self.reading;
        let mark =
            [':', '.', ',', '/'].into_iter().any(|mark| reading.is_mark(at, mark) && reading.is_glued(at));
        mark && reading.is_glued(at + 1) && reading.number(at + 1).is_some() || reading.is_mark(at, '%')
    }

    /// Whether the words around a bare number of four digits make it a year: «في 2014», "since 2009", «(2008)».
    pub(super) fn expects_year(&self, at: usize, to: usize) -> bool {
        let reading = self.reading;
        let Some((year @ 1500..=2200, 4)) = reading.number(at) else { return false };
        // "2019 H2", "2017 April".
        let dated = |next| self.may(next, Classes::MONTH) || self.nth_unit(next).is_some();
        if (1900..=2100).contains(&year) && reading.follows_on_line(to) && !self.is_arabic(to) && dated(to) {
            return true;
        }
        // "2014-2018" and "2020/Sep/23".
        let mark = ['-', '/', '~', '\u{2013}'].into_iter().find(|mark| reading.is_mark(to, *mark));
        if reading.is_glued(to)
            && reading.is_glued(to + 1)
            && (1900..=2100).contains(&year)
            && let Some(mark) = mark
        {
            let other = reading.number(to + 1).filter(|_| mark != '/' && self.ends_number(to + 2));
            let is_part = at > 0 && reading.is_glued(at);
            let years = matches!(other, Some((last @ 1900..=2100, 4)) if last > year);
            if years && !is_part || matches!(mark, '-' | '/') && self.may(to + 1, Classes::MONTH) {
                return true;
            }
        }
        // "2017-Q1".
        if self.is_hyphenated(to + 1) && self.is_latin(to + 1) && self.nth_unit(to + 1).is_some() {
            return true;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        // "between 2000 and 3000 megawatts".
        if self.may(before, Classes::glue(Glue::Between))
            && let Some(other) = self.joined(to)
            && reading.number(other).is_some_and(|(other, _)| !(1900..=2100).contains(&other))
        {
            return false;
        }
        let is_latin = self.is_latin(before);
        // Numbers of other centuries count things more often than years.
        const PREPOSITIONS: Classes = Classes::glue(Glue::At).or(Classes::glue(Glue::Since));
        let old = is_latin && self.may(before, PREPOSITIONS) && self.ends_clause(to);
        if !(old || (1900..=2100).contains(&year)) {
            return false;
        }
        let expects = self.expects(before)
            || is_latin && self.may(before, Classes::glue(Glue::Of).or(Classes::glue(Glue::The)))
            || self.may(before, Classes::PERIOD_PART);
        // English writes years where it will; Arabic numbers of four digits count things as often.
        let plain_english = is_latin && !self.is_code(before) && !reading.is_glued(at) && self.is_plain(to);
        if plain_english && reading.follows_on_line(at) {
            return true;
        }
        let in_brackets = reading.is_mark(before, '(') && reading.is_mark(to, ')');
        in_brackets || expects && reading.follows_on_line(at) && !self.counts_something(to)
    }

    /// Whether a word of capitals alone stands at `at`, which makes a name of the number behind it: "ISO 2000".
    fn is_code(&self, at: usize) -> bool {
        let written = self.reading.written(at);
        written.len() > 1
            && written.chars().all(|letter| letter.is_ascii_uppercase())
            && !self.reading.is_known(at)
            && self.reading.follows_on_line(at + 1)
    }

    /// Whether a small word in front expects a time behind it.
    fn expects(&self, before: usize) -> bool {
        const EXPECTING: Classes = Classes::glue(Glue::At)
            .or(Classes::glue(Glue::Since))
            .or(Classes::glue(Glue::To))
            .or(Classes::glue(Glue::Between))
            .or(Classes::glue(Glue::Before))
            .or(Classes::glue(Glue::After))
            .or(Classes::glue(Glue::And));
        self.may(before, EXPECTING)
    }

    fn expects_year_words(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            let of = self.is_latin(before) && self.may(before, Classes::glue(Glue::Of));
            self.reading.follows_on_line(at) && (self.expects(before) || of)
        })
    }

    /// Whether nothing behind a number looks counted by it: no unit, no lower-case plural, no part of a number.
    fn is_plain(&self, at: usize) -> bool {
        let reading = self.reading;
        let Some(token) = reading.token(at).filter(|_| reading.follows_on_line(at)) else { return true };
        let plural =
            token.kind == TokenKind::Latin && !token.capital && clitics::is_plural_form(reading.folded(at));
        let glued = reading.is_glued(at) && (token.is_word() || token.is_mark('-'));
        !plural && !glued && !self.counts_something(at)
    }

    /// Whether the word behind a number is what it counts. A verb, a conjunction and a preposition are not counted;
    /// of words that the lexicon does not know, a noun without clitics is suspected in Arabic only where it ends as
    /// counted nouns do.
    pub(super) fn counts_something(&self, at: usize) -> bool {
        let reading = self.reading;
        if !reading.follows_on_line(at) || reading.word(at).clitics.conjunction {
            return false;
        }
        // English counts in the plural: "the 1988 quarter" is one of that year.
        let latin = self.is_latin(at);
        reading.is_mark(at, '%')
            || self.may(at, Classes::UNIT)
                && reading.has(at, |sense| match sense {
                    Sense::Unit(_, number) => !latin || number == Number::Plural,
                    _ => false,
                })
    }

    /// Whether a small word in front makes a month of a name that is an ordinary word as well.
    pub(super) fn expects_month(&self, at: usize) -> bool {
        const EXPECTING: Classes = Classes::glue(Glue::At)
            .or(Classes::glue(Glue::Since))
            .or(Classes::glue(Glue::To))
            .or(Classes::PERIOD_PART);
        // "May to July".
        if self.is_latin(at)
            && self.reading.token(at).is_some_and(|token| token.capital)
            && let Some(next) = self.range_mark(at + 1)
            && self.month_name(next).is_some_and(|(.., sure)| sure)
        {
            return true;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        // "the end of March".
        let of_part = self.may(before, Classes::glue(Glue::Of))
            && before.checked_sub(1).is_some_and(|part| self.may(part, Classes::PERIOD_PART));
        (self.may(before, EXPECTING) || of_part) && self.reading.follows_on_line(at)
    }
}
