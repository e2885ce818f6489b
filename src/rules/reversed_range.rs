//! [`ReversedRange`].

use super::date_fixes::fix;
use super::{Diagnostic, Lines, Rule, Severity};
use crate::corpus::{Corpus, FileId};
use crate::lang::messages::message;
use crate::text::Span;
use crate::text::isolate::quoted;
use crate::time::TimeMention;
use crate::time::shape::{Parts, ShapeKind};

crate::rule! {
    /// Fires when a range of days, months or years ends before it begins.
    ///
    /// # What it does
    ///
    /// It compares the two ends of «من 3 إلى 5 مارس», "2019 to 2021" and the like. Days that only stand side by side
    /// («5 و3 مارس») run nowhere, and a range of months or clock times without years or days may well pass the turn of
    /// the year or midnight: these are left alone.
    ///
    /// # Why
    ///
    /// The two ends were swapped, or one of them is a slip of the keyboard.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// تستمر الجولة من 14 إلى 12 آذار/مارس 2024.
    /// ```
    ///
    /// ```dateline
    /// He led the union from 2021 to 2019.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// تستمر الجولة من 12 إلى 14 آذار/مارس 2024، وتليها جولة من ديسمبر إلى يناير.
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.reversed-range` sets its level.
    pub struct ReversedRange;
}

impl Rule for ReversedRange {
    fn code(&self) -> &'static str {
        "reversed-range"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Error)
    }

    fn doc(&self) -> &'static str {
        Self::DOC
    }

    fn check(&self, corpus: &Corpus, file: FileId, _: &Lines<'_>, out: &mut Vec<Diagnostic>) {
        let Some(article) = corpus.article(file) else { return };
        for time in &article.times {
            let Some(place) = reversed(corpus.text(file), time) else { continue };
            let words = quoted(time.shape.span.text(corpus.text(file)));
            let text = message(corpus.config().reader(), "rule.reversed-range", &[("words", &words)]);
            let fixes = swapped(corpus.text(file), place)
                .map(|new_text| fix(corpus, file, place, "fix.swap", "words", &new_text))
                .into_iter()
                .collect();
            out.push(Diagnostic::new(self, file, time.shape.span, text).with_fixes(fixes));
        }
    }
}

/// The place of the two ends, where they are the wrong way round.
fn reversed(text: &str, time: &TimeMention) -> Option<Span> {
    match &time.shape.kind {
        ShapeKind::Point(parts) => {
            let days = parts.days?;
            // More than two numbers are scores: «7 - 6 و6 - صفر», where the word for nil is the name of a month.
            let numbers = days.span.text(text).split(|c: char| !c.is_numeric());
            let pair = numbers.filter(|number| !number.is_empty()).count() <= 2;
            (pair && days.value.through && days.value.first > days.value.last).then_some(days.span)
        }
        ShapeKind::Range(from, to) => {
            // Without a year of its own a beginning may lie in the year before: «من ديسمبر إلى يناير 2024».
            let order = |parts: &Parts, year: i16| {
                (
                    year,
                    parts.month.map_or(0, |month| month.value.number),
                    parts.days.map_or(0, |days| days.value.first),
                )
            };
            let reversed = order(from, from.year?.value.number) > order(to, to.year?.value.number);
            reversed.then_some(time.shape.span)
        }
        _ => None,
    }
}

/// The text with its first and its last run of digits exchanged, where it has just two.
fn swapped(text: &str, place: Span) -> Option<String> {
    let words = place.text(text);
    let first_end = words.find(|c: char| !c.is_numeric())?;
    let last_start = words
        .rfind(|c: char| !c.is_numeric())
        .and_then(|at| Some(at + words.get(at..)?.chars().next()?.len_utf8()))?;
    let (first, middle, last) =
        (words.get(..first_end)?, words.get(first_end..last_start)?, words.get(last_start..)?);
    let plain = !first.is_empty() && !last.is_empty() && !middle.contains(char::is_numeric);
    plain.then(|| format!("{last}{middle}{first}"))
}

#[cfg(test)]
mod tests {
    use crate::fixture::{check, findings_in_full};

    #[test]
    fn the_repair_exchanges_the_ends() {
        let found = findings_in_full("يستمر المعرض من ٢٠ إلى ١٥ مايو.");
        assert!(found.contains("becomes «١٥ إلى ٢٠»"), "{found}");
    }

    #[test]
    fn days_side_by_side_and_turns_of_the_year_are_no_ranges() {
        check(
            "//- a.txt published:2024-02-20\nيلتقيان يومي 5 و3 مارس، ثم من ديسمبر إلى يناير 2024، ومن 28 ديسمبر إلى 3 يناير 2024.",
            "",
        );
    }

    #[test]
    fn scores_are_no_ranges() {
        check("//- a.txt published:2024-02-20\nفاز بمجموعتين 7 - 6 و 6 - صفر في الدور الأول.", "");
    }
}
