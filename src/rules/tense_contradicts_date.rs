//! [`TenseContradictsDate`].

use super::contradictions::{Contradiction, contradiction};
use super::parts::point;
use super::relative_day_mismatch::contradicted_by_next;
use super::stale_year::stale;
use super::{Diagnostic, Fix, Lines, Related, Rule, Severity, TextEdit};
use crate::corpus::{Corpus, FileId};
use crate::lang::messages::message;
use crate::text::Span;
use crate::text::isolate::quoted;
use crate::time::{Dct, TimeMention};

crate::rule! {
    /// Fires when a day is said to come that was past when the article was published, or the other way round.
    ///
    /// # What it does
    ///
    /// It compares the days of a date with the publication date where the words beside it say on which side of it
    /// they lie: «المقبل», «الماضي», a verb in the future («ستعقد», "will be held") or one that tells of a meeting
    /// that it took place («انعقدت», "was held"). What somebody is quoted as saying, what looked ahead from an earlier
    /// day («كان من المقرر», "would"), and a single day that time zones can explain are left alone.
    ///
    /// # Why
    ///
    /// An announcement that was kept for a day too long is no announcement any more, and a report that was written
    /// beforehand tells of what has not happened.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// نشر: 2025-05-20
    ///
    /// سيعقد مجلس الميناء اجتماعه في 14 مايو 2025 لبحث الرسوم.
    /// ```
    ///
    /// ```dateline
    /// Published: 10 May 2025
    ///
    /// The harbour council met on 14 May 2025 to talk about the fees.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// Published: 20 May 2025
    ///
    /// The harbour council would meet on 14 May 2025, the mayor had said in April. It met on 15 May 2025.
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.tense-contradicts-date` sets its level.
    pub struct TenseContradictsDate;
}

impl Rule for TenseContradictsDate {
    fn code(&self) -> &'static str {
        "tense-contradicts-date"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Warning)
    }

    fn doc(&self) -> &'static str {
        Self::DOC
    }

    fn check(&self, corpus: &Corpus, file: FileId, _: &Lines<'_>, out: &mut Vec<Diagnostic>) {
        let Some(article) = corpus.article(file) else { return };
        let Some(published) = article.published else { return };
        let text = corpus.text(file);
        for (at, time) in article.times.iter().enumerate() {
            let Some(found) = contradiction(article, time, published) else { continue };
            let before = at.checked_sub(1).and_then(|before| article.times.get(before));
            let beside = || before.is_some_and(|day| contradicted_by_next(text, day, time).is_some());
            // A year left over from last year, or a day that does not fit the word beside it, is another rule's.
            if stale(article, time, published).is_none() && !beside() {
                out.push(finding(self, corpus, file, time, found, published));
            }
        }
    }
}

fn finding(
    rule: &dyn Rule,
    corpus: &Corpus,
    file: FileId,
    time: &TimeMention,
    found: Contradiction,
    published: Dct,
) -> Diagnostic {
    let (reader, text) = (corpus.config().reader(), corpus.text(file));
    let key = match found {
        Contradiction::SaidToCome(_) => "rule.tense-contradicts-date.past",
        Contradiction::SaidToBePast(_) => "rule.tense-contradicts-date.future",
    };
    let (words, said) = (quoted(time.shape.span.text(text)), quoted(found.place().text(text)));
    let day = published.date.to_string();
    let message_text = message(reader, key, &[("words", &words), ("said", &said), ("published", &day)]);
    let stamp =
        published.span.map(|span| Related { file, span, message: message(reader, "related.published", &[]) });
    let fixes = without_relation(corpus, file, time).into_iter().collect();
    Diagnostic::new(rule, file, time.shape.span, message_text)
        .with_related(stamp.into_iter().collect())
        .with_fixes(fixes)
}

/// The repair that takes out «المقبل»: a date that has its year needs none.
fn without_relation(corpus: &Corpus, file: FileId, time: &TimeMention) -> Option<Fix> {
    let parts = point(time)?;
    let relation = parts.relation.filter(|_| parts.year.is_some())?.span;
    let before = corpus.text(file).get(..relation.start as usize)?;
    let start = before.trim_end_matches(' ').len() as u32;
    let words = quoted(relation.text(corpus.text(file)));
    let title = message(corpus.config().reader(), "fix.take-out", &[("words", &words)]);
    let edit = TextEdit { file, span: Span::new(start, relation.end), new_text: String::new() };
    Some(Fix { title, edits: vec![edit], preferred: false })
}

#[cfg(test)]
mod tests {
    use crate::fixture::check;

    fn published(day: &str, text: &str, expect: &str) {
        check(&format!("//- a.txt published:{day}\n{text}"), expect);
    }

    #[test]
    fn what_is_said_to_come_and_is_past() {
        published(
            "2025-05-20",
            "تعقد القمة في 14 مايو المقبل 2025.\nقالت الوزارة إن القمة ستعقد يوم الأربعاء 14 مايو 2025.\nThe council will meet on 14 May.",
            "a.txt:1 warning tense-contradicts-date «14 مايو المقبل 2025»
             a.txt:2 warning tense-contradicts-date «يوم الأربعاء 14 مايو 2025»
             a.txt:3 warning tense-contradicts-date «14 May»",
        );
    }

    #[test]
    fn what_is_told_as_past_and_is_to_come() {
        published(
            "2025-05-10",
            "انعقدت القمة في 14 مايو 2025.\nThe summit was held on 14 May 2025.\nانعقدت القمة في 14 مايو الماضي 2025.",
            "a.txt:1 warning tense-contradicts-date «14 مايو 2025»
             a.txt:2 warning tense-contradicts-date «14 May 2025»
             a.txt:3 warning tense-contradicts-date «14 مايو الماضي 2025»",
        );
    }

    #[test]
    fn plans_of_an_earlier_day_are_silent() {
        published(
            "2025-05-20",
            "كان من المقرر أن تعقد القمة في 14 مايو 2025.\nكان الوزير قد قال إنه سيصل في 14 مايو 2025.\nقال في 2 مايو 2025 إن القمة ستعقد في 14 مايو 2025.\nThe council was to meet on 14 May 2025, and would have voted on 15 May 2025.\nقال: \"سنلتقي في 14 مايو 2025\".",
            "",
        );
    }

    #[test]
    fn a_past_verb_in_front_of_a_plan_is_silent() {
        published(
            "2025-05-10",
            "دعا إلى عقد اجتماع في 14 مايو 2025.\nاتفق الطرفان على أن يلتقيا في 14 مايو 2025.\nThe council, which met last week, votes on 14 May 2025.\nThe meeting will be held on 14 May 2025. It is to be opened on 15 May 2025.",
            "",
        );
    }

    #[test]
    fn days_of_history_are_silent() {
        published("2025-05-10", "انتهت الحرب في 15 مايو باستسلام المدينة. The war ended on 15 May.", "");
    }

    #[test]
    fn a_day_of_time_zones_is_silent() {
        published("2025-05-13", "The summit was held on 14 May 2025.", "");
    }
}
