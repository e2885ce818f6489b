//! What stands beside a day: "the Monday after Easter", "the closest Sunday to 5 May", «أول جمعة بعد عيد الفطر», "the day
//! before Christmas".

use super::component::names_day;
use super::{Found, Grammar};
use crate::lang::{Classes, Glue, Number, Sense, TimeClass};
use crate::time::shape::{At, Parts, Pick, PickOf, Relation, ShapeKind, Unit};

impl Grammar<'_, '_> {
    /// A day, a week or a weekend that is told by the day before, behind or near it.
    pub(super) fn beside_day(&self, at: usize) -> Option<Found> {
        const STARTS: Classes = Classes::WEEKDAY
            .or(Classes::ORDINAL)
            .or(Classes::RELATION)
            .or(Classes::UNIT)
            .or(Classes::TIME)
            .or(Classes::glue(Glue::The));
        if !self.may(at, STARTS) {
            return None;
        }
        let start = self.behind_article(at);
        let (to, pick) = self
            .counted_beside(start, start > at)
            .or_else(|| self.nearest_weekday(start))
            .or_else(|| self.neighbour(start))?;
        let (end, mut day) = self.named_day(to)?;
        // Days are told by any other day, weekdays and weeks by one that has a date or a name.
        let dated = day.days.is_some() || day.holiday.is_some() || day.pick.is_some();
        if !dated && pick.of != PickOf::Unit(Unit::Day) {
            return None;
        }
        day.beside = Some(At { value: pick, span: self.span_of(start, to) });
        Some(Found::new(ShapeKind::Point(day.into()), at, end))
    }

    /// "the Monday after", "the second Sunday before", "the week after", «أول جمعة بعد», «الجمعة الأولى بعد».
    fn counted_beside(&self, start: usize, definite: bool) -> Option<(usize, Pick)> {
        let final_one = self.may(start, Classes::glue(Glue::Final));
        let counted = match self.ordinal(start).filter(|_| !self.reading.word(start).clitics.article) {
            Some((to, nth)) => Some((to, i16::from(nth))),
            None if final_one => self.relation(start).map(|(len, _)| (start + len, 1)),
            None => None,
        };
        let (next, stated) = counted.map_or((start, None), |(to, nth)| (to, Some(nth)));
        let (mid, of) = self.beside_unit(next)?;
        let behind =
            || self.ordinal(mid).filter(|_| self.is_arabic(mid) && self.reading.word(mid).clitics.article);
        let (mid, stated) = match stated {
            Some(_) => (mid, stated),
            None => behind().map_or((mid, None), |(to, nth)| (to, Some(i16::from(nth)))),
        };
        let (to, back) = self.order(mid)?;
        // «الخميس قبل عيد الفطر» is a Thursday of this week as often; «الاثنين الذي يلي عيد الفصح» is not.
        let told = match self.is_arabic(start) {
            true => to - mid > 1,
            false => definite || matches!(of, PickOf::Weekday(_)),
        };
        let stands = (stated.is_some() || told) && (!final_one || back);
        let index = stated.unwrap_or(1);
        stands.then_some((to, Pick { index: if back { -index } else { index }, of }))
    }

    /// The weekday or the unit that is told by another day.
    fn beside_unit(&self, at: usize) -> Option<(usize, PickOf)> {
        if !self.reading.follows_on_line(at) && at > 0 && !self.may(at, Classes::WEEKDAY.or(Classes::UNIT)) {
            return None;
        }
        let at = self
            .glue_anywhere(at, Glue::DayWord)
            .filter(|next| self.may(*next, Classes::WEEKDAY))
            .unwrap_or(at);
        let (len, of) = self.sense(at, |sense| match sense {
            Sense::Weekday { day, .. } => Some(PickOf::Weekday(day)),
            Sense::Unit(unit @ (Unit::Day | Unit::Week | Unit::Weekend), Number::Singular) => {
                Some(PickOf::Unit(unit))
            }
            _ => None,
        })?;
        Some((at + len, of))
    }

    /// The token behind "after", "before", "following" or «الذي يلي», and whether it leads back.
    fn order(&self, at: usize) -> Option<(usize, bool)> {
        let after = self.glue(at, Glue::After).map(|to| (to, false));
        after.or_else(|| self.glue(at, Glue::Before).map(|to| (to, true))).or_else(|| {
            let (len, relation) =
                self.relation(at).filter(|_| self.is_latin(at) && self.reading.follows_on_line(at))?;
            match relation {
                Relation::Following => Some((at + len, false)),
                Relation::Preceding => Some((at + len, true)),
                _ => None,
            }
        })
    }

    /// "the closest Monday to", "the Sunday nearest", «أقرب جمعة إلى», «الأحد الأقرب إلى».
    fn nearest_weekday(&self, start: usize) -> Option<(usize, Pick)> {
        let in_front = self.word(start, TimeClass::Nearest);
        let (mid, of @ PickOf::Weekday(_)) = self.beside_unit(in_front.unwrap_or(start))? else {
            return None;
        };
        let next = match in_front {
            Some(_) => mid,
            None => self.word(mid, TimeClass::Nearest).filter(|_| self.reading.follows_on_line(mid))?,
        };
        let to = self.glue(next, Glue::To);
        let joined = to.is_some()
            || in_front.is_none() && self.is_latin(start)
            || self.reading.word(next).clitics.preposition;
        joined.then_some((to.unwrap_or(next), Pick { index: 0, of }))
    }

    /// «اليوم التالي لعيد الفطر», «الأسبوع السابق لعيد الأضحى».
    fn neighbour(&self, start: usize) -> Option<(usize, Pick)> {
        let found = self.unit_with_relation(start).filter(|_| self.is_arabic(start))?;
        let index = match found.relation.value {
            Relation::Following => 1,
            Relation::Preceding => -1,
            _ => return None,
        };
        let joined = self.reading.word(found.to).clitics.preposition && self.reading.is_for(found.to);
        let stands = joined && matches!(found.unit.value, Unit::Day | Unit::Week);
        stands.then_some((found.to, Pick { index, of: PickOf::Unit(found.unit.value) }))
    }

    /// A day that another one can be told by. What stands beside a thing, "the Sunday before Tuesday's vote", is not told by
    /// the day.
    fn named_day(&self, at: usize) -> Option<(usize, Parts)> {
        let next = self.glue(at, Glue::DayWord).unwrap_or(at);
        let (end, day) =
            self.point(self.behind_article(next)).filter(|_| self.reading.follows_on_line(next))?;
        let plain = names_day(&day) && day.clock.is_none() && day.part.is_none() && day.shift.is_none();
        (plain && self.stands_as_day(end)).then_some((end, day))
    }

    /// Whether the day in front of the token `at` is no attribute of what follows: "three weeks after the May 3 vote".
    pub(super) fn stands_as_day(&self, at: usize) -> bool {
        let possessive = ['\'', '\u{2019}'].into_iter().any(|mark| self.reading.is_mark(at, mark));
        self.ends_clause(at) && !possessive || self.may(at, Classes::GLUE.or(Classes::VERB))
    }
}
