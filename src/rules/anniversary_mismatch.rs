//! [`AnniversaryMismatch`].

use super::lives::{Life, lives};
use super::parts::{Line, holds_word, point, whole_day, whole_year};
use super::{Diagnostic, Lines, Related, Rule, Severity};
use crate::article::Article;
use crate::corpus::{Corpus, FileId};
use crate::lang::{RuleClass, Sense, message};
use crate::text::Span;
use crate::text::isolate::quoted;
use crate::time::shape::{Calendar, ShapeKind, Unit};
use crate::time::{TimeMention, calendar};
use jiff::civil::Date;

/// How many words may name what the anniversary is of.
const EVENT: usize = 12;
/// By how many years an anniversary is off that was counted wrong; one that is further off was another year's.
const SLIP: i64 = 3;
/// A slip of the tens.
const TEN: i64 = 10;
/// How far from its day an anniversary is still spoken of, in days.
const SEASON: i64 = 180;

crate::rule! {
    /// Fires when an anniversary or an age does not fit the years that stand with it.
    ///
    /// # What it does
    ///
    /// It counts from the year of «الذكرى العشرون لافتتاح الجسر عام 2005» or "the 20th anniversary of the 2005 opening" to
    /// the day that the sentence gives, or else to the publication date; an anniversary that is near, before or behind,
    /// counts as the one that is meant. Ages are counted from the birth and to the death, or the publication date, that
    /// the same line gives for one person. What is off by many years was said of another year and is left alone.
    ///
    /// # Why
    ///
    /// Anniversaries are copied from last year's story, and ages from last year's obituary draft.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// نشر: 2025-06-03
    ///
    /// أحيت البلدة الذكرى العشرين لافتتاح الجسر عام 2003 باحتفال على ضفة النهر.
    /// ```
    ///
    /// ```dateline
    /// Published: 3 June 2025
    ///
    /// The painter was born in 1950 and died on 1 June 2025 aged 70.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// Published: 3 June 2025
    ///
    /// The town marked the 20th anniversary of the opening of the bridge in 2005. The painter was born in 1950 and died
    /// on 1 June 2025 aged 74.
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.anniversary-mismatch` sets its level.
    pub struct AnniversaryMismatch;
}

impl Rule for AnniversaryMismatch {
    fn code(&self) -> &'static str {
        "anniversary-mismatch"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Warning)
    }

    fn doc(&self) -> &'static str {
        Self::DOC
    }

    fn check(&self, corpus: &Corpus, file: FileId, lines: &Lines<'_>, out: &mut Vec<Diagnostic>) {
        let Some(article) = corpus.article(file) else { return };
        let text = corpus.text(file);
        if [RuleClass::Anniversary, RuleClass::Passing].into_iter().any(|class| holds_word(text, class)) {
            let found = article.times.iter().filter_map(|time| anniversary(lines, article, time));
            out.extend(found.filter_map(|found| miscounted(self, corpus, file, &found)));
        }
        if holds_word(text, RuleClass::Born) {
            out.extend(
                lives(lines, article)
                    .iter()
                    .filter(|life| !life.holds())
                    .map(|life| misaged(self, corpus, file, life)),
            );
        }
    }
}

/// An anniversary with the date that it is counted from.
struct Anniversary {
    /// Which.
    count: i64,
    /// Where the words say so.
    place: Span,
    /// Where the year of the event stands.
    event: Span,
    year: i16,
    /// The day of the event, where it is given.
    day: Option<Date>,
    /// The day that the article speaks of.
    today: Date,
}

/// The anniversary that the year of an expression belongs to.
fn anniversary(lines: &Lines<'_>, article: &Article, time: &TimeMention) -> Option<Anniversary> {
    let parts = point(time).filter(|parts| !time.shape.quoted && parts.relation.is_none())?;
    let year = whole_year(parts)?;
    let civil = parts.month.is_none_or(|month| month.value.calendar == Calendar::Gregorian)
        && parts.year.is_some_and(|year| year.value.calendar == Calendar::Gregorian);
    let line = lines.around(time.shape.span);
    let first = line.first(time.shape.span);
    let is = |at: usize, class| line.reading.means(at, Sense::Rule(class));
    let word = line
        .back(first)
        .take(EVENT)
        .find(|at| is(*at, RuleClass::Anniversary) || is(*at, RuleClass::Passing))?;
    // Two dates behind the word: only the first can be the event's.
    let between = Span::new(line.place(word).end, time.shape.span.start);
    let alone =
        !article.times.iter().any(|other| between.overlaps(other.shape.span) && point(other).is_some());
    let years = passed(article, line.place(word));
    let (count, place) = years.or_else(|| which(&line, word)).filter(|_| civil && alone)?;
    let stated = article.times.iter().rev().find(|other| {
        other.shape.sentence == time.shape.sentence
            && other.shape.span.end <= place.start
            && point(other).is_some_and(|parts| parts.days.is_some())
    });
    let said = stated.and_then(|other| other.interval).map(|days| days.first);
    let today = said.or(article.published.map(|published| published.date))?;
    Some(Anniversary { count, place, event: time.shape.span, year, day: whole_day(parts), today })
}

/// The years of «مرور عشرين عاما على», right behind the word.
fn passed(article: &Article, word: Span) -> Option<(i64, Span)> {
    article.times.iter().find_map(|time| {
        let ShapeKind::Duration(length) = &time.shape.kind else { return None };
        let beside = (word.end..=word.end + 2).contains(&time.shape.span.start);
        let years = length.unit == Unit::Year && length.rest == [None; 2] && time.shape.modifier.is_none();
        let count = length.count.filter(|count| beside && years && count.fract() == 0.0)?;
        Some((count as i64, word.cover(time.shape.span)))
    })
}

/// Which anniversary it is, by the ordinal beside the word, and from the one to the other.
fn which(line: &Line<'_>, word: usize) -> Option<(i64, Span)> {
    let yearly = |at: usize| line.reading.means(at, Sense::Rule(RuleClass::Yearly));
    let behind = word + 1 + usize::from(yearly(word + 1));
    if let Some((to, count)) = line.ordinal(behind) {
        return Some((count, line.place(word).cover(line.place(to - 1))));
    }
    // "20th anniversary", "twenty-fifth anniversary"
    let starts = (1..=3).filter_map(|n| word.checked_sub(n)).rev();
    starts.into_iter().find_map(|from| {
        let (to, count) = line.ordinal(from)?;
        (to == word).then_some((count, line.place(from).cover(line.place(word))))
    })
}

fn miscounted(rule: &dyn Rule, corpus: &Corpus, file: FileId, found: &Anniversary) -> Option<Diagnostic> {
    let passed = i64::from(found.today.year()) - i64::from(found.year);
    let off = (passed - found.count).abs();
    let near = match found.day {
        Some(day) => {
            let returns = calendar::plus_months(day, found.count * 12);
            calendar::days_between(returns, found.today).abs() <= SEASON
        }
        // In autumn the anniversary of the coming year is spoken of, in spring that of the year before.
        None => match passed - found.count {
            0 => true,
            -1 => found.today.month() >= 7,
            1 => found.today.month() <= 4,
            _ => false,
        },
    };
    if near || off > SLIP && off != TEN || passed <= 1 {
        return None;
    }
    let (reader, text) = (corpus.config().reader(), corpus.text(file));
    let values = [
        ("words", quoted(found.place.text(text))),
        ("event", quoted(found.event.text(text))),
        ("year", found.today.year().to_string()),
        ("count", passed.to_string()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, &**value)).collect();
    let related = Related { file, span: found.event, message: message(reader, "related.counted-from", &[]) };
    Some(
        Diagnostic::new(rule, file, found.place, message(reader, "rule.anniversary-mismatch", &values))
            .with_related(vec![related]),
    )
}

fn misaged(rule: &dyn Rule, corpus: &Corpus, file: FileId, life: &Life) -> Diagnostic {
    let (reader, text) = (corpus.config().reader(), corpus.text(file));
    let (least, most) = life.ages();
    let ages = if least == most { least.to_string() } else { format!("{least}\u{2013}{most}") };
    let values = [
        ("words", quoted(life.age_place.text(text))),
        ("born", quoted(life.born_place.text(text))),
        ("ages", ages),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, &**value)).collect();
    let related =
        Related { file, span: life.born_place, message: message(reader, "related.counted-from", &[]) };
    Diagnostic::new(rule, file, life.age_place, message(reader, "rule.anniversary-mismatch.age", &values))
        .with_related(vec![related])
}

#[cfg(test)]
mod tests {
    use crate::fixture::check;

    fn published(text: &str, expect: &str) {
        check(&format!("//- a.txt published:2025-06-03\n{text}"), expect);
    }

    #[test]
    fn anniversaries_in_both_languages() {
        published(
            "أحيت البلدة الذكرى السنوية الخامسة والعشرين لافتتاح الجسر عام 1999.\nفي الذكرى الـ20 لافتتاح الجسر عام 2003.\nThe town marked the twenty-fifth anniversary of the 1999 fire.\nThe 30th anniversary of the fire of 14 May 1994 was marked.\nاحتفلت البلدة بمرور عشرين عاما على افتتاح الجسر عام 2003.",
            "a.txt:1 warning anniversary-mismatch «الذكرى السنوية الخامسة والعشرين»
             a.txt:2 warning anniversary-mismatch «الذكرى الـ20»
             a.txt:3 warning anniversary-mismatch «twenty-fifth anniversary»
             a.txt:4 warning anniversary-mismatch «30th anniversary»
             a.txt:5 warning anniversary-mismatch «بمرور عشرين عاما»",
        );
    }

    #[test]
    fn anniversaries_of_other_years_are_silent() {
        published(
            "أحيت البلدة الذكرى العشرين لافتتاح الجسر عام 2005.\nThe town had marked the tenth anniversary of the 2001 fire.\nOn 14 May 2011 it marked the tenth anniversary of the 2001 fire.\nThe band celebrated its 20th anniversary in 2024.\nThe 31st anniversary of the fire of 1 November 1994 is near.",
            "",
        );
        check("//- a.txt published:2025-11-03\nThe town prepares the 20th anniversary of the 2006 fire.", "");
        check(
            "//- a.txt published:2025-02-03\nThe town looks back at the 20th anniversary of the 2004 fire.",
            "",
        );
    }

    #[test]
    fn ages_against_births_and_deaths() {
        published(
            "ولد الرسام في 3 مايو 1950 وتوفي عن 70 عاما في 2 يونيو 2025.\nThe painter, born in 1950, died on Sunday at the age of 71.\nتوفي الشاعر يوم الأحد عن عمر ناهز 70 عاما، وهو من مواليد 1950.",
            "a.txt:1 warning anniversary-mismatch «70 عاما»\na.txt:2 warning anniversary-mismatch «71»\na.txt:3 warning anniversary-mismatch «70 عاما»",
        );
    }

    #[test]
    fn ages_that_fit_and_ages_of_others_are_silent() {
        published(
            "ولد الرسام في 3 مايو 1950 وتوفي عن 75 عاما في 2 يونيو 2025.\nThe painter, born in 1950, died on Sunday at the age of 74.\nThe painter, born in 1950, died in 1990 after 20 years abroad.\nBorn in 1950, she left at the age of 20.",
            "",
        );
    }
}
