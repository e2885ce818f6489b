//! Which of several: quarters, halves, seasons, decades and centuries; and what is picked out of a longer period.

use super::Grammar;
use super::point::{Last, Row};
use crate::lang::{Classes, Glue, Number, Sense, clitics};
use crate::text::TokenKind;
use crate::time::shape::{At, Days, Offset, Pick, PickOf, Relation, Unit};
use crate::time::timex::Modifier;

impl Grammar<'_, '_> {
    /// «الربع الثالث», "the second half", "Q3", «صيف», «تسعينيات», "1990s", "20th century": the token behind, the unit,
    /// which.
    pub(super) fn nth_unit(&self, at: usize) -> Option<(usize, At<Unit>, i16)> {
        let at = self.behind_article(at);
        let at = match self.glue_anywhere(at, Glue::Fiscal).filter(|next| self.reading.follows_on_line(*next))
        {
            Some(next) if self.reading.is_mark(next, '-') => next + 1,
            Some(next) => next,
            None => at,
        };
        if let Some(found) = self.decade_in_digits(at) {
            return Some(found);
        }
        if let Some((to, unit, nth)) = self.numbered_unit(at) {
            return Some((to, At { value: unit, span: self.span_of(at, to) }, nth));
        }
        // «ربيع الثاني» is a month.
        if !self.may(at, Classes::SEASON.or(Classes::DECADE)) || self.may(at, Classes::MONTH) {
            return None;
        }
        let (len, (unit, nth)) = self.sense(at, |sense| match sense {
            Sense::Season(nth) => Some((Unit::Season, i16::from(nth))),
            Sense::DecadeName(tens) => Some((Unit::Decade, i16::from(tens))),
            _ => None,
        })?;
        Some((at + len, At { value: unit, span: self.span_of(at, at + len) }, nth))
    }

    fn numbered_unit(&self, at: usize) -> Option<(usize, Unit, i16)> {
        let reading = self.reading;
        let unit = |at: usize| {
            if !self.may(at, Classes::UNIT) {
                return None;
            }
            reading.find(at, |sense| match sense {
                Sense::Unit(unit @ (Unit::Quarter | Unit::Half | Unit::Century), Number::Singular) => {
                    Some(unit)
                }
                _ => None,
            })
        };
        let fits = |unit: Unit, nth: i16| match unit {
            Unit::Quarter => (1..=4).contains(&nth),
            Unit::Half => (1..=2).contains(&nth),
            _ => (1..=30).contains(&nth),
        };
        // "1H 2024", "2Q".
        if let Some((nth, 1)) = reading.number(at)
            && reading.is_glued(at + 1)
            && reading.token(at + 1).is_some_and(|token| token.capital && token.span.len() == 1)
            && let Some((1, value)) = unit(at + 1)
            && fits(value, nth as i16)
            && (value == Unit::Quarter || self.year(at + 2, true).is_some())
        {
            return Some((at + 2, value, nth as i16));
        }
        if let Some((len, value)) = unit(at) {
            // "Q3": a letter glued to its number.
            if let Some((nth, 1)) = reading.number(at + len)
                && reading.is_glued(at + len)
                && reading.token(at).is_some_and(|token| token.span.len() == 1)
            {
                return fits(value, nth as i16).then_some((at + len + 1, value, nth as i16));
            }
            let definite = self.is_arabic(at) && reading.word(at).clitics.article;
            let mut next = at + len;
            if !definite || !reading.follows_on_line(next) {
                return None;
            }
            // «الـ21»: the article of the number is a token of its own.
            next += usize::from(reading.is_glued(next + 1) && reading.number(next + 1).is_some());
            let (to, nth) = self.ordinal_or_last(next, true).or_else(|| {
                let (number @ 1..=30, 1..=2) = reading.number(next)? else { return None };
                Some((next + 1, number as i16))
            })?;
            return (nth == -1 || fits(value, nth)).then_some((to, value, nth));
        }
        if reading.number(at).is_none()
            && !self.may(at, Classes::ORDINAL.or(Classes::RELATION).or(Classes::CARDINAL))
        {
            return None;
        }
        let (next, nth) =
            self.ordinal_or_last(at, false).filter(|_| self.is_latin(at) || reading.number(at).is_some())?;
        let next = if reading.is_mark(next, '-') && reading.is_glued(next) { next + 1 } else { next };
        if !reading.follows_on_line(next) {
            return None;
        }
        let next = self.glue(next, Glue::Fiscal).unwrap_or(next);
        let (len, value) = unit(next)?;
        // "last quarter" is the one before; "the last half of 1989" needs its year.
        if nth == -1 && self.glue(next + len, Glue::Of).is_none() {
            return None;
        }
        (nth == -1 || fits(value, nth)).then_some((next + len, value, nth))
    }

    /// An ordinal, or what means the last: «الأخير», «آخر», "last". With `article`, an Arabic one needs its own.
    fn ordinal_or_last(&self, at: usize, article: bool) -> Option<(usize, i16)> {
        let has_article = self.reading.word(at).clitics.article;
        if self.is_arabic(at) && has_article != article {
            return None;
        }
        if let Some((to, nth)) = self.ordinal(at) {
            return Some((to, i16::from(nth)));
        }
        let (len, relation) = self.relation(at)?;
        (relation == Relation::Last && self.is_final(at)).then_some((at + len, -1))
    }

    /// Whether a word for «last» means the end of a row: «الأخير» and «آخر», not «الماضي».
    fn is_final(&self, at: usize) -> bool {
        self.may(at, Classes::glue(Glue::Final))
    }

    /// "1990s" and "'90s": the digits of a decade and an "s" glued to them.
    fn decade_in_digits(&self, at: usize) -> Option<(usize, At<Unit>, i16)> {
        let reading = self.reading;
        let quote = reading
            .token(at)
            .is_some_and(|token| matches!(token.kind, TokenKind::Mark('\'' | '\u{2018}' | '\u{2019}')))
            && reading.is_glued(at + 1);
        let digits = at + usize::from(quote);
        let (year, count) = reading.number(digits)?;
        let fits = match count {
            4 => (1700..2100).contains(&year),
            2 => quote || self.may(at.saturating_sub(1), Classes::glue(Glue::The).or(Classes::PERIOD_PART)),
            _ => false,
        };
        // "1970's" has a mark more.
        let apostrophe = reading
            .token(digits + 1)
            .is_some_and(|token| matches!(token.kind, TokenKind::Mark('\'' | '\u{2019}')))
            && reading.is_glued(digits + 1);
        let ending = digits + 1 + usize::from(apostrophe);
        let is_decade = fits
            && year % 10 == 0
            && reading.is_glued(ending)
            && clitics::is_decade_ending(reading.folded(ending));
        let unit = At { value: Unit::Decade, span: self.span_of(at, ending + 1) };
        is_decade.then_some((ending + 1, unit, year as i16))
    }

    /// What is picked out of a period: «آخر يوم من الشهر», «الأسبوع الأول من أكتوبر», "the third Tuesday of September". The
    /// period must follow.
    pub(super) fn fill_pick(&self, at: usize, row: &mut Row) -> Option<usize> {
        let start = self.behind_article(at);
        let indexed = self.index_in_front(start).or_else(|| self.index_behind(start));
        let (to, value) = indexed
            .filter(|(to, _)| self.period_follows(*to))
            .or_else(|| self.holds_day(start))
            .or_else(|| self.numbered_week(start))?;
        let span = self.span_of(start, to);
        row.parts.pick = Some(At { value, span });
        self.lend_year(start, to, value, row);
        // «الأحد الثالث من مارس» is a date as often as the third of the Sundays; what agrees is for the resolver to tell.
        if let (PickOf::Weekday(_), day @ 1..) = (value.of, value.index)
            && self.is_arabic(start)
            && self.reading.word(start).clitics.article
        {
            let day = day as u8;
            row.parts.days = Some(At { value: Days { first: day, last: day, through: false }, span });
        }
        row.with_article |= row.definite;
        row.last = Last::Pick;
        Some(to)
    }

    /// "the week of September 16", «أسبوع 16 سبتمبر», "the week commencing 4 February": what holds a day.
    fn holds_day(&self, at: usize) -> Option<(usize, Pick)> {
        let (len, unit @ (Unit::Week | Unit::Weekend), _) = self.unit(at)? else { return None };
        let to = at + len;
        if !self.reading.follows_on_line(to) {
            return None;
        }
        let joined = self.glue(to, Glue::Of).or_else(|| self.glue(to, Glue::At));
        let next =
            joined.or_else(|| self.is_arabic(at).then_some(to)).or_else(|| self.behind_beginning(to))?;
        let day = self.behind_article(next);
        let dated = match self.days(day) {
            // "the week of the 18th".
            Some((end, _)) if day > next && self.reading.number(end - 1).is_none() => true,
            Some((end, _)) => self.month_after(end, true).is_some(),
            None => {
                self.month(day).is_some_and(|(end, _)| self.day_number(end).is_some())
                    || joined.is_some() && self.is_latin(day) && self.may(day, Classes::HOLIDAY)
            }
        };
        // "beginning" belongs to what is picked; "of" joins it to the day.
        let to = if joined.is_none() && self.is_latin(at) { next } else { to };
        dated.then_some((to, Pick { index: 0, of: PickOf::Unit(unit) }))
    }

    /// "the week 31", "week 3 of 2027": a week by its number in the year. "Week 3" by itself is one of a season, a trial.
    fn numbered_week(&self, at: usize) -> Option<(usize, Pick)> {
        let reading = self.reading;
        let (len, unit, number) = self.unit(at).filter(|_| self.is_latin(at))?;
        let next = at + len;
        let (index @ 1..=53, 1..=2) = reading.number(next).filter(|_| reading.follows_on_line(next))? else {
            return None;
        };
        let to = next + 1;
        let definite = at.checked_sub(1).is_some_and(|before| self.may(before, Classes::glue(Glue::The)));
        let of = self.glue(to, Glue::Of).or_else(|| reading.is_mark(to, ',').then_some(to + 1)).unwrap_or(to);
        let dated = matches!(reading.number(of), Some((1900..=2100, 4)));
        let stands = dated || definite && self.ends_clause(to) && self.ends_number(to);
        let is_week = unit == Unit::Week && number == Number::Singular;
        (is_week && stands).then_some((to, Pick { index: index as i16, of: PickOf::Unit(Unit::Week) }))
    }

    /// A numbered week of no year is one of the year under way.
    fn lend_year(&self, at: usize, to: usize, pick: Pick, row: &mut Row) {
        let numbered = pick.index > 0 && self.unit(at).is_some() && self.is_latin(at);
        if numbered && self.ends_clause(to) && !self.reading.is_mark(to, ',') {
            let offset = Offset { unit: Unit::Year, count: 0 };
            row.parts.offset = Some(At { value: offset, span: self.span_of(at, to) });
        }
    }

    /// Behind the "beginning" of "the week beginning February 4".
    fn behind_beginning(&self, at: usize) -> Option<usize> {
        if !self.may(at, Classes::PERIOD_PART) || !self.is_latin(at) {
            return None;
        }
        let (len, ()) = self.sense(at, |sense| match sense {
            Sense::PeriodPart { part: Modifier::Start, .. } => Some(()),
            _ => None,
        })?;
        Some(at + len)
    }

    /// "Labor Day weekend", "Easter week": behind a day that goes by a name, the weekend or week that it is part of.
    pub(super) fn fill_weekend(&self, at: usize, row: &mut Row) -> Option<usize> {
        let (len, unit, number) = self.unit(at).filter(|_| self.is_latin(at))?;
        if !matches!(unit, Unit::Week | Unit::Weekend) || number != Number::Singular {
            return None;
        }
        let value = Pick { index: 0, of: PickOf::Unit(unit) };
        (row.parts.pick, row.last) = (Some(At { value, span: self.span_of(at, at + len) }), Last::Pick);
        Some(at + len)
    }

    fn index_in_front(&self, at: usize) -> Option<(usize, Pick)> {
        if self.reading.number(at).is_none() && !self.may(at, Classes::ORDINAL.or(Classes::RELATION)) {
            return None;
        }
        let (mut next, mut index) = self.ordinal_or_last(at, false)?;
        if index > 1
            && let Some((to, -1)) = self.ordinal_or_last(next, false)
        {
            (next, index) = (to, -index);
        }
        let (to, of) = self.picked(next, false)?;
        // «فاتح شهر رمضان» is a day of it.
        let of_month = of == PickOf::Unit(Unit::Month)
            && index > 0
            && self.is_arabic(at)
            && self.may(to, Classes::MONTH);
        let stands = is_index(index, of) && (of != PickOf::Unit(Unit::Half) || self.month_follows(to));
        (stands && !of_month).then_some((to, Pick { index, of }))
    }

    fn index_behind(&self, at: usize) -> Option<(usize, Pick)> {
        if !self.is_arabic(at) || !self.may(at, Classes::UNIT.or(Classes::WEEKDAY)) {
            return None;
        }
        let (next, of) = self.picked(at, true)?;
        let (to, index) = self.ordinal_or_last(next, true).filter(|_| self.reading.follows_on_line(next))?;
        let stands = is_index(index, of) && (of != PickOf::Unit(Unit::Half) || self.month_follows(to));
        stands.then_some((to, Pick { index, of }))
    }

    /// The unit or the weekday that is picked.
    fn picked(&self, at: usize, article: bool) -> Option<(usize, PickOf)> {
        let reading = self.reading;
        if !self.may(at, Classes::UNIT.or(Classes::WEEKDAY)) || !article && !reading.follows_on_line(at) {
            return None;
        }
        let next = self.glue_anywhere(at, Glue::DayWord).filter(|next| self.may(*next, Classes::WEEKDAY));
        let at = next.unwrap_or(at);
        let (len, of) = reading.find(at, |sense| match sense {
            Sense::Weekday { day, .. } => Some(PickOf::Weekday(day)),
            Sense::Unit(
                unit @ (Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Half),
                Number::Singular,
            ) => Some(PickOf::Unit(unit)),
            // «أول أيام الشهر».
            Sense::Unit(Unit::Day, Number::Plural) => Some(PickOf::Unit(Unit::Day)),
            _ => None,
        })?;
        let definite = reading.word(at).clitics.article || matches!(of, PickOf::Weekday(_));
        (!article || definite).then_some((at + len, of))
    }

    /// Whether a month stands behind "of" or «من»: the halves of a year are another thing.
    fn month_follows(&self, at: usize) -> bool {
        let joined = self.glue(at, Glue::Of).or_else(|| self.glue(at, Glue::At));
        let Some(next) = joined.or_else(|| self.is_arabic(at).then_some(at)) else { return false };
        let next = self.behind_article(next);
        self.month(next).is_some()
            || self.unit_with_relation(next).is_some_and(|found| found.unit.value == Unit::Month)
    }

    /// Whether a month, a year or a unit that is dated stands behind «من», «في», "of" or "in".
    fn period_follows(&self, at: usize) -> bool {
        let reading = self.reading;
        if !reading.follows_on_line(at) {
            return false;
        }
        let joined = self.glue(at, Glue::Of).or_else(|| self.glue(at, Glue::At));
        let Some(next) = joined.or_else(|| self.is_arabic(at).then_some(at)) else { return false };
        let next = self.behind_article(next);
        let year = |at: usize| {
            matches!(reading.number(at), Some((1900..=2100, 4)))
                || reading.number(at).is_none() && self.year_in_words(at).is_some()
        };
        self.may(next, Classes::MONTH)
            || year(next) && joined.is_some()
            || self.may(next, Classes::UNIT) && (year(next + 1) || self.month(next).is_some())
            || self.unit_with_relation(next).is_some_and(|found| found.unit.value >= Unit::Month)
    }
}

/// Whether a period can have so many of them.
fn is_index(index: i16, of: PickOf) -> bool {
    let most = match of {
        PickOf::Weekday(_) => 5,
        PickOf::Unit(Unit::Month) => 12,
        PickOf::Unit(Unit::Half) => 2,
        PickOf::Unit(Unit::Day) => 31,
        PickOf::Unit(_) => 53,
    };
    (1..=most).contains(&index.abs())
}
