//! What is counted from an anchor: «الشهر المقبل», "next Thursday", "the following day", "this morning".

use super::Grammar;
use super::point::{Join, Last, Row};
use crate::lang::{Classes, Glue, Number, Sense};
use crate::time::shape::{At, Offset, Relation, Unit, Year};

/// A unit with what says which of them is meant.
pub(super) struct RelatedUnit {
    pub(super) to: usize,
    pub(super) unit: At<Unit>,
    pub(super) relation: At<Relation>,
}

/// The words that may stand in front of a period to make it a time: "in the week", "of the month".
const PREPOSITIONS: Classes = Classes::glue(Glue::At)
    .or(Classes::glue(Glue::Of))
    .or(Classes::glue(Glue::Within))
    .or(Classes::glue(Glue::Since));

/// What a word for this, last and next may stand in front of besides units.
pub(super) const NAMED: Classes =
    Classes::WEEKDAY.or(Classes::MONTH).or(Classes::SEASON).or(Classes::HOLIDAY);

impl Grammar<'_, '_> {
    /// «الشهر المقبل», «من الشهر نفسه», "next month", "the following day", «الربع الثالث», «صيف», "the quarter".
    pub(super) fn fill_unit(&self, at: usize, join: Join, row: &mut Row) -> Option<usize> {
        // "the last half of 1989" is the second one, "last quarter" the one before this.
        let is_last_of = |found: &RelatedUnit| {
            matches!(found.unit.value, Unit::Half | Unit::Quarter)
                && self.may(self.behind_article(at), Classes::glue(Glue::Final))
                && self.glue(found.to, Glue::Of).is_some()
        };
        if let Some(found) = self.unit_with_relation(at).filter(|found| !is_last_of(found)) {
            return self.fill_related_unit(found, join, row);
        }
        if let Some(to) = self.fill_year_ago(at, row) {
            return Some(to);
        }
        if row.last == Last::Holiday && join == Join::Space {
            return self.fill_weekend(at, row);
        }
        let behind_year = matches!(row.last, Last::Year | Last::Unit) && row.parts.unit.is_none();
        let century_of_decade = row.parts.unit.is_some_and(|unit| unit.value == Unit::Decade)
            && join == Join::Space
            || join == Join::Of;
        let first = row.last == Last::Nothing && join == Join::Space;
        if first || behind_year && matches!(join, Join::Space | Join::Hyphen | Join::Possessive) {
            let definite = row.definite || row.last == Last::Year;
            let (to, unit, nth) =
                self.nth_unit(at).map(|(to, unit, nth)| (to, unit, Some(nth))).or_else(|| {
                    let (to, unit) = self.bare_unit(at, definite, row.last == Last::Nothing)?;
                    Some((to, unit, None))
                })?;
            // «القرن الخامس قبل الميلاد», "the fifth century BC".
            let before_era = self.before_era(to).filter(|_| unit.value == Unit::Century);
            if let Some(end) = before_era {
                let value = Year { number: -1, digits: 4, calendar: Default::default(), cut: false };
                row.parts.year = Some(At { value, span: self.span_of(to, end) });
            }
            let to = before_era.unwrap_or(to);
            // A bare unit counts from publication, but for the quarter, whose number the article has, and the weekend,
            // which is that before or behind as the verb has it.
            match (nth, unit.value) {
                (None, Unit::Quarter | Unit::Weekend) | (Some(_), _) => {
                    (row.parts.unit, row.parts.nth) = (Some(unit), nth)
                }
                (None, value) => {
                    row.parts.offset = Some(At { value: Offset { unit: value, count: 0 }, span: unit.span })
                }
            }
            row.last = Last::Unit;
            // "the third-quarter loss" has the article for the loss.
            let hyphen = (at..to).any(|at| self.reading.is_mark(at, '-'));
            row.with_article |= row.definite && !hyphen;
            return Some(to);
        }
        if century_of_decade && row.last == Last::Unit {
            let century = self.nth_unit(self.behind_article(at));
            let (to, unit, nth) = century.filter(|(_, unit, _)| unit.value == Unit::Century)?;
            let number = (nth - 1) * 100;
            let value = Year { number, digits: 4, calendar: Default::default(), cut: false };
            (row.parts.year, row.last) = (Some(At { value, span: unit.span }), Last::Year);
            return Some(to);
        }
        None
    }

    fn fill_related_unit(&self, found: RelatedUnit, join: Join, row: &mut Row) -> Option<usize> {
        let RelatedUnit { to, unit, relation } = found;
        let (has_days, has_month) = (row.parts.days.is_some(), row.parts.month.is_some());
        let of_unit = row.parts.unit.map(|unit| unit.value);
        let fits = match row.last {
            Last::Nothing => join == Join::Space,
            Last::Days => unit.value == Unit::Month,
            Last::Pick => unit.value >= Unit::Week,
            Last::Month => unit.value == Unit::Year,
            Last::Holiday => unit.value == Unit::Year && join != Join::At,
            Last::Unit => match of_unit {
                Some(Unit::Decade) => unit.value == Unit::Century,
                Some(_) => unit.value == Unit::Year && join != Join::Possessive,
                None => false,
            },
            // "Tuesday of last week", «الجمعة من الأسبوع المقبل», «مساء اليوم نفسه».
            Last::Weekday | Last::Part => {
                unit.value <= Unit::Week
                    && (join == Join::Of || unit.value == Unit::Day || join == Join::Space)
            }
            _ => false,
        };
        if !fits || has_days && has_month && unit.value != Unit::Year || row.parts.offset.is_some() {
            return None;
        }
        let is_first = row.last == Last::Nothing;
        row.last = Last::Unit;
        row.with_article |= row.definite && is_first;
        let (count, from) = relation.value.count();
        row.parts.from = from;
        row.parts.offset =
            Some(At { value: Offset { unit: unit.value, count }, span: unit.span.cover(relation.span) });
        Some(to)
    }

    /// "year-earlier" and "year-ago", which compare a period with the same one of the year before.
    fn fill_year_ago(&self, at: usize, row: &mut Row) -> Option<usize> {
        let reading = self.reading;
        let (len, unit, number) = self.unit(at).filter(|_| self.is_latin(at))?;
        let glued =
            reading.is_mark(at + len, '-') && reading.is_glued(at + len) && reading.is_glued(at + len + 1);
        if !glued || number != Number::Singular || row.last != Last::Nothing {
            return None;
        }
        let to = self.glue_anywhere(at + len + 1, Glue::Ago)?;
        let value = Offset { unit, count: -1 };
        row.parts.offset = Some(At { value, span: self.span_of(at, to) });
        (row.last, row.parts.counted) = (Last::Unit, true);
        // "a year-earlier loss" has the article for the loss; "the year-earlier quarter" is the quarter's.
        row.with_article |=
            row.definite && self.may(to, Classes::UNIT.or(Classes::ORDINAL).or(Classes::glue(Glue::Period)));
        Some(to)
    }

    /// "the week", "the quarter", "the year" of the text: the one under way, or the one spoken of.
    fn bare_unit(&self, at: usize, definite: bool, is_first: bool) -> Option<(usize, At<Unit>)> {
        let reading = self.reading;
        // «عطلة نهاية الأسبوع» has its article inside.
        if self.is_arabic(at) && is_first {
            let (len, unit, _) = self.unit(at).filter(|_| !self.may(at, Classes::PERIOD_PART))?;
            return (unit == Unit::Weekend && len > 1)
                .then(|| (at + len, At { value: unit, span: self.span_of(at, at + len) }));
        }
        if !self.is_latin(at) || !definite {
            return None;
        }
        let whole = self.glue_anywhere(at, Glue::Whole).or_else(|| self.glue_anywhere(at, Glue::Fiscal));
        let at = whole.filter(|next| reading.follows_on_line(*next)).unwrap_or(at);
        // "the 1988 period" of a report is the quarter that the report is about.
        if !is_first && let Some(to) = self.glue(at, Glue::Period) {
            return Some((to, At { value: Unit::Quarter, span: self.span_of(at, to) }));
        }
        let (len, unit, number) = self.unit(at)?;
        let to = at + len;
        let behind_preposition = at
            .checked_sub(2)
            .is_some_and(|before| self.may(before, PREPOSITIONS) && reading.follows_on_line(at - 1));
        let stands = match unit {
            Unit::Quarter => true,
            Unit::Week | Unit::Weekend | Unit::Year => is_first,
            Unit::Day | Unit::Month => is_first && behind_preposition,
            _ => false,
        };
        let goes_on = reading.is_mark(to, '-') && reading.is_glued(to)
            || reading.is_mark(to, '\'')
            // "the week of 3 May" and "the year 2000" say which themselves.
            || self.glue(to, Glue::Of).is_some() && unit != Unit::Quarter
            || self.glue(to, Glue::Ago).is_some()
            || self.glue(to, Glue::After).is_some()
            || self.glue(to, Glue::Before).is_some()
            || reading.number(to).is_some()
            || self.ended_unit(at).is_some()
            // "the day after tomorrow".
            || self.may(at, Classes::DAY);
        (stands && number == Number::Singular && !goes_on)
            .then(|| (to, At { value: unit, span: self.span_of(at, to) }))
    }

    pub(super) fn unit_with_relation(&self, at: usize) -> Option<RelatedUnit> {
        const STARTS: Classes = Classes::UNIT.or(Classes::RELATION).or(Classes::glue(Glue::The));
        if !self.may(at, STARTS) {
            return None;
        }
        let start = self.behind_article(at);
        self.relation_in_front(at, start).or_else(|| self.relation_behind(at))
    }

    fn singular_unit(&self, at: usize) -> Option<(usize, Unit)> {
        if !self.may(at, Classes::UNIT) {
            return None;
        }
        self.reading.find(at, |sense| match sense {
            Sense::Unit(unit, Number::Singular) if unit >= Unit::Day => Some(unit),
            _ => None,
        })
    }

    /// «هذا الشهر», «نفس اليوم», "next month", "this past year", "the current fiscal year": of the Arabic relations only
    /// those without an article stand in front.
    fn relation_in_front(&self, at: usize, start: usize) -> Option<RelatedUnit> {
        let reading = self.reading;
        let (relation_len, relation) = self.relation(start)?;
        let mut next = start + relation_len;
        let mut value = relation;
        if self.is_arabic(start) {
            let stands = matches!(relation, Relation::This | Relation::Same);
            if !stands || reading.word(start).clitics.article {
                return None;
            }
        } else if relation == Relation::This
            && let Some((len, second @ (Relation::Last | Relation::Next))) = self.relation(next)
        {
            (value, next) = (second, next + len);
        }
        let behind_relation = next;
        next = self.glue(next, Glue::Fiscal).unwrap_or(next);
        if !reading.follows_on_line(next) {
            return None;
        }
        let (len, unit) = self.singular_unit(next).or_else(|| {
            // "the latest period" of a report is its last quarter.
            let to = self.glue(next, Glue::Period).filter(|_| value == Relation::Last)?;
            Some((to - next, Unit::Quarter))
        })?;
        if self.is_arabic(start)
            && !reading.word(next).clitics.article
            && !reading.has(next, |sense| matches!(sense, Sense::Day(0)))
        {
            return None;
        }
        // "the past decade" is a length.
        if unit >= Unit::Decade && self.is_latin(start) && self.is_past(start) {
            return None;
        }
        // "the next day" is counted from the day spoken of; "the same", "that" and "previous" are so by themselves.
        if value == Relation::Next && unit == Unit::Day {
            value = Relation::Following;
        }
        let to = next + len;
        let relation = At { value, span: self.span_of(at, behind_relation) };
        Some(RelatedUnit { to, unit: At { value: unit, span: self.span_of(next, to) }, relation })
    }

    /// «الشهر المقبل», «اليوم نفسه», "the week before last".
    fn relation_behind(&self, at: usize) -> Option<RelatedUnit> {
        let reading = self.reading;
        let start = self.behind_article(at);
        let (len, unit) = self.singular_unit(start)?;
        let mut next = start + len;
        if !reading.follows_on_line(next) {
            return None;
        }
        // «السنة المالية المقبلة».
        if self.is_arabic(start)
            && let Some(behind) = self.glue(next, Glue::Fiscal)
        {
            next = behind;
        }
        let definite = start > at || at > 0 && self.may(at - 1, Classes::glue(Glue::The));
        let order = self.bare_order(next).filter(|_| definite && unit <= Unit::Year);
        let (relation_len, relation) = self.relation(next).or(order)?;
        // «اليوم الأخير من المهرجان» is no yesterday.
        if unit == Unit::Day && self.may(next, Classes::glue(Glue::Final)) {
            return None;
        }
        let far = matches!(relation, Relation::BeforeLast | Relation::AfterNext) || order.is_some();
        // "the day before last Tuesday".
        if far && self.is_latin(next) && self.may(next + relation_len, NAMED.or(Classes::UNIT)) {
            return None;
        }
        if self.is_arabic(start) {
            let definite = reading.word(start).clitics.article
                || unit == Unit::Weekend && len > 1
                || reading.has(start, |sense| matches!(sense, Sense::Day(0)));
            let agrees = reading.word(next).clitics.article
                || matches!(relation, Relation::Same | Relation::This)
                || far;
            if !definite || !agrees || !self.is_arabic(next) {
                return None;
            }
        } else if !far {
            return None;
        }
        let to = next + relation_len;
        Some(RelatedUnit {
            to,
            unit: At { value: unit, span: self.span_of(start, next) },
            relation: At { value: relation, span: self.span_of(next, to) },
        })
    }

    /// The "after" of "the day after" and the "before" of "the year before", where the clause ends behind them.
    fn bare_order(&self, at: usize) -> Option<(usize, Relation)> {
        if !self.is_latin(at) {
            return None;
        }
        let after = self.glue(at, Glue::After).map(|to| (to, Relation::Following));
        let (to, relation) =
            after.or_else(|| self.glue(at, Glue::Before).map(|to| (to, Relation::Preceding)))?;
        self.ends_clause(to).then_some((to - at, relation))
    }

    pub(super) fn relation(&self, at: usize) -> Option<(usize, Relation)> {
        if !self.may(at, Classes::RELATION) {
            return None;
        }
        self.reading.find(at, |sense| match sense {
            Sense::Relation(relation) => Some(relation),
            _ => None,
        })
    }

    /// «المقبل» behind a weekday, a month or the days of one; "after next".
    pub(super) fn fill_relation(&self, at: usize, row: &mut Row) -> Option<usize> {
        let (len, relation) = self.relation(at)?;
        let far = matches!(relation, Relation::BeforeLast | Relation::AfterNext);
        // "on Friday last", "Monday next".
        let behind_weekday = row.last == Last::Weekday
            && matches!(relation, Relation::Last | Relation::Next)
            && self.is_latin(at)
            && !self.is_past(at)
            && self.ends_clause(at + len);
        let stands = far || behind_weekday || self.is_arabic(at) && self.reading.word(at).clitics.article;
        if row.parts.relation.is_some() || !stands || row.last == Last::Days && relation != Relation::This {
            return None;
        }
        (row.parts.relation, row.unsure) =
            (Some(At { value: relation, span: self.span_of(at, at + len) }), false);
        row.last = Last::Relation;
        Some(at + len)
    }
}
