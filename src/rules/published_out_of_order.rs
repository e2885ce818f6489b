//! [`PublishedOutOfOrder`].

use super::parts::{line_around, one_day, point, whole_day};
use super::{Diagnostic, Fix, Lines, Related, Rule, Severity, TextEdit};
use crate::article::{Article, PartKind};
use crate::corpus::{Corpus, FileId};
use crate::lang::messages::message;
use crate::lang::{AnatomyClass, Sense};
use crate::text::Span;
use crate::text::isolate::quoted;
use crate::time::shape::{Calendar, ShapeKind};
use crate::time::{DctSource, TimeMention, calendar};
use jiff::civil::Date;

/// The longest line, in tokens, that is a stamp and no sentence.
const STAMP: usize = 24;
/// How many tokens of place and agency may stand in front of the day of a dateline.
const DATELINE: usize = 8;
/// How many tokens a story has at least behind its dateline.
const STORY: usize = 6;

crate::rule! {
    /// Fires when an article was updated before it was published, or sent before its publication by a dateline that
    /// lies after it.
    ///
    /// # What it does
    ///
    /// It compares the days of the lines that say "Published" and "Updated", «نشر» and «آخر تحديث», and those of front
    /// matter (`published` or `date`; `updated`, `modified` or `lastmod`), and the day of the dateline that opens the
    /// story («القاهرة، 14 مارس 2025 (وكالات) -») with the day of publication. A dateline one day ahead is only an
    /// information: the correspondent may sit in the east.
    ///
    /// # Why
    ///
    /// Everything that is relative in a story counts from its day of publication. Where that is wrong, «أمس» and
    /// "on Thursday" are.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// تاريخ النشر: 9 مارس 2025
    /// آخر تحديث: 7 مارس 2025
    ///
    /// افتتحت البلدة سوقها القديم بعد أعمال ترميم طويلة.
    /// ```
    ///
    /// ```dateline
    /// Published: 9 March 2025
    ///
    /// TUNIS, 14 March 2025 (Newsroom) - The old market of the town opens again after long works.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// Published: 9 March 2025
    /// Updated: 9 March 2025
    ///
    /// TUNIS, 8 March 2025 (Newsroom) - The old market of the town opens again after long works.
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.published-out-of-order` sets its level.
    pub struct PublishedOutOfOrder;
}

/// A day that the article gives for itself, and where.
#[derive(Clone, Copy)]
struct Stamp {
    day: Date,
    span: Span,
    /// Whether either number of it may be the day.
    open: bool,
}

impl Rule for PublishedOutOfOrder {
    fn code(&self) -> &'static str {
        "published-out-of-order"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Warning)
    }

    fn doc(&self) -> &'static str {
        Self::DOC
    }

    fn check(&self, corpus: &Corpus, file: FileId, lines: &Lines<'_>, out: &mut Vec<Diagnostic>) {
        let Some(article) = corpus.article(file) else { return };
        // Few articles say that they were changed.
        if let Some(updated) = stamp(lines, article, AnatomyClass::UpdatedLabel)
            && let Some(published) = stamp(lines, article, AnatomyClass::PublishedLabel)
            && updated.day < published.day
            && (!published.open || !updated.open || exchanged(updated.day) < exchanged(published.day))
        {
            out.push(updated_first(self, corpus, file, published, updated));
        }
        let stated = article.published.filter(|dct| {
            !matches!(dct.source, DctSource::Dateline | DctSource::Inferred | DctSource::FileName)
        });
        if let Some(stated) = stated
            && let Some(dateline) = dateline(lines, article, stated.date)
        {
            let ahead = calendar::days_between(stated.date, dateline.day);
            let weight = if ahead == 1 { Severity::Info } else { Severity::Warning };
            let place = stated.span.map(|span| Stamp { day: stated.date, span, open: false });
            let finding = sent_later(self, corpus, file, stated.date, place, dateline);
            out.push(Diagnostic { severity: weight, ..finding });
        }
    }
}

/// The day with day and month exchanged, where that is a day: the order that holds both ways is sure.
fn exchanged(day: Date) -> Date {
    Date::new(day.year(), day.day(), day.month()).unwrap_or(day)
}

fn updated_first(
    rule: &dyn Rule,
    corpus: &Corpus,
    file: FileId,
    published: Stamp,
    updated: Stamp,
) -> Diagnostic {
    let (reader, text) = (corpus.config().reader(), corpus.text(file));
    let values = [
        ("words", quoted(updated.span.text(text))),
        ("updated", updated.day.to_string()),
        ("published", published.day.to_string()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, &**value)).collect();
    let exchange = [(published.span, updated.span), (updated.span, published.span)]
        .map(|(span, other)| TextEdit { file, span, new_text: other.text(text).to_owned() });
    let fix =
        Fix { title: message(reader, "fix.exchange-dates", &[]), edits: exchange.to_vec(), preferred: false };
    Diagnostic::new(rule, file, updated.span, message(reader, "rule.published-out-of-order.updated", &values))
        .with_related(vec![related(corpus, file, published)])
        .with_fixes(vec![fix])
}

fn sent_later(
    rule: &dyn Rule,
    corpus: &Corpus,
    file: FileId,
    published: Date,
    place: Option<Stamp>,
    dateline: Stamp,
) -> Diagnostic {
    let (reader, text) = (corpus.config().reader(), corpus.text(file));
    let words = quoted(dateline.span.text(text));
    let (day, published) = (dateline.day.to_string(), published.to_string());
    let values = [("words", words.as_str()), ("dateline", &*day), ("published", &*published)];
    let text = message(reader, "rule.published-out-of-order.dateline", &values);
    let related = place.map(|stamp| related(corpus, file, stamp)).into_iter().collect();
    Diagnostic::new(rule, file, dateline.span, text).with_related(related)
}

fn related(corpus: &Corpus, file: FileId, stamp: Stamp) -> Related {
    let message = message(corpus.config().reader(), "related.published", &[]);
    Related { file, span: stamp.span, message }
}

/// The day that a label stands before: in front matter, or else in a line of its own.
fn stamp(lines: &Lines<'_>, article: &Article, wanted: AnatomyClass) -> Option<Stamp> {
    let keys: &[&str] = match wanted {
        AnatomyClass::UpdatedLabel => &["updated", "modified", "lastmod"],
        _ => &["published", "date"],
    };
    let front = article.parts.first().filter(|part| part.kind == PartKind::FrontMatter);
    let in_front = front.and_then(|part| keys.iter().find_map(|key| value_of(lines.text(), part.span, key)));
    let mut paragraph = Span::default();
    let labelled = |time: &TimeMention| labelled(lines, time, wanted, &mut paragraph);
    in_front.or_else(|| article.times.iter().find_map(labelled))
}

/// The day behind a key of front matter.
fn value_of(text: &str, front: Span, wanted: &str) -> Option<Stamp> {
    let mut at = front.start as usize;
    for line in front.text(text).split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some((key, value)) = line.split_once([':', '=']) else { continue };
        if key.trim().trim_matches('"') != wanted {
            continue;
        }
        let bare = value.trim().trim_matches(['"', '\'']);
        let day = bare.get(..10)?.parse().ok()?;
        let from = start + key.len() + 1 + value.find(bare)?;
        return Some(Stamp { day, span: Span::of(from..from + 10), open: false });
    }
    None
}

/// The day of a stamp: a whole date in a short line in which the label is the nearest before it, at the front of the
/// line or with a colon behind it. In a sentence the word is a verb. `paragraph` is the last line that had too many
/// words: no more than once is it gone through.
fn labelled(
    lines: &Lines<'_>,
    time: &TimeMention,
    wanted: AnatomyClass,
    paragraph: &mut Span,
) -> Option<Stamp> {
    // Two stamps of one article are written in one order, whichever that is.
    let numeric = matches!(time.shape.kind, ShapeKind::Numeric(..));
    let resolved = time.interval.filter(|days| numeric && days.is_day()).map(|days| days.first);
    let day = point(time).and_then(whole_day).or(resolved)?;
    let place = time.shape.span;
    if paragraph.contains(place) {
        return None;
    }
    // It need not be read to know that it has more words than a stamp.
    let whole = line_around(lines.text(), place);
    if whole.text(lines.text()).split_whitespace().nth(STAMP).is_some() {
        *paragraph = whole;
        return None;
    }
    let line = lines.around(place);
    if line.reading.len() > STAMP {
        return None;
    }
    let is_label = |at: usize, class| line.reading.means(at, Sense::Anatomy(class));
    let any = |at: usize| {
        [AnatomyClass::PublishedLabel, AnatomyClass::UpdatedLabel]
            .into_iter()
            .find(|class| is_label(at, *class))
    };
    let first = line.first(time.shape.span);
    let (label, class) = (0..first).rev().find_map(|at| Some((at, any(at)?)))?;
    // «آخر تحديث» begins before the word that is a label by itself.
    let begins = label == 0 || label == 1 && any(0) == Some(class);
    let colon = (label..first).any(|at| line.reading.is_mark(at, ':'));
    (class == wanted && (begins || colon)).then_some(Stamp { day, span: time.shape.span, open: numeric })
}

/// The day of the dateline that opens the story, if it is behind the day of publication.
fn dateline(lines: &Lines<'_>, article: &Article, published: Date) -> Option<Stamp> {
    let lede = article.parts.iter().find(|part| part.kind == PartKind::Lede)?;
    let time = article.times.iter().find(|time| lede.span.contains(time.shape.span))?;
    let (_, month) = point(time).and_then(one_day)?;
    let days = time.interval.filter(|days| days.is_day() && month.calendar == Calendar::Gregorian)?;
    if days.first <= published {
        return None;
    }
    let line = lines.around(time.shape.span);
    let reading = &line.reading;
    let first = line.first(time.shape.span);
    let plain = (0..first).all(|at| line.verb(at).is_none() && !reading.is_mark(at, '"'));
    let mut at = (first..reading.len()).find(|at| line.place(*at).start >= time.shape.span.end)?;
    if reading.is_mark(at, '(') {
        at = (at..reading.len()).find(|at| reading.is_mark(*at, ')'))? + 1;
    }
    let closes = ['-', '\u{2013}', '\u{2014}', ':'].into_iter().any(|mark| reading.is_mark(at, mark));
    let opens = (1..=DATELINE).contains(&first) && plain && closes && reading.len() > at + STORY;
    opens.then_some(Stamp { day: days.first, span: time.shape.span, open: false })
}

#[cfg(test)]
mod tests {
    use crate::fixture::check;

    #[test]
    fn stamps_of_every_kind() {
        check(
            "//- a.md\n---\npublished: 2025-03-09\nupdated: 2025-03-07T10:00:00Z\n---\n\nعنوان\n//- b.txt\nPublished: 9 March 2025 | Last updated: 8 March 2025\n\nHeadline\n",
            "a.md:3 warning published-out-of-order «2025-03-07»\nb.txt:1 warning published-out-of-order «8 March 2025»",
        );
    }

    #[test]
    fn a_dateline_after_publication() {
        check(
            "نشر: 2025-03-09\n\nتونس، 12 مارس 2025 (الغرفة) - افتتحت البلدة سوقها القديم بعد أعمال ترميم.\n//- b.txt\nPublished: 9 March 2025\n\nTUNIS, March 10 (Newsroom) - The old market of the town opens again after long works.",
            "article.txt:3 warning published-out-of-order «12 مارس 2025»\nb.txt:3 info published-out-of-order «March 10»",
        );
    }

    #[test]
    fn verbs_and_later_updates_are_silent() {
        check(
            "Published: 9 March 2025\nUpdated: 10 March 2025\n\nThe house published its first book on 3 May 1921 and updated it on 2 May 1920, to the surprise of every reader of the town.",
            "",
        );
        check("نشر: 2025-03-09\n\nنشر الكاتب روايته الأولى في 12 مارس 2026 بعد أن وعد بذلك.", "");
    }
}
