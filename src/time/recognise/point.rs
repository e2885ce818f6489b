//! Points in time: days, months, years, and what is counted from today.
//!
//! A point is a row of components (weekday, day, month, year …), each at most once, joined by nothing, a comma or a
//! small word. [`Component::may_stand`] says which component may stand behind which, joined how: that table is the
//! grammar. How each is read stands in `relative`, `day`, `nth`, `month` and `clock`.

use super::clock::CLOCK_WORDS;
use super::{Found, Grammar};
use crate::lang::{Classes, Glue, Sense};
use crate::text::TokenKind;
use crate::time::shape::{self, At, Numeric, Parts, ShapeKind};
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
    pub(super) numeric: Option<Numeric>,
    /// What stands in front of a part of the day: the "early" of "Monday early in the morning".
    pub(super) modifier: Option<At<Modifier>>,
}

/// The components in the order in which they are tried: what takes more words comes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Component {
    Pick,
    Holiday,
    Unit,
    Numeric,
    Clock,
    Offset,
    Weekday,
    BracketedWeekday,
    Days,
    Month,
    Year,
    Relation,
    Part,
    LeadingRelation,
}

/// What names a part of a point by itself, and so begins an expression as well as a component.
pub(super) const NAMED_PARTS: Classes = Classes::MONTH
    .or(Classes::WEEKDAY)
    .or(Classes::CARDINAL)
    .or(Classes::ORDINAL)
    .or(Classes::UNIT)
    .or(Classes::DAY)
    .or(Classes::DAY_PART)
    .or(Classes::PERIOD_PART)
    .or(Classes::RELATION)
    .or(Classes::SEASON)
    .or(Classes::DECADE)
    .or(Classes::FRACTION)
    .or(Classes::HOUR_NAME)
    .or(Classes::HOLIDAY)
    .or(Classes::glue(Glue::HourWord))
    .or(Classes::glue(Glue::Fiscal))
    .or(Classes::glue(Glue::Whole));

/// All words that some component can begin with.
const COMPONENT_WORDS: Classes = NAMED_PARTS.or(Classes::glue(Glue::The)).or(Classes::glue(Glue::Period));

impl Component {
    const ALL: [Component; 14] = [
        Component::Pick,
        Component::Holiday,
        Component::Unit,
        Component::Numeric,
        Component::Clock,
        Component::Offset,
        Component::Weekday,
        Component::BracketedWeekday,
        Component::Days,
        Component::Month,
        Component::Year,
        Component::Relation,
        Component::Part,
        Component::LeadingRelation,
    ];

    /// The classes of words that it can begin with, and whether a number can.
    fn beginnings(self) -> (Classes, bool) {
        const THE: Classes = Classes::glue(Glue::The);
        match self {
            Component::Pick => {
                (Classes::ORDINAL.or(Classes::RELATION).or(Classes::UNIT).or(Classes::WEEKDAY).or(THE), true)
            }
            Component::Unit => (
                Classes::UNIT
                    .or(Classes::RELATION)
                    .or(Classes::ORDINAL)
                    .or(Classes::SEASON)
                    .or(Classes::DECADE)
                    .or(Classes::glue(Glue::Fiscal))
                    .or(Classes::glue(Glue::Whole))
                    .or(Classes::glue(Glue::Period))
                    .or(THE),
                true,
            ),
            Component::Numeric => (Classes::default(), true),
            Component::Clock => (CLOCK_WORDS, true),
            Component::Offset => (Classes::DAY, false),
            Component::Weekday => (Classes::WEEKDAY, false),
            Component::BracketedWeekday => (Classes::default(), false),
            Component::Days => (Classes::ORDINAL.or(Classes::CARDINAL).or(THE), true),
            Component::Month => (Classes::MONTH.or(Classes::UNIT), false),
            Component::Year => (Classes::UNIT.or(Classes::CARDINAL).or(Classes::glue(Glue::Fiscal)), true),
            Component::Relation | Component::LeadingRelation => (Classes::RELATION, false),
            Component::Part => (Classes::DAY_PART.or(Classes::PERIOD_PART).or(THE), false),
            Component::Holiday => (Classes::HOLIDAY, false),
        }
    }

    /// Whether a mark can stand in front: «اليوم (الخميس)», "the '90s".
    fn can_begin_with_mark(self) -> bool {
        matches!(self, Component::BracketedWeekday | Component::Unit)
    }

    /// Whether a row can go on with this component, joined so: the grammar.
    fn may_stand(self, row: &Row, join: Join) -> bool {
        use Last::*;
        let (last, parts) = (row.last, &row.parts);
        let first = last == Nothing && join == Join::Space;
        let tight = matches!(join, Join::Space | Join::DayWord);
        let flush = !matches!(join, Join::Dash | Join::At | Join::Possessive);
        if join == Join::Hyphen {
            return match self {
                Component::Unit => last == Year,
                Component::Year => last == Unit && parts.nth.is_some(),
                _ => false,
            };
        }
        match self {
            Component::Pick => first || join == Join::Possessive && matches!(last, Year | Unit),
            Component::Unit => {
                tight && matches!(last, Nothing | Days | Month | Part | Weekday | Year | Unit | Holiday)
                    || join == Join::Of
                    || join == Join::Possessive && matches!(last, Year | Unit)
                    || join == Join::At && matches!(last, Days | Pick | Weekday)
                    || join == Join::Comma && last == Weekday
            }
            Component::Numeric => {
                join != Join::Dash && matches!(last, Nothing | Weekday | Offset | Part | Relation | Clock)
            }
            Component::Clock => {
                let dated =
                    matches!(last, Weekday | Offset | Days | Month | Year | Relation | Part | Unit | Holiday);
                // A week and a month have no clock time.
                let by_day = last == Part || names_day(parts);
                (first || dated && by_day) && parts.clock.is_none() && join != Join::Possessive
            }
            Component::Offset => {
                let free = join != Join::Comma && matches!(last, Nothing | Part | Clock);
                parts.offset.is_none() && (free || tight && last == Weekday)
            }
            Component::Weekday => {
                join != Join::Dash && matches!(last, Nothing | Part | Offset | Clock | Relation)
                    || last == Unit && join != Join::Dash && parts.nth.is_none()
                    || matches!(last, Days | Year) && join == Join::Comma && parts.weekday.is_none()
            }
            Component::BracketedWeekday => {
                matches!(last, Offset | Days | Month | Year) && join == Join::Space
            }
            Component::Days => {
                join != Join::Dash && matches!(last, Nothing | Weekday | Offset | Part | Clock | Pick)
            }
            Component::Month => match last {
                Weekday => matches!(join, Join::Comma | Join::Space | Join::Dash),
                Days => join != Join::Possessive,
                Pick => true,
                Nothing | Relation | Part | Clock => flush,
                // "in 2017 April".
                Year => {
                    matches!(join, Join::Space | Join::Dash) && parts.month.is_none() && parts.unit.is_none()
                }
                Unit => join == Join::Of,
                _ => false,
            },
            Component::Year => {
                flush && matches!(last, Nothing | Month | Days | Relation | Unit | Holiday)
                    || last == Pick
                    || join == Join::Dash && (last == Month || last == Days && parts.month.is_some())
                    // "Oct 26 15:50:06 2016".
                    || join == Join::Space && last == Clock && parts.month.is_some()
                    || join == Join::At && matches!(last, Holiday | Month | Days)
            }
            Component::Relation => {
                tight && matches!(last, Weekday | Month | Days | Holiday)
                    || tight
                        && last == Unit
                        && parts.unit.is_some_and(|unit| unit.value == shape::Unit::Season)
            }
            Component::Part => {
                last == Nothing
                    || matches!(join, Join::Space | Join::DayWord | Join::At | Join::Comma)
                        && matches!(last, Weekday | Offset | Month | Year | Relation | Days | Clock | Holiday)
            }
            Component::LeadingRelation => first || last == Clock && matches!(join, Join::Space | Join::At),
            Component::Holiday => {
                first
                    || last == Part && flush
                    || last == Pick && join == Join::Of
                    || join == Join::Possessive && matches!(last, Year | Unit)
            }
        }
    }
}

/// Whether the parts name a day, and no longer period.
pub(super) fn names_day(parts: &Parts) -> bool {
    parts.days.is_some()
        || parts.weekday.is_some()
        || parts.holiday.is_some()
        || parts.pick.is_some()
        || parts.offset.is_some_and(|offset| offset.value.unit <= shape::Unit::Day)
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
        if let Some((end, second)) = self.second_point(to, &row.parts) {
            let (end, first) = self.day_behind_clocks(end, row.parts, &second);
            return Some(Found::new(ShapeKind::Range(first.into(), second.into()), from, end));
        }
        let kind = match row.numeric {
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
        let (classes, is_number) = (reading.word(at).classes, token.kind == TokenKind::Number);
        let is_mark = matches!(token.kind, TokenKind::Mark(_));
        if !is_number && !is_mark && !classes.meets(COMPONENT_WORDS) {
            return None;
        }
        Component::ALL.into_iter().find_map(|component| {
            let (beginnings, number) = component.beginnings();
            if !(classes.meets(beginnings)
                || is_number && number
                || is_mark && component.can_begin_with_mark())
                || !component.may_stand(row, join)
            {
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
                    let to = reading.is_mark(at, '(').then(|| self.fill_weekday(at + 1, row))??;
                    Some(to + usize::from(reading.is_mark(to, ')')))
                }
                Component::Days => self.fill_days(at, join, row),
                Component::Month => self.fill_month(at, row),
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
