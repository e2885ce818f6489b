//! [`UnresolvedDate`].

use super::impossible_date::fault;
use super::parts::{all_parts, whole_day};
use super::relative_day_mismatch::contradicted_day;
use super::{Diagnostic, Fix, Lines, Rule, Severity, TextEdit};
use crate::article::Article;
use crate::article::front::with_published;
use crate::corpus::{Corpus, FileId};
use crate::lang::messages::message;
use crate::text::isolate::{isolated, quoted};
use crate::time::shape::Tense;
use crate::time::{Step, TimeMention};
use jiff::civil::Date;

/// How many days are offered to be the day of publication.
const OFFERED: usize = 3;

crate::rule! {
    /// Fires when an article counts from its day of publication and says nowhere which day that is.
    ///
    /// # What it does
    ///
    /// It looks for the first «أمس», «الخميس», «المقبل» or date without a year that needs a publication date to count
    /// from, in an article that states none and whose own words and neighbours do not tell it either. An article gets
    /// one finding, since one line mends all of it: `published: 2025-03-04` in front matter, «نشر: 2025-03-04» or
    /// "Published: 4 March 2025".
    ///
    /// Repairs add that line with a day that is at hand: on which articles about the same meetings were published, or
    /// which the article itself states in full. Where there is none, the day is for somebody to look up.
    ///
    /// # Why
    ///
    /// In an archive «أمس» is any day. Until it is known which, nothing that the article says of its days can be
    /// checked.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// وصلت السفينة أمس إلى الميناء بعد رحلة بدأت في 3 مارس 2025.
    /// ```
    ///
    /// ```dateline
    /// The ferry arrived on Thursday.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// نشر: 2025-03-07
    ///
    /// وصلت السفينة أمس إلى الميناء بعد رحلة بدأت في 3 مارس 2025.
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.unresolved-date` sets its level.
    pub struct UnresolvedDate;
}

impl Rule for UnresolvedDate {
    fn code(&self) -> &'static str {
        "unresolved-date"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Hint)
    }

    fn doc(&self) -> &'static str {
        Self::DOC
    }

    fn check(&self, corpus: &Corpus, file: FileId, _: &Lines<'_>, out: &mut Vec<Diagnostic>) {
        let Some(article) = corpus.article(file).filter(|article| article.published.is_none()) else {
            return;
        };
        let open = |time: &&TimeMention| {
            let impossible = || all_parts(time).any(|parts| fault(parts, None).is_some());
            time.because.steps.contains(&Step::NoAnchor) && !time.shape.quoted && !impossible()
        };
        let Some(first) = article.times.iter().find(open) else { return };
        let span = first.shape.span;
        let words = quoted(span.text(corpus.text(file)));
        let message = message(corpus.config().reader(), "rule.unresolved-date", &[("words", &words)]);
        let days = candidates(corpus, file, article);
        let fixes = days.into_iter().map(|day| add_line(corpus, file, article, day)).collect();
        out.push(Diagnostic::new(self, file, span, message).with_fixes(fixes));
    }
}

/// The days on which the article may have been published: those of its neighbours, then the last that it states; of
/// these the ones that its own words do not speak against.
fn candidates(corpus: &Corpus, file: FileId, article: &Article) -> Vec<Date> {
    let meetings = (0..article.meetings.len() as u32).filter_map(|index| corpus.meeting_of(file, index));
    let neighbours = meetings
        .filter_map(|id| corpus.meeting(id))
        .flat_map(|meeting| &meeting.members)
        .filter_map(|(other, _)| corpus.article(*other)?.published);
    let mut days: Vec<Date> = neighbours.map(|dct| dct.date).collect();
    let happened = article.times.iter().filter(|time| time.shape.tense != Tense::Future);
    days.extend(happened.flat_map(all_parts).filter_map(whole_day).max());
    let mut out: Vec<Date> = Vec::new();
    for day in days {
        let contradicted =
            article.times.iter().flat_map(all_parts).any(|parts| contradicted_day(parts, day).is_some());
        if !contradicted && !out.contains(&day) {
            out.push(day);
        }
    }
    out.truncate(OFFERED);
    out
}

/// The repair that adds a publication date: to the front matter, or as front matter where there is none.
fn add_line(corpus: &Corpus, file: FileId, article: &Article, day: Date) -> Fix {
    let (span, new_text) = with_published(article, corpus.text(file), day);
    let title =
        message(corpus.config().reader(), "fix.add-published", &[("date", &isolated(&day.to_string()))]);
    Fix { title, edits: vec![TextEdit { file, span, new_text }], preferred: false }
}

#[cfg(test)]
mod tests {
    use crate::fixture::{check, findings_in_full};

    #[test]
    fn once_for_an_article_at_the_first_place() {
        check(
            "وصلت السفينة أمس إلى الميناء، وتغادر غدا.\n//- b.txt\nThe ferry leaves on 10 January.",
            "article.txt:1 hint unresolved-date «أمس»\nb.txt:1 hint unresolved-date «10 January»",
        );
    }

    #[test]
    fn dates_that_stand_by_themselves_and_quotations_need_nothing() {
        check(
            "وصلت السفينة في 3 مارس 2025 وقال قبطانها \"سنعود غدا\".\n//- b.txt\nThe ferry was built in 1998 and sails daily.",
            "",
        );
    }

    #[test]
    fn front_matter_gets_the_line_where_there_is_some() {
        let found =
            findings_in_full("---\ntitle: x\n---\n\nوصلت السفينة أمس، بعد أن بدأت الرحلة في 3 مارس 2025.");
        assert!(found.contains("article.txt:2 «» becomes «published: 2025-03-03\n»"), "{found}");
    }
}
