//! Years, in digits and in words, and which numbers are none.

use super::Grammar;
use super::point::{Last, Row};
use crate::lang::{Classes, Glue, Number, Sense, TimeClass, clitics};
use crate::text::TokenKind;
use crate::time::shape::{At, Calendar, Offset, Unit, Year};

impl Grammar<'_, '_> {
    pub(super) fn fill_year(&self, at: usize, row: &mut Row) -> Option<usize> {
        if row.parts.year.is_some() {
            return None;
        }
        let dated = row.last != Last::Nothing;
        let short = self.short_year_behind(at, row).or_else(|| self.apostrophe_year(at, row));
        let (to, year, stated) = match short {
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
        if let Some(found) = self.era_year(at) {
            return Some(found);
        }
        let (mut start, mut has_word) = (at, false);
        let fiscal = self.glue_anywhere(at, Glue::Fiscal).filter(|_| self.is_latin(at));
        if let Some(next) = fiscal {
            (start, has_word) = (next, true);
        }
        if self.may(start, Classes::UNIT)
            && reading.has(start, is_year_word)
            && reading.follows_on_line(start + 1)
        {
            (start, has_word) = (start + 1, true);
            // «السنة المالية 2023».
            start = self.glue(start, Glue::Fiscal).filter(|_| self.is_arabic(at)).unwrap_or(start);
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
        // "FY24".
        let glued = fiscal == Some(start) && digits == 2 && reading.is_glued(start);
        let plausible = digits == 4 && (1000..2200).contains(&number)
            || era.is_some() && short && (1..=4).contains(&digits)
            || glued;
        let twin = era.is_some() && reading.is_mark(to, '/');
        if !plausible && !cut || self.goes_on(to) && !twin && self.season(start).is_none() {
            return None;
        }
        let calendar = match era {
            Some((_, calendar)) => calendar,
            // A newsroom's year of the fourteenth and fifteenth century behind «عام» is a Hijri one.
            None if has_word && self.is_arabic(at) && (1380..1500).contains(&number) => Calendar::Hijri,
            None => Calendar::Gregorian,
        };
        // An era makes a whole year of any number.
        let digits = if era.is_some() && calendar == Calendar::Gregorian { 4 } else { digits };
        let year = Year { number: number as i16, digits, calendar, cut };
        Some((to, At { value: year, span: self.span_of(start, to) }, has_word || era.is_some()))
    }

    /// "AD 79" and "79 AD": capitals mark the years that nobody takes for one without them.
    fn era_year(&self, at: usize) -> Option<(usize, At<Year>, bool)> {
        let reading = self.reading;
        let is_mark = |at: usize| {
            let capital = |letter: char| letter.is_ascii_uppercase() || letter == '.';
            self.may(at, Classes::ERA)
                && self.is_latin(at)
                && reading.written(at).chars().all(capital)
                && reading.follows_on_line(at)
        };
        let gregorian = |at: usize| {
            if !is_mark(at) {
                return None;
            }
            let era = reading.find(at, |sense| match sense {
                Sense::Era(Calendar::Gregorian) => Some(()),
                _ => None,
            });
            era.map(|(len, ())| at + len)
        };
        // "79 AD Group shares".
        let stands = |to: &usize| self.ends_clause(*to) || self.may(*to, Classes::GLUE.or(Classes::VERB));
        let (start, to) = match reading.number(at) {
            Some(_) => (at, gregorian(at + 1).filter(stands)?),
            None => {
                let start = gregorian(at).filter(|start| reading.follows_on_line(*start))?;
                (start, start + 1)
            }
        };
        let (number @ 1..=2200, 1..=4) = reading.number(start)? else { return None };
        let value = Year { number: number as i16, digits: 4, calendar: Calendar::Gregorian, cut: false };
        Some((to, At { value, span: self.span_of(at, to) }, true))
    }

    /// "2023/24" and "2023/2024": the last year of a season whose first stands at `at`, with the token behind it.
    pub(super) fn season(&self, at: usize) -> Option<(usize, u32)> {
        let reading = self.reading;
        let (year @ 1900..=2100, 4) = reading.number(at)? else { return None };
        let glued = reading.is_mark(at + 1, '/') && reading.is_glued(at + 1) && reading.is_glued(at + 2);
        let follows = match glued.then(|| reading.number(at + 2)).flatten()? {
            (last, 2) => last == (year + 1) % 100,
            (last, 4) => last == year + 1,
            _ => false,
        };
        (follows && self.ends_number(at + 3)).then_some((at + 3, year + 1))
    }

    /// "the class of '98", "Sept. '23": the century is left out behind a month, a season or "of".
    fn apostrophe_year(&self, at: usize, row: &Row) -> Option<(usize, At<Year>)> {
        let reading = self.reading;
        let mark = ['\'', '\u{2018}', '\u{2019}'].into_iter().any(|mark| reading.is_mark(at, mark));
        let (number, 2) = reading.number(at + 1).filter(|_| mark && reading.is_glued(at + 1))? else {
            return None;
        };
        let stands = matches!(row.last, Last::Month | Last::Days | Last::Unit) && row.parts.offset.is_none();
        // In "said in May '45 people came'" a quotation begins.
        let ends = self.ends_clause(at + 2) && self.ends_number(at + 2)
            || !reading.is_glued(at + 2) && self.may(at + 2, Classes::GLUE.or(Classes::VERB));
        let value = Year { number: number as i16, digits: 2, calendar: Calendar::Gregorian, cut: false };
        (stands && ends).then(|| (at + 2, At { value, span: self.span_of(at, at + 2) }))
    }

    /// The token behind «قبل الميلاد» or "BC".
    pub(super) fn before_era(&self, at: usize) -> Option<usize> {
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
            let years = match other {
                Some((last @ 1900..=2100, 4)) => last > year,
                // "its 2022-23 report".
                Some((last, 2)) => last == (year + 1) % 100,
                _ => false,
            };
            if years && !is_part || matches!(mark, '-' | '/') && self.may(to + 1, Classes::MONTH) {
                return true;
            }
        }
        if self.season(at).is_some() {
            return true;
        }
        // "2017-Q1".
        if self.is_hyphenated(to + 1) && self.is_latin(to + 1) && self.nth_unit(to + 1).is_some() {
            return true;
        }
        let Some(before) = self.behind_part(at).or(at.checked_sub(1)) else { return false };
        // "resolution 1973" and "Windows 2000" have a number.
        if self.word(before, TimeClass::Numbered) == Some(at) {
            return false;
        }
        // "In 2019, 2020 and 2021".
        let comma = [',', '\u{060C}'].into_iter().any(|mark| reading.is_mark(before, mark));
        let one_before = before.checked_sub(1).and_then(|at| reading.number(at));
        if comma && matches!(one_before, Some((first @ 1900..=2100, 4)) if first < year) {
            return (1900..=2100).contains(&year) && self.is_plain(to);
        }
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
            || self.may(before, Classes::PERIOD_PART)
            || self.is_behind_counted(at);
        // English writes years where it will; Arabic numbers of four digits count things as often.
        let plain_english = is_latin && !self.is_code(before) && !reading.is_glued(at) && self.is_plain(to);
        if plain_english && reading.follows_on_line(at) {
            return true;
        }
        let in_brackets = reading.is_mark(before, '(') && reading.is_mark(to, ')');
        in_brackets || expects && reading.follows_on_line(at) && !self.counts_something(to)
    }

    /// «الأشهر التسعة الأولى من 2023».
    fn is_behind_counted(&self, at: usize) -> bool {
        const COUNTED: Classes = Classes::ORDINAL.or(Classes::RELATION).or(Classes::UNIT);
        let of = at.checked_sub(1).filter(|of| self.is_arabic(*of) && self.may(*of, Classes::glue(Glue::Of)));
        of.and_then(|of| of.checked_sub(1))
            .is_some_and(|before| self.may(before, COUNTED) && self.reading.word(before).clitics.article)
    }

    /// The word in front of the hyphen of "mid-1996" and "end-March".
    pub(super) fn behind_part(&self, at: usize) -> Option<usize> {
        let part = at.checked_sub(2).filter(|_| self.is_hyphenated(at))?;
        self.may(part, Classes::PERIOD_PART).then_some(part)
    }

    /// Whether a word of capitals alone stands at `at`, which makes a name of the number behind it: "ISO 2000".
    fn is_code(&self, at: usize) -> bool {
        const TIMES: Classes = Classes::GLUE
            .or(Classes::UNIT)
            .or(Classes::MONTH)
            .or(Classes::WEEKDAY)
            .or(Classes::HALF_OF_DAY)
            .or(Classes::ZONE)
            .or(Classes::ERA);
        let written = self.reading.written(at);
        written.len() > 1
            && written.chars().all(|letter| letter.is_ascii_uppercase())
            && !self.may(at, TIMES)
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
}
