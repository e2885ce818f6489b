//! The components of a point, and the grammar: which may stand behind which, joined how.

use super::clock::CLOCK_WORDS;
use super::point::{Join, Last, Row};
use crate::lang::{Classes, Glue};
use crate::text::TokenKind;
use crate::time::shape::{self, Parts};

/// The components in the order in which they are tried: what takes more words comes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Component {
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

/// Components in the order in which they are tried, one bit each.
#[derive(Clone, Copy)]
pub(super) struct Components(u16);

impl Iterator for Components {
    type Item = Component;

    fn next(&mut self) -> Option<Component> {
        let component = Component::ALL.get(self.0.trailing_zeros() as usize)?;
        self.0 &= self.0 - 1;
        Some(*component)
    }
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
    .or(Classes::ERA)
    .or(Classes::glue(Glue::HourWord))
    .or(Classes::glue(Glue::Fiscal))
    .or(Classes::glue(Glue::Whole));

/// All words that some component can begin with.
pub(super) const COMPONENT_WORDS: Classes =
    NAMED_PARTS.or(Classes::glue(Glue::The)).or(Classes::glue(Glue::Period));

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

    /// Those that can begin with a token of this kind that can be one of these words.
    pub(super) fn beginning_with(kind: TokenKind, words: Classes) -> Components {
        let mut bits = match kind {
            TokenKind::Number => Self::bits(|component| component.beginnings().1),
            TokenKind::Mark(_) => Self::bits(Self::can_begin_with_mark),
            TokenKind::Arabic | TokenKind::Latin => 0,
        };
        if words.meets(COMPONENT_WORDS) {
            bits |= Self::bits(|component| words.meets(component.beginnings().0));
        }
        Components(bits)
    }

    #[inline(always)]
    fn bits(has: impl Fn(Component) -> bool) -> u16 {
        (0..).zip(Self::ALL).fold(0, |bits, (at, component)| bits | u16::from(has(component)) << at)
    }

    /// The classes of words that it can begin with, and whether a number can.
    #[inline(always)]
    const fn beginnings(self) -> (Classes, bool) {
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
            Component::Numeric => (Classes::NONE, true),
            Component::Clock => (CLOCK_WORDS, true),
            Component::Offset => (Classes::DAY, false),
            Component::Weekday => (Classes::WEEKDAY, false),
            Component::BracketedWeekday => (Classes::NONE, false),
            Component::Days => (Classes::ORDINAL.or(Classes::CARDINAL).or(THE), true),
            Component::Month => (Classes::MONTH.or(Classes::UNIT), false),
            Component::Year => {
                (Classes::UNIT.or(Classes::CARDINAL).or(Classes::ERA).or(Classes::glue(Glue::Fiscal)), true)
            }
            Component::Relation | Component::LeadingRelation => (Classes::RELATION, false),
            Component::Part => (Classes::DAY_PART.or(Classes::PERIOD_PART).or(THE), false),
            Component::Holiday => (Classes::HOLIDAY, false),
        }
    }

    /// Whether a mark can stand in front: «اليوم (الخميس)», "the '90s", "Sept. '23".
    #[inline(always)]
    const fn can_begin_with_mark(self) -> bool {
        matches!(self, Component::BracketedWeekday | Component::Unit | Component::Year)
    }

    /// Whether a row can go on with this component, joined so: the grammar.
    pub(super) fn may_stand(self, row: &Row, join: Join) -> bool {
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
                // "5 p.m. on March 12".
                Clock => flush || join == Join::At,
                Nothing | Relation | Part => flush,
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
                    // «الساعة العاشرة من صباح الاثنين».
                    || join == Join::Of && last == Clock
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
