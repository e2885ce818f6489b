//! Lengths as they stand in the text, and what is counted back or on by them; `length` reads the lengths themselves.

use super::component::names_day;
use super::{Found, Grammar, tense};
use crate::lang::{Classes, Glue, Number, Sense, TimeClass, VerbClass};
use crate::time::shape::{At, From, Length, Offset, Parts, Relation, Shape, ShapeKind, Shift, Tense, Unit};

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
        if !self.may(at, BEGINNINGS)
            && (is_word || self.decimal(at).is_some_and(|(to, _)| !self.may_be_counted(to)))
        {
            return None;
        }
        if let Some(next) = self.glue_anywhere(at, Glue::Before)
            && self.reading.follows_on_line(next)
            && let Some(found) = self.before_now(at, next)
        {
            return Some(found);
        }
        self.weekdays_from_now(at).or_else(|| self.days_from(at)).or_else(|| self.duration_of(at, false))
    }

    /// "two Sundays from now".
    fn weekdays_from_now(&self, at: usize) -> Option<Found> {
        let counted = match self.reading.number(at) {
            Some((count, 1)) => (at + 1, count),
            Some(_) => return None,
            None => self.cardinal(at).filter(|_| self.is_latin(at)).map(|(len, count)| (at + len, count))?,
        };
        let (next, count @ 1..=9) = counted else { return None };
        let (len, day) = self.sense(next, |sense| match sense {
            Sense::Weekday { day, sure: true } => Some(day),
            _ => None,
        })?;
        let to = self.glue(next + len, Glue::Hence)?;
        let span = self.span_of(at, to);
        let shift = Offset { unit: Unit::Week, count: count as i16 - 1 };
        let parts = Parts {
            weekday: Some(At { value: day, span: self.span_of(next, next + len) }),
            relation: Some(At { value: Relation::Next, span }),
            shift: Some(At { value: shift.into(), span }),
            ..Parts::default()
        };
        Some(Found::new(ShapeKind::Point(parts.into()), at, to))
    }

    /// "for ten days from 18 December", "two weeks starting May 20": the days from the one to the other.
    fn days_from(&self, at: usize) -> Option<Found> {
        if !self.is_latin(at) && self.reading.number(at).is_none() {
            return None;
        }
        let (to, length) = self.counted_unit(at)?;
        let lasts = at.checked_sub(1).is_some_and(|before| self.may(before, Classes::glue(Glue::Within)));
        let to = to + usize::from(self.reading.is_mark(to, ','));
        let begins = self
            .reading
            .means(to, Sense::Verb(VerbClass::Beginning))
            .then(|| self.glue(to, Glue::At))
            .flatten()
            .map(|next| self.glue(next, Glue::Since).unwrap_or(next));
        let from = || self.glue(to, Glue::Since).filter(|_| lasts && !self.may(to, Classes::glue(Glue::Ago)));
        let (end, day) = self.point(begins.or_else(from)?)?;
        let count = length.count.filter(|count| count.fract() == 0.0 && length.rest == [None; 2])? as i16;
        let days = match length.unit {
            Unit::Day => count,
            Unit::Week => count.checked_mul(7)?,
            _ => return None,
        };
        if !names_day(&day) || day.clock.is_some() || day.part.is_some() || days < 1 {
            return None;
        }
        let value = Offset { unit: Unit::Day, count: days - 1 }.into();
        let shift = At { value, span: self.span_of(at, to) };
        let last = Parts { shift: Some(shift), ..day.clone() };
        Some(Found::new(ShapeKind::Range(day.into(), last.into()), at, end))
    }

    /// «قبل يومين» is a day; «قبل يومين من القمة» is a length.
    fn before_now(&self, at: usize, next: usize) -> Option<Found> {
        // «قبل نحو شهر».
        let modified = self.sense(next, |sense| match sense {
            Sense::Modifier(modifier) => Some(modifier),
            _ => None,
        });
        let start = modified.map_or(next, |(len, _)| next + len);
        let found = self.duration_of(start, modified.is_some()).filter(|_| self.is_arabic(at))?;
        if self.glue(found.to, Glue::Of).is_some() {
            return None;
        }
        let parts = self.counted(&found.kind, -1, From::Publication, (at, found.to))?;
        let modifier = modified.map(|(_, value)| At { value, span: self.span_of(next, start) });
        Some(Found { modifier, ..Found::new(ShapeKind::Point(parts.into()), at, found.to) })
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

    /// "a month and 21 days ago" is a day.
    fn counted_exactly(
        &self,
        kind: &ShapeKind,
        sign: i16,
        from: From,
        place: (usize, usize),
    ) -> Option<Parts> {
        let ShapeKind::Duration(Length { count: Some(count), unit, rest: rest @ [Some(_), _] }) = *kind
        else {
            return None;
        };
        if count.fract() != 0.0 || rest.iter().flatten().any(|(_, unit)| *unit < Unit::Day) {
            return None;
        }
        let span = self.span_of(place.0, place.1);
        let shift = Shift { first: Offset { unit, count: sign * count as i16 }, rest };
        let today = Some(At { value: Offset { unit: Unit::Day, count: 0 }, span });
        Some(Parts { offset: today, from, shift: Some(At { value: shift, span }), ..Parts::default() })
    }

    /// A length; behind a modifier also a bare «ساعة».
    pub(super) fn duration_of(&self, at: usize, modified: bool) -> Option<Found> {
        let (to, kind) = self
            .related_length(at)
            .or_else(|| self.length_range(at))
            .or_else(|| self.length(at, modified).map(|(to, length)| (to, ShapeKind::Duration(length))))
            .or_else(|| self.reversed_length(at))
            .or_else(|| self.long(at))?;
        // "52 years old" tells an age.
        if self.glue(to, Glue::Old).is_some()
            || self.reading.is_mark(to, '-') && self.glue(to + 1, Glue::Old).is_some()
        {
            return None;
        }
        if let Some((end, sign, from)) = self.direction(to, &kind)
            && let Some(parts) = self
                .counted(&kind, sign, from, (at, to))
                .or_else(|| self.counted_exactly(&kind, sign, from, (at, to)))
        {
            return Some(Found::new(ShapeKind::Point(parts.into()), at, end));
        }
        if let Some(found) = self.shifted(at, to, &kind) {
            return Some(found);
        }
        Some(Found::new(kind, at, to))
    }

    /// "three days after Easter", "two weeks from tomorrow", «بعد يومين من عيد الفطر»: a length with the day that it is
    /// counted from. What stands beside a thing, "a week after the Sept. 11 attacks", stays a length.
    fn shifted(&self, at: usize, to: usize, kind: &ShapeKind) -> Option<Found> {
        let reading = self.reading;
        let front = at.checked_sub(1).filter(|_| self.is_arabic(at) && reading.follows_on_line(at));
        let (word, next) = match front {
            Some(front) => (front, self.glue(to, Glue::Of)?),
            None => {
                const ORDER: [Glue; 3] = [Glue::After, Glue::Before, Glue::Since];
                (to, ORDER.into_iter().find_map(|glue| self.glue(to, glue))?)
            }
        };
        let back = self.may(word, Classes::glue(Glue::Before));
        let on = self.may(word, Classes::glue(Glue::After))
            || self.is_latin(word)
                && self.may(word, Classes::glue(Glue::Since))
                && !self.may(word, Classes::glue(Glue::Ago));
        let parts = self.counted(kind, if back { -1 } else { 1 }, From::Publication, (at, to))?;
        let (end, mut day) = self.point(next).filter(|_| back || on)?;
        if !self.stands_as_day(end) || !names_day(&day) || day.clock.is_some() || day.part.is_some() {
            return None;
        }
        day.shift = parts.offset.map(|at| At { value: at.value.into(), span: at.span });
        Some(Found::new(ShapeKind::Point(day.into()), at, end))
    }

    /// A length behind which a verb of the future stands in front, or nothing, tells when something will be.
    pub(super) fn look_ahead(&self, shape: &mut Shape, at: usize, to: usize) {
        if !matches!(shape.kind, ShapeKind::Duration(_)) || !self.comes(at, to) {
            return;
        }
        let scheduled =
            || shape.tense == Tense::Open && self.is_latin(at) && tense::is_scheduled(self.reading, at);
        if !shape.tense.looks_ahead() && !scheduled() && !self.is_due(at) {
            return;
        }
        match self.counted(&shape.kind, 1, From::Publication, (at, to)) {
            Some(parts) => shape.kind = ShapeKind::Point(parts.into()),
            None => shape.comes = true,
        }
    }

    /// Whether a length tells when something will be: «سيجتمعان بعد أسبوعين», "will leave in two weeks". Of what has been it tells
    /// how long it took.
    fn comes(&self, at: usize, to: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.reading.follows_on_line(at)) else {
            return false;
        };
        match self.is_arabic(before) {
            true => self.may(before, Classes::glue(Glue::After)) && self.glue(to, Glue::Of).is_none(),
            // "in the next two weeks" is a stretch of time, and no day.
            false => {
                const STRETCH: Classes = Classes::RELATION.or(Classes::ORDINAL).or(Classes::glue(Glue::The));
                self.may(before, Classes::glue(Glue::At))
                    && !self.may(before, Classes::glue(Glue::Within))
                    && !self.may(at, STRETCH)
            }
        }
    }

    /// "The vote is in two weeks".
    fn is_due(&self, at: usize) -> bool {
        at.checked_sub(2).is_some_and(|before| self.word(before, TimeClass::Being) == Some(before + 1))
    }

    /// "ago", "earlier", "later", "from now" behind an English length: the token behind, which way, from where.
    fn direction(&self, at: usize, kind: &ShapeKind) -> Option<(usize, i16, From)> {
        const WORDS: Classes =
            Classes::glue(Glue::Ago).or(Classes::glue(Glue::Later)).or(Classes::glue(Glue::Hence));
        if !self.may(at, WORDS) || !self.is_latin(at) && !self.may(at, Classes::glue(Glue::Hence)) {
            return None;
        }
        let is_long = matches!(kind, ShapeKind::Duration(length) if length.unit > Unit::Month);
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
            None if start > at
                && let Some(found) = self.ended_unit(start) =>
            {
                return Some(found);
            }
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
            // "the past fortnight" counts two weeks.
            let (to, length) =
                self.counted_unit(next).or_else(|| self.dual(next).filter(|_| self.is_latin(next)))?;
            Some((to, ShapeKind::Duration(length)))
        })?;
        // "the 50-minute call" has the article for the call.
        let hyphen = (next..to).any(|at| reading.is_mark(at, '-'));
        (!hyphen || related.is_some()).then_some((to, kind))
    }

    /// "a weeklong strike", "the months-long siege".
    fn long(&self, at: usize) -> Option<(usize, ShapeKind)> {
        let (len, (unit, number)) = self.sense(at, |sense| match sense {
            Sense::Long(unit, number) => Some((unit, number)),
            _ => None,
        })?;
        let count = (number != Number::Plural).then_some(1.0);
        Some((at + len, ShapeKind::Duration(Length::of(count, unit))))
    }

    /// "the year ended March 31", "the week to Friday", «السنة المنتهية في 31 مارس»: the length that was over on a day.
    pub(super) fn ended_unit(&self, at: usize) -> Option<(usize, ShapeKind)> {
        let start = self.glue_anywhere(at, Glue::Fiscal).unwrap_or(at);
        let (len, unit, Number::Singular) = self.unit(start)? else { return None };
        let to = start + len;
        let next = self.word(to, TimeClass::Ended).filter(|_| self.reading.follows_on_line(to))?;
        let next = self.glue(next, Glue::At).unwrap_or(next);
        let (_, day) = self.point(next).filter(|_| self.reading.follows_on_line(next))?;
        let is_day = day.days.is_some() || day.month.is_some() || day.weekday.is_some();
        let fits = (Unit::Week..=Unit::Year).contains(&unit) && unit != Unit::Quarter && is_day;
        fits.then(|| (to, ShapeKind::Duration(Length::of(Some(1.0), unit))))
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
        // "the past decade" is ten years, "the last decade" may be one of the calendar's.
        let past = unit >= Unit::Decade && !self.may(at, Classes::glue(Glue::Final)) && self.is_past(at);
        (unit == Unit::Hour || past)
            .then(|| (at + len + more, ShapeKind::Duration(Length::of(Some(1.0), unit))))
    }

    /// Whether a word means the last and nothing else: "past", and neither "last" nor "next".
    pub(super) fn is_past(&self, at: usize) -> bool {
        matches!(self.relation(at), Some((_, Relation::Last))) && !self.may(at, Classes::glue(Glue::Final))
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
        if number == Number::Singular
            && reading.word(at).clitics.article
            && let Some(found) = self.ended_unit(at)
        {
            return Some(found);
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
        } else if reading.follows_on_line(to)
            && let Some((end, 1)) = self.ordinal(to).filter(|_| reading.word(to).clitics.article)
        {
            // «الأشهر التسعة الأولى».
            to = end;
        }
        Some((to, ShapeKind::Duration(Length::of(Some(count), unit))))
    }
}
