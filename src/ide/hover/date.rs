//! Hovering over a date: the day in words, its value, the Hijri day, the distance from publication, and why.

use super::labelled;
use crate::article::Article;
use crate::ide::because::{Publication, because};
use crate::ide::days;
use crate::ide::markdown::{Page, code, escaped, isolate, quoted};
use crate::lang::{Language, has_message, message};
use crate::time::{Anchor, TimeMention, TimexKind};

/// The page of one temporal expression.
pub fn page(article: &Article, text: &str, mention: &TimeMention, reader: Language) -> String {
    let written = mention.shape.span.text(text);
    let mut page = match mention.interval {
        Some(interval) => Page::titled(&days::interval(article.language, interval)),
        None => Page::titled(&escaped(written)),
    };
    if let Some(interval) = mention.interval
        && article.language != reader
    {
        page.fact(&days::interval(reader, interval));
    }
    page.fact(&labelled(reader, "label.value", &value(mention)));
    if let Some(time) = time_of_day(mention, reader) {
        page.fact(&labelled(reader, "label.time", &isolate(&time)));
    }
    if let Some(hijri) = mention.interval.and_then(|interval| days::hijri_interval(reader, interval)) {
        page.fact(&labelled(reader, "label.hijri", &isolate(&hijri)));
    }
    if let Some(fact) = distance(article, text, mention, reader) {
        page.fact(&fact);
    }
    let why = because(reader, mention, &anchor(article, text, mention, reader));
    page.fact(&labelled(reader, "label.why", &why));
    page.markdown()
}

/// What a value was counted from, named so that a reader can check it.
fn anchor(article: &Article, text: &str, mention: &TimeMention, reader: Language) -> String {
    match (mention.because.anchor, &article.published) {
        (Anchor::None, Some(_)) => message(reader, "because.nothing", &[]),
        (Anchor::None | Anchor::Publication, None) => publication(article, text, reader).unknown(),
        (Anchor::Publication, Some(dct)) => {
            let (date, source) =
                (days::day(reader, dct.date), publication(article, text, reader).source(dct));
            message(reader, "because.publication-from", &[("date", &date), ("source", &source)])
        }
        (Anchor::Mention(index), _) => {
            let other = article.times.get(index as usize);
            let words = other.map_or("", |other| other.shape.span.text(text));
            let value = other.map_or("", |other| &*other.timex.value);
            message(reader, "because.mention-of", &[("text", &quoted(words)), ("value", &code(value))])
        }
    }
}

fn value(mention: &TimeMention) -> String {
    let value = code(&mention.timex.value);
    match mention.timex.modifier {
        Some(modifier) => format!("{value} {}", code(modifier.name())),
        None => value,
    }
}

/// The part of the day or the clock time, where the value has one.
fn time_of_day(mention: &TimeMention, reader: Language) -> Option<String> {
    if mention.timex.kind != TimexKind::Time {
        return None;
    }
    let (_, time) = mention.timex.value.split_once('T')?;
    let part = format!("part.{time}");
    Some(if has_message(reader, &part) { message(reader, &part, &[]) } else { time.to_owned() })
}

/// How far it is from publication, or that it is the publication date itself.
fn distance(article: &Article, text: &str, mention: &TimeMention, reader: Language) -> Option<String> {
    if let Some(passed_over) = &article.passed_over
        && passed_over.dct.span.is_some_and(|span| span.overlaps(mention.shape.span))
    {
        let words = publication(article, text, reader).words(passed_over.time);
        return Some(message(reader, "is-not-publication", &[("words", &words)]));
    }
    let dct = article.published?;
    if dct.span.is_some_and(|span| span.overlaps(mention.shape.span)) {
        return Some(message(
            reader,
            "is-publication",
            &[("source", &publication(article, text, reader).source(&dct))],
        ));
    }
    let interval = mention.interval?;
    // A year or a month that holds the day of publication has no distance from it.
    if !interval.is_day() && interval.first <= dct.date && dct.date <= interval.last {
        return None;
    }
    let nearest = if interval.last < dct.date { interval.last } else { interval.first };
    Some(labelled(reader, "label.distance", &days::distance(reader, dct.date, nearest)))
}

fn publication<'a>(article: &'a Article, text: &'a str, reader: Language) -> Publication<'a> {
    Publication { reader, article, text, quote: |words| isolate(&format!("«{}»", escaped(words))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Corpus;
    use crate::text::Span;
    use crate::time::shape::{Offset, ShapeKind, Tense, Unit, Vague};
    use crate::time::{Because, Dct, DctSource, Interval, Shape, Step, Timex};
    use jiff::civil::{Date, date};

    fn check(language: Language, reader: Language, expected: &str) {
        let days: (Date, Date) = (date(2022, 1, 9), date(2022, 1, 10));
        let mention = TimeMention {
            shape: Shape {
                span: Span::new(0, 4),
                kind: ShapeKind::Vague(Vague::Future),
                modifier: None,
                tense: Tense::Open,
                sentence: 0,
                quoted: false,
                comes: false,
            },
            timex: Timex { kind: TimexKind::Date, value: "2022-01-09/2022-01-10".into(), modifier: None },
            interval: Some(Interval { first: days.0, last: days.1 }),
            because: Because {
                anchor: Anchor::Publication,
                steps: [Step::Counted(Offset { unit: Unit::Day, count: 9 })].into_iter().collect(),
            },
        };
        let dct = Dct { date: date(2021, 12, 31), source: DctSource::Dateline, span: None, time: None };
        let article = Article { language, published: Some(dct), ..Article::default() };
        let page = page(&article, "text", &mention, reader);
        assert_eq!(page.replace(['\u{2068}', '\u{2069}'], ""), expected);
    }

    #[test]
    fn in_the_words_of_the_article_and_the_reader() {
        check(
            Language::Arabic,
            Language::English,
            "**الأحد – الاثنين، 9 – 10 كانون الثاني/يناير 2022**\n\n\
             - Sunday–Monday, 9–10 January 2022\n\
             - Value: `2022-01-09/2022-01-10`\n\
             - Hijri: 6 Jumada al-Akhira 1443 AH – 7 Jumada al-Akhira 1443 AH\n\
             - Distance: 9 days after publication\n\
             - Why: 9 days after the publication date, 31 December 2021 (from the dateline)",
        );
    }

    #[test]
    fn once_where_both_read_the_same_language() {
        check(
            Language::Arabic,
            Language::Arabic,
            "**الأحد – الاثنين، 9 – 10 كانون الثاني/يناير 2022**\n\n\
             - القيمة: `2022-01-09/2022-01-10`\n\
             - هجريا: 6 جمادى الآخرة 1443 هـ – 7 جمادى الآخرة 1443 هـ\n\
             - البعد: بعد 9 أيام من النشر\n\
             - السبب: بعد تاريخ النشر، 31 كانون الأول/ديسمبر 2021 (من سطر المكان والتاريخ) بمقدار 9 أيام",
        );
    }

    /// The last fact of the page of some words of an article that the corpus has looked at.
    fn check_why(text: &str, words: &str, reader: Language, expected: &str) {
        let mut corpus = Corpus::default();
        let (file, _) = corpus.replace("a.txt", text.into());
        let article = corpus.article(file).expect("the file is there");
        let mention = article.times.iter().find(|time| time.shape.span.text(text) == words);
        let page = page(article, text, mention.expect("the words are a date"), reader);
        let page = page.replace(['\u{2068}', '\u{2069}'], "");
        assert!(page.contains(expected), "{page}");
    }

    #[test]
    fn an_inferred_publication_date_names_its_clues() {
        let text = "وصل الوفد أمس الأحد 3 مارس، ويغادر غدا. وتبدأ جولة أخرى العام المقبل 2025.";
        check_why(
            text,
            "غدا",
            Language::English,
            "1 day after the publication date, 4 March 2024 (inferred from «العام المقبل 2025» and «أمس الأحد 3 مارس»)",
        );
        check_why(text, "غدا", Language::Arabic, "(مستنتج من «العام المقبل 2025» و«أمس الأحد 3 مارس»)");
    }

    #[test]
    fn of_a_few_days_left_the_reader_sees_which() {
        let left = "a publication date that is not known, but lies in March 2024 (inferred from «الثاني من مارس الجاري 2024»)";
        let text = "وصل الوفد في الثاني من مارس الجاري 2024، وغادر أمس.";
        check_why(text, "أمس", Language::English, &format!("it counts from {left}"));
        check_why(
            "وصل الوفد في الثاني من مارس الجاري 2024، ويعود في السابع من الشهر المقبل.",
            "السابع من الشهر المقبل",
            Language::English,
            left,
        );
        check_why(
            "وصل الوفد أمس.",
            "أمس",
            Language::English,
            "it counts from a publication date that is not known",
        );
    }

    #[test]
    fn a_date_that_was_passed_over_says_why() {
        let text = "الجمعة 22 نوفمبر 2024 الموافق 20 جمادى الأولى 1446\nعنوان الخبر\nالتقى الوزيران في 3 مارس الجاري في صوفيا.";
        check_why(
            text,
            "الجمعة 22 نوفمبر 2024",
            Language::English,
            "Not taken for the publication date: «3 مارس الجاري» speaks against it.",
        );
        check_why(
            text,
            "الجمعة 22 نوفمبر 2024",
            Language::Arabic,
            "لم يُعتمد تاريخا للنشر لأن «3 مارس الجاري» يخالفه.",
        );
    }
}
