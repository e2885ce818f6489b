//! The recogniser: from words to shapes. It sees words and never a date.
//!
//! One pass over the tokens. Where a token can begin an expression, each kind of expression is tried and the
//! longest wins. «9 و10 يناير المقبل» and "Thursday, Dec. 30" go the same way: what differs between languages is
//! in the data and in the order of parts, and every order that some language writes is accepted.

mod clock;
mod day;
mod duration;
mod month;
mod number;
mod point;
mod relative;
mod tense;

use super::shape::{At, Offset, Parts, Shape, ShapeKind, Unit};
use super::timex::Modifier;
use crate::lang::{Glue, KnownKind, Number, Reading, Sense, lexicon};
use crate::text::{Span, TokenKind};

/// A shape under way: what it is and the token behind its last.
pub(super) struct Found {
    kind: ShapeKind,
    modifier: Option<At<Modifier>>,
    /// The first token, which may stand before the one asked for.
    from: usize,
    /// The token behind the last.
    to: usize,
}

/// Recognises the temporal expressions of a text, in order.
///
/// «انتهت المكالمة بعد منتصف الليل بتوقيت موسكو» has one, a clock time with a zone; "the 50-minute call on
/// Thursday" has two, a length and a weekday.
pub fn recognise(reading: &Reading<'_>) -> Vec<Shape> {
    let grammar = Grammar { reading, blocked: blocked(reading) };
    let mut shapes = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        match grammar.expression(at) {
            Some(found) if found.to > at => {
                at = found.to;
                shapes.push(grammar.shape(found));
            }
            _ => at += 1,
        }
    }
    shapes
}

/// Which tokens belong to a name or a phrase that only looks temporal.
fn blocked(reading: &Reading<'_>) -> Vec<bool> {
    let mut blocked = vec![false; reading.len()];
    for at in 0..reading.len() {
        let Some((len, senses)) = reading.phrase(at) else { continue };
        let names = senses.iter().any(|sense| match sense {
            Sense::Nothing => true,
            Sense::Known { id, .. } => {
                lexicon().known(*id).is_some_and(|known| known.kind != KnownKind::Country)
            }
            _ => false,
        });
        let times = senses.iter().any(|sense| matches!(sense, Sense::Month { .. } | Sense::Zone(_)));
        if names && !times {
            blocked.iter_mut().skip(at).take(len).for_each(|blocked| *blocked = true);
        }
    }
    blocked
}

/// The parsers share this: the words, and which of them are out of bounds.
pub(super) struct Grammar<'r, 't> {
    pub(super) reading: &'r Reading<'t>,
    blocked: Vec<bool>,
}

impl Grammar<'_, '_> {
    /// The longest expression that begins at `at`.
    fn expression(&self, at: usize) -> Option<Found> {
        if !self.can_begin(at) {
            return None;
        }
        let candidates =
            [self.set(at), self.modified(at), self.vague(at), self.point_or_range(at), self.duration(at)];
        candidates.into_iter().flatten().fold(None, |best: Option<Found>, found| match best {
            Some(best) if best.to >= found.to => Some(best),
            _ => Some(found),
        })
    }

    fn can_begin(&self, at: usize) -> bool {
        if self.blocked.get(at).copied().unwrap_or(true) {
            return false;
        }
        let is_number = self.reading.token(at).is_some_and(|token| token.kind == TokenKind::Number);
        is_number || self.reading.is_mark(at, '(') || self.reading.is_known(at)
    }

    /// An expression behind «نحو», «أكثر من», «مطلع» and the like.
    fn modified(&self, at: usize) -> Option<Found> {
        let reading = self.reading;
        let (len, modifier, of_period) = self.sense(at, |sense| match sense {
            Sense::Modifier(modifier) => Some((modifier, false)),
            Sense::PeriodPart(modifier) => Some((modifier, true)),
            _ => None,
        })?;
        let mut next = at + len;
        if of_period && let Some(after) = self.glue(next, Glue::Of) {
            next = after;
        }
        if reading.is_mark(next, '-') {
            next += 1;
        }
        let span = reading.span(at, at + len - 1);
        let mut found = match of_period {
            true => {
                let period = self.period(next).or_else(|| self.period_now(next));
                period.and_then(|period| self.range_of_periods(at, period))
            }
            false => self.duration_of(next, true).or_else(|| self.point_or_range(next)),
        }?;
        found.from = at;
        found.modifier = match &found.kind {
            ShapeKind::Range(..) if of_period => None,
            _ => Some(At { value: modifier, span }),
        };
        Some(found)
    }

    /// What stands behind «مطلع»: a month, a year, a week; never a day.
    fn period(&self, at: usize) -> Option<(usize, Parts)> {
        let (to, parts) = self.point(at)?;
        let is_period =
            parts.days.is_none() && parts.weekday.is_none() && parts.clock.is_none() && parts.part.is_none();
        is_period.then_some((to, parts))
    }

    /// The unit that stands alone behind «نهاية»: «نهاية العام» and "the end of the month" are those under way.
    fn period_now(&self, at: usize) -> Option<(usize, Parts)> {
        let reading = self.reading;
        let start = self.glue(at, Glue::The).unwrap_or(at);
        let (len, unit) = reading.find(start, |sense| match sense {
            Sense::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year), Number::Singular) => Some(unit),
            _ => None,
        })?;
        let definite = start > at || reading.word(start).clitics.article;
        let span = reading.span(start, start + len - 1);
        let offset = Some(At { value: Offset { unit, count: 0 }, span });
        (definite && reading.follows_on_line(start))
            .then(|| (start + len, Parts { offset, ..Parts::default() }))
    }

    /// «نهاية يناير وبداية فبراير» is one expression; a single period stays as it is.
    fn range_of_periods(&self, from: usize, first: (usize, Parts)) -> Option<Found> {
        let (to, parts) = first;
        let single = Found { kind: ShapeKind::Point(parts.clone()), modifier: None, from, to };
        let second = self.sense(to, |sense| match sense {
            Sense::PeriodPart(_) if self.reading.word(to).clitics.conjunction => Some(((), false)),
            _ => None,
        });
        let Some((len, ..)) = second else { return Some(single) };
        let Some((end, other)) = self.period(to + len) else { return Some(single) };
        Some(Found { kind: ShapeKind::Range(parts, other), modifier: None, from, to: end })
    }

    fn vague(&self, at: usize) -> Option<Found> {
        let (len, vague, _) = self.sense(at, |sense| match sense {
            Sense::Vague(vague) => Some((vague, false)),
            _ => None,
        })?;
        // «وقت سابق من اليوم» leaves the word to the day.
        let next = self.glue(at + len, Glue::Of).unwrap_or(at + len);
        let behind_dash = at > 0 && self.reading.is_mark(at - 1, '-') && self.reading.is_glued(at);
        if behind_dash || self.point(next).is_some_and(|(_, parts)| parts.offset.is_some()) {
            return None;
        }
        Some(Found { kind: ShapeKind::Vague(vague), modifier: None, from: at, to: at + len })
    }

    /// The sense at `at` that `pick` takes, with its length in tokens.
    fn sense<T>(&self, at: usize, pick: impl Fn(Sense) -> Option<(T, bool)>) -> Option<(usize, T, bool)> {
        if self.blocked.get(at).copied().unwrap_or(true) {
            return None;
        }
        self.reading.find(at, pick).map(|(len, (value, flag))| (len, value, flag))
    }

    /// The token behind a glue word at `at`; a glued «و» counts as the word «و» with nothing behind it.
    pub(super) fn glue(&self, at: usize, glue: Glue) -> Option<usize> {
        let on_line = at > 0 && self.reading.follows_on_line(at);
        if !on_line {
            return None;
        }
        self.reading.find(at, |sense| (sense == Sense::Glue(glue)).then_some(())).map(|(len, ())| at + len)
    }

    fn shape(&self, found: Found) -> Shape {
        let reading = self.reading;
        let mut span = self.outer_span(&found);
        let mut to = found.to;
        let mut modifier = found.modifier;
        // What stands behind a length: «تقريبا», «بقليل».
        let behind = self.sense(to, |sense| match sense {
            Sense::ModifierAfter(modifier) => Some((modifier, false)),
            _ => None,
        });
        if let Some((len, value, _)) = behind
            && reading.follows_on_line(to)
            && matches!(found.kind, ShapeKind::Duration(_) | ShapeKind::DurationRange(..))
        {
            let place = reading.token(to).map_or(span, |token| token.span);
            to += len;
            span = span.cover(reading.token(to - 1).map_or(place, |token| token.span));
            modifier = modifier.or(Some(At { value, span: place }));
        }
        let first = reading.token(found.from);
        Shape {
            span,
            tense: tense::around(reading, found.from),
            kind: found.kind,
            modifier,
            sentence: first.map_or(0, |token| token.sentence),
            quoted: first.is_some_and(|token| token.quoted),
        }
    }

    fn outer_span(&self, found: &Found) -> Span {
        self.reading.span(found.from, found.to.saturating_sub(1))
    }
}
