//! Why a date is what it is, as a sentence.

use crate::corpus::Corpus;
use crate::corpus::FileId;
use crate::lang::{Language, message};
use crate::time::shape::{Offset, Relation, Tense, Unit};
use crate::time::{Anchor, Step, TimeMention};

/// The sentence for one expression of a file, in the reader's language.
pub fn because(corpus: &Corpus, file: FileId, time: &TimeMention) -> String {
    let locale = corpus.config().reader();
    let anchor = anchor(corpus, file, time.because.anchor, locale);
    let steps = time.because.steps.iter().map(|&step| sentence(step, &anchor, locale));
    steps
        .reduce(|first, second| message(locale, "because.and", &[("first", &first), ("second", &second)]))
        .unwrap_or_else(|| message(locale, "because.stated", &[]))
}

fn anchor(corpus: &Corpus, file: FileId, anchor: Anchor, locale: Language) -> String {
    let article = corpus.article(file);
    match anchor {
        Anchor::None => message(locale, "because.nothing", &[]),
        Anchor::Publication => match article.and_then(|article| article.published) {
            Some(dct) => message(locale, "because.publication", &[("date", &dct.date.to_string())]),
            None => message(locale, "because.publication-unknown", &[]),
        },
        Anchor::Mention(index) => {
            let time = article.and_then(|article| article.times.get(index as usize));
            let text = time.map_or("", |time| time.shape.span.text(corpus.text(file)));
            message(locale, "because.mention", &[("text", text)])
        }
    }
}

fn sentence(step: Step, anchor: &str, locale: Language) -> String {
    let say = |key: &str, values: &[(&str, &str)]| {
        let values: Vec<_> = values.iter().copied().chain([("anchor", anchor)]).collect();
        message(locale, key, &values)
    };
    match step {
        Step::Stated => say("because.stated", &[]),
        Step::Counted(offset) => counted(offset, anchor, locale),
        Step::YearNearest(year) => say("because.year-nearest", &[("year", &year.to_string())]),
        Step::YearFromRelation(year, relation) => say(relation_key(relation), &[("year", &year.to_string())]),
        Step::YearFromTense(year, tense) => say(tense_key(tense), &[("year", &year.to_string())]),
        Step::MonthFromMention(year, month) => {
            say("because.month-from-mention", &[("month", &format!("{year:04}-{month:02}"))])
        }
        Step::WeekdayBefore(day) => say("because.weekday-before", &[("weekday", &weekday(day, locale))]),
        Step::WeekdayAfter(day) => say("because.weekday-after", &[("weekday", &weekday(day, locale))]),
        Step::FromHijri => say("because.from-hijri", &[]),
        Step::NoAnchor => say("because.no-anchor", &[]),
    }
}

fn counted(offset: Offset, anchor: &str, locale: Language) -> String {
    let unit = message(locale, &format!("unit.{}", name(offset.unit)), &[]);
    let length = length(offset.unit, offset.count.unsigned_abs(), locale);
    let key = match offset.count {
        0 => "because.counted-same",
        1.. => "because.counted-after",
        _ => "because.counted-before",
    };
    message(locale, key, &[("length", &length), ("unit", &unit), ("anchor", anchor)])
}

/// «يومين», "3 weeks": Arabic counts one, two, three to ten and from eleven on each in its own way.
fn length(unit: Unit, count: u16, locale: Language) -> String {
    let form = match count {
        1 => "one",
        2 => "two",
        3..=10 => "few",
        _ => "many",
    };
    message(locale, &format!("length.{}.{form}", name(unit)), &[("count", &count.to_string())])
}

fn weekday(day: u8, locale: Language) -> String {
    message(locale, &format!("weekday.{day}"), &[])
}

fn relation_key(relation: Relation) -> &'static str {
    match relation {
        Relation::This | Relation::Same => "because.year-this",
        Relation::Last | Relation::Preceding => "because.year-last",
        Relation::Next | Relation::Following => "because.year-next",
    }
}

fn tense_key(tense: Tense) -> &'static str {
    match tense {
        Tense::Open => "because.year-open",
        Tense::Past => "because.year-past",
        Tense::Future => "because.year-future",
    }
}

/// The name of a unit in the keys of sentences.
fn name(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "second",
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Weekend => "weekend",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Season => "season",
        Unit::Half => "half",
        Unit::Year => "year",
        Unit::Decade => "decade",
        Unit::Century => "century",
        Unit::Millennium => "millennium",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(step: Step, english: &str, arabic: &str) {
        let spoken = [Language::English, Language::Arabic].map(|locale| sentence(step, "2026-03-10", locale));
        assert_eq!(spoken, [english, arabic]);
    }

    #[test]
    fn every_kind_of_step() {
        check(
            Step::Counted(Offset { unit: Unit::Day, count: -2 }),
            "two days before 2026-03-10",
            "قبل 2026-03-10 بمقدار يومين",
        );
        check(
            Step::Counted(Offset { unit: Unit::Week, count: 3 }),
            "3 weeks after 2026-03-10",
            "بعد 2026-03-10 بمقدار 3 أسابيع",
        );
        check(Step::WeekdayBefore(4), "the last Thursday up to 2026-03-10", "آخر يوم الخميس حتى 2026-03-10");
        check(
            Step::YearFromTense(2026, Tense::Past),
            "2026 because the sentence speaks of the past",
            "السنة 2026 لأن الجملة عن الماضي",
        );
    }
}
