//! Why a date is what it is, in sentences: the anchor it was counted from, and each step.

use super::days;
use super::markdown::{code, quoted};
use crate::article::Article;
use crate::lang::{Language, message};
use crate::time::shape::{Offset, Relation, Tense};
use crate::time::{Anchor, Dct, Step, TimeMention};

/// The sentences for one mention, in Markdown: what it was counted from, then what was done.
pub fn because(reader: Language, article: &Article, text: &str, mention: &TimeMention) -> String {
    let steps = &mention.because.steps;
    let mut sentences = Vec::new();
    let stated = steps.contains(&Step::Stated) && mention.because.anchor == Anchor::None;
    let lost = steps.contains(&Step::NoAnchor);
    if !stated && !lost {
        sentences.push(anchor(reader, article, text, mention.because.anchor));
    }
    sentences.extend(steps.iter().map(|step| self::step(reader, *step)));
    sentences.join(" ")
}

/// Where the publication date comes from: "from the dateline".
pub fn source(reader: Language, dct: &Dct) -> String {
    message(reader, &format!("source.{}", dct.source.name()), &[])
}

fn anchor(reader: Language, article: &Article, text: &str, anchor: Anchor) -> String {
    match (anchor, &article.published) {
        (Anchor::Publication, Some(dct)) => {
            let (day, source) = (days::day(reader, dct.date), source(reader, dct));
            message(reader, "anchor.publication", &[("day", &day), ("source", &source)])
        }
        (Anchor::Mention(index), _) => match article.times.get(index as usize) {
            Some(other) => {
                let (words, value) = (quoted(other.shape.span.text(text)), code(&other.timex.value));
                message(reader, "anchor.mention", &[("mention", &words), ("value", &value)])
            }
            None => message(reader, "anchor.none", &[]),
        },
        (Anchor::Publication, None) => message(reader, "step.no-anchor", &[]),
        (Anchor::None, _) => message(reader, "anchor.none", &[]),
    }
}

fn step(reader: Language, step: Step) -> String {
    let with_year = |key: &str, year: i16| message(reader, key, &[("year", &year.to_string())]);
    let with_weekday =
        |key: &str, number: u8| message(reader, key, &[("weekday", &days::weekday(reader, number))]);
    match step {
        Step::Stated => message(reader, "step.stated", &[]),
        Step::Counted(offset) => counted(reader, offset),
        Step::YearNearest(year) => with_year("step.year-nearest", year),
        Step::YearFromRelation(year, relation) => {
            with_year(&format!("step.year-from.{}", relation_key(relation)), year)
        }
        Step::YearFromTense(year, tense) => {
            with_year(&format!("step.year-from-tense.{}", tense_key(tense)), year)
        }
        Step::MonthFromMention(year, month) => {
            let (month, year) = (days::month(reader, month), year.to_string());
            let month = message(reader, "month-of-year", &[("month", &month), ("year", &year)]);
            message(reader, "step.month-from-mention", &[("month", &month)])
        }
        Step::WeekdayBefore(number) => with_weekday("step.weekday-before", number),
        Step::WeekdayAfter(number) => with_weekday("step.weekday-after", number),
        Step::FromHijri => message(reader, "step.from-hijri", &[]),
        Step::NoAnchor => message(reader, "step.no-anchor", &[]),
    }
}

fn counted(reader: Language, offset: Offset) -> String {
    let count = days::count(reader, offset.unit, offset.count.unsigned_abs().into());
    match offset.count {
        0 => {
            let unit = message(reader, &format!("unit.{}", days::unit_key(offset.unit)), &[]);
            message(reader, "step.counted.same", &[("unit", &unit)])
        }
        1.. => message(reader, "step.counted.after", &[("count", &count)]),
        _ => message(reader, "step.counted.before", &[("count", &count)]),
    }
}

fn relation_key(relation: Relation) -> &'static str {
    match relation {
        Relation::This => "this",
        Relation::Last => "last",
        Relation::Next => "next",
        Relation::Same => "same",
        Relation::Following => "following",
        Relation::Preceding => "preceding",
    }
}

fn tense_key(tense: Tense) -> &'static str {
    match tense {
        Tense::Open => "open",
        Tense::Past => "past",
        Tense::Future => "future",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::has_message;
    use crate::text::Span;
    use crate::time::shape::{ShapeKind, Unit, Vague};
    use crate::time::{Because, DctSource, Shape, Timex, TimexKind};
    use jiff::civil::date;

    fn mention(anchor: Anchor, steps: Vec<Step>) -> TimeMention {
        TimeMention {
            shape: Shape {
                span: Span::new(0, 9),
                kind: ShapeKind::Vague(Vague::Past),
                modifier: None,
                tense: Tense::Open,
                sentence: 0,
                quoted: false,
            },
            timex: Timex { kind: TimexKind::Date, value: "2022-01-10".into(), modifier: None },
            interval: None,
            because: Because { anchor, steps },
        }
    }

    fn check(anchor: Anchor, steps: Vec<Step>, expected: &str) {
        let dct = Dct { date: date(2021, 12, 31), source: DctSource::Dateline, span: None };
        let article = Article {
            published: Some(dct),
            times: vec![mention(Anchor::None, vec![Step::Stated])],
            ..Article::default()
        };
        let said = because(Language::English, &article, "10 Jan. 2022", &mention(anchor, steps));
        assert_eq!(said, expected);
    }

    #[test]
    fn from_publication() {
        check(
            Anchor::Publication,
            vec![Step::Counted(Offset { unit: Unit::Day, count: -2 })],
            "Counted from the publication date, 31 December 2021 (from the dateline). 2 days back.",
        );
        check(
            Anchor::Publication,
            vec![Step::YearFromRelation(2022, Relation::Next)],
            "Counted from the publication date, 31 December 2021 (from the dateline). \
             The year is 2022: the words point to the next one.",
        );
    }

    #[test]
    fn from_a_mention() {
        check(
            Anchor::Mention(0),
            vec![Step::Counted(Offset { unit: Unit::Week, count: 1 })],
            "Counted from “\u{2068}10 Jan. 2\u{2069}” (\u{2068}`2022-01-10`\u{2069}). 1 week on.",
        );
    }

    #[test]
    fn from_nothing() {
        check(Anchor::None, vec![Step::Stated], "The words state the whole date.");
        check(
            Anchor::Publication,
            vec![Step::NoAnchor],
            "There is no publication date to count from: add one, as “published: 2026-03-14” in front matter.",
        );
    }

    #[test]
    fn every_unit_and_source_has_words() {
        for reader in [Language::Arabic, Language::English] {
            for unit in [
                Unit::Second,
                Unit::Minute,
                Unit::Hour,
                Unit::Day,
                Unit::Weekend,
                Unit::Week,
                Unit::Month,
                Unit::Quarter,
                Unit::Season,
                Unit::Half,
                Unit::Year,
                Unit::Decade,
                Unit::Century,
                Unit::Millennium,
            ] {
                assert!(has_message(reader, &format!("unit.{}", days::unit_key(unit))));
                assert!(has_message(reader, &format!("count.{}.other", days::unit_key(unit))));
            }
            for source in [
                DctSource::Settings,
                DctSource::FrontMatter,
                DctSource::Label,
                DctSource::Dateline,
                DctSource::FileName,
                DctSource::Inferred,
            ] {
                assert!(has_message(reader, &format!("source.{}", source.name())));
            }
        }
    }
}
