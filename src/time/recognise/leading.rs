//! What says which of several is meant, in front of it: "next Thursday", "this morning", «هذا الخميس».

use super::Grammar;
use super::point::{Join, Last, Row};
use super::relative::NAMED;
use crate::lang::{Classes, Glue};
use crate::time::shape::{At, From, Offset, Relation, Unit};

impl Grammar<'_, '_> {
    /// "next Thursday", "last January", "this morning", "the following evening", «هذا الخميس».
    pub(super) fn fill_leading_relation(&self, at: usize, row: &mut Row) -> Option<usize> {
        let reading = self.reading;
        let (len, mut relation) = self.relation(at)?;
        let mut next = at + len;
        let arabic = self.is_arabic(at);
        if arabic
            && (!matches!(relation, Relation::This | Relation::Same) || reading.word(at).clitics.article)
        {
            return None;
        }
        if !arabic
            && relation == Relation::This
            && let Some((len, second @ (Relation::Last | Relation::Next))) = self.relation(next)
        {
            (relation, next) = (second, next + len);
        }
        next = self.glue(next, Glue::DayWord).unwrap_or(next);
        if !reading.follows_on_line(next) {
            return None;
        }
        let span = self.span_of(at, next);
        // "this morning", "that night", "the next morning": the part of a day counted from another.
        if self.may(next, Classes::DAY_PART)
            && !self.may(next, Classes::WEEKDAY)
            && row.parts.offset.is_none()
        {
            let relation = if relation == Relation::Next { Relation::Following } else { relation };
            let (count, from) = relation.count();
            row.parts.offset = Some(At { value: Offset { unit: Unit::Day, count }, span });
            row.parts.from = from;
            row.with_article |= row.definite;
            row.last = Last::Offset;
            return self.fill_part(next, Join::Space, row).inspect(|_| row.part_alone = false);
        }
        // «نفسه» and «ذلك» stand in front of units alone.
        let named = if arabic && relation != Relation::This { Classes::default() } else { NAMED };
        if !self.may(next, named) {
            return None;
        }
        // "this past Wednesday" may be yesterday, "last Wednesday" is not.
        let far = match relation {
            Relation::Last => self.may(at, Classes::glue(Glue::Final)),
            Relation::This | Relation::Preceding | Relation::Following => true,
            _ => len == next - at,
        };
        (row.parts.relation, row.parts.leads) = (Some(At { value: relation, span }), !arabic && far);
        row.with_article |= row.definite;
        if self.may(next, Classes::SEASON)
            && let Some((to, unit, nth)) = self.nth_unit(next)
        {
            (row.parts.unit, row.parts.nth, row.last) = (Some(unit), Some(nth), Last::Unit);
            return Some(to);
        }
        if row.parts.weekday.is_some() {
            return None;
        }
        row.last = Last::Relation;
        let to = self
            .fill_holiday(next, row)
            .or_else(|| self.fill_weekday(next, row))
            .or_else(|| self.fill_month(next, row))?;
        row.unsure = false;
        if relation == Relation::Preceding || relation == Relation::Following {
            row.parts.from = From::Previous;
        }
        Some(to)
    }
}
