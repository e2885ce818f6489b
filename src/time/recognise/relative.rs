//! What is counted from an anchor: «أمس», «الشهر المقبل», "next Thursday", «الربع الثالث».

use super::Grammar;
use super::point::{Join, Last, Row};
use crate::lang::{Glue, Number, Sense, clitics};
use crate::text::TokenKind;
use crate::time::shape::{At, DayPart, From, Offset, Relation, Unit};

impl Grammar<'_, '_> {
    /// «الشهر المقبل», «من الشهر نفسه», "next month", "the following day", «الربع الثالث», «صيف».
    pub(super) fn fill_unit(&self, at: usize, join: Join, row: &mut Row) -> Option<usize> {
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
                    row.parts.from = From::Previous;
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

    pub(super) fn unit_with_relation(&self, at: usize) -> Option<(usize, At<Unit>, At<Relation>)> {
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
    pub(super) fn nth_unit(&self, at: usize) -> Option<(usize, At<Unit>, i16)> {
        let reading = self.reading;
        let unit = |at| {
            reading.find(at, |sense| match sense {
                Sense::Unit(unit @ (Unit::Quarter | Unit::Half), Number::Singular) => Some(unit),
                _ => None,
            })
        };
        let at =
            self.glue_anywhere(at, Glue::The).filter(|next| reading.follows_on_line(*next)).unwrap_or(at);
        if let Some(decade) = self.decade_in_digits(at) {
            return Some(decade);
        }
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

    /// "1990s": the digits of a decade and an "s" glued to them.
    fn decade_in_digits(&self, at: usize) -> Option<(usize, At<Unit>, i16)> {
        let reading = self.reading;
        let (year @ 1800..2100, 4) = reading.number(at)? else { return None };
        let is_decade =
            year % 10 == 0 && reading.is_glued(at + 1) && clitics::is_decade_ending(reading.folded(at + 1));
        let unit = At { value: Unit::Decade, span: self.span_of(at, at + 2) };
        is_decade.then_some((at + 2, unit, year as i16))
    }

    pub(super) fn relation(&self, at: usize) -> Option<(usize, Relation)> {
        self.reading.find(at, |sense| match sense {
            Sense::Relation(relation) => Some(relation),
            _ => None,
        })
    }

    pub(super) fn fill_offset(&self, at: usize, row: &mut Row) -> Option<usize> {
        let (len, sense) = self.reading.find(at, |sense| match sense {
            Sense::Day(_) | Sense::NightOf(_) => Some(sense),
            _ => None,
        })?;
        let span = self.span_of(at, at + len);
        let count = match sense {
            Sense::Day(count) => count,
            Sense::NightOf(count) => {
                row.parts.part = Some(At { value: DayPart::Night, span });
                count
            }
            _ => return None,
        };
        let value = Offset { unit: Unit::Day, count: i16::from(count) };
        (row.parts.offset, row.last) = (Some(At { value, span }), Last::Offset);
        Some(at + len)
    }

    pub(super) fn fill_relation(&self, at: usize, row: &mut Row) -> Option<usize> {
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
    pub(super) fn fill_leading_relation(&self, at: usize, row: &mut Row) -> Option<usize> {
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
        let to = self.fill_weekday(next, row).or_else(|| self.fill_month(next, row))?;
        row.unsure = false;
        Some(to)
    }
}
