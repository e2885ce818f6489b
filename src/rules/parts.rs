//! What the rules about dates ask of an expression, and the words that stand around it.

use crate::lang::clause::{self, Verb};
use crate::lang::data::{RULES, facts_of};
use crate::lang::{Classes, Glue, Reading, RuleClass, Sense, has_article, read};
use crate::text::{Span, TokenKind};
use crate::time::shape::{Calendar, Month, Parts, ShapeKind};
use crate::time::{TimeMention, calendar};
use jiff::civil::Date;
use memchr::memmem::Finder;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::LazyLock;

/// How many words may stand between a meeting and the time within which it is the second.
const WITHIN: usize = 10;

/// The parts of an expression: two sets for a range, none for a length.
pub(super) fn all_parts(time: &TimeMention) -> impl Iterator<Item = &Parts> {
    let (first, second) = match &time.shape.kind {
        ShapeKind::Point(parts) | ShapeKind::Numeric(_, parts) => (Some(&**parts), None),
        ShapeKind::Range(from, to) => (Some(&**from), Some(&**to)),
        _ => (None, None),
    };
    first.into_iter().chain(second)
}

/// The parts of an expression that is one point in time.
pub(super) fn point(time: &TimeMention) -> Option<&Parts> {
    match &time.shape.kind {
        ShapeKind::Point(parts) => Some(parts),
        _ => None,
    }
}

/// From the first part of a date to its last.
pub(super) fn extent(parts: &Parts) -> Option<Span> {
    let spans = [
        parts.weekday.map(|at| at.span),
        parts.days.map(|at| at.span),
        parts.month.map(|at| at.span),
        parts.month_too.map(|at| at.span),
        parts.year.map(|at| at.span),
    ];
    spans.into_iter().flatten().reduce(Span::cover)
}

/// The single day of a month that the words name, with its month.
pub(super) fn one_day(parts: &Parts) -> Option<(u8, Month)> {
    let (days, month) = (parts.days?.value, parts.month?.value);
    (days.first == days.last).then_some((days.first, month))
}

/// The year, where it is written with all its digits.
pub(super) fn whole_year(parts: &Parts) -> Option<i16> {
    parts.year.filter(|year| year.value.digits == 4 && !year.value.cut).map(|year| year.value.number)
}

/// The day of the civil calendar that the words state in full.
pub(super) fn whole_day(parts: &Parts) -> Option<Date> {
    let (day, month) = one_day(parts)?;
    let date = calendar::day(whole_year(parts)?, month.number, day)?;
    (month.calendar == Calendar::Gregorian).then_some(date)
}

/// Whether a text holds a word of a class at all: the cheap question in front of the dear one.
pub(super) fn holds_word(text: &str, class: RuleClass) -> bool {
    static FORMS: LazyLock<Vec<(RuleClass, Finder<'static>)>> = LazyLock::new(|| {
        let facts = RULES.iter().flat_map(facts_of);
        // A word at the start of a sentence has a capital.
        let without_first =
            |form: &'static str| form.get(1..).filter(|rest| form.is_ascii() && !rest.is_empty());
        let finder = |form: &'static str| Finder::new(without_first(form).unwrap_or(form));
        facts.filter_map(|fact| Some((RuleClass::named(fact.key)?, finder(fact.form)))).collect()
    });
    let mut forms = FORMS.iter().filter(|(of, _)| *of == class);
    forms.any(|(_, form)| form.find(text.as_bytes()).is_some())
}

/// The lines of a text: those that rules ask for are read again, each once for all rules.
pub struct Lines<'t> {
    text: &'t str,
    read: RefCell<Vec<Rc<Line<'t>>>>,
}

impl<'t> Lines<'t> {
    /// The lines of a text, none of which is read yet.
    pub fn of(text: &'t str) -> Self {
        Self { text, read: RefCell::default() }
    }

    /// All of the text.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// The line around a place.
    pub(super) fn around(&self, place: Span) -> Rc<Line<'t>> {
        let whole = line_around(self.text, place);
        let known = self.read.borrow().iter().find(|line| line.whole() == whole).cloned();
        known.unwrap_or_else(|| {
            let line = Rc::new(Line::read(self.text, whole));
            self.read.borrow_mut().push(line.clone());
            line
        })
    }
}

/// From the start of the line that a place begins in to the end of the one it ends in.
pub(super) fn line_around(text: &str, place: Span) -> Span {
    let before = text.get(..place.start as usize).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let behind = text.get(place.end as usize..).unwrap_or_default();
    let end = behind.find('\n').map_or(text.len(), |at| place.end as usize + at);
    Span::of(start..end)
}

/// A line that an expression stands in.
pub(super) struct Line<'t> {
    pub reading: Reading<'t>,
    /// Where the line begins in the text.
    start: u32,
}

impl<'t> Line<'t> {
    fn read(text: &'t str, whole: Span) -> Self {
        Self { reading: read(whole.text(text)), start: whole.start }
    }

    /// The first token of a place of the whole text.
    pub fn first(&self, place: Span) -> usize {
        let offset = place.start.saturating_sub(self.start);
        self.reading.tokens.list.partition_point(|token| token.span.end <= offset)
    }

    /// The token behind a place of the whole text.
    pub fn behind(&self, place: Span) -> usize {
        self.reading.token_at(place.end.saturating_sub(self.start))
    }

    /// Whether a place of the whole text lies in the line.
    pub fn covers(&self, place: Span) -> bool {
        self.start <= place.start && place.end <= self.start + self.reading.text.len() as u32
    }

    /// All of the line, as a place of the whole text.
    pub fn whole(&self) -> Span {
        Span::new(self.start, self.start + self.reading.text.len() as u32)
    }

    /// The ordinal at a token and the token behind it: «الخامسة والعشرين», «الـ20», "20th", "twenty-fifth".
    pub fn ordinal(&self, at: usize) -> Option<(usize, i64)> {
        let reading = &self.reading;
        let tens = |at| {
            reading.find(at, |sense| match sense {
                Sense::Cardinal(tens @ 20..=90) => Some(i64::from(tens)),
                _ => None,
            })
        };
        let ordinal = |at| {
            reading.find(at, |sense| match sense {
                Sense::Ordinal(number) => Some(i64::from(number)),
                _ => None,
            })
        };
        // «الـ20»: the article stands by itself.
        let arabic = reading.token(at)?.kind == TokenKind::Arabic;
        let start = at + usize::from(arabic && reading.number(at + 1).is_some());
        if let Some((number, _)) = reading.number(start) {
            let suffix = reading.means(start + 1, Sense::OrdinalSuffix);
            // Two letters that mean nothing by themselves are the article.
            let bare = reading.is_glued(start) || !reading.is_known(at);
            let article = start > at && bare && reading.folded(at).chars().count() == 2;
            return (suffix || article).then_some((start + 1 + usize::from(suffix), i64::from(number)));
        }
        let article = |at: usize| reading.word(at).clitics.article || has_article(reading.folded(at));
        if let Some((len, number)) = ordinal(at) {
            let joined = at + len;
            let more = tens(joined).filter(|_| number < 10 && reading.word(joined).clitics.conjunction);
            return Some(more.map_or((joined, number), |(len, tens)| (joined + len, number + tens)));
        }
        let (len, number) = tens(at)?;
        let dash = reading.is_mark(at + len, '-');
        match ordinal(at + len + 1).filter(|(_, number)| dash && *number < 10) {
            Some((more, units)) => Some((at + len + 1 + more, number + units)),
            None => article(at).then_some((at + len, number)),
        }
    }

    /// Whether a token is this small word.
    pub fn has_glue(&self, at: usize, glue: Glue) -> bool {
        self.reading.means(at, Sense::Glue(glue))
    }

    /// Whether so few words stand between two places of this line, or of this one and the one above it.
    pub fn reaches_back(&self, text: &str, from: Span, to: Span, most: usize) -> bool {
        let between = Span::new(from.end, to.start).text(text);
        between.split_whitespace().count() <= most && !between.contains("\n\n")
    }

    /// Whether «خلال» or "in" stands in front of a length, and an ordinal or nothing but a few words between it and
    /// the meeting that it speaks of.
    pub fn is_within(&self, meeting: Span, length: Span) -> bool {
        if !self.covers(length) {
            return false;
        }
        let (from, to) = (self.first(meeting), self.first(length));
        let before = to.checked_sub(1);
        let opens = before.is_some_and(|at| self.has_glue(at, Glue::Within) || self.has_glue(at, Glue::At));
        opens && to.saturating_sub(from) <= WITHIN && !(from..to).any(|at| self.opens_clause(at))
    }

    /// Where a token stands in the whole text.
    pub fn place(&self, at: usize) -> Span {
        let span = self.reading.token(at).map(|token| token.span).unwrap_or_default();
        Span::new(span.start + self.start, span.end + self.start)
    }

    /// The tokens in front of `at` in its sentence, the nearest first.
    pub fn back(&self, at: usize) -> impl Iterator<Item = usize> {
        let sentence = self.reading.token(at.saturating_sub(1)).map(|token| token.sentence);
        (0..at)
            .rev()
            .take_while(move |before| self.reading.token(*before).map(|token| token.sentence) == sentence)
    }

    /// Whether a token, or a phrase that ends at it, is of a class of the rules' own words.
    pub fn is(&self, at: usize, class: RuleClass) -> bool {
        clause::ends(&self.reading, at, Classes::rule(class))
    }

    /// Whether another clause begins at a token: «أن», «بينما», "which".
    pub fn opens_clause(&self, at: usize) -> bool {
        clause::opens(&self.reading, at)
    }

    /// Whether a token is a mark.
    pub fn is_mark(&self, at: usize) -> bool {
        self.reading.token(at).is_some_and(|token| matches!(token.kind, TokenKind::Mark(_)))
    }

    /// What a token tells of time, if it is a verb or a word that works as one.
    pub fn verb(&self, at: usize) -> Option<Verb> {
        clause::verb(&self.reading, at)
    }
}

/// Whether a word in front of a date sets it equal to the one behind it: «يصادف 21 رمضان 1442 يوم الاثنين 3 مايو 2021».
pub(super) fn is_set_equal(text: &str, date: Span) -> bool {
    let before =
        text.get(..date.start as usize).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    // The last word is all that counts, and a line of copy is long.
    let last = before.trim_end().rfind(char::is_whitespace).unwrap_or(0);
    let reading = read(before.get(last..).unwrap_or_default());
    let equals = |sense| matches!(sense, Sense::Glue(Glue::Equals));
    reading.len().checked_sub(1).is_some_and(|last| reading.has(last, equals))
}

/// Whether the words between two dates set them equal: «الموافق», a bracket, a slash or a dash, and nothing else. `told` is
/// whether a word in front of both does so already: «يصادف».
pub(super) fn sets_equal(text: &str, between: Span, told: bool) -> bool {
    let reading = read(between.text(text));
    let mut equal = told;
    let mut at = 0;
    while let Some(token) = reading.token(at) {
        let glue = reading.find(at, |sense| match sense {
            Sense::Glue(Glue::Equals) => Some(true),
            Sense::Glue(Glue::Of | Glue::The | Glue::DayWord | Glue::To | Glue::At) => Some(false),
            Sense::Era(_) => Some(false),
            _ => None,
        });
        at += match (glue, token.kind) {
            (Some((len, sets)), _) => {
                equal |= sets;
                len.max(1)
            }
            (None, TokenKind::Mark('(' | '/' | '-' | '\u{2013}' | '\u{2014}')) => {
                equal = true;
                1
            }
            (None, TokenKind::Mark(',' | '\u{060C}')) => 1,
            _ => return false,
        };
    }
    equal
}
