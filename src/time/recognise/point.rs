//! Points in time: days, months, years, and what is counted from today.
//!
//! A point is a row of components (weekday, day, month, year …), each at most once, joined by nothing, a comma or a
//! small word. [`Component::may_stand`] says which component may stand behind
//! which, joined how: that table is the grammar. How each is read stands in `relative`, `day` and `month`.

use super::{Found, Grammar};
use crate::lang::Glue;
use crate::time::shape::{Numeric, Parts, ShapeKind, Unit};

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
}

/// A point under way.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) parts: Parts,
    pub(super) last: Last,
    /// The month's name is an ordinary word as well and nothing has confirmed it yet.
    pub(super) unsure: bool,
    /// A day word stood in front.
    pub(super) day_word: bool,
    pub(super) numeric: Option<Numeric>,
}

/// The components in the order in which they are tried: what takes more words comes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Component {
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
    Holiday,
}

impl Component {
    const ALL: [Component; 13] = [
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
        Component::Holiday,
    ];

    /// Whether a row can go on with this component, joined so: the grammar.
    fn may_stand(self, row: &Row, join: Join) -> bool {
        use Last::*;
        let (last, parts) = (row.last, &row.parts);
        let first = last == Nothing && join == Join::Space;
        let tight = matches!(join, Join::Space | Join::DayWord);
        let flush = !matches!(join, Join::Dash | Join::At);
        match self {
            Component::Unit => {
                tight && matches!(last, Nothing | Days | Month | Part | Weekday) || join == Join::Of
            }
            Component::Numeric => {
                join != Join::Dash && matches!(last, Nothing | Weekday | Offset | Part | Relation)
            }
            Component::Clock => {
                let dated = matches!(last, Weekday | Offset | Days | Month | Year | Relation | Part | Unit);
                (first || dated) && parts.clock.is_none() && join != Join::Of
            }
            Component::Offset => {
                let free = join != Join::Comma && matches!(last, Nothing | Part | Clock);
                parts.offset.is_none() && (free || tight && last == Weekday)
            }
            Component::Weekday => {
                join != Join::Dash && matches!(last, Nothing | Part | Offset | Clock | Relation)
            }
            Component::BracketedWeekday => last == Offset && join == Join::Space,
            Component::Days => {
                join != Join::Dash && matches!(last, Nothing | Weekday | Offset | Part | Clock)
            }
            Component::Month => match last {
                Weekday => matches!(join, Join::Comma | Join::Space),
                Nothing | Days | Relation => flush,
                _ => false,
            },
            Component::Year => flush && matches!(last, Nothing | Month | Days | Relation | Unit | Holiday),
            Component::Relation => tight && matches!(last, Weekday | Month | Days),
            Component::Part => {
                last == Nothing || tight && matches!(last, Weekday | Offset | Month | Year | Relation | Days)
            }
            Component::LeadingRelation | Component::Holiday => first,
        }
    }
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
        let reading = self.reading;
        // «و» in front of a component begins another expression.
        let is_first = row.last == Last::Nothing;
        if !is_first && (!reading.follows_on_line(at) || reading.word(at).clitics.conjunction) {
            return None;
        }
        Component::ALL.into_iter().find_map(|component| {
            if !component.may_stand(row, join) {
                return None;
            }
            match component {
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
                Component::Year => self.fill_year(at, row),
                Component::Relation => self.fill_relation(at, row),
                Component::Part => self.fill_part(at, row),
                Component::LeadingRelation => self.fill_leading_relation(at, row),
                Component::Holiday => self.fill_holiday(at, row),
            }
        })
    }

    /// A month by name, with its other name behind a slash or in brackets: «كانون الثاني/يناير», «أيار (مايو)».
    /// The token behind it, the month, the other, and whether the name is sure.
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
            // A quarter without a year is the last one, or the one under way.
            Some(Unit::Decade | Unit::Quarter) => true,
            Some(_) => parts.year.is_some() || parts.relation.is_some() || parts.offset.is_some(),
            None => false,
        };
        named || parts.offset.is_some() || parts.clock.is_some() || parts.holiday.is_some() || unit_is_dated
    }
}
