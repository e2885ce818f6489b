//! What is moved from one day to another: "postponed from 15 to 20 March", «تأجيل القمة من 10 إلى 17 مارس». The two are no
//! range.

use super::Grammar;
use crate::lang::{Classes, Glue, MeetingClass, Reading, Sense, TimeClass};
use crate::text::TokenKind;
use crate::time::shape::{Days, Parts};

/// How far in front of the days the word for it stands.
const REACH: usize = 10;

impl Grammar<'_, '_> {
    /// Whether the expression at `at` is the day that something is moved from.
    pub(super) fn is_moved(&self, at: usize) -> bool {
        is_start(self.reading, at)
    }

    /// The first of two days of one month, "15" of "from 15 to 20 March", with the token behind it.
    pub(super) fn first_of_moved(&self, parts: &Parts) -> Option<(usize, Parts)> {
        let days = parts.days.filter(|days| days.value.through)?;
        let (to, first) = self.day_number(self.reading.token_at(days.span.start))?;
        let mut parts = parts.clone();
        parts.days.as_mut()?.value = Days { first, last: first, through: false };
        parts.days.as_mut()?.span = self.span_of(to - 1, to);
        Some((to, parts))
    }
}

/// The token of a glue word in front of another token.
fn front(reading: &Reading<'_>, at: usize, glue: Glue) -> Option<usize> {
    let before = at.checked_sub(1).filter(|_| reading.follows_on_line(at))?;
    reading.may(before, Classes::glue(glue)).then_some(before)
}

/// Whether what stands behind "from" at the token `at` is the day that something is moved from.
pub(super) fn is_start(reading: &Reading<'_>, at: usize) -> bool {
    let at = front(reading, at, Glue::DayWord).unwrap_or(at);
    let is_arabic = |at: usize| reading.token(at).is_some_and(|token| token.kind == TokenKind::Arabic);
    let before = at.checked_sub(1);
    let begins = if before.is_some_and(is_arabic) { Glue::Of } else { Glue::Since };
    front(reading, at, begins).is_some_and(|before| is_behind_move(reading, before))
}

/// Whether what stands behind "to" or "until" at the token `at` is the day that something is put off to.
pub(super) fn is_end(reading: &Reading<'_>, at: usize) -> bool {
    let at = front(reading, at, Glue::DayWord).unwrap_or(at);
    front(reading, at, Glue::To).is_some_and(|before| is_behind_move(reading, before))
}

/// Whether a word for moving stands in the clause in front of a token, and no verb behind it.
fn is_behind_move(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = |at: usize| reading.token(at).map(|token| token.sentence);
    let here = sentence(at);
    let goes_on = |before: &usize| {
        let comma = [',', '\u{060C}'].into_iter().any(|mark| reading.is_mark(*before, mark));
        sentence(*before) == here && !comma
    };
    let moves = |before: usize| {
        let is_move = |sense| {
            matches!(sense, Sense::MeetingWord(MeetingClass::Postponed) | Sense::Time(TimeClass::Moved))
        };
        let found = reading.find(before, |sense| is_move(sense).then_some(()));
        // «من أجل» postpones nothing.
        let for_sake = before.checked_sub(1).is_some_and(|front| reading.may(front, Classes::glue(Glue::Of)));
        found.filter(|_| !for_sake).map(|(len, ())| before + len)
    };
    let mut clause = (at.saturating_sub(REACH)..at).rev().take_while(goes_on);
    clause
        .find_map(|before| {
            reading
                .may(before, Classes::meeting(MeetingClass::Postponed).or(Classes::time(TimeClass::Moved)))
                .then(|| moves(before))
                .flatten()
        })
        .is_some_and(|behind| (behind..at).all(|at| !reading.may(at, Classes::VERB)))
}
