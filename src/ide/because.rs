//! Why a date is what it is, as a sentence.

use super::days;
use crate::article::clue::ClueKind;
use crate::article::{Article, Inference};
use crate::lang::{Language, message};
use crate::text::isolate::isolated;
use crate::time::shape::{Offset, Relation, Tense};
use crate::time::{Dct, DctSource, Interval, Step, TimeMention};

/// The sentence for one expression. `anchor` names what it was counted from, in words that the caller's output
/// can show.
pub fn because(reader: Language, mention: &TimeMention, anchor: &str) -> String {
    let steps = mention.because.steps.iter().map(|&step| sentence(step, anchor, reader));
    steps
        .reduce(|first, second| message(reader, "because.and", &[("first", &first), ("second", &second)]))
        .unwrap_or_else(|| message(reader, "because.stated", &[]))
}

/// Says where the publication date of an article comes from, or what is known of it.
pub struct Publication<'a> {
    /// The language to say it in.
    pub reader: Language,
    /// The article.
    pub article: &'a Article,
    /// Its text.
    pub text: &'a str,
    /// How words of the article are written into what is said.
    pub quote: fn(&str) -> String,
}

impl Publication<'_> {
    /// Where a date comes from: "from the dateline", "inferred from «أمس الخميس»".
    pub fn source(&self, dct: &Dct) -> String {
        let inference = self.article.inference.as_ref().filter(|_| dct.source == DctSource::Inferred);
        match (inference, dct.source, dct.span) {
            (Some(inference), ..) => self.inferred(inference),
            (None, DctSource::FileName, Some(_)) => message(self.reader, "source.address", &[]),
            _ => message(self.reader, &format!("source.{}", dct.source.name()), &[]),
        }
    }

    /// What is known where there is no date: the days that are left, or the date that was not taken.
    pub fn unknown(&self) -> String {
        let inference = self.article.inference.as_deref();
        if let Some((inference, days)) = inference.and_then(|found| Some((found, found.few_days()?)))
            && let (Some(first), Some(last)) = (days.first(), days.last())
        {
            let days = days::interval(self.reader, Interval { first: *first, last: *last });
            let values = [("days", &*isolated(&days)), ("source", &self.inferred(inference))];
            return message(self.reader, "because.publication-among", &values);
        }
        match &self.article.passed_over {
            Some(passed_over) => {
                let date = isolated(&days::day(self.reader, passed_over.dct.date));
                let (source, words) = (self.source(&passed_over.dct), self.words(passed_over.time));
                let values = [("date", &*date), ("source", &source), ("words", &words)];
                message(self.reader, "because.publication-passed-over", &values)
            }
            None => message(self.reader, "because.publication-unknown", &[]),
        }
    }

    /// The words of an expression, as the article has them.
    pub fn words(&self, time: u32) -> String {
        let time = self.article.times.get(time as usize);
        (self.quote)(time.map_or("", |time| time.shape.span.text(self.text)))
    }

    /// "inferred from «أمس الخميس» and «ديسمبر الجاري»".
    fn inferred(&self, inference: &Inference) -> String {
        let words = inference.clues.iter().map(|(_, time)| self.words(*time));
        let and = |first: String, second: String| {
            message(self.reader, "because.both", &[("first", &first), ("second", &second)])
        };
        let words = words.reduce(and).unwrap_or_default();
        let by_others = inference.clues.iter().any(|(kind, _)| *kind == ClueKind::Meeting);
        let key = if by_others { "source.inferred-with-others" } else { "source.inferred" };
        message(self.reader, key, &[("words", &words)])
    }
}

fn sentence(step: Step, anchor: &str, reader: Language) -> String {
    let say = |key: &str, values: &[(&str, &str)]| {
        let values: Vec<_> = values.iter().copied().chain([("anchor", anchor)]).collect();
        message(reader, key, &values)
    };
    match step {
        Step::Stated => say("because.stated", &[]),
        Step::Counted(offset) => counted(offset, anchor, reader),
        Step::YearNearest(year) => say("because.year-nearest", &[("year", &year.to_string())]),
        Step::YearFromRelation(year, relation) => say(relation_key(relation), &[("year", &year.to_string())]),
        Step::YearFromTense(year, tense) => say(tense_key(tense), &[("year", &year.to_string())]),
        Step::MonthFromMention(year, month) => {
            say("because.month-from-mention", &[("month", &format!("{year:04}-{month:02}"))])
        }
        Step::WeekdayBefore(day) => {
            say("because.weekday-before", &[("weekday", &days::weekday(reader, day))])
        }
        Step::WeekdayAfter(day) => say("because.weekday-after", &[("weekday", &days::weekday(reader, day))]),
        Step::Picked => say("because.picked", &[]),
        Step::QuarterOfText(nth) => say("because.quarter-of-text", &[("quarter", &nth.to_string())]),
        Step::FromHijri => say("because.from-hijri", &[]),
        Step::NoAnchor => say("because.no-anchor", &[]),
    }
}

fn counted(offset: Offset, anchor: &str, reader: Language) -> String {
    let unit = message(reader, &format!("unit.{}", days::unit_key(offset.unit)), &[]);
    let length = days::count(reader, offset.unit, offset.count.unsigned_abs().into());
    let key = match offset.count {
        0 => "because.counted-same",
        1.. => "because.counted-after",
        _ => "because.counted-before",
    };
    message(reader, key, &[("length", &length), ("unit", &unit), ("anchor", anchor)])
}

fn relation_key(relation: Relation) -> &'static str {
    match relation {
        Relation::This | Relation::Same => "because.year-this",
        Relation::Last | Relation::BeforeLast | Relation::Preceding => "because.year-last",
        Relation::Next | Relation::AfterNext | Relation::Following => "because.year-next",
    }
}

fn tense_key(tense: Tense) -> &'static str {
    match tense {
        Tense::Open => "because.year-open",
        Tense::Past => "because.year-past",
        Tense::Future => "because.year-future",
        Tense::Alone => "because.year-alone",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::has_message;
    use crate::time::shape::Unit;

    fn check(step: Step, english: &str, arabic: &str) {
        let spoken = [Language::English, Language::Arabic].map(|reader| sentence(step, "2026-03-10", reader));
        assert_eq!(spoken, [english, arabic]);
    }

    #[test]
    fn every_kind_of_step() {
        check(
            Step::Counted(Offset { unit: Unit::Day, count: -2 }),
            "2 days before 2026-03-10",
            "قبل \u{2068}2026-03-10\u{2069} بمقدار يومين",
        );
        check(
            Step::Counted(Offset { unit: Unit::Week, count: 3 }),
            "3 weeks after 2026-03-10",
            "بعد \u{2068}2026-03-10\u{2069} بمقدار 3 أسابيع",
        );
        check(
            Step::WeekdayBefore(4),
            "the last Thursday up to 2026-03-10",
            "آخر يوم الخميس حتى \u{2068}2026-03-10\u{2069}",
        );
        check(
            Step::YearFromTense(2026, Tense::Past),
            "2026 because the sentence speaks of the past",
            "السنة 2026 لأن الجملة عن الماضي",
        );
    }

    #[test]
    fn every_source_has_words() {
        for source in [
            DctSource::Settings,
            DctSource::FrontMatter,
            DctSource::Label,
            DctSource::Dateline,
            DctSource::FileName,
            DctSource::Inferred,
        ] {
            for reader in [Language::Arabic, Language::English] {
                assert!(has_message(reader, &format!("source.{}", source.name())));
            }
        }
    }
}
