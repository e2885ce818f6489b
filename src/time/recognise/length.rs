//! Lengths: a count with its unit, duals, fractions, what comes on top.

use super::Grammar;
use crate::lang::{Classes, Glue, Number, Sense, VerbClass};
use crate::text::TokenKind;
use crate::time::shape::{Length, Relation, ShapeKind, Unit};

impl Grammar<'_, '_> {
    /// «أربع إلى خمس ساعات», "two to three weeks", "a year or two", «بين 4 و5 ساعات» from the first number on.
    pub(super) fn length_range(&self, at: usize) -> Option<(usize, ShapeKind)> {
        let (next, first) = self.count(at)?;
        // "a year or two".
        if let Some((len, unit, Number::Singular)) =
            self.unit(next).filter(|_| self.is_latin(at) && first == 1.0)
        {
            let (to, last) = self.count(self.glue(next + len, Glue::Or)?)?;
            let span = (Length::of(Some(first), unit), Length::of(Some(last), unit));
            return (self.ends_clause(to) && last > first)
                .then_some((to, ShapeKind::DurationRange(span.0, span.1)));
        }
        let between = || {
            self.joined(next)
                .filter(|_| at.checked_sub(1).is_some_and(|at| self.may(at, Classes::glue(Glue::Between))))
        };
        let joined = self.range_mark(next).or_else(|| self.glue(next, Glue::Or)).or_else(between)?;
        let (to, length) = self.length(joined, false)?;
        // "50-minute" has a dash and no second number; two alike numbers are no range.
        (length.count.is_some_and(|last| last > first))
            .then(|| (to, ShapeKind::DurationRange(Length::of(Some(first), length.unit), length)))
    }

    /// A count with its unit, and what comes on top in smaller units: «ونصف الساعة», «و20 دقيقة».
    pub(super) fn length(&self, at: usize, modified: bool) -> Option<(usize, Length)> {
        let counted = self.fraction_of(at).or_else(|| self.counted_unit(at)).or_else(|| self.dual(at));
        let (mut to, mut length) = counted.or_else(|| self.single_unit(at, modified))?;
        let mut smallest = length.unit;
        for slot in 0..length.rest.len() {
            let comma = || {
                let comma = ['\u{060C}', ','].into_iter().any(|mark| self.reading.is_mark(to, mark));
                (comma && self.reading.follows_on_line(to + 1)).then_some(to + 1)
            };
            // "1 year 1 month 21 days".
            let beside = || {
                let counts = self.is_latin(to.saturating_sub(1)) && self.reading.follows_on_line(to);
                (counts && (self.reading.number(to).is_some() || self.may(to, Classes::CARDINAL)))
                    .then_some(to)
            };
            let Some(next) = self.joined(to).or_else(comma).or_else(beside) else { break };
            if let Some((len, hundredths)) = self.fraction(next).filter(|_| smallest == length.unit) {
                length.count = length.count.map(|count| count + f32::from(hundredths) / 100.0);
                to = next + len;
                break;
            }
            let more = self.counted_unit(next).or_else(|| self.dual(next)).or_else(|| self.one(next));
            let Some((end, Length { count: Some(count), unit, .. })) =
                more.filter(|(_, more)| more.unit < smallest)
            else {
                break;
            };
            if let Some(rest) = length.rest.get_mut(slot) {
                *rest = Some((count as u16, unit));
            }
            (to, smallest) = (end, unit);
        }
        Some((to, length))
    }

    /// A unit by itself on top of a longer one: the «شهر» of «عام وشهر».
    fn one(&self, at: usize) -> Option<(usize, Length)> {
        let (len, unit, number) = self.unit(at)?;
        let plain =
            number == Number::Singular && !self.reading.word(at).clitics.article && self.is_arabic(at);
        plain.then(|| (at + len, Length::of(Some(1.0), unit)))
    }

    /// «نصف ساعة», "half an hour", "a quarter of an hour".
    fn fraction_of(&self, at: usize) -> Option<(usize, Length)> {
        let reading = self.reading;
        let (len, hundredths) = self.fraction(at)?;
        let count = Some(f32::from(hundredths) / 100.0);
        let mut next = at + len;
        let unit_of = |at| {
            self.unit(at).filter(|(_, unit, number)| {
                *number == Number::Singular && !matches!(unit, Unit::Quarter | Unit::Half)
            })
        };
        next = self.glue(next, Glue::Of).filter(|_| self.is_latin(at)).unwrap_or(next);
        if self.cardinal(next).is_some_and(|(_, one)| one == 1) && reading.follows_on_line(next) {
            next += 1;
        }
        let next = if reading.is_mark(next, '-') && reading.is_glued(next) { next + 1 } else { next };
        if let Some((len, unit, _)) = unit_of(next).filter(|_| reading.follows_on_line(next)) {
            return Some((next + len, Length::of(count, unit)));
        }
        // The phrase holds the unit already: «نصف ساعة».
        let (_, unit, _) = (len > 1).then(|| unit_of(at + len - 1)).flatten()?;
        Some((at + len, Length::of(count, unit)))
    }

    pub(super) fn fraction(&self, at: usize) -> Option<(usize, u8)> {
        if !self.may(at, Classes::FRACTION) {
            return None;
        }
        self.reading.find(at, |sense| match sense {
            Sense::Fraction(hundredths) => Some(hundredths),
            _ => None,
        })
    }

    pub(super) fn unit(&self, at: usize) -> Option<(usize, Unit, Number)> {
        if !self.may(at, Classes::UNIT) {
            return None;
        }
        let (len, (unit, number)) = self.reading.find(at, |sense| match sense {
            Sense::Unit(unit, number) if !matches!(unit, Unit::Half | Unit::Season) => Some((unit, number)),
            _ => None,
        })?;
        Some((len, unit, number))
    }

    /// «50 دقيقة», «( 1.5 ) ساعة», "two and a half hours", "50-minute", «عدة أشهر», "at least 20 more years".
    pub(super) fn counted_unit(&self, at: usize) -> Option<(usize, Length)> {
        let reading = self.reading;
        let in_brackets = reading.is_mark(at, '(');
        let start = at + usize::from(in_brackets);
        let some = match self.may(start, Classes::SOME_COUNT) {
            true => reading.find(start, |sense| (sense == Sense::SomeCount).then_some(())),
            false => None,
        };
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
        // "10 previous weeks", "two upcoming months".
        if self.is_latin(next)
            && let Some((len, Relation::Last | Relation::Next | Relation::Preceding)) = self.relation(next)
            && self.unit(next + len).is_some_and(|(_, _, number)| number == Number::Plural)
        {
            next += len;
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
        // "for 3h", "in 1/2h".
        let part = count.is_some_and(|count| count.fract() > 0.0);
        let short = reading.number(next.saturating_sub(1)).is_some()
            && (reading.is_glued(next) || part && reading.follows_on_line(next))
            && self.may(next, Classes::glue(Glue::HourMark))
            && reading.number(next + 1).filter(|_| reading.is_glued(next + 1)).is_none();
        let lasts = at.checked_sub(1).is_some_and(|before| self.may(before, Classes::glue(Glue::Within)));
        if short && (lasts || part) {
            return Some((next + 1, Length::of(count, Unit::Hour)));
        }
        let more = self
            .glue(next, Glue::Other)
            .filter(|_| self.is_latin(next) && count.is_some_and(|count| count >= 1.0));
        next = more.unwrap_or(next);
        let (len, unit, number) = self.unit(next).filter(|_| reading.follows_on_line(next))?;
        // «50 الدقيقة» counts nothing, and a dual counts itself.
        let clitics = reading.word(next).clitics;
        if clitics.article || clitics.preposition || number == Number::Dual {
            return None;
        }
        // "the 1988 second quarter" counts no seconds.
        if self.is_latin(next)
            && unit == Unit::Second
            && number == Number::Singular
            && count.is_some_and(|count| count >= 1900.0)
            && more.is_none()
            && !reading.is_mark(next - 1, '-')
        {
            return None;
        }
        // "the 2010-2020 decade" is one.
        if unit >= Unit::Decade && number == Number::Singular && count.is_some_and(|count| count >= 1000.0) {
            return None;
        }
        // "two quarters" are, "three-quarters of the food" are not; neither is a share of anything else.
        if unit == Unit::Quarter
            && (number == Number::Singular || count.is_some() && self.glue(next + len, Glue::Of).is_some())
        {
            return None;
        }
        if reading.number(start).is_none()
            && count == Some(1.0)
            && self.is_latin(start)
            && !self.is_length(at, next + len)
        {
            return None;
        }
        Some((next + len, Length::of(count, unit)))
    }

    /// Whether "a year" or "one day" is a length: in "$5 a year" it is a rate, in "one day he left" a day unnamed.
    fn is_length(&self, at: usize, to: usize) -> bool {
        const IN_FRONT: Classes = Classes::MODIFIER
            .or(Classes::RELATION)
            .or(Classes::glue(Glue::At))
            .or(Classes::glue(Glue::Within))
            .or(Classes::glue(Glue::After))
            .or(Classes::glue(Glue::Before))
            .or(Classes::glue(Glue::To))
            .or(Classes::glue(Glue::Or))
            .or(Classes::glue(Glue::And))
            .or(Classes::glue(Glue::Every));
        const BEHIND: Classes = Classes::glue(Glue::Ago)
            .or(Classes::glue(Glue::Later))
            .or(Classes::glue(Glue::Hence))
            .or(Classes::glue(Glue::And))
            .or(Classes::glue(Glue::After))
            .or(Classes::glue(Glue::Before))
            .or(Classes::MODIFIER_AFTER);
        let lasting =
            |at: usize| self.may(at, IN_FRONT) || self.reading.means(at, Sense::Verb(VerbClass::Lasting));
        let hyphen = (at..to).any(|at| self.reading.is_mark(at, '-'));
        // "a week from Tuesday".
        let from_day = self.glue(to, Glue::Since).is_some_and(|next| {
            let next = self.relation(next).map_or(next, |(len, _)| next + len);
            self.may(next, Classes::WEEKDAY.or(Classes::DAY))
        });
        hyphen
            || from_day
            || at.checked_sub(1).is_some_and(lasting) && self.reading.follows_on_line(at)
            || at.checked_sub(2).is_some_and(|at| self.may(at, Classes::MODIFIER))
            || self.may(to, BEHIND) && self.reading.follows_on_line(to)
    }

    /// «ساعتين», and «الأسبوعين الماضيين» with what says which.
    pub(super) fn dual(&self, at: usize) -> Option<(usize, Length)> {
        let (len, unit, number) = self.unit(at)?;
        if number != Number::Dual {
            return None;
        }
        let mut to = at + len;
        if self.reading.word(at).clitics.article
            && let Some((more, _)) = self.relation(to)
        {
            to += more;
        }
        Some((to, Length::of(Some(2.0), unit)))
    }

    /// «ساعة» alone, where the words around it make it a length: behind a modifier, a verb of lasting, «لمدة» or a
    /// glued preposition, or in front of «من» with «بعد» before it; likewise «أسابيع» and "weeks" of an open number.
    pub(super) fn single_unit(&self, at: usize, modified: bool) -> Option<(usize, Length)> {
        let reading = self.reading;
        let (len, unit, number) = self.unit(at)?;
        let word = reading.word(at);
        let arabic = self.is_arabic(at);
        let to = at + len;
        if number == Number::Dual
            || unit == Unit::Quarter
            || number == Number::Singular && !arabic
            || word.clitics.article
            || number == Number::Singular && reading.has(at, |sense| matches!(sense, Sense::Day(_)))
        {
            return None;
        }
        let whole = self.glue(to, Glue::Whole).or_else(|| {
            self.cardinal(to)
                .filter(|(_, one)| *one == 1 && arabic && reading.follows_on_line(to))
                .map(|(len, _)| to + len)
        });
        if number == Number::Singular
            && let Some(end) = whole
        {
            return Some((end, Length::of(Some(1.0), unit)));
        }
        const BEFORE: Classes = Classes::glue(Glue::Within)
            .or(Classes::glue(Glue::After))
            .or(Classes::glue(Glue::Before))
            .or(Classes::glue(Glue::Since));
        let lasting = at > 0
            && reading.follows_on_line(at)
            && (self.may(at - 1, BEFORE) || reading.means(at - 1, Sense::Verb(VerbClass::Lasting)));
        if number == Number::Plural {
            // «أيام الحرب» and "days of swelling sales" are the times of something.
            let of_something = self.names_something(to) || self.glue(to, Glue::Of).is_some();
            let ago = !arabic && self.glue(to, Glue::Ago).is_some();
            let open = (lasting || ago || word.clitics.preposition) && !of_something && unit >= Unit::Minute;
            return open.then(|| (to, Length::of(None, unit)));
        }
        // «بعد عقد صفقة» concludes something.
        let behind = self.may(to, Classes::MODIFIER_AFTER) || self.glue(to, Glue::Of).is_some();
        if unit == Unit::Decade && !self.ends_clause(to) && !behind {
            return None;
        }
        let approximated = self.may(to, Classes::MODIFIER_AFTER);
        let topped = self.joined(to).is_some_and(|next| {
            self.fraction(next).is_some()
                || self.counted_unit(next).is_some_and(|(_, more)| more.unit < unit)
                || self.one(next).is_some_and(|(_, more)| more.unit < unit)
        });
        // «الثالثة في أسبوع».
        let within = unit >= Unit::Day
            && at > 0
            && reading.follows_on_line(at)
            && self.may(at - 1, Classes::glue(Glue::At))
            && self.ends_clause(to);
        let supported = within || topped || modified || lasting || approximated || word.clitics.preposition;
        if !supported || self.point(at).is_some() || self.names_something(to) {
            return None;
        }
        Some((to, Length::of(Some(1.0), unit)))
    }

    /// «يوم القيامة», «عام الفيل»: a noun behind the unit makes a name of it.
    fn names_something(&self, at: usize) -> bool {
        let reading = self.reading;
        reading.follows_on_line(at)
            && reading.token(at).is_some_and(|token| token.kind == TokenKind::Arabic)
            && (reading.word(at).clitics.article && !reading.word(at).clitics.preposition)
    }
}
