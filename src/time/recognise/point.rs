//! Points in time: days, months, years, and what is counted from today.
//!
//! A point is a row of components (weekday, day, month, year …), each at most once, joined by nothing, a comma or a
//! small word. Which component may stand behind which stands in `component`: that table is the
//! grammar. How each is read stands in `relative`, `day`, `nth`, `month` and `clock`.

use super::component::{Component, names_day};
use super::{Found, Grammar};
use crate::lang::{Classes, Glue, Sense};
use crate::text::TokenKind;
use crate::time::shape::{self, At, Parts, ShapeKind};
use crate::time::timex::Modifier;

/// The component that was read last.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Last {
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
    Pick,
}

/// What joins two components.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Join {
    Space,
    Comma,
    Of,
    At,
    DayWord,
    Dash,
    /// A dash without spaces between a year and its part: "2019-Q1", "Q1-2019".
    Hyphen,
    /// The "'s" of "last year's third quarter".
    Possessive,
}

/// A point under way.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) parts: Parts,
    pub(super) last: Last,
    /// The month's name is an ordinary word as well and nothing has confirmed it yet.
    pub(super) unsure: bool,
    /// "the" stands in front.
    pub(super) definite: bool,
    /// "the" belongs to the expression: "the third quarter", and not the one of "the 10th of January".
    pub(super) with_article: bool,
    /// A part of the day stands first and needs something beside it: «مساء», "evening".
    pub(super) part_alone: bool,
    /// What stands in front of a part of the day: the "early" of "Monday early in the morning".
    pub(super) modifier: Option<At<Modifier>>,
}

impl Grammar<'_, '_> {
    /// A point, and the token behind it.
    pub(super) fn point(&self, at: usize) -> Option<(usize, Parts)> {
        let mut row = Row::default();
        let to = self.row(at, &mut row)?;
        Some((to, row.parts))
    }

    /// A point, a numeric date, or a range from one point to another.
    pub(super) fn point_or_range(&self, at: usize) -> Option<Found> {
        let mut row = Row::default();
        let to = self.row(at, &mut row)?;
        let from = if row.definite && !row.with_article { self.behind_article(at) } else { at };
        if row.parts.days.is_some_and(|days| days.value.through)
            && self.is_moved(from)
            && let Some((to, first)) = self.first_of_moved(&row.parts)
        {
            return Some(Found::new(ShapeKind::Point(first.into()), from, to));
        }
        if let Some((end, second)) = self.second_point(to, &row.parts) {
            if row.parts.clock.is_none() && self.is_moved(from) {
                let first = Parts { year: row.parts.year.or(second.year), ..row.parts };
                return Some(Found::new(ShapeKind::Point(first.into()), from, to));
            }
            let (end, first) = self.day_behind_clocks(end, row.parts, &second);
            return Some(Found::new(ShapeKind::Range(first.into(), second.into()), from, end));
        }
        if let Some(found) = self.yearly(from, to, &row.parts) {
            return Some(found);
        }
        let kind = match row.parts.numeric {
            Some(numeric) => ShapeKind::Numeric(numeric, row.parts.into()),
            None => ShapeKind::Point(row.parts.into()),
        };
        Some(Found { modifier: row.modifier, ..Found::new(kind, from, to) })
    }

    /// Reads as many components as there are into an empty row, and says which token stands behind them.
    fn row(&self, at: usize, row: &mut Row) -> Option<usize> {
        let start = self.behind_article(at);
        row.definite = start > at;
        let mut to = start;
        while let Some(next) = self.next_component(to, row) {
            to = next;
        }
        (row.last != Last::Nothing && self.is_complete(start, to, row)).then_some(to)
    }

    /// Reads the next component into the row and says which token stands behind it.
    fn next_component(&self, at: usize, row: &mut Row) -> Option<usize> {
        let reading = self.reading;
        if row.last == Last::Nothing {
            let day_word =
                self.glue_anywhere(at, Glue::DayWord).filter(|next| reading.follows_on_line(*next));
            return self
                .fill(at, Join::Space, row)
                .or_else(|| day_word.and_then(|next| self.fill(next, Join::DayWord, row)));
        }
        if !reading.follows_on_line(at) {
            return None;
        }
        // «وفي» begins something new.
        if reading.word(at).clitics.conjunction {
            return None;
        }
        if let Some(next) = self.fill(at, Join::Space, row) {
            return Some(next);
        }
        if row.last == Last::Clock
            && let Some(behind) = self.behind_twin(at)
            && reading.follows_on_line(behind)
        {
            let next = self.glue(behind, Glue::At).or_else(|| self.glue(behind, Glue::Of)).unwrap_or(behind);
            let next = self.glue(next, Glue::DayWord).unwrap_or(next);
            let day = Classes::WEEKDAY.or(Classes::DAY).or(Classes::MONTH);
            let dated = self.may(next, day) || self.month_after(next + 1, true).is_some();
            return dated
                .then(|| self.fill(next, Join::At, row).or_else(|| self.fill(next, Join::Space, row)))?;
        }
        if let Some(TokenKind::Mark(mark)) = reading.token(at).map(|token| token.kind) {
            let next = at + 1;
            if !reading.follows_on_line(next) {
                return None;
            }
            let join = match mark {
                ',' | '\u{060C}' => Join::Comma,
                '-' => Join::Dash,
                '/' | '.' if matches!(row.last, Last::Days | Last::Month) => Join::Dash,
                // "2020/Sep/23".
                '/' if row.last == Last::Year && self.may(next, Classes::MONTH) => Join::Dash,
                '@' => Join::At,
                '\'' | '\u{2019}' if reading.is_glued(at) && reading.folded(next) == "s" => {
                    return self.fill(at + 2, Join::Possessive, row);
                }
                _ => return None,
            };
            return self.fill(next, join, row).or_else(|| {
                if self.is_hyphenated(next) {
                    return self.fill(next, Join::Hyphen, row);
                }
                let day_word = self.glue(next, Glue::DayWord).filter(|_| join == Join::Comma)?;
                self.fill(day_word, Join::Comma, row)
            });
        }
        // "tonight around 7".
        if self.may(at, Classes::MODIFIER)
            && self.is_latin(at)
            && names_day(&row.parts)
            && row.parts.clock.is_none()
            && let Some((len, Modifier::Approx)) = self.sense(at, |sense| match sense {
                Sense::Modifier(modifier) => Some(modifier),
                _ => None,
            })
            && reading.number(at + len).is_some()
            && let Some(to) = self.fill_clock(at + len, Join::At, row)
        {
            row.modifier = Some(At { value: Modifier::Approx, span: self.span_of(at, at + len) });
            return Some(to);
        }
        // "Sunday from last week".
        if row.last == Last::Weekday
            && self.is_latin(at)
            && let Some(next) = self.glue(at, Glue::Since)
            && self.unit_with_relation(next).is_some_and(|found| found.unit.value == shape::Unit::Week)
        {
            return self.fill(next, Join::Of, row);
        }
        let joins = [(Glue::Of, Join::Of), (Glue::DayWord, Join::DayWord), (Glue::At, Join::At)];
        joins.into_iter().find_map(|(glue, join)| {
            let next = self.glue(at, glue)?;
            self.fill(next, join, row).or_else(|| {
                let day_word = self.glue(next, Glue::DayWord).filter(|_| join != Join::DayWord)?;
                self.fill(day_word, join, row)
            })
        })
    }

    /// The token behind the same clock time in another zone: "8 a.m. (0500 GMT) on Tuesday".
    fn behind_twin(&self, at: usize) -> Option<usize> {
        let begin = self.reading.is_mark(at, '(').then_some(at + 1)?;
        let (to, _) = self.clock(begin, true)?;
        let (to, _) = self.zone(to)?;
        self.reading.is_mark(to, ')').then_some(to + 1)
    }

    /// Whether a hyphen without spaces stands in front of the token `at`.
    pub(super) fn is_hyphenated(&self, at: usize) -> bool {
        let hyphen = at.checked_sub(1).filter(|hyphen| self.reading.is_mark(*hyphen, '-'));
        hyphen.is_some_and(|hyphen| self.reading.is_glued(hyphen) && self.reading.is_glued(at))
    }

    fn fill(&self, at: usize, join: Join, row: &mut Row) -> Option<usize> {
        let reading = self.reading;
        let token = reading.token(at)?;
        // «و» in front of a component begins another expression.
        let is_first = row.last == Last::Nothing;
        if !is_first && (!reading.follows_on_line(at) || reading.word(at).clitics.conjunction) {
            return None;
        }
        let mut fitting = Component::beginning_with(token.kind, reading.word(at).classes);
        fitting.find_map(|component| {
            if !component.may_stand(row, join) {
                return None;
            }
            match component {
                Component::Pick => self.fill_pick(at, row),
                Component::Unit => self.fill_unit(at, join, row),
                Component::Numeric => self.fill_numeric(at, row),
                Component::Clock => self.fill_clock(at, join, row),
                Component::Offset => self.fill_offset(at, row),
                Component::Weekday => self.fill_weekday(at, row),
                Component::BracketedWeekday => {
                    let opens = reading.is_mark(at, '(') && reading.follows_on_line(at + 1);
                    let to = opens.then(|| self.fill_weekday(at + 1, row))??;
                    Some(to + usize::from(reading.is_mark(to, ')')))
                }
                Component::Days => self.fill_days(at, join, row),
                Component::Month => {
                    // "at 5 p.m. in March" has no day.
                    let dated = join != Join::At
                        || row.last != Last::Clock
                        || self.month(at).is_some_and(|(to, _)| self.day_number(to).is_some());
                    dated.then(|| self.fill_month(at, row))?
                }
                Component::Year => {
                    // "in June in 2017"; "on June 3 in 1500 homes" goes on.
                    let stated = join != Join::At
                        || row.last == Last::Holiday
                        || row.parts.month.is_some()
                            && self.is_latin(at.saturating_sub(1))
                            && self.expects_year(at, at + 1);
                    stated.then(|| self.fill_year(at, row))?
                }
                Component::Relation => self.fill_relation(at, row),
                Component::Part => self.fill_part(at, join, row),
                Component::LeadingRelation => self.fill_leading_relation(at, row),
                Component::Holiday => self.fill_holiday(at, row),
            }
        })
    }
}
