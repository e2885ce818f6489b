//! What stands around a value and widens or narrows it: «نحو», «مطلع», "late", «تقريبا»; and references that name no
//! time.

use super::{Found, Grammar};
use crate::lang::clitics::is_written_article;
use crate::lang::{Classes, Glue, Number, Sense, VerbClass, has_article};
use crate::text::Span;
use crate::time::shape::{At, Offset, Parts, Relation, ShapeKind, Unit, Vague};
use crate::time::timex::Modifier;

/// What a modifier says, by the kind of its word.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// «نحو», "more than": of any value, a length first of all.
    OfValue,
    /// «مطلع», "late": of a period or a day.
    OfPeriod {
        /// Whether the word is nothing else.
        sure: bool,
    },
}

impl Grammar<'_, '_> {
    /// An expression behind «نحو», «أكثر من», «مطلع», "late" and the like.
    pub(super) fn modified(&self, at: usize) -> Option<Found> {
        let start = self.behind_article(at);
        // «منتصف الليل» is an hour.
        if !self.may(start, Classes::MODIFIER.or(Classes::PERIOD_PART)) || self.may(start, Classes::HOUR_NAME)
        {
            return None;
        }
        let (len, (modifier, kind)) = self.sense(start, |sense| match sense {
            Sense::Modifier(modifier) => Some((modifier, Kind::OfValue)),
            Sense::PeriodPart { part, sure } => Some((part, Kind::OfPeriod { sure })),
            _ => None,
        })?;
        let span = self.reading.span(start, start + len - 1);
        let mut next = start + len;
        let mut of_something = true;
        if let Kind::OfPeriod { sure } = kind {
            let of = self.glue(next, Glue::Of);
            // "will end in March" and "the start was late" tell of no part of a month.
            let after = of.or_else(|| self.glue(next, Glue::At).filter(|_| sure));
            // "end-March" and "end-2024".
            let hyphen = self.is_hyphenated(next + 1) && self.reading.is_mark(next, '-');
            if after.is_none() && !sure && !hyphen && !self.may(next, Classes::MONTH) {
                return None;
            }
            of_something = sure || after.is_some();
            next = after.unwrap_or(next);
        }
        if self.reading.is_mark(next, '-') {
            next += 1;
        }
        if !self.reading.follows_on_line(next) {
            return None;
        }
        let mut found = match kind {
            Kind::OfValue if start > at => return None,
            Kind::OfValue if modifier == Modifier::MoreThan && !self.is_more_than(at, len) => return None,
            Kind::OfValue => self
                .duration_of(next, true)
                .or_else(|| self.point_or_range(next).filter(|found| can_be_about(&found.kind)))?,
            Kind::OfPeriod { .. } => {
                // "beginning March 5" has a day, and no part of one.
                let period = self
                    .period(next)
                    .filter(|(_, parts)| of_something || parts.days.is_none())
                    .or_else(|| self.period_now(next))?;
                self.range_of_periods(at, period)
            }
        };
        // "early 2010" begins with its modifier, "the early 2010s" with the article.
        found.from = at;
        found.modifier = match &found.kind {
            ShapeKind::Range(..) if kind != Kind::OfValue => None,
            _ => Some(At { value: modifier, span }),
        };
        Some(found)
    }

    /// "over" is «more than» only where a length is measured: "lasted over two hours", "just over an hour"; in "spent
    /// over two years" it is «during». A phrase says so by itself.
    fn is_more_than(&self, at: usize, len: usize) -> bool {
        let is_preposition = len == 1 && self.may(at, Classes::glue(Glue::Within));
        let Some(before) = at.checked_sub(1).filter(|_| is_preposition) else { return true };
        let expects = |sense| {
            matches!(
                sense,
                Sense::Verb(VerbClass::Lasting)
                    | Sense::Glue(Glue::Within | Glue::Of | Glue::After | Glue::Ago)
            )
        };
        self.reading.follows_on_line(at) && self.reading.has(before, expects)
    }

    /// What stands behind «مطلع» or "late": a month, a year, a day with or without a part; never a clock time.
    fn period(&self, at: usize) -> Option<(usize, Parts)> {
        let start = self.behind_article(at);
        // «بعد منتصف الليل» names an hour, and none of the parts of a night.
        if self.may(at.saturating_sub(1), Classes::HOUR_NAME) {
            return None;
        }
        let (to, parts) = self.point(start)?;
        // «منتصف يوم الخميس» and «نهاية 5 مايو» are rare; «مطلع 5 مايو» is a mistake of the reader.
        let whole_day = self.is_arabic(at) && parts.days.is_some() && parts.part.is_none();
        (parts.clock.is_none() && !whole_day).then_some((to, parts))
    }

    /// The unit that stands alone behind «نهاية»: «نهاية العام» and "the end of the month" are those under way.
    fn period_now(&self, at: usize) -> Option<(usize, Parts)> {
        let reading = self.reading;
        let start = self.glue(at, Glue::The).unwrap_or(at);
        let (len, unit) = self.sense(start, |sense| match sense {
            Sense::Unit(unit, Number::Singular) if (Unit::Day..=Unit::Year).contains(&unit) => Some(unit),
            _ => None,
        })?;
        let definite = start > at || reading.word(start).clitics.article || self.is_latin(start);
        let span = reading.span(start, start + len - 1);
        let offset = Some(At { value: Offset { unit, count: 0 }, span });
        // "early in the day Wednesday".
        if unit == Unit::Day
            && definite
            && let Some((to, weekday)) = self.weekday(start + len).filter(|_| self.is_latin(start))
            && reading.follows_on_line(start + len)
        {
            let weekday = Some(At { value: weekday, span: self.span_of(start + len, to) });
            return Some((to, Parts { weekday, ..Parts::default() }));
        }
        (definite && reading.follows_on_line(start))
            .then(|| (start + len, Parts { offset, ..Parts::default() }))
    }

    /// «نهاية يناير وبداية فبراير» is one expression; a single period stays as it is.
    fn range_of_periods(&self, from: usize, first: (usize, Parts)) -> Found {
        let (to, parts) = first;
        let is_second = self.may(to, Classes::PERIOD_PART) && self.reading.word(to).clitics.conjunction;
        let second = is_second.then(|| {
            let (len, ()) =
                self.sense(to, |sense| matches!(sense, Sense::PeriodPart { .. }).then_some(()))?;
            self.period(to + len)
        });
        match second.flatten() {
            Some((end, other)) => Found::new(ShapeKind::Range(parts.into(), other.into()), from, end),
            None => Found::new(ShapeKind::Point(parts.into()), from, to),
        }
    }

    /// What stands behind a length and widens it: the token behind, the place, the modifier.
    pub(super) fn modifier_behind(&self, at: usize) -> Option<(usize, Span, Modifier)> {
        if !self.may(at, Classes::MODIFIER_AFTER) || !self.reading.follows_on_line(at) {
            return None;
        }
        let (len, value) = self.sense(at, |sense| match sense {
            Sense::ModifierAfter(modifier) => Some(modifier),
            _ => None,
        })?;
        Some((at + len, self.reading.token(at)?.span, value))
    }

    /// «الأيام القليلة الماضية», «السنوات المقبلة»: several units that nobody counts.
    fn vague_units(&self, at: usize) -> Option<Found> {
        let reading = self.reading;
        let (len, _, number) = self.unit(at)?;
        if number != Number::Plural || !reading.word(at).clitics.article || self.is_blocked(at) {
            return None;
        }
        let next = self.glue(at + len, Glue::Few).unwrap_or(at + len);
        let (more, relation) = self.relation(next).filter(|_| reading.follows_on_line(next))?;
        let vague = match relation {
            Relation::Last | Relation::Preceding => Vague::Past,
            Relation::Next | Relation::Following => Vague::Future,
            _ => return None,
        };
        Some(Found::new(ShapeKind::Vague(vague), at, next + more))
    }

    /// «مؤخرا», «الآن», "recently".
    pub(super) fn vague(&self, at: usize) -> Option<Found> {
        if self.may(at, Classes::UNIT)
            && let Some(found) = self.vague_units(at)
        {
            return Some(found);
        }
        if !self.may(at, Classes::VAGUE) {
            return None;
        }
        let (len, vague) = self.sense(at, |sense| match sense {
            Sense::Vague(vague) => Some(vague),
            _ => None,
        })?;
        // «آلان» is a name, though it folds to «الآن».
        if self.is_arabic(at)
            && has_article(self.reading.folded(at))
            && !is_written_article(self.reading.written(at))
        {
            return None;
        }
        // «وقت سابق من اليوم» leaves the word to the day.
        let next = self.glue(at + len, Glue::Of).unwrap_or(at + len);
        let behind_dash = at > 0 && self.reading.is_mark(at - 1, '-') && self.reading.is_glued(at);
        if behind_dash || self.point(next).is_some_and(|(_, parts)| parts.offset.is_some()) {
            return None;
        }
        Some(Found::new(ShapeKind::Vague(vague), at, at + len))
    }
}

/// Whether «نحو» or "around" can stand in front of a point: "around noon", «نحو عام 2010»; to "get around Monday's ruling" is
/// something else.
fn can_be_about(kind: &ShapeKind) -> bool {
    match kind {
        ShapeKind::Point(parts) => {
            parts.clock.is_some()
                || parts.year.is_some()
                || parts.month.is_some()
                || parts.part.is_some()
                || parts.unit.is_some_and(|unit| unit.value != Unit::Weekend)
        }
        _ => true,
    }
}
