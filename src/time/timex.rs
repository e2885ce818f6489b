//! The value of a temporal expression, as TIMEX3 (ISO-TimeML, ISO 24617-1) writes it.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The four kinds of TIMEX3.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub enum TimexKind {
    /// A day or more: a date, a month, a year.
    Date,
    /// A part of a day or a clock time.
    Time,
    /// A length.
    Duration,
    /// Something that recurs.
    Set,
}

impl fmt::Display for TimexKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TimexKind::Date => "DATE",
            TimexKind::Time => "TIME",
            TimexKind::Duration => "DURATION",
            TimexKind::Set => "SET",
        })
    }
}

/// TIMEX3's `mod`: what «about», «more than» or «early» does to a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are TIMEX3's own")]
pub enum Modifier {
    Approx,
    MoreThan,
    LessThan,
    EqualOrMore,
    EqualOrLess,
    Start,
    Mid,
    End,
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
}

impl Modifier {
    /// All modifiers with their TIMEX3 names.
    pub const ALL: [(Modifier, &'static str); 12] = [
        (Modifier::Approx, "APPROX"),
        (Modifier::MoreThan, "MORE_THAN"),
        (Modifier::LessThan, "LESS_THAN"),
        (Modifier::EqualOrMore, "EQUAL_OR_MORE"),
        (Modifier::EqualOrLess, "EQUAL_OR_LESS"),
        (Modifier::Start, "START"),
        (Modifier::Mid, "MID"),
        (Modifier::End, "END"),
        (Modifier::Before, "BEFORE"),
        (Modifier::After, "AFTER"),
        (Modifier::OnOrBefore, "ON_OR_BEFORE"),
        (Modifier::OnOrAfter, "ON_OR_AFTER"),
    ];

    /// The TIMEX3 name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(modifier, _)| *modifier == self).map_or("", |(_, name)| name)
    }
}

/// A normalised value.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Timex {
    /// Which kind it is.
    pub kind: TimexKind,
    /// The TIMEX3 value: `2021-12-30`, `2021-12-30TEV`, `PT50M`, `2022-01-09/2022-01-10`, `XXXX-01-10`.
    pub value: Box<str>,
    /// TIMEX3's `mod`, if the words have one.
    pub modifier: Option<Modifier>,
}
