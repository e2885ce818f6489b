//! Lengths, what is counted back by them, and what recurs.

use super::{Found, Grammar};
use crate::lang::{Glue, Number, Sense, VerbClass};
use crate::text::TokenKind;
use crate::time::shape::{At, Length, Offset, Parts, Relation, ShapeKind, Unit};

impl Grammar<'_, '_> {
    /// A length by itself: «50 دقيقة», «ساعتان», «أربع إلى خمس ساعات», "a 50-minute call", «قبل يومين», "two days ago".
    pub(super) fn duration(&self, at: usize) -> Option<Found> {
        if let Some(next) = self.glue_anywhere(at, Glue::Before)
            && self.reading.follows_on_line(next)
            && let Some(found) = self.ago(at, next)
        {
            return Some(found);
        }
        self.duration_of(at, false)
    }

    /// «قبل يومين» is a day; «قبل يومين من القمة» is a length.
    fn ago(&self, at: usize, next: usize) -> Option<Found> {
        let is_arabic = self.reading.token(at).is_some_and(|token| token.kind == TokenKind::Arabic);
        let found = self.duration_of(next, false)?;
        if !is_arabic || self.glue(found.to, Glue::Of).is_some() {
            return None;
        }
        let parts = self.counted(&found, -1, at)?;
        Some(Found { kind: ShapeKind::Point(parts), modifier: None, from: at, to: found.to })
    }

    /// A length as an offset from now.
    fn counted(&self, found: &Found, sign: i16, from: usize) -> Option<Parts> {
        let ShapeKind::Duration(Length { count: Some(count), unit, rest: None }) = found.kind else {
            return None;
        };
        if count.fract() != 0.0 || unit < Unit::Day {
            return None;
        }
        let offset = Offset { unit, count: sign * count as i16 };
        Some(Parts {
            offset: Some(At { value: offset, span: self.span_of(from, found.to) }),
            ..Parts::default()
        })
    }

    /// A length; behind a modifier also a bare «ساعة».
    pub(super) fn duration_of(&self, at: usize, modified: bool) -> Option<Found> {
        let reading = self.reading;
        let (to, kind) = self
            .past_length(at)
            .or_else(|| self.length_range(at))
            .or_else(|| self.length(at, modified).map(|(to, length)| (to, ShapeKind::Duration(length))))
            .or_else(|| self.reversed_length(at))?;
        let found = Found { kind, modifier: None, from: at, to };
        if let Some(next) = self.glue(to, Glue::Ago)
            && let Some(parts) = self.counted(&found, -1, at)
            && reading.token(to).is_some_and(|token| token.kind == TokenKind::Latin)
        {
            return Some(Found { kind: ShapeKind::Point(parts), modifier: None, from: at, to: next });
        }
        Some(found)
    }

    /// "the past two weeks", "the last 24 hours", "the next few days": a relation in front of a count.
    fn past_length(&self, at: usize) -> Option<(usize, ShapeKind)> {
        let reading = self.reading;
        let start =
            self.glue_anywhere(at, Glue::The).filter(|next| reading.follows_on_line(*next)).unwrap_or(at);
        let is_latin = reading.token(start).is_some_and(|token| token.kind == TokenKind::Latin);
        let (len, relation) = self.relation(start).filter(|_| is_latin)?;
        let counts = matches!(relation, Relation::Last | Relation::Next);
        if !counts || !reading.follows_on_line(start + len) {
            return None;
        }
        let (to, length) = self.counted_unit(start + len)?;
        Some((to, ShapeKind::Duration(length)))
    }

    /// «أربع إلى خمس ساعات», "two to three weeks", «بين 4 و5 ساعات» from the first number on.
    fn length_range(&self, at: usize) -> Option<(usize, ShapeKind)> {
        let (next, from) = self.count(at)?;
        let joined = self.range_mark(next).or_else(|| self.glue(next, Glue::Or))?;
        let (to, length) = self.length(joined, false)?;
        let first = Length { count: Some(from), unit: length.unit, rest: None };
        // "50-minute" has a dash and no second number; two alike numbers are no range.
        (length.count.is_some_and(|last| last > from))
            .then_some((to, ShapeKind::DurationRange(first, length)))
    }

    /// A count with its unit.
    fn length(&self, at: usize, modified: bool) -> Option<(usize, Length)> {
        let reading = self.reading;
        let counted = self.fraction_of(at).or_else(|| self.counted_unit(at)).or_else(|| self.dual(at));
        let (mut to, mut length) = counted.or_else(|| self.single_unit(at, modified))?;
        // What comes on top: «ونصف الساعة», «و20 دقيقة».
        if reading.follows_on_line(to) {
            let joined = match reading.word(to).clitics.conjunction {
                true => Some(to),
                false => self.glue(to, Glue::And),
            };
            if let Some(next) = joined {
                if let Some((len, hundredths)) = self.fraction(next) {
                    length.count = length.count.map(|count| count + f32::from(hundredths) / 100.0);
                    to = next + len;
                } else if let Some((end, more)) = self.counted_unit(next)
                    && more.unit < length.unit
                    && more.unit >= Unit::Second
                    && let Some(count) = more.count
                {
                    length.rest = Some((count as u16, more.unit));
                    to = end;
                }
            }
        }
        Some((to, length))
    }

    /// «نصف ساعة», "half an hour".
    fn fraction_of(&self, at: usize) -> Option<(usize, Length)> {
        let reading = self.reading;
        let (len, hundredths) = self.fraction(at)?;
        let mut next = at + len;
        let unit_of = |at| self.unit(at).filter(|(_, _, number)| *number == Number::Singular);
        if reading.has(next, |sense| sense == Sense::Cardinal(1)) && reading.follows_on_line(next) {
            next += 1;
        }
        if let Some((len, unit, _)) = unit_of(next).filter(|_| reading.follows_on_line(next)) {
            return Some((
                next + len,
                Length { count: Some(f32::from(hundredths) / 100.0), unit, rest: None },
            ));
        }
        // The phrase holds the unit already: «نصف ساعة».
        let (_, unit, _) = (len > 1).then(|| unit_of(at + len - 1)).flatten()?;
        Some((at + len, Length { count: Some(f32::from(hundredths) / 100.0), unit, rest: None }))
    }

    fn fraction(&self, at: usize) -> Option<(usize, u8)> {
        self.reading.find(at, |sense| match sense {
            Sense::Fraction(hundredths) => Some(hundredths),
            _ => None,
        })
    }

    fn unit(&self, at: usize) -> Option<(usize, Unit, Number)> {
        let (len, (unit, number)) = self.reading.find(at, |sense| match sense {
            Sense::Unit(unit, number) if !matches!(unit, Unit::Half | Unit::Season) => Some((unit, number)),
            _ => None,
        })?;
        Some((len, unit, number))
    }

    /// «50 دقيقة», «( 1.5 ) ساعة», "two and a half hours", "50-minute", «عدة أشهر».
    fn counted_unit(&self, at: usize) -> Option<(usize, Length)> {
        let reading = self.reading;
        let in_brackets = reading.is_mark(at, '(');
        let start = at + usize::from(in_brackets);
        let some = reading.find(start, |sense| (sense == Sense::SomeCount).then_some(()));
        let (mut next, mut count) = match some {
            Some((len, ())) => (start + len, None),
            None => self.count(start).map(|(to, count)| (to, Some(count)))?,
        };
        if let Some(and) = self.glue(next, Glue::And)
            && let Some((len, hundredths)) = self.fraction(and)
            && self.unit(and + len).is_some()
        {
            (next, count) = (and + len, count.map(|count| count + f32::from(hundredths) / 100.0));
        }
        if in_brackets {
            if !reading.is_mark(next, ')') {
                return None;
            }
            next += 1;
        }
        if reading.is_mark(next, '-') && reading.is_glued(next) {
            next += 1;
        }
        let (len, unit, number) = self.unit(next).filter(|_| reading.follows_on_line(next))?;
        // «50 الدقيقة» counts nothing, and a dual counts itself.
        if reading.word(next).clitics.article || number == Number::Dual {
            return None;
        }
        let to = next + len;
        Some((to, Length { count, unit, rest: None }))
    }

    /// «ساعتين», and «الأسبوعين الماضيين» with what says which.
    fn dual(&self, at: usize) -> Option<(usize, Length)> {
        let (len, unit, number) = self.unit(at)?;
        if number != Number::Dual {
            return None;
        }
        let mut to = at + len;
        if self.reading.word(at).clitics.article
            && let Some((more, ())) =
                self.reading.find(to, |sense| matches!(sense, Sense::Relation(_)).then_some(()))
        {
            to += more;
        }
        Some((to, Length { count: Some(2.0), unit, rest: None }))
    }

    /// «ساعة» alone, where the words around it make it a length: behind a modifier, a verb of lasting, «لمدة» or a
    /// glued preposition, or in front of «من» with «بعد» before it.
    fn single_unit(&self, at: usize, modified: bool) -> Option<(usize, Length)> {
        let reading = self.reading;
        let (len, unit, number) = self.unit(at)?;
        let word = reading.word(at);
        let is_arabic = reading.token(at).is_some_and(|token| token.kind == TokenKind::Arabic);
        if number != Number::Singular
            || word.clitics.article
            || !is_arabic
            || reading.has(at, |sense| matches!(sense, Sense::Day(_)))
        {
            return None;
        }
        let before = |is: fn(Sense) -> bool| at > 0 && reading.follows_on_line(at) && reading.has(at - 1, is);
        let lasting = before(|sense| {
            matches!(
                sense,
                Sense::Verb(VerbClass::Lasting)
                    | Sense::Glue(Glue::Within | Glue::After | Glue::Before | Glue::Since)
            )
        });
        let approximated = reading.has(at + len, |sense| matches!(sense, Sense::ModifierAfter(_)));
        let halved = reading.word(at + len).clitics.conjunction && self.fraction(at + len).is_some();
        let and_more = reading.word(at + len).clitics.conjunction || self.glue(at + len, Glue::And).is_some();
        let topped = and_more && self.smaller_behind(at + len, unit);
        let supported = topped || modified || lasting || approximated || halved || word.clitics.preposition;
        if !supported || self.point(at).is_some() || self.names_something(at + len) {
            return None;
        }
        Some((at + len, Length { count: Some(1.0), unit, rest: None }))
    }

    /// Whether «و» and a count of a smaller unit stand at `at`: the «و20 دقيقة» of «ساعة و20 دقيقة».
    fn smaller_behind(&self, at: usize, unit: Unit) -> bool {
        let next = self.glue(at, Glue::And).unwrap_or(at);
        self.counted_unit(next).is_some_and(|(_, more)| more.unit < unit)
    }

    /// «يوم القيامة», «عام الفيل»: a noun behind the unit makes a name of it.
    fn names_something(&self, at: usize) -> bool {
        let reading = self.reading;
        reading.follows_on_line(at)
            && reading.token(at).is_some_and(|token| token.kind == TokenKind::Arabic)
            && (reading.word(at).clitics.article && !reading.word(at).clitics.preposition)
    }

    /// «الساعات الـ24 الأخيرة», «الأيام الثلاثة الماضية»: the count stands behind the unit.
    fn reversed_length(&self, at: usize) -> Option<(usize, ShapeKind)> {
        let reading = self.reading;
        let (len, unit, number) = self.unit(at)?;
        if number != Number::Plural || !reading.word(at).clitics.article {
            return None;
        }
        let mut next = at + len;
        // The article of the count, written «الـ» in front of digits, is a token of its own.
        if reading.is_glued(next + 1) && reading.number(next + 1).is_some() {
            next += 1;
        }
        let (mut to, count) = self.count(next).filter(|_| reading.follows_on_line(next))?;
        if let Some((more, ())) = reading.find(to, |sense| matches!(sense, Sense::Relation(_)).then_some(()))
            && reading.follows_on_line(to)
        {
            to += more;
        }
        Some((to, ShapeKind::Duration(Length { count: Some(count), unit, rest: None })))
    }

    /// «كل خميس», "every Monday", "every two weeks", «يوميا».
    pub(super) fn set(&self, at: usize) -> Option<Found> {
        let reading = self.reading;
        let every = |unit, count| Offset { unit, count };
        if let Some((len, unit)) = reading.find(at, |sense| match sense {
            Sense::Frequency(unit) => Some(unit),
            _ => None,
        }) {
            let kind = ShapeKind::Set { every: every(unit, 1), weekday: None, part: None };
            return Some(Found { kind, modifier: None, from: at, to: at + len });
        }
        let mut next = self.glue_anywhere(at, Glue::Every)?;
        let other = self.glue(next, Glue::Other);
        let count = if other.is_some() { 2 } else { 1 };
        next = other.unwrap_or(next);
        if let Some((len, day)) = reading.find(next, |sense| match sense {
            Sense::Weekday { day, .. } => Some(day),
            _ => None,
        }) {
            let kind = ShapeKind::Set { every: every(Unit::Week, count), weekday: Some(day), part: None };
            return Some(Found { kind, modifier: None, from: at, to: next + len });
        }
        let (to, length) = self.length(next, true)?;
        let times = length.count.map_or(1, |count| count as i16) * count;
        let kind = ShapeKind::Set { every: every(length.unit, times), weekday: None, part: None };
        Some(Found { kind, modifier: None, from: at, to })
    }
}
