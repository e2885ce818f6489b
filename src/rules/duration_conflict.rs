//! [`DurationConflict`].

use super::clock_length::clock_length;
use super::day_length::{DayLength, day_lengths};
use super::versions::{Version, related, tally, versions};
use super::{Diagnostic, Lines, Related, Rule, Severity};
use crate::corpus::{Corpus, FileId};
use crate::lang::{counted, message};
use crate::meetings::{Meeting, MeetingKind, TimeLink, TimeRelation};
use crate::text::isolate::quoted;
use crate::time::shape::Tense;
use crate::time::{Modifier, TimeMention, TimexKind};

crate::rule! {
    /// Fires when a meeting is said to have lasted for two lengths of time that cannot both be true.
    ///
    /// # What it does
    ///
    /// It compares the lengths that one article or several give for one meeting. «نحو», "about" and the like give a
    /// tenth of room on both sides, «أكثر من» and "more than" leave the upper end open; a plain number is meant as
    /// it stands. The length of one session or round is not taken for the length of the whole, and what somebody
    /// expected beforehand is not compared with what happened. Where an article says when a meeting began and when it
    /// ended, the length has to fit, with ten minutes of room; it may end after midnight. A range of days and a count of
    /// days behind it ("from 21 to 25 March, lasting five days") have to fit as well, whether days or nights are counted.
    ///
    /// # Why
    ///
    /// The lede rounds what the body quotes from the official statement, and later desks copy either.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// //- call.txt published:2024-05-03
    /// استمرت المكالمة بين الوزيرين 40 دقيقة. وكانت المكالمة قد تناولت ملف المياه.
    ///
    /// واستغرقت المكالمة بين الوزيرين ساعة تقريبا.
    /// ```
    ///
    /// ```dateline
    /// The summit in Nairobi lasted 90 minutes, the ministry said. The summit lasted three hours.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// The summit in Nairobi lasted 55 minutes, the ministry said. The summit lasted about an hour.
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.duration-conflict` sets its level.
    pub struct DurationConflict;
}

/// Clock times are rounded to five minutes, at both ends.
const ROUNDED: f64 = 10.0;

/// A length as its words bound it, in minutes.
#[derive(Clone, PartialEq, Debug)]
struct Bounds {
    least: f64,
    most: f64,
    /// The TIMEX3 value, for people to read.
    value: Box<str>,
}

impl Rule for DurationConflict {
    fn code(&self) -> &'static str {
        "duration-conflict"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Warning)
    }

    fn doc(&self) -> &'static str {
        Self::DOC
    }

    fn check(&self, corpus: &Corpus, file: FileId, _: &Lines<'_>, out: &mut Vec<Diagnostic>) {
        let Some(article) = corpus.article(file) else { return };
        for (index, meeting) in (0..).zip(&article.meetings) {
            if meeting.kind != MeetingKind::Press {
                let tolerance = corpus.config().tolerance;
                let read = |_: &Meeting, link, time: &TimeMention| length(link, time, tolerance);
                let said = versions(corpus, file, index, read);
                let found = finding(self, corpus, file, meeting, &said);
                // What the clock says is the same disagreement once more.
                out.extend(found.or_else(|| by_the_clock(self, corpus, file, meeting, &said)));
            }
        }
        out.extend(
            day_lengths(article, corpus.text(file))
                .into_iter()
                .map(|told| by_days(self, corpus, file, &told)),
        );
    }
}

fn length(link: TimeLink, time: &TimeMention, tolerance: f64) -> Option<Bounds> {
    let is_length = link.relation == TimeRelation::Duration && time.timex.kind == TimexKind::Duration;
    if !is_length || time.shape.tense == Tense::Future {
        return None;
    }
    let value = &time.timex.value;
    let (first, last) = value.split_once('/').unwrap_or((value, value));
    let (least, most) = (minutes(first)?, minutes(last)?);
    let (least, most) = match time.timex.modifier {
        None => (least, most),
        Some(Modifier::MoreThan | Modifier::EqualOrMore | Modifier::After | Modifier::OnOrAfter) => {
            (least, f64::INFINITY)
        }
        Some(Modifier::LessThan | Modifier::EqualOrLess | Modifier::Before | Modifier::OnOrBefore) => {
            (0.0, most)
        }
        Some(_) => (least * (1.0 - tolerance), most * (1.0 + tolerance)),
    };
    Some(Bounds { least, most, value: value.clone() })
}

/// The minutes of a TIMEX3 length: `PT1H30M`, `P2D`, `PT1.5H`. `None` where a number is left open or the unit has no
/// fixed length in hours.
fn minutes(value: &str) -> Option<f64> {
    let (days, clock) = value.strip_prefix('P').map(|rest| rest.split_once('T').unwrap_or((rest, "")))?;
    let units = |part: &str, of: fn(char) -> Option<f64>| {
        let mut sum = 0.0;
        let mut number = String::new();
        for c in part.chars() {
            match of(c) {
                Some(minutes) => sum += minutes * std::mem::take(&mut number).parse::<f64>().ok()?,
                None => number.push(c),
            }
        }
        number.is_empty().then_some(sum)
    };
    let of_days = |c| match c {
        'W' => Some(7.0 * 24.0 * 60.0),
        'D' => Some(24.0 * 60.0),
        _ => None,
    };
    let of_clock = |c| match c {
        'H' => Some(60.0),
        'M' => Some(1.0),
        'S' => Some(1.0 / 60.0),
        _ => None,
    };
    let sum = units(days, of_days)? + units(clock, of_clock)?;
    (sum > 0.0).then_some(sum)
}

fn finding(
    rule: &dyn Rule,
    corpus: &Corpus,
    file: FileId,
    meeting: &Meeting,
    said: &[Version<Bounds>],
) -> Option<Diagnostic> {
    let clashing = |own: &Version<Bounds>| -> Vec<&Version<Bounds>> {
        said.iter().filter(|other| clash(&own.value, &other.value)).collect()
    };
    // The version that fewest of the articles share is the likeliest slip.
    let own = said
        .iter()
        .filter(|version| version.file == file)
        .map(|own| (own, clashing(own)))
        .filter(|(_, others)| !others.is_empty())
        .max_by(|(a, more), (b, less)| more.len().cmp(&less.len()).then(b.span.cmp(&a.span)));
    let (own, others) = own?;
    let reader = corpus.config().reader();
    let value = |bounds: &Bounds| bounds.value.to_string();
    // The articles' own words say more than a value of a standard.
    let words = |bounds: &Bounds| {
        let first = said.iter().find(|version| version.value == *bounds);
        first.map_or_else(|| value(bounds), |version| quoted(version.span.text(corpus.text(version.file))))
    };
    let here = quoted(own.span.text(corpus.text(file)));
    let text = message(
        reader,
        "rule.duration-conflict",
        &[("meeting", &quoted(&meeting.name)), ("here", &here), ("others", &tally(reader, &others, words))],
    );
    Some(Diagnostic::new(rule, file, own.span, text).with_related(related(corpus, own, &others, value)))
}

/// A length that the beginning and the end, as the same article tells them, contradict.
fn by_the_clock(
    rule: &dyn Rule,
    corpus: &Corpus,
    file: FileId,
    meeting: &Meeting,
    said: &[Version<Bounds>],
) -> Option<Diagnostic> {
    let article = corpus.article(file)?;
    let own = said.iter().find(|version| version.file == file)?;
    let time = article.times.iter().find(|time| time.shape.span == own.span)?;
    let clock = clock_length(article, meeting, time)?;
    let fits = own.value.least - ROUNDED <= clock.minutes && clock.minutes <= own.value.most + ROUNDED;
    if fits {
        return None;
    }
    let (reader, text) = (corpus.config().reader(), corpus.text(file));
    let count = counted(reader, "count.minute", clock.minutes as u64, &[]);
    let place = clock.start.cover(clock.end);
    let values = [
        ("here", quoted(own.span.text(text))),
        ("meeting", quoted(&meeting.name)),
        ("start", quoted(clock.start.text(text))),
        ("end", quoted(clock.end.text(text))),
        ("count", count),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, &**value)).collect();
    let key = match clock.start == clock.end {
        true => "rule.duration-conflict.range",
        false => "rule.duration-conflict.clock",
    };
    let related = Related { file, span: place, message: message(reader, "related.counted-from", &[]) };
    Some(Diagnostic::new(rule, file, own.span, message(reader, key, &values)).with_related(vec![related]))
}

/// A length that counts other days than the range in front of it.
fn by_days(rule: &dyn Rule, corpus: &Corpus, file: FileId, told: &DayLength) -> Diagnostic {
    let (reader, text) = (corpus.config().reader(), corpus.text(file));
    let count = counted(reader, "count.day", told.days.unsigned_abs(), &[]);
    let (here, range) = (quoted(told.length.text(text)), quoted(told.range.text(text)));
    let values = [("here", &*here), ("range", &*range), ("count", &*count)];
    let related = Related { file, span: told.range, message: message(reader, "related.counted-from", &[]) };
    Diagnostic::new(rule, file, told.length, message(reader, "rule.duration-conflict.days", &values))
        .with_related(vec![related])
}

/// Whether two lengths cannot both be true.
fn clash(a: &Bounds, b: &Bounds) -> bool {
    a.most < b.least || b.most < a.least
}

#[cfg(test)]
mod tests {
    use super::minutes;
    use crate::fixture::check;

    #[test]
    fn lengths_are_counted_in_minutes() {
        assert_eq!(minutes("PT1H30M"), Some(90.0));
        assert_eq!(minutes("PT4.5H"), Some(270.0));
        assert_eq!(minutes("P1DT2H"), Some(1560.0));
        assert_eq!(minutes("PTXH"), None);
        assert_eq!(minutes("P3M"), None);
    }

    #[test]
    fn about_has_a_tenth_of_room() {
        check(
            "The summit in Nairobi lasted about an hour, officials said. The summit lasted 50 minutes.",
            "article.txt:1 warning duration-conflict «about an hour»",
        );
        check(
            "The summit in Nairobi lasted about an hour, officials said. The summit lasted 55 minutes.",
            "",
        );
        check(
            "The summit in Nairobi lasted about an hour, officials said. The summit lasted about 50 minutes.",
            "",
        );
    }

    #[test]
    fn more_than_is_open_above() {
        check("استمرت القمة في نيروبي أكثر من ساعة. واستغرقت القمة 90 دقيقة.", "");
        check(
            "استمرت القمة في نيروبي أكثر من ساعة. واستغرقت القمة 40 دقيقة.",
            "article.txt:1 warning duration-conflict «أكثر من ساعة»",
        );
    }

    #[test]
    fn the_clock_is_counted_too() {
        check(
            "//- a.txt published:2024-05-03\nThe summit of Jordan and Iraq in Nairobi began at 9 a.m. and ended at 11:30 a.m., officials said. The summit lasted four hours.\n//- b.txt published:2024-05-03\nThe call between President Anton Kovac and President Milos Petrov on 2 May 2024 lasted 50 minutes, from 3:35 p.m. to 5:05 p.m.",
            "a.txt:1 warning duration-conflict «four hours»\nb.txt:1 warning duration-conflict «50 minutes»",
        );
        check(
            "//- a.txt published:2024-05-03\nThe summit of Jordan and Iraq in Nairobi began at 9 a.m. and ended at 1 p.m., officials said. The summit lasted about four hours.\n//- b.txt published:2024-05-03\nThe call between President Anton Kovac and President Milos Petrov on 2 May 2024 lasted 50 minutes, from 11:35 p.m. to 12:25 a.m.",
            "",
        );
    }

    #[test]
    fn days_are_counted() {
        check(
            "يقام المعرض من 21 إلى 25 مارس 2024، على مدى ثمانية أيام.\nيقام المعرض من 21 إلى 25 مارس 2024، على مدى خمسة أيام.\nThe fair runs from 21 March to 25 March 2024, lasting seven days.\nThe fair runs from 21 March to 25 March 2024, lasting four days.\nThe fair runs from 21 to 25 March 2024, and they will travel for two days.",
            "article.txt:1 warning duration-conflict «ثمانية أيام»
             article.txt:3 warning duration-conflict «seven days»",
        );
    }

    #[test]
    fn a_round_is_not_the_whole() {
        check("استمرت القمة في نيروبي ثلاث ساعات. واستغرقت الجلسة الأولى من القمة ساعة.", "");
    }

    #[test]
    fn what_was_expected_is_not_what_happened() {
        check("استمرت القمة في نيروبي ثلاث ساعات. وكان متوقعا أن القمة ستستغرق ساعة.", "");
    }
}
