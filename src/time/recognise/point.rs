//! Points in time: days, months, years, and what is counted from today.
//!
//! A point is a row of components (weekday, day, month, year …), each at most once, joined by nothing, a comma or a
//! small word. [`Grammar::fill`] says which component may stand behind which: that table is the grammar.

use super::{Found, Grammar};
use crate::lang::{Glue, Number, Sense, Tradition};
use crate::text::TokenKind;
use crate::time::shape::{
    At, Calendar, Days, Holiday, Month, Numeric, Offset, Parts, Relation, ShapeKind, Unit, Year,
};

/// The component that was read last.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Last {
    #[default]
    Nothing,
    Part,
    Offset,
    Weekday,
    Days,
    Month,
    Year,
    Relation,
    Unit,
    Clock,
    Holiday,
}

/// What joins two components.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Join {
    Space,
    Comma,
    Of,
    At,
    DayWord,
    Dash,
}

/// A point under way.
#[derive(Clone, Debug, Default)]
struct Row {
    parts: Parts,
    last: Last,
    /// The month's name is an ordinary word as well and nothing has confirmed it yet.
    unsure: bool,
    /// A day word stood in front.
    day_word: bool,
    numeric: Option<Numeric>,
}

impl Grammar<'_, '_> {
    /// A point, and the token behind it.
    pub(super) fn point(&self, at: usize) -> Option<(usize, Parts)> {
        let (to, row) = self.row(at)?;
        Some((to, row.parts))
    }

    /// A point, a numeric date, or a range from one point to another.
    pub(super) fn point_or_range(&self, at: usize) -> Option<Found> {
        let (to, row) = self.row(at)?;
        if let Some(numeric) = row.numeric {
            return Some(Found {
                kind: ShapeKind::Numeric(numeric, row.parts),
                modifier: None,
                from: at,
                to,
            });
        }
        if let Some((end, second)) = self.second_point(to, &row.parts) {
            return Some(Found {
                kind: ShapeKind::Range(row.parts, second),
                modifier: None,
                from: at,
                to: end,
            });
        }
        Some(Found { kind: ShapeKind::Point(row.parts), modifier: None, from: at, to })
    }

    /// The other end of a range: both ends are days with their months, or both are clock times, or both are years.
    fn second_point(&self, at: usize, first: &Parts) -> Option<(usize, Parts)> {
        let next = self.range_mark(at)?;
        let (to, second) = self.point(next)?;
        let days = |parts: &Parts| parts.days.is_some() && parts.month.is_some();
        let clock = |parts: &Parts| parts.clock.is_some() && parts.days.is_none() && parts.weekday.is_none();
        let year = |parts: &Parts| parts.year.is_some() && parts.month.is_none();
        let month = |parts: &Parts| parts.month.is_some() && parts.days.is_none();
        let alike = days(first) && days(&second)
            || clock(first) && clock(&second)
            || year(first) && year(&second)
            || month(first) && month(&second);
        alike.then_some((to, second))
    }

    /// The token behind «إلى», "to", "until" or a dash.
    pub(super) fn range_mark(&self, at: usize) -> Option<usize> {
        if !self.reading.follows_on_line(at) {
            return None;
        }
        let is_dash = ['-', '\u{2013}', '\u{2014}'].into_iter().any(|mark| self.reading.is_mark(at, mark));
        if is_dash && self.reading.follows_on_line(at + 1) {
            return Some(at + 1);
        }
        self.glue(at, Glue::To)
    }

    fn row(&self, at: usize) -> Option<(usize, Row)> {
        let mut row = Row::default();
        let mut to = at;
        while let Some(next) = self.joins(to, &row).find_map(|(start, join)| self.fill(start, join, &mut row))
        {
            to = next;
        }
        self.is_complete(at, &row).then_some((to, row))
    }

    /// Where the next component can begin, with what joins it.
    fn joins(&self, at: usize, row: &Row) -> impl Iterator<Item = (usize, Join)> + use<> {
        let reading = self.reading;
        let mut joins = [None; 5];
        if row.last == Last::Nothing {
            let day_word =
                self.glue_anywhere(at, Glue::DayWord).filter(|next| reading.follows_on_line(*next));
            joins[0] = Some((at, Join::Space));
            joins[1] = day_word.map(|next| (next, Join::DayWord));
        } else if reading.follows_on_line(at) {
            let comma = [',', '\u{060C}'].into_iter().any(|mark| reading.is_mark(at, mark));
            joins[0] = Some((at, Join::Space));
            joins[1] = (comma && reading.follows_on_line(at + 1)).then_some((at + 1, Join::Comma));
            // «وفي» begins something new.
            let joined = !reading.word(at).clitics.conjunction;
            joins[2] = self.glue(at, Glue::Of).filter(|_| joined).map(|next| (next, Join::Of));
            joins[3] = self.glue(at, Glue::DayWord).map(|next| (next, Join::DayWord));
            joins[4] = match reading.is_mark(at, '-') && reading.follows_on_line(at + 1) {
                true => Some((at + 1, Join::Dash)),
                false => self.glue(at, Glue::At).filter(|_| joined).map(|next| (next, Join::At)),
            };
        }
        joins.into_iter().flatten()
    }

    /// Reads one component into the row and says which token stands behind it.
    fn fill(&self, at: usize, join: Join, row: &mut Row) -> Option<usize> {
        use Last::*;
        let reading = self.reading;
        // «و» in front of a component begins another expression.
        if row.last != Nothing && (!reading.follows_on_line(at) || reading.word(at).clitics.conjunction) {
            return None;
        }
        let last = row.last;
        let tight = matches!(join, Join::Space | Join::DayWord);
        if matches!(last, Nothing | Days | Month | Part | Weekday) && tight || join == Join::Of {
            if let Some(to) = self.fill_unit(at, join, row) {
                return Some(to);
            }
        }
        if matches!(last, Nothing | Weekday | Offset | Part | Relation)
            && let Some(to) = self.fill_numeric(at, join, row)
        {
            return Some(to);
        }
        let dated = matches!(last, Weekday | Offset | Days | Month | Year | Relation | Part | Unit);
        if (last == Nothing && join == Join::Space || dated) && row.parts.clock.is_none() && join != Join::Of
        {
            if let Some(to) = self.fill_clock(at, join, row) {
                return Some(to);
            }
        }
        if matches!(last, Nothing | Part | Clock) && row.parts.offset.is_none() && join != Join::Comma
            || last == Weekday && tight
        {
            if let Some(to) = self.fill_offset(at, row) {
                return Some(to);
            }
        }
        if matches!(last, Nothing | Part | Offset | Clock | Relation)
            && let Some(to) = self.fill_weekday(at, join, row)
        {
            return Some(to);
        }
        if last == Offset
            && reading.is_mark(at, '(')
            && let Some(to) = self.fill_weekday(at + 1, join, row)
        {
            return Some(to + usize::from(reading.is_mark(to, ')')));
        }
        if matches!(last, Nothing | Weekday | Offset | Part | Clock)
            && join != Join::Dash
            && let Some(to) = self.fill_days(at, join, row)
        {
            return Some(to);
        }
        if matches!(last, Nothing | Days | Weekday | Relation)
            && !matches!(join, Join::Dash | Join::At)
            && let Some(to) = self.fill_month(at, join, row)
        {
            return Some(to);
        }
        if matches!(last, Nothing | Month | Days | Relation | Unit | Holiday)
            && !matches!(join, Join::Dash | Join::At)
            && let Some(to) = self.fill_year(at, row)
        {
            return Some(to);
        }
        if matches!(last, Weekday | Month | Days)
            && tight
            && let Some(to) = self.fill_relation(at, row)
        {
            return Some(to);
        }
        if last == Nothing || tight && matches!(last, Weekday | Offset | Month | Year | Relation | Days) {
            if let Some(to) = self.fill_part(at, row) {
                return Some(to);
            }
        }
        if last == Nothing && join == Join::Space {
            return self.fill_leading_relation(at, row).or_else(|| self.fill_holiday(at, row));
        }
        None
    }

    /// «الشهر المقبل», «من الشهر نفسه», "next month", "the following day", «الربع الثالث», «صيف».
    fn fill_unit(&self, at: usize, join: Join, row: &mut Row) -> Option<usize> {
        let has_days = row.parts.days.is_some();
        let has_month = row.parts.month.is_some();
        if row.parts.unit.is_some()
            && !matches!(row.parts.unit, Some(At { value: Unit::Quarter | Unit::Half, .. }))
        {
            return None;
        }
        if let Some((to, unit, relation)) = self.unit_with_relation(at) {
            let fits = match row.last {
                Last::Nothing => join == Join::Space,
                Last::Days => unit.value == Unit::Month,
                Last::Month | Last::Unit => unit.value == Unit::Year && (join == Join::Of || has_month),
                Last::Weekday | Last::Part => {
                    unit.value <= Unit::Week && (join == Join::Of || unit.value == Unit::Day)
                }
                _ => false,
            };
            if !fits || has_days && has_month && unit.value != Unit::Year {
                return None;
            }
            row.last = Last::Unit;
            let count = match relation.value {
                Relation::This => 0,
                Relation::Last => -1,
                Relation::Next => 1,
                Relation::Same | Relation::Following | Relation::Preceding => {
                    row.parts.from = crate::time::shape::From::Previous;
                    i16::from(relation.value == Relation::Following)
                        - i16::from(relation.value == Relation::Preceding)
                }
            };
            row.parts.offset =
                Some(At { value: Offset { unit: unit.value, count }, span: unit.span.cover(relation.span) });
            return Some(to);
        }
        if row.last != Last::Nothing || join != Join::Space {
            return None;
        }
        let (to, unit, nth) = self.nth_unit(at)?;
        (row.parts.unit, row.parts.nth, row.last) = (Some(unit), Some(nth), Last::Unit);
        Some(to)
    }

    fn unit_with_relation(&self, at: usize) -> Option<(usize, At<Unit>, At<Relation>)> {
        let reading = self.reading;
        let unit = |at: usize| {
            reading.find(at, |sense| match sense {
                Sense::Unit(unit, Number::Singular) if unit >= Unit::Day => Some(unit),
                _ => None,
            })
        };
        let start =
            self.glue_anywhere(at, Glue::The).filter(|next| reading.follows_on_line(*next)).unwrap_or(at);
        if let Some((relation_len, relation)) = self.relation(start)
            && reading.follows_on_line(start + relation_len)
            && let Some((len, unit)) = unit(start + relation_len)
        {
            let to = start + relation_len + len;
            // «هذا الشهر», "next month": the relation stands in front; of the Arabic ones only «هذا» does.
            let is_latin = reading.token(start).is_some_and(|token| token.kind == TokenKind::Latin);
            if is_latin || relation == Relation::This && !reading.word(start).clitics.article {
                let relation = At { value: relation, span: self.span_of(at, start + relation_len) };
                return Some((
                    to,
                    At { value: unit, span: self.span_of(start + relation_len, to) },
                    relation,
                ));
            }
        }
        let (len, unit) = unit(at)?;
        let next = at + len;
        let is_definite =
            reading.word(at).clitics.article || reading.has(at, |sense| matches!(sense, Sense::Day(0)));
        if !is_definite || !reading.follows_on_line(next) {
            return None;
        }
        let (relation_len, relation) = self.relation(next)?;
        let agrees = reading.word(next).clitics.article || relation == Relation::Same;
        let is_arabic = reading.token(next).is_some_and(|token| token.kind == TokenKind::Arabic);
        if !is_arabic || !agrees && relation != Relation::This {
            return None;
        }
        let to = next + relation_len;
        Some((
            to,
            At { value: unit, span: self.span_of(at, next) },
            At { value: relation, span: self.span_of(next, to) },
        ))
    }

    /// «الربع الثالث», "the second half", «صيف», «تسعينيات», "1990s".
    fn nth_unit(&self, at: usize) -> Option<(usize, At<Unit>, i16)> {
        let reading = self.reading;
        let unit = |at| {
            reading.find(at, |sense| match sense {
                Sense::Unit(unit @ (Unit::Quarter | Unit::Half), Number::Singular) => Some(unit),
                _ => None,
            })
        };
        if let Some((len, unit)) = unit(at)
            && reading.word(at).clitics.article
            && reading.follows_on_line(at + len)
            && let Some((to, nth)) = self.ordinal(at + len)
        {
            return Some((to, At { value: unit, span: self.span_of(at, to) }, i16::from(nth)));
        }
        if let Some((next, nth @ 1..=4)) = self.ordinal(at)
            && reading.token(at).is_some_and(|token| token.kind == TokenKind::Latin)
        {
            let next = if reading.is_mark(next, '-') { next + 1 } else { next };
            if let Some((len, unit)) = unit(next) {
                return Some((
                    next + len,
                    At { value: unit, span: self.span_of(at, next + len) },
                    i16::from(nth),
                ));
            }
        }
        let (len, unit, nth) = reading
            .find(at, |sense| match sense {
                Sense::Season(nth) => Some((Unit::Season, i16::from(nth))),
                Sense::DecadeName(tens) => Some((Unit::Decade, i16::from(tens))),
                _ => None,
            })
            .map(|(len, (unit, nth))| (len, unit, nth))?;
        Some((at + len, At { value: unit, span: self.span_of(at, at + len) }, nth))
    }

    fn relation(&self, at: usize) -> Option<(usize, Relation)> {
        self.reading.find(at, |sense| match sense {
            Sense::Relation(relation) => Some(relation),
            _ => None,
        })
    }

    fn fill_offset(&self, at: usize, row: &mut Row) -> Option<usize> {
        let (len, sense) = self.reading.find(at, |sense| match sense {
            Sense::Day(_) | Sense::NightOf(_) => Some(sense),
            _ => None,
        })?;
        let span = self.span_of(at, at + len);
        let count = match sense {
            Sense::Day(count) => count,
            Sense::NightOf(count) => {
                row.parts.part = Some(At { value: crate::time::shape::DayPart::Night, span });
                count
            }
            _ => return None,
        };
        let value = Offset { unit: Unit::Day, count: i16::from(count) };
        (row.parts.offset, row.last) = (Some(At { value, span }), Last::Offset);
        Some(at + len)
    }

    fn fill_weekday(&self, at: usize, join: Join, row: &mut Row) -> Option<usize> {
        let reading = self.reading;
        if row.parts.weekday.is_some() || join == Join::Dash {
            return None;
        }
        let weekday = |at| {
            reading.find(at, |sense| match sense {
                Sense::Weekday { day, sure: true } => Some(day),
                _ => None,
            })
        };
        let (len, day) = weekday(at)?;
        let mut to = at + len;
        row.parts.weekday = Some(At { value: day, span: self.span_of(at, to) });
        row.last = Last::Weekday;
        let joined = match reading.word(to).clitics.conjunction && reading.follows_on_line(to) {
            true => Some(to),
            false => self
                .glue(to, Glue::And)
                .or_else(|| self.glue(to, Glue::Or))
                .or_else(|| self.glue(to, Glue::To)),
        };
        if let Some(next) = joined
            && let Some((len, day)) = weekday(next)
        {
            row.parts.weekday_to = Some(At { value: day, span: self.span_of(next, next + len) });
            to = next + len;
        }
        Some(to)
    }

    fn fill_days(&self, at: usize, join: Join, row: &mut Row) -> Option<usize> {
        if row.parts.days.is_some() {
            return None;
        }
        let (to, days) = self.days(at)?;
        // A number is a day of the month only where a month follows, or a word for one, or «يوم» stands in front.
        let month_follows = self.month_after(to).is_some();
        let digits_after_day_word = join == Join::DayWord && self.reading.number(at).is_some();
        if !month_follows && !(digits_after_day_word && self.nothing_counted(to)) {
            return None;
        }
        row.day_word |= join == Join::DayWord;
        (row.parts.days, row.last) = (Some(days), Last::Days);
        Some(to)
    }

    /// Whether a month, or a phrase for one, stands at `at`, perhaps behind «من».
    fn month_after(&self, at: usize) -> Option<()> {
        let reading = self.reading;
        let starts = [Some(at).filter(|at| reading.follows_on_line(*at)), self.glue(at, Glue::Of)];
        starts.into_iter().flatten().find_map(|at| {
            let relation_alone = self.relation(at).is_some_and(|(_, relation)| relation == Relation::This)
                && reading.word(at).clitics.article;
            let unit = self.unit_with_relation(at).filter(|(_, unit, _)| unit.value == Unit::Month);
            (relation_alone || unit.is_some() || self.month(at).is_some()).then_some(())
        })
    }

    /// Whether the number before `at` counts nothing that follows.
    fn nothing_counted(&self, at: usize) -> bool {
        self.reading.token(at).is_none_or(|token| !token.is_word() || !self.reading.follows_on_line(at))
            || self.reading.has(at, |sense| matches!(sense, Sense::Glue(_) | Sense::Relation(_)))
    }

    /// «9», «9 و10», «التاسع والعاشر», «10 و 11 و 12», «9-10», «9 إلى 10».
    fn days(&self, at: usize) -> Option<(usize, At<Days>)> {
        let reading = self.reading;
        let (mut to, first) = self.day_number(at)?;
        let mut last = first;
        let mut through = false;
        loop {
            if !reading.follows_on_line(to) {
                break;
            }
            let comma = ['\u{060C}', ','].into_iter().any(|mark| reading.is_mark(to, mark)).then_some(to + 1);
            let glued = reading.word(to).clitics.conjunction.then_some(to);
            let range = self.range_mark(to);
            let joined = glued.or_else(|| self.glue(to, Glue::And)).or(range).or(comma);
            let Some((next, day)) = joined.and_then(|next| self.day_number(next)) else { break };
            (to, last, through) = (next, day, through || joined == range);
        }
        Some((to, At { value: Days { first, last, through }, span: self.span_of(at, to) }))
    }

    fn fill_month(&self, at: usize, join: Join, row: &mut Row) -> Option<usize> {
        let (to, month, too, sure) = self.month(at)?;
        if row.parts.month.is_some()
            || row.last == Last::Weekday && !matches!(join, Join::Comma | Join::Space)
        {
            return None;
        }
        (row.parts.month, row.parts.month_too, row.last) = (Some(month), too, Last::Month);
        row.unsure = !sure;
        let is_latin = self.reading.token(at).is_some_and(|token| token.kind == TokenKind::Latin);
        if is_latin && row.parts.days.is_none() {
            return Some(self.days_behind_month(to, row).unwrap_or(to));
        }
        Some(to)
    }

    /// "January 9 and 10": the days stand behind the month.
    fn days_behind_month(&self, at: usize, row: &mut Row) -> Option<usize> {
        let reading = self.reading;
        if !reading.follows_on_line(at) {
            return None;
        }
        let at = self.glue(at, Glue::The).unwrap_or(at);
        let (to, days) = self.days(at)?;
        let (first_to, first) = self.day_number(at)?;
        // In "Jan. 10 and 12 people" the second number counts people.
        let counts = |to: usize| {
            reading.token(to).is_some_and(|token| token.kind == TokenKind::Latin && !token.capital)
                && reading.follows_on_line(to)
                && !reading.is_known(to)
        };
        let (to, days) = match to != first_to && counts(to) {
            true => (first_to, At { value: one_day(first), span: self.span_of(at, first_to) }),
            false => (to, days),
        };
        row.parts.days = Some(days);
        row.last = Last::Days;
        Some(to)
    }

    /// A month by name, with its other name behind a slash or in brackets: «كانون الثاني/يناير», «أيار (مايو)».
    /// The token behind it, the month, the other, and whether the name is sure.
    #[expect(
        clippy::type_complexity,
        reason = "four plain facts of one look, used by two callers in this file"
    )]
    fn month(&self, at: usize) -> Option<(usize, At<Month>, Option<At<Month>>, bool)> {
        let reading = self.reading;
        let is_month_word = |sense| matches!(sense, Sense::Unit(Unit::Month, Number::Singular));
        let start = match reading.has(at, is_month_word) && reading.follows_on_line(at + 1) {
            true => at + 1,
            false => at,
        };
        let (mut to, month, tradition, sure) = self.month_name(start)?;
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
            return Some((end, first, Some(too), true));
        }
        // The stop of "Jan." belongs to it where a number follows.
        if reading.is_mark(to, '.') && reading.is_glued(to) && reading.number(to + 1).is_some() {
            to += 1;
        }
        Some((to, first, None, sure || start > at))
    }

    fn month_name(&self, at: usize) -> Option<(usize, Month, Tradition, bool)> {
        let reading = self.reading;
        let (len, (month, tradition, sure)) = reading.find(at, |sense| match sense {
            Sense::Month { month, tradition, sure } => Some((month, tradition, sure)),
            _ => None,
        })?;
        let token = reading.token(at)?;
        if token.kind == TokenKind::Latin && !token.capital && !sure {
            return None;
        }
        // A month has no article in front unless its name has one.
        (!reading.word(at).clitics.article).then_some((at + len, month, tradition, sure))
    }

    fn fill_year(&self, at: usize, row: &mut Row) -> Option<usize> {
        if row.parts.year.is_some() {
            return None;
        }
        let dated = row.last != Last::Nothing;
        let (to, year, stated) = self.year(at, dated)?;
        // By itself a number is a year only with a word or an era, or where a small word expects one.
        if !dated && !stated && !self.expects_year(at, to) {
            return None;
        }
        if row.last == Last::Unit
            && row.parts.unit.is_none()
            && !matches!(
                row.parts.offset,
                Some(At { value: Offset { unit: Unit::Year | Unit::Month, .. }, .. })
            )
        {
            return None;
        }
        (row.parts.year, row.last, row.unsure) = (Some(year), Last::Year, false);
        Some(to)
    }

    /// «2021», «عام 2021», «2021م», «1443هـ», and «202» where a year was cut short.
    fn year(&self, at: usize, dated: bool) -> Option<(usize, At<Year>, bool)> {
        let reading = self.reading;
        let is_year_word = |sense| matches!(sense, Sense::Unit(Unit::Year, Number::Singular));
        let has_word = reading.has(at, is_year_word)
            && reading.token(at).is_some_and(|token| token.kind == TokenKind::Arabic)
            && reading.follows_on_line(at + 1);
        let start = if has_word { at + 1 } else { at };
        let (number, digits) = reading.number(start)?;
        let mut to = start + 1;
        let era = reading.find(to, |sense| match sense {
            Sense::Era(calendar) => Some(calendar),
            _ => None,
        });
        let era = era.filter(|_| {
            reading.follows_on_line(to)
                && (reading.is_glued(to)
                    || reading.written(to).chars().count() > 1
                    || self.ends_clause(to + 1))
        });
        if let Some((len, _)) = era {
            to += len;
        }
        let cut = dated && digits == 3 && (number / 10 == 20 || number / 10 == 19) && self.ends_clause(to);
        let plausible =
            digits == 4 && (1000..2200).contains(&number) || era.is_some() && (1..=4).contains(&digits);
        if !plausible && !cut {
            return None;
        }
        // A decimal, a time or a part of a longer number is no year.
        let continues = [':', '.', ',', '%', '/']
            .into_iter()
            .any(|mark| reading.is_mark(to, mark) && reading.is_glued(to));
        if continues && reading.is_glued(to + 1) && reading.number(to + 1).is_some()
            || reading.is_mark(to, '%')
        {
            return None;
        }
        let calendar = era.map_or(Calendar::Gregorian, |(_, calendar)| calendar);
        let year = Year { number: number as i16, digits, calendar, cut };
        Some((to, At { value: year, span: self.span_of(start, to) }, has_word || era.is_some()))
    }

    fn ends_clause(&self, at: usize) -> bool {
        self.reading.token(at).is_none_or(|token| !token.is_word() && token.kind != TokenKind::Number)
            || !self.reading.follows_on_line(at)
    }

    /// Whether the words around a bare number of four digits make it a year: «في 2014», "since 2009", «(2008)».
    fn expects_year(&self, at: usize, to: usize) -> bool {
        let reading = self.reading;
        let Some((1900..=2100, 4)) = reading.number(at) else { return false };
        let Some(before) = at.checked_sub(1) else { return false };
        let is_latin = reading.token(before).is_some_and(|token| token.kind == TokenKind::Latin);
        let expects = reading.has(before, |sense| {
            matches!(
                sense,
                Sense::Glue(
                    Glue::At
                        | Glue::Since
                        | Glue::To
                        | Glue::Between
                        | Glue::Before
                        | Glue::After
                        | Glue::And
                )
            ) || is_latin && matches!(sense, Sense::Glue(Glue::Of | Glue::The))
                || matches!(sense, Sense::PeriodPart(_))
        });
        let in_brackets = reading.is_mark(before, '(') && reading.is_mark(to, ')');
        in_brackets || expects && reading.follows_on_line(at) && !self.counts_something(to)
    }

    /// Whether the word behind a number is what it counts. A verb, a conjunction and a preposition are not counted;
    /// of words that the lexicon does not know, a noun without clitics is suspected in Arabic only where it ends as
    /// counted nouns do.
    fn counts_something(&self, at: usize) -> bool {
        let reading = self.reading;
        if !reading.follows_on_line(at) || reading.word(at).clitics.conjunction {
            return false;
        }
        reading.is_mark(at, '%') || reading.has(at, |sense| matches!(sense, Sense::Unit(..)))
    }

    fn fill_relation(&self, at: usize, row: &mut Row) -> Option<usize> {
        let reading = self.reading;
        if row.parts.relation.is_some() || !reading.word(at).clitics.article {
            return None;
        }
        let (len, relation) = self.relation(at)?;
        if row.last == Last::Days && relation != Relation::This {
            return None;
        }
        (row.parts.relation, row.unsure) =
            (Some(At { value: relation, span: self.span_of(at, at + len) }), false);
        row.last = Last::Relation;
        Some(at + len)
    }

    /// "next Thursday", "last January", "this morning".
    fn fill_leading_relation(&self, at: usize, row: &mut Row) -> Option<usize> {
        let reading = self.reading;
        let (len, relation) = self.relation(at)?;
        let next = at + len;
        let is_latin = reading.token(at).is_some_and(|token| token.kind == TokenKind::Latin);
        if !is_latin || !reading.follows_on_line(next) {
            return None;
        }
        let is_part = reading.has(next, |sense| matches!(sense, Sense::DayPart(_)));
        let is_named = reading.has(next, |sense| {
            matches!(sense, Sense::Weekday { .. } | Sense::Month { .. } | Sense::Season(_))
        });
        let span = self.span_of(at, next);
        if is_part && relation == Relation::This {
            let offset = Offset { unit: Unit::Day, count: 0 };
            row.parts.offset = Some(At { value: offset, span });
            row.last = Last::Offset;
            return self.fill_part(next, row);
        }
        if !is_named {
            return None;
        }
        row.parts.relation = Some(At { value: relation, span });
        if let Some((to, unit, nth)) = self.nth_unit(next) {
            (row.parts.unit, row.parts.nth, row.last) = (Some(unit), Some(nth), Last::Unit);
            return Some(to);
        }
        row.last = Last::Relation;
        let to =
            self.fill_weekday(next, Join::Space, row).or_else(|| self.fill_month(next, Join::Space, row))?;
        row.unsure = false;
        Some(to)
    }

    fn fill_part(&self, at: usize, row: &mut Row) -> Option<usize> {
        if row.parts.part.is_some() || row.parts.clock.is_some() {
            return None;
        }
        let (len, part) = self.reading.find(at, |sense| match sense {
            Sense::DayPart(part) => Some(part),
            _ => None,
        })?;
        row.parts.part = Some(At { value: part, span: self.span_of(at, at + len) });
        row.last = Last::Part;
        Some(at + len)
    }

    fn fill_clock(&self, at: usize, join: Join, row: &mut Row) -> Option<usize> {
        let (to, clock) = self.clock(at)?;
        // Behind a dash only a clock time with a colon: "- 20:46" of a stamp.
        let has_colon = self.reading.is_mark(at + 1, ':');
        let has_word = self.glue_anywhere(at, Glue::HourWord).is_some();
        let is_named = self.reading.number(at).is_none();
        if join == Join::Dash && !has_colon || join == Join::Comma && !(has_colon || has_word) {
            return None;
        }
        if row.last == Last::Part && !has_word && !is_named && !has_colon {
            return None;
        }
        (row.parts.clock, row.last) = (Some(clock), Last::Clock);
        let (to, zone) = match self.zone(to) {
            Some((end, zone)) => (end, Some(zone)),
            None => (to, None),
        };
        row.parts.zone = zone;
        Some(to)
    }

    fn fill_holiday(&self, at: usize, row: &mut Row) -> Option<usize> {
        let (len, (month, day)) = self.reading.find(at, |sense| match sense {
            Sense::Holiday(month, day) => Some((month, day)),
            _ => None,
        })?;
        let span = self.span_of(at, at + len);
        (row.parts.holiday, row.last) = (Some(At { value: Holiday::Fixed(month, day), span }), Last::Holiday);
        Some(at + len)
    }

    /// «2021-12-31», «31/12/2021», «07.12.2021», with a clock time behind `T` as ISO 8601 has it.
    fn fill_numeric(&self, at: usize, join: Join, row: &mut Row) -> Option<usize> {
        if matches!(join, Join::Dash) || row.parts.days.is_some() {
            return None;
        }
        let reading = self.reading;
        let (a, a_digits) = reading.number(at)?;
        let mark = ['/', '-', '.'].into_iter().find(|mark| reading.is_mark(at + 1, *mark))?;
        let glued = (1..=4).all(|n| reading.is_glued(at + n)) && reading.is_mark(at + 3, mark);
        let ((b, 1..=2), (c, c_digits)) = (reading.number(at + 2)?, reading.number(at + 4)?) else {
            return None;
        };
        let longer =
            reading.is_mark(at + 5, mark) && reading.is_glued(at + 5) && reading.number(at + 6).is_some();
        if !glued || longer || b == 0 {
            return None;
        }
        let place = |n: usize| self.span_of(at + n, at + n + 1);
        let year = |number: u32, digits: u8, n: usize| At {
            value: Year { number: number as i16, digits, calendar: calendar_of(number), cut: false },
            span: place(n),
        };
        let (day, month) = match (a_digits, c_digits) {
            (4, 1..=2) => {
                row.parts.year = Some(year(a, 4, 0));
                ((c, 4), (b, 2))
            }
            (1..=2, 4) | (1..=2, 2) => {
                if c_digits == 2 && mark == '-' {
                    return None;
                }
                row.parts.year = Some(year(c, c_digits, 4));
                if a <= 12 && b <= 12 && a != b && mark == '/' {
                    row.numeric = Some(Numeric { first: a as u8, second: b as u8 });
                }
                if a <= 12 && b > 12 && mark != '.' { ((b, 2), (a, 0)) } else { ((a, 0), (b, 2)) }
            }
            _ => return None,
        };
        let calendar = row.parts.year.map_or(Calendar::Gregorian, |year| year.value.calendar);
        row.parts.days = Some(At { value: one_day(day.0 as u8), span: place(day.1) });
        row.parts.month = Some(At { value: Month { number: month.0 as u8, calendar }, span: place(month.1) });
        row.last = Last::Year;
        let is_t = reading.folded(at + 5) == "t" && reading.is_glued(at + 5) && reading.is_glued(at + 6);
        if is_t && let Some(to) = self.fill_clock(at + 6, Join::Space, row) {
            let is_utc = reading.folded(to) == "z" && reading.is_glued(to);
            if is_utc {
                row.parts.zone = Some(At { value: "UTC", span: reading.stem(to) });
            }
            return Some(to + usize::from(is_utc));
        }
        Some(at + 5)
    }

    /// Whether the components make an expression.
    fn is_complete(&self, at: usize, row: &Row) -> bool {
        let parts = &row.parts;
        if row.unsure
            && parts.days.is_none()
            && parts.year.is_none()
            && parts.relation.is_none()
            && parts.offset.is_none()
        {
            return self.expects_month(at);
        }
        let named =
            parts.weekday.is_some() || parts.days.is_some() || parts.month.is_some() || parts.year.is_some();
        let unit_is_dated = match parts.unit.map(|unit| unit.value) {
            Some(Unit::Decade) => true,
            Some(_) => parts.year.is_some() || parts.relation.is_some() || parts.offset.is_some(),
            None => false,
        };
        named || parts.offset.is_some() || parts.clock.is_some() || parts.holiday.is_some() || unit_is_dated
    }

    /// Whether a small word in front makes a month of a name that is an ordinary word as well.
    fn expects_month(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        self.reading.has(before, |sense| {
            matches!(sense, Sense::Glue(Glue::At | Glue::Since | Glue::To) | Sense::PeriodPart(_))
        }) && self.reading.follows_on_line(at)
    }
}

fn one_day(day: u8) -> Days {
    Days { first: day, last: day, through: false }
}

/// Years of the fourteenth and fifteenth century are of the Hijri calendar where a full numeric date gives them.
fn calendar_of(year: u32) -> Calendar {
    if (1300..1500).contains(&year) { Calendar::Hijri } else { Calendar::Gregorian }
}
