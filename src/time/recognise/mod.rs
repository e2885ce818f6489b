//! The recogniser: from words to shapes. It sees words and never a date.
//!
//! One pass over the tokens. Where a token can begin an expression, each kind of expression is tried and the
//! longest wins. «9 و10 يناير المقبل» and "Thursday, Dec. 30" go the same way: what differs between languages is
//! in the data and in the order of parts, and every order that some language writes is accepted. Each parser asks
//! first what classes a token has ([`Classes`]), which costs one look, and reads senses only where that fits.

mod again;
mod beside;
mod clock;
mod complete;
mod component;
mod day;
mod diary;
mod duration;
mod leading;
mod length;
mod modified;
mod month;
mod moved;
mod nth;
mod number;
mod numeric;
mod past;
mod point;
mod range;
mod relative;
mod set;
mod shift;
mod tense;
mod weekday;
mod year;
mod zone;

use super::shape::{At, Shape, ShapeKind, Tense, Unit};
use super::timex::Modifier;
use crate::lang::{Classes, Glue, KnownKind, Reading, Sense, TimeClass, lexicon};
use crate::text::{Span, TokenKind};
pub use again::{Lines, recognise_again};
use std::ops::Range;

/// A shape under way: what it is and the token behind its last.
pub(super) struct Found {
    kind: ShapeKind,
    modifier: Option<At<Modifier>>,
    /// The first token, which may stand before the one asked for.
    from: usize,
    /// The token behind the last.
    to: usize,
}

impl Found {
    fn new(kind: ShapeKind, from: usize, to: usize) -> Self {
        Self { kind, modifier: None, from, to }
    }
}

/// Recognises the temporal expressions of a text, in order.
///
/// «انتهت المكالمة بعد منتصف الليل بتوقيت موسكو» has one, a clock time with a zone; "the 50-minute call on
/// Thursday" has two, a length and a weekday.
pub fn recognise(reading: &Reading<'_>) -> Vec<Shape> {
    let all = 0..reading.len();
    let Recognised { mut shapes, places } = Grammar::new(reading, all.clone()).recognise(all, 0);
    lend_weeks(reading, &mut shapes, &places);
    shapes
}

/// Expressions, with the tokens of each: the first, and the one behind the last.
#[derive(Debug)]
struct Recognised {
    shapes: Vec<Shape>,
    places: Vec<(usize, usize)>,
}

fn lend_weeks(reading: &Reading<'_>, shapes: &mut [Shape], places: &[(usize, usize)]) {
    for (at, pair) in places.windows(2).enumerate() {
        if let [(_, before), (from, _)] = pair
            && is_list(reading, *before, *from)
            && let Some([first, next]) = shapes.get_mut(at..at + 2)
        {
            lend_week(first, next);
        }
    }
}

/// Whether nothing but a comma, "and" or "or" stands between two expressions.
fn is_list(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    const JOINS: Classes = Classes::glue(Glue::And).or(Classes::glue(Glue::Or));
    to > from && to - from <= 2 && (from..to).all(|at| reading.is_mark(at, ',') || reading.may(at, JOINS))
}

/// "next week Mon, Wed and Fri": the week of the first weekday is that of the others.
fn lend_week(first: &Shape, next: &mut Shape) {
    let (ShapeKind::Point(first), ShapeKind::Point(next)) = (&first.kind, &mut next.kind) else { return };
    let week = first.offset.filter(|offset| offset.value.unit == Unit::Week && first.weekday.is_some());
    let bare = next.weekday.is_some()
        && next.offset.is_none()
        && next.relation.is_none()
        && next.days.is_none()
        && next.month.is_none();
    if week.is_some() && bare {
        (next.offset, next.from) = (week, first.from);
    }
}

/// Those of some tokens that belong to a name or a phrase that only looks temporal, as ranges in order.
fn blocked(reading: &Reading<'_>, tokens: Range<usize>) -> Vec<(usize, usize)> {
    let mut blocked: Vec<(usize, usize)> = Vec::new();
    for at in tokens {
        if let Some(to) = called_by_day(reading, at) {
            blocked.push((at + 1, to));
        }
        if !reading.may(at, Classes::NOTHING.or(Classes::KNOWN)) {
            continue;
        }
        let Some((len, senses)) = reading.phrase(at) else { continue };
        let names = senses.iter().any(|sense| match sense {
            Sense::Nothing => true,
            Sense::Known { id, .. } => {
                lexicon().known(*id).is_some_and(|known| known.kind != KnownKind::Country)
            }
            _ => false,
        });
        let times = senses.iter().any(|sense| matches!(sense, Sense::Month { .. } | Sense::Zone(_)));
        // "60 Minutes" is a programme, "60 minutes" a length.
        let counts = reading.number(at).is_some() && reading.token(at + 1).is_some_and(|next| !next.capital);
        if names && !times && !counts {
            match blocked.last_mut() {
                Some((_, to)) if *to > at => *to = (*to).max(at + len),
                _ => blocked.push((at, at + len)),
            }
        }
    }
    blocked
}

/// The token behind the day that a street or an uprising is called by, which is no date of the story: «ثورة 25 يناير».
fn called_by_day(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if !reading.may(at, Classes::time(TimeClass::CalledByDay)) || !reading.follows_on_line(at + 1) {
        return None;
    }
    let (1..=31, 1..=2) = reading.number(at + 1)? else { return None };
    let (len, ()) = reading.find(at + 2, |sense| matches!(sense, Sense::Month { .. }).then_some(()))?;
    let to = at + 2 + len;
    // With its year it is a date as well.
    let goes_on = ['(', '/'].into_iter().any(|mark| reading.is_mark(to, mark))
        || reading.number(to).is_some()
        || reading.may(to, Classes::UNIT);
    (!goes_on || !reading.follows_on_line(to)).then_some(to)
}

/// What an expression can begin with.
const BEGINNINGS: Classes = component::NAMED_PARTS
    .or(Classes::MODIFIER)
    .or(Classes::SOME_COUNT)
    .or(Classes::VAGUE)
    .or(Classes::FREQUENCY)
    .or(Classes::glue(Glue::DayWord))
    .or(Classes::glue(Glue::Every))
    .or(Classes::glue(Glue::Before));

/// The parsers share this: the words, and which of them are out of bounds.
pub(super) struct Grammar<'r, 't> {
    pub(super) reading: &'r Reading<'t>,
    blocked: Vec<(usize, usize)>,
}

impl<'r, 't> Grammar<'r, 't> {
    /// For some tokens, and what stands around them.
    fn new(reading: &'r Reading<'t>, tokens: Range<usize>) -> Self {
        Self { reading, blocked: blocked(reading, tokens) }
    }

    /// The expressions that begin in these tokens, which are whole lines, from the token `start`: those in front of it
    /// belong to one that began before.
    fn recognise(&self, tokens: Range<usize>, start: usize) -> Recognised {
        let (mut shapes, mut places) = (Vec::new(), Vec::new());
        let mut at = start;
        while at < tokens.end {
            match self.expression(at) {
                Some(found) if found.to > at => {
                    at = found.to;
                    places.push((found.from, found.to));
                    shapes.push(self.shape(found));
                }
                _ => at += 1,
            }
        }
        // Every word of the lines has been read before it is known what stands alone.
        let taken = |at: usize| {
            let next = places.partition_point(|(from, _): &(usize, usize)| *from <= at);
            let within = |(_, to): &(usize, usize)| at < *to;
            (tokens.start..start).contains(&at)
                || next.checked_sub(1).and_then(|last| places.get(last)).is_some_and(within)
        };
        for (shape, (from, to)) in shapes.iter_mut().zip(&places) {
            if shape.tense == Tense::Open && tense::is_alone(self.reading, *from, taken) {
                shape.tense = Tense::Alone;
            }
            self.look_ahead(shape, *from, *to);
        }
        Recognised { shapes, places }
    }

    /// The longest expression that begins at `at`.
    fn expression(&self, at: usize) -> Option<Found> {
        if !self.can_begin(at) {
            return None;
        }
        let candidates: [fn(&Self, usize) -> Option<Found>; 6] =
            [Self::set, Self::modified, Self::vague, Self::point_or_range, Self::duration, Self::beside_day];
        candidates.into_iter().filter_map(|parse| parse(self, at)).fold(None, |best: Option<Found>, found| {
            match best {
                Some(best) if best.to >= found.to => Some(best),
                _ => Some(found),
            }
        })
    }

    fn can_begin(&self, at: usize) -> bool {
        let Some(token) = self.reading.token(at) else { return false };
        let can = match token.kind {
            TokenKind::Number => true,
            // «( 1.5 ) ساعة» and "the '90s".
            TokenKind::Mark(mark) => {
                matches!(mark, '(' | '\'' | '\u{2018}' | '\u{2019}')
                    && self.reading.token(at + 1).is_some_and(|next| next.kind == TokenKind::Number)
            }
            // What an article begins, its noun must be able to begin.
            _ if self.may(at, Classes::glue(Glue::The)) => {
                self.may(at, Classes::VAGUE.or(Classes::HOLIDAY))
                    || self.may(at + 1, BEGINNINGS)
                    || self.may(at + 1, Classes::glue(Glue::Whole))
                    || self
                        .reading
                        .token(at + 1)
                        .is_some_and(|next| matches!(next.kind, TokenKind::Number | TokenKind::Mark(_)))
            }
            _ => self.may(at, BEGINNINGS),
        };
        let is_free = || {
            let behind = self.behind_article(at);
            !self.is_blocked(at) && (behind == at || !self.is_blocked(behind))
        };
        can && is_free()
    }

    fn is_blocked(&self, at: usize) -> bool {
        let next = self.blocked.partition_point(|(from, _)| *from <= at);
        next.checked_sub(1).and_then(|last| self.blocked.get(last)).is_some_and(|(_, to)| at < *to)
    }

    /// Whether the token `at` can be one of these.
    pub(super) fn may(&self, at: usize, classes: Classes) -> bool {
        self.reading.may(at, classes)
    }

    /// The sense at `at` that `pick` takes, with its length in tokens, unless the token is out of bounds.
    pub(super) fn sense<T>(&self, at: usize, pick: impl Fn(Sense) -> Option<T>) -> Option<(usize, T)> {
        self.reading.find(at, pick).filter(|_| !self.is_blocked(at))
    }

    /// The token behind a glue word at `at` that goes on with what stands before it on the line.
    pub(super) fn glue(&self, at: usize, glue: Glue) -> Option<usize> {
        (at > 0 && self.reading.follows_on_line(at)).then(|| self.glue_anywhere(at, glue))?
    }

    /// The token behind a glue word, also at the beginning of a line.
    pub(super) fn glue_anywhere(&self, at: usize, glue: Glue) -> Option<usize> {
        Some(at + self.reading.len_of(at, Sense::Glue(glue))?)
    }

    /// The token behind a word beside a time.
    pub(super) fn word(&self, at: usize, class: TimeClass) -> Option<usize> {
        Some(at + self.reading.len_of(at, Sense::Time(class))?)
    }

    /// The token behind what an English article or nothing stands before: `at` itself where there is none.
    pub(super) fn behind_article(&self, at: usize) -> usize {
        self.glue_anywhere(at, Glue::The).filter(|next| self.reading.follows_on_line(*next)).unwrap_or(at)
    }

    pub(super) fn is_arabic(&self, at: usize) -> bool {
        self.reading.token(at).is_some_and(|token| token.kind == TokenKind::Arabic)
    }

    pub(super) fn is_latin(&self, at: usize) -> bool {
        self.reading.token(at).is_some_and(|token| token.kind == TokenKind::Latin)
    }

    /// Where «و» joins what stands at `at` to what stands before it: the word itself where the letter is glued to
    /// it, else the one behind «و» or "and".
    pub(super) fn joined(&self, at: usize) -> Option<usize> {
        if !self.reading.follows_on_line(at) {
            return None;
        }
        match self.reading.word(at).clitics.conjunction {
            true => Some(at),
            false => self.glue(at, Glue::And),
        }
    }

    /// Whether the clause ends in front of the token `at`.
    pub(super) fn ends_clause(&self, at: usize) -> bool {
        self.reading.token(at).is_none_or(|token| !token.is_word() && token.kind != TokenKind::Number)
            || !self.reading.follows_on_line(at)
    }

    pub(super) fn span_of(&self, from: usize, to: usize) -> Span {
        self.reading.span(from, to.saturating_sub(1))
    }

    fn shape(&self, mut found: Found) -> Shape {
        let reading = self.reading;
        if let ShapeKind::Point(parts) = &mut found.kind {
            parts.since = found.from.checked_sub(1).is_some_and(|at| {
                self.word(at, TimeClass::GoingOn).is_some() && reading.follows_on_line(found.from)
            });
        }
        let mut span = self.span_of(found.from, found.to);
        let mut modifier = found.modifier;
        // What stands behind a length: «تقريبا», «بقليل», "or so".
        if matches!(found.kind, ShapeKind::Duration(_) | ShapeKind::DurationRange(..))
            && let Some((to, place, value)) = self.modifier_behind(found.to)
        {
            span = span.cover(self.span_of(found.to, to));
            modifier = modifier.or(Some(At { value, span: place }));
        }
        let first = reading.token(found.from);
        Shape {
            span,
            tense: diary::tense(reading, (found.from, found.to), &found.kind),
            kind: found.kind,
            modifier,
            sentence: first.map_or(0, |token| token.sentence),
            quoted: first.is_some_and(|token| token.quoted),
            comes: false,
        }
    }
}
