//! A part of a meeting and the days of its whole: both in one article, and both told by it.

use super::meeting_date_conflict::{FINE, covers, days_of};
use super::{Diagnostic, Related, Rule, Severity};
use crate::article::Article;
use crate::corpus::{Corpus, FileId};
use crate::lang::message;
use crate::meetings::{Meeting, Modality, TimeRelation};
use crate::text::Span;
use crate::text::isolate::{isolated, quoted};
use crate::time::Interval;

/// How many days a whole of several meetings may take.
const LONG: i32 = 31;

/// A part outside the days of its whole is worth a look: talks go on for a day more.
pub(super) fn outside(
    rule: &dyn Rule,
    corpus: &Corpus,
    file: FileId,
    article: &Article,
    meeting: &Meeting,
) -> Option<Diagnostic> {
    let whole = article.meetings.get(meeting.part_of? as usize)?;
    let told = |meeting: &Meeting, most: i32| -> Vec<(Interval, Span)> {
        let times = meeting.times.iter().filter(|link| link.relation == TimeRelation::Date);
        let times = times.filter_map(|link| article.times.get(link.time as usize));
        let told = times.filter_map(|time| Some((time.interval?, time.shape.span)));
        told.filter(|(days, _)| covers(*days) <= most).collect()
    };
    let (all, own) = (told(whole, LONG), told(meeting, FINE));
    // One day of talks is often that of their opening.
    let ([(days, place)], Some((day, span))) = (all.as_slice(), own.first()) else { return None };
    let moved = matches!(meeting.modality, Modality::Postponed | Modality::Denied);
    if moved || days.is_day() || own.iter().any(|(day, _)| day.meets(*days)) {
        return None;
    }
    let reader = corpus.config().reader();
    let said = |interval: Interval| isolated(&days_of(interval));
    let values = [
        ("meeting", quoted(&meeting.name)),
        ("here", said(*day)),
        ("whole", quoted(&whole.name)),
        ("days", said(*days)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, &**value)).collect();
    let text = message(reader, "rule.meeting-date-conflict.part", &values);
    let words = quoted(place.text(corpus.text(file)));
    let says = message(reader, "related.says", &[("words", &words), ("value", &days_of(*days))]);
    let related = Related { file, span: *place, message: says };
    let mut finding = Diagnostic::new(rule, file, *span, text).with_related(vec![related]);
    finding.severity = Severity::Info;
    Some(finding)
}

#[cfg(test)]
mod tests {
    use crate::fixture::check;

    #[test]
    fn a_round_is_not_the_whole() {
        let rounds = |last: &str| {
            format!(
                "//- a.txt published:2024-05-02\nThree rounds of talks will be held from 10 May 2024 to 14 May 2024: talks in Geneva on 10 May 2024, talks in Brussels on 12 May 2024 and talks in Vienna on {last}."
            )
        };
        check(&rounds("14 May 2024"), "");
        check(&rounds("16 May 2024"), "a.txt:1 info meeting-date-conflict «16 May 2024»");
    }
}
