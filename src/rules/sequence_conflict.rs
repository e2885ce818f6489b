//! [`SequenceConflict`].

use super::date_fixes::replace_date;
use super::parts::point;
use super::sequence::{Order, Span as Stretch, Step, order_between, side_by_side, step};
use super::{Diagnostic, Lines, Related, Rule, Severity};
use crate::article::Article;
use crate::corpus::{Corpus, FileId};
use crate::lang::{counted, message};
use crate::meetings::{Meeting, MeetingKind, Modality, TimeRelation};
use crate::text::Span;
use crate::text::isolate::quoted;
use crate::time::shape::ShapeKind;
use crate::time::{Interval, TimeMention, TimexKind, calendar};

crate::rule! {
    /// Fires when «بعد يومين», "followed by" or "the second in three weeks" does not fit the dates themselves.
    ///
    /// # What it does
    ///
    /// It counts where an article counts: from a date to the next one, where «بعد يومين» or "two days later" stands
    /// between them; between two dates that "two days before" or «يسبقه» sets in order; and between the meetings that
    /// "the second in three weeks" speaks of, where the article dates both. Days are counted as they are; a week may
    /// be off by two days and a month by ten, and about and nearly give more room.
    ///
    /// # Why
    ///
    /// Of a date and the distance to it one was corrected, and the other was not.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// نشر: 2025-01-20
    ///
    /// اندلع الحريق في 10 يناير 2025. وبعد ذلك بيومين، أي في 13 يناير 2025، أغلقت القاعة.
    /// ```
    ///
    /// ```dateline
    /// Published: 20 January 2025
    ///
    /// The fire broke out on 10 January 2025. Two days later, on 13 January 2025, the hall was closed.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// Published: 20 January 2025
    ///
    /// The fire broke out on 10 January 2025. Two days later, on 12 January 2025, the hall was closed. A week after
    /// that, on 18 January, it opened again.
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.sequence-conflict` sets its level.
    pub struct SequenceConflict;
}

impl Rule for SequenceConflict {
    fn code(&self) -> &'static str {
        "sequence-conflict"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Warning)
    }

    fn doc(&self) -> &'static str {
        Self::DOC
    }

    fn check(&self, corpus: &Corpus, file: FileId, lines: &Lines<'_>, out: &mut Vec<Diagnostic>) {
        let Some(article) = corpus.article(file) else { return };
        for at in 0..article.times.len() {
            if let Some(step) = step(lines, &article.times, at) {
                out.extend(miscounted(self, corpus, file, article, &step));
            }
            out.extend(misordered(self, corpus, file, lines, article, at));
        }
        for meeting in &article.meetings {
            out.extend(too_far(self, corpus, file, lines, article, meeting));
        }
    }
}

fn miscounted(
    rule: &dyn Rule,
    corpus: &Corpus,
    file: FileId,
    article: &Article,
    step: &Step,
) -> Option<Diagnostic> {
    let (earlier, later) = (article.times.get(step.earlier)?, article.times.get(step.later)?);
    single_day(earlier).zip(single_day(later))?;
    let (first, last) = side_by_side(earlier, later)?;
    let (first, last) = (first.first, last.first);
    let days = calendar::days_between(first, last);
    if step.length.holds(first, last) {
        return None;
    }
    let (reader, text) = (corpus.config().reader(), corpus.text(file));
    let count = counted(reader, "count.day", days.unsigned_abs(), &[]);
    let values = [
        ("first", quoted(earlier.shape.span.text(text))),
        ("last", quoted(later.shape.span.text(text))),
        ("words", quoted(step.place.text(text))),
    ];
    let mut values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, &**value)).collect();
    values.push(("count", &count));
    let key = if days >= 0 { "rule.sequence-conflict.count" } else { "rule.sequence-conflict.backwards" };
    // The date that the words count to is the one to look at.
    let (target, from) = if step.to_later { (later, earlier) } else { (earlier, later) };
    let right = if step.to_later { step.length.after(first) } else { step.length.before(last) };
    let fix = point(target)
        .filter(|parts| parts.weekday.is_none())
        .zip(right)
        .and_then(|(parts, right)| replace_date(corpus, file, parts, right));
    Some(
        Diagnostic::new(rule, file, target.shape.span, message(reader, key, &values))
            .with_related(vec![counted_from(corpus, file, from.shape.span)])
            .with_fixes(fix.into_iter().collect()),
    )
}

/// Two dates of one sentence that a word between them puts in the wrong order.
fn misordered(
    rule: &dyn Rule,
    corpus: &Corpus,
    file: FileId,
    lines: &Lines<'_>,
    article: &Article,
    at: usize,
) -> Option<Diagnostic> {
    let (one, other) = (article.times.get(at)?, article.times.get(at + 1)?);
    days_of(one).zip(days_of(other))?;
    let (first, second) = side_by_side(one, other)?;
    let (order, word) = order_between(lines, one, other)?;
    let wrong = match order {
        Order::PrecededBy => second.first > first.last,
        Order::FollowedBy => second.last < first.first,
    };
    let (reader, text) = (corpus.config().reader(), corpus.text(file));
    let values = [
        ("first", quoted(one.shape.span.text(text))),
        ("second", quoted(other.shape.span.text(text))),
        ("words", quoted(word.text(text))),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, &**value)).collect();
    let finding = || {
        Diagnostic::new(
            rule,
            file,
            other.shape.span,
            message(reader, "rule.sequence-conflict.order", &values),
        )
        .with_related(vec![counted_from(corpus, file, one.shape.span)])
    };
    wrong.then(finding)
}

/// A second meeting that is said to come within a time that its first one, in the same article, lies outside of.
fn too_far(
    rule: &dyn Rule,
    corpus: &Corpus,
    file: FileId,
    lines: &Lines<'_>,
    article: &Article,
    meeting: &Meeting,
) -> Option<Diagnostic> {
    meeting.ordinal.filter(|ordinal| *ordinal >= 2)?;
    let (day, _) = first_day(article, meeting)?;
    let (length, place) = within(lines, article, meeting)?;
    let same = |other: &&Meeting| {
        !std::ptr::eq(*other, meeting)
            && other.kind == meeting.kind
            && other.kind != MeetingKind::Press
            && other.parties == meeting.parties
            && meeting.parties.len() >= 2
            && other.modality == Modality::Held
    };
    let mut before = article
        .meetings
        .iter()
        .filter(same)
        .filter_map(|other| first_day(article, other))
        .filter(|(other, _)| *other < day);
    let (earlier, said) = before.next().filter(|_| before.next().is_none())?;
    if length.reaches(earlier, day, corpus.config().tolerance) {
        return None;
    }
    let (reader, text) = (corpus.config().reader(), corpus.text(file));
    let days = calendar::days_between(earlier, day).unsigned_abs();
    let count = counted(reader, "count.day", days, &[]);
    let values = [("words", quoted(place.text(text))), ("first", quoted(said.text(text)))];
    let mut values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, &**value)).collect();
    values.push(("count", &count));
    Some(
        Diagnostic::new(rule, file, place, message(reader, "rule.sequence-conflict.within", &values))
            .with_related(vec![counted_from(corpus, file, said)]),
    )
}

fn counted_from(corpus: &Corpus, file: FileId, span: Span) -> Related {
    Related { file, span, message: message(corpus.config().reader(), "related.counted-from", &[]) }
}

/// The length that "the second in three weeks" gives, with its place: the first in the line of a mention.
fn within(lines: &Lines<'_>, article: &Article, meeting: &Meeting) -> Option<(Stretch, Span)> {
    let mentions = meeting.mentions.iter().filter_map(|at| article.meeting_mentions.get(*at as usize));
    mentions.into_iter().find_map(|mention| {
        article.times.iter().find_map(|time| {
            let near = time.shape.span.start >= mention.span.start && !time.shape.quoted;
            let ShapeKind::Duration(length) = &time.shape.kind else { return None };
            let length = near.then(|| Stretch::of(*length, time.shape.modifier.is_some()))??;
            let line = lines.around(mention.span);
            let found = line.is_within(mention.span, time.shape.span);
            found.then_some((length, time.shape.span))
        })
    })
}

fn first_day(article: &Article, meeting: &Meeting) -> Option<(jiff::civil::Date, Span)> {
    let dates = meeting.times.iter().filter(|link| link.relation == TimeRelation::Date);
    dates.filter_map(|link| article.times.get(link.time as usize)).find_map(|time| {
        let days = time.interval.filter(|days| days.is_day())?;
        Some((days.first, time.shape.span))
    })
}

fn single_day(time: &TimeMention) -> Option<jiff::civil::Date> {
    days_of(time).filter(|days| days.is_day()).map(|days| days.first)
}

/// The days of an expression that names days of a month.
fn days_of(time: &TimeMention) -> Option<Interval> {
    let named = point(time).is_some_and(|parts| parts.days.is_some());
    let date = matches!(time.timex.kind, TimexKind::Date | TimexKind::Time) && !time.shape.quoted;
    time.interval.filter(|_| named && date)
}

#[cfg(test)]
mod tests {
    use crate::fixture::{check, findings_in_full};

    fn published(text: &str, expect: &str) {
        check(&format!("//- a.txt published:2024-01-20\n{text}"), expect);
    }

    #[test]
    fn what_is_counted_on_from_a_date() {
        published(
            "تعقد الجولة الأولى في 10 يناير 2024، وبعد يومين، في 13 يناير 2024، تعقد الثانية.\nIt opened on 3 January 2024. A week later, on 19 January 2024, it was closed.\nفتح في 10 يناير 2024، وبعد ثلاثة أيام، أي في 9 يناير 2024، أغلق.",
            "a.txt:1 warning sequence-conflict «13 يناير 2024»
             a.txt:2 warning sequence-conflict «19 January 2024»
             a.txt:3 warning sequence-conflict «9 يناير 2024»",
        );
    }

    #[test]
    fn what_is_counted_from_a_date_behind() {
        published(
            "اندلع الحريق في 10 يناير 2024، قبل يومين من افتتاح 13 يناير 2024.\nIt opened on 10 January 2024, two days before the fire of 13 January 2024.\nIt opened on 13 January 2024, two days after the fire of 10 January 2024.",
            "a.txt:1 warning sequence-conflict «10 يناير 2024»
             a.txt:2 warning sequence-conflict «10 January 2024»
             a.txt:3 warning sequence-conflict «13 January 2024»",
        );
    }

    #[test]
    fn what_is_set_in_order() {
        published(
            "يعقد اجتماع في 12 يناير 2024، يسبقه لقاء في 14 يناير 2024.\nA meeting on 12 January 2024 was followed by another on 10 January 2024.",
            "a.txt:1 warning sequence-conflict «14 يناير 2024»
             a.txt:2 warning sequence-conflict «10 January 2024»",
        );
    }

    #[test]
    fn what_counts_right_or_counts_something_else_is_silent() {
        published(
            "فتح في 10 يناير 2024، وبعد يومين، في 12 يناير 2024، أغلق.\nفتح في 10 يناير 2024، وبعد يومين من المحادثات في 15 يناير 2024 أغلق.\nIt opened on 3 January 2024. A week later, on 11 January 2024, it was closed.\nIt opened on 3 January 2024. About ten days later, on 14 January 2024, it was closed.\nIt opened on 10 January 2024, two days before the fire of 12 January 2024.\nيعقد اجتماع في 12 يناير 2024، يسبقه لقاء في 10 يناير 2024.\nIt lasted two days, and on 18 January 2024 it was over.\nدُعي إليها في 10 مايو 1931 ولبى الدعوة بعد يومين (12 مايو).\nOn 30 December 1931 it was followed by another, on 3 January.",
            "",
        );
    }

    #[test]
    fn the_second_within_a_time() {
        let text = |day: &str| {
            format!(
                "//- a.txt published:2024-01-31\nPresident Anton Kovac and President Milos Petrov held a phone call on {day} January 2024.\nPresident Anton Kovac and President Milos Petrov held their second phone call in two weeks on 30 January 2024."
            )
        };
        check(&text("3"), "a.txt:2 warning sequence-conflict «two weeks»");
        check(&text("16"), "");
    }

    #[test]
    fn the_repair_counts_anew() {
        let found = findings_in_full(
            "//- a.txt published:2024-01-20\nفتح في 10 يناير 2024، وبعد يومين، في 13 يناير 2024، أغلق.",
        );
        assert!(found.contains("«13» becomes «12»"), "{found}");
    }
}
