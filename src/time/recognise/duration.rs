//! Lengths, and what is counted back or on by them.

use super::{Found, Grammar, tense};
use crate::lang::{Classes, Glue, Number, Sense, VerbClass};
use crate::text::TokenKind;
use crate::time::shape::{At, From, Length, Offset, Parts, Relation, ShapeKind, Tense, Unit};

/// What a length can begin with, besides a digit and a bracket.
const BEGINNINGS: Classes = Classes::CARDINAL
    .or(Classes::SOME_COUNT)
    .or(Classes::FRACTION)
    .or(Classes::UNIT)
    .or(Classes::RELATION)
    .or(Classes::ORDINAL)
    .or(Classes::glue(Glue::The))
    .or(Classes::glue(Glue::Before))
    .or(Classes::glue(Glue::Whole));

impl Grammar<'_, '_> {
    /// A length by itself: «50 دقيقة», «ساعتان», «أربع إلى خمس ساعات», "a 50-minute call", «قبل يومين», "two days ago".
    pub(super) fn duration(&self, at: usize) -> Option<Found> {
        let is_word = self.reading.token(at).is_some_and(|token| token.is_word());
        if is_word && !self.may(at, BEGINNINGS) {
            return None;
        }
        if let Some(next) = self.glue_anywhere(at, Glue::Before)
            && self.reading.follows_on_line(next)
            && let Some(found) = self.before_now(at, next)
        {
            return Some(found);
        }
        self.duration_of(at, false)
    }

    /// «قبل يومين» is a day; «قبل يومين من القمة» is a length.
    fn before_now(&self, at: usize, next: usize) -> Option<Found> {
        let found = self.duration_of(next, false).filter(|_| self.is_arabic(at))?;
        if self.glue(found.to, Glue::Of).is_some() {
            return None;
        }
        let parts = self.counted(&found.kind, -1, From::Publication, (at, found.to))?;
        Some(Found::new(ShapeKind::Point(parts), at, found.to))
    }

    /// A length as an offset from now, or from the mention before.
    fn counted(&self, kind: &ShapeKind, sign: i16, from: From, place: (usize, usize)) -> Option<Parts> {
        let ShapeKind::Duration(Length { count: Some(count), unit, rest: [None, None] }) = *kind else {
            return None;
        };
        if count.fract() != 0.0 || unit < Unit::Day {
            return None;
        }
        let value = Offset { unit, count: sign * count as i16 };
        let offset = Some(At { value, span: self.span_of(place.0, place.1) });
        Some(Parts { offset, from, counted: true, ..Parts::default() })
    }

    /// A length; behind a modifier also a bare «ساعة».
    pub(super) fn duration_of(&self, at: usize, modified: bool) -> Option<Found> {
        let (to, kind) = self
            .related_length(at)
            .or_else(|| self.length_range(at))
            .or_else(|| self.length(at, modified).map(|(to, length)| (to, ShapeKind::Duration(length))))
            .or_else(|| self.reversed_length(at))?;
        // "52 years old" tells an age.
        if self.glue(to, Glue::Old).is_some()
            || self.reading.is_mark(to, '-') && self.glue(to + 1, Glue::Old).is_some()
        {
            return None;
        }
        if let Some((end, sign, from)) = self.direction(to, &kind)
            && let Some(parts) = self.counted(&kind, sign, from, (at, to))
        {
            return Some(Found::new(ShapeKind::Point(parts), at, end));
        }
        if self.comes(at, to)
            && let Some(parts) = self.counted(&kind, 1, From::Publication, (at, to))
        {
            return Some(Found::new(ShapeKind::Point(parts), at, to));
        }
        Some(Found::new(kind, at, to))
    }

    /// Whether a length tells when something will be: «سيجتمعان بعد أسبوعين», "will leave in two weeks". Of what has been it tells
    /// how long it took.
    fn comes(&self, at: usize, to: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.reading.follows_on_line(at)) else {
            return false;
        };
        let stands = match self.is_arabic(before) {
            true => self.may(before, Classes::glue(Glue::After)) && self.glue(to, Glue::Of).is_none(),
            false => {
                self.may(before, Classes::glue(Glue::At)) && !self.may(before, Classes::glue(Glue::Within))
            }
        };
        stands && tense::around(self.reading, at) == Tense::Future
    }

    /// "ago", "earlier", "later", "from now" behind an English length: the token behind, which way, from where.
    fn direction(&self, at: usize, kind: &ShapeKind) -> Option<(usize, i16, From)> {
        const WORDS: Classes =
            Classes::glue(Glue::Ago).or(Classes::glue(Glue::Later)).or(Classes::glue(Glue::Hence));
        if !self.is_latin(at) || !self.may(at, WORDS) {
            return None;
        }
        let is_long = matches!(kind, ShapeKind::Duration(length) if length.unit >= Unit::Month);
        if let Some(end) = self.glue(at, Glue::Later) {
            return Some((end, 1, From::Previous));
        }
        if let Some(end) = self.glue(at, Glue::Hence) {
            return Some((end, 1, From::Publication));
        }
        let end = self.glue(at, Glue::Ago)?;
        // "10 days before the vote" is a length.
        if self.may(at, Classes::glue(Glue::Before)) && !self.ends_clause(end) {
            return None;
        }
        // "a day earlier" is said of the day spoken of, "a year earlier" of the year under way; "ago" of now alone.
        let from_now = is_long || self.may(at, Classes::glue(Glue::Since));
        Some((end, -1, if from_now { From::Publication } else { From::Previous }))
    }

    /// "the past two weeks", "the next few days", "the first nine months", «آخر 3 أيام»: a relation in front of a count.
    fn related_length(&self, at: usize) -> Option<(usize, ShapeKind)> {
        let reading = self.reading;
        let start = self.behind_article(at);
        const STARTS: Classes = Classes::RELATION.or(Classes::ORDINAL).or(Classes::glue(Glue::Whole));
        if !self.may(start, STARTS) && start == at {
            return None;
        }
        if let Some(found) = self.hour_by_relation(start) {
            return Some(found);
        }
        let related = match self.relation(start) {
            Some((len, Relation::Last | Relation::Next | Relation::Preceding | Relation::Following)) => {
                let stands = self.is_latin(start) || self.may(start, Classes::glue(Glue::Final));
                stands.then_some(start + len)
            }
            Some((len, Relation::This)) => match self.relation(start + len) {
                Some((more, Relation::Last | Relation::Next)) => Some(start + len + more),
                _ => None,
            },
            Some(_) => None,
            None if self.may(start, Classes::glue(Glue::Whole)) => return self.whole_unit(start),
            None => {
                self.ordinal(start).filter(|(_, nth)| *nth == 1 && self.is_latin(start)).map(|(to, _)| to)
            }
        };
        // "the four days", "the nine months" of a report.
        let next = related.or_else(|| (start > at).then_some(start))?;
        if !reading.follows_on_line(next) {
            return None;
        }
        let (to, kind) = self.length_range(next).or_else(|| {
            let (to, length) = self.counted_unit(next)?;
            Some((to, ShapeKind::Duration(length)))
        })?;
        // "the 50-minute call" has the article for the call.
        let hyphen = (next..to).any(|at| reading.is_mark(at, '-'));
        (!hyphen || related.is_some()).then_some((to, kind))
    }

    /// "all week", "the whole day", "a full month".
    fn whole_unit(&self, at: usize) -> Option<(usize, ShapeKind)> {
        let next = self.glue_anywhere(at, Glue::Whole).filter(|_| self.is_latin(at))?;
        let next = next + usize::from(self.reading.is_mark(next, '-') && self.reading.is_glued(next));
        let (len, unit, number) = self.unit(next).filter(|_| self.reading.follows_on_line(next))?;
        let plain = number == Number::Singular && (Unit::Day..=Unit::Year).contains(&unit);
        plain.then(|| (next + len, ShapeKind::Duration(Length::of(Some(1.0), unit))))
    }

    /// "the last hour", "the next minute": shorter than a day, so a length.
    fn hour_by_relation(&self, at: usize) -> Option<(usize, ShapeKind)> {
        let (len, Relation::Last | Relation::Next) = self.relation(at).filter(|_| self.is_latin(at))? else {
            return None;
        };
        let (more, unit, Number::Singular) = self.unit(at + len)? else { return None };
        (unit == Unit::Hour).then(|| (at + len + more, ShapeKind::Duration(Length::of(Some(1.0), unit))))
    }

    /// «أربع إلى خمس ساعات», "two to three weeks", "a year or two", «بين 4 و5 ساعات» from the first number on.
    fn length_range(&self, at: usize) -> Option<(usize, ShapeKind)> {
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
            let Some(next) = self.joined(to).or_else(comma) else { break };
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
    fn counted_unit(&self, at: usize) -> Option<(usize, Length)> {
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
        let more = self
            .glue(next, Glue::Other)
            .filter(|_| self.is_latin(next) && count.is_some_and(|count| count > 1.0));
        next = more.unwrap_or(next);
        let (len, unit, number) = self.unit(next).filter(|_| reading.follows_on_line(next))?;
        // «50 الدقيقة» counts nothing, and a dual counts itself.
        if reading.word(next).clitics.article || number == Number::Dual {
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
        // "two quarters" are, "three-quarters of the food" are not; neither is a share of anything else.
        if unit == Unit::Quarter && (number == Number::Singular || self.glue(next + len, Glue::Of).is_some())
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
        let lasting = |at: usize| {
            self.may(at, IN_FRONT) || self.reading.has(at, |sense| sense == Sense::Verb(VerbClass::Lasting))
        };
        let hyphen = (at..to).any(|at| self.reading.is_mark(at, '-'));
        hyphen
            || at.checked_sub(1).is_some_and(lasting) && self.reading.follows_on_line(at)
            || at.checked_sub(2).is_some_and(|at| self.may(at, Classes::MODIFIER))
            || self.may(to, BEHIND) && self.reading.follows_on_line(to)
    }

    /// «ساعتين», and «الأسبوعين الماضيين» with what says which.
    fn dual(&self, at: usize) -> Option<(usize, Length)> {
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
    fn single_unit(&self, at: usize, modified: bool) -> Option<(usize, Length)> {
        let reading = self.reading;
        let (len, unit, number) = self.unit(at)?;
        let word = reading.word(at);
        let arabic = self.is_arabic(at);
        let to = at + len;
        if number == Number::Dual
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
            && (self.may(at - 1, BEFORE)
                || reading.has(at - 1, |sense| sense == Sense::Verb(VerbClass::Lasting)));
        if number == Number::Plural {
            // «أيام الحرب» and "days of swelling sales" are the times of something.
            let of_something = self.names_something(to) || self.glue(to, Glue::Of).is_some();
            let ago = !arabic && self.glue(to, Glue::Ago).is_some();
            let open = (lasting || ago || word.clitics.preposition) && !of_something && unit >= Unit::Minute;
            return open.then(|| (to, Length::of(None, unit)));
        }
        let approximated = self.may(to, Classes::MODIFIER_AFTER);
        let topped = self.joined(to).is_some_and(|next| {
            self.fraction(next).is_some() || self.counted_unit(next).is_some_and(|(_, more)| more.unit < unit)
        });
        let supported = topped || modified || lasting || approximated || word.clitics.preposition;
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

    /// «الساعات الـ24 الأخيرة», «الأيام الثلاثة الماضية»: the count stands behind the unit.
    fn reversed_length(&self, at: usize) -> Option<(usize, ShapeKind)> {
        let reading = self.reading;
        let (len, unit, number) = self.unit(at)?;
        // «الساعة المقبلة».
        if unit == Unit::Hour
            && reading.word(at).clitics.article
            && let Some((more, Relation::Last | Relation::Next)) = self.relation(at + len)
            && reading.follows_on_line(at + len)
            && number == Number::Singular
        {
            return Some((at + len + more, ShapeKind::Duration(Length::of(Some(1.0), unit))));
        }
        if number != Number::Plural || !reading.word(at).clitics.article {
            return None;
        }
        let mut next = at + len;
        // The article of the count, written «الـ» in front of digits, is a token of its own.
        if reading.is_glued(next + 1) && reading.number(next + 1).is_some() {
            next += 1;
        }
        let (mut to, count) = self.count(next).filter(|_| reading.follows_on_line(next))?;
        if reading.follows_on_line(to)
            && let Some((more, _)) = self.relation(to)
        {
            to += more;
        }
        Some((to, ShapeKind::Duration(Length::of(Some(count), unit))))
    }
}
