//! `annotate --format timeml`: one TimeML document an article, its expressions as TIMEX3 tags in the text.

use crate::article::Article;
use crate::corpus::{Corpus, FileId};
use crate::time::{Anchor, TimeMention};

/// The document of one article.
pub fn document(corpus: &Corpus, file: FileId, article: &Article) -> String {
    let dct = article.published.map(|dct| creation_time(&dct.date.to_string())).unwrap_or_default();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>{}</DOCID>\n<DCT>{dct}</DCT>\n<TEXT>{}</TEXT>\n</TimeML>\n",
        escaped(corpus.path(file)),
        tagged(corpus.text(file), &article.times)
    )
}

fn creation_time(day: &str) -> String {
    format!(
        "<TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{day}\" functionInDocument=\"CREATION_TIME\">{day}</TIMEX3>"
    )
}

fn tagged(text: &str, times: &[TimeMention]) -> String {
    let mut out = String::with_capacity(2 * text.len());
    let mut at = 0;
    for (index, time) in times.iter().enumerate() {
        let range = time.shape.span.range();
        // XML cannot hold two tags that overlap; the first one wins.
        let Some(before) = text.get(at..range.start) else { continue };
        out += &escaped(before);
        out += &format!("{}{}</TIMEX3>", open(index, time), escaped(time.shape.span.text(text)));
        at = range.end;
    }
    out + &escaped(text.get(at..).unwrap_or_default())
}

fn open(index: usize, time: &TimeMention) -> String {
    let (id, kind, value) = (index + 1, time.timex.kind, escaped(&time.timex.value));
    let modifier =
        time.timex.modifier.map(|modifier| format!(" mod=\"{}\"", modifier.name())).unwrap_or_default();
    let anchor = match time.because.anchor {
        Anchor::None => String::new(),
        Anchor::Publication => " temporalFunction=\"true\" anchorTimeID=\"t0\"".into(),
        Anchor::Mention(other) => format!(" temporalFunction=\"true\" anchorTimeID=\"t{}\"", other + 1),
    };
    format!("<TIMEX3 tid=\"t{id}\" type=\"{kind}\" value=\"{value}\"{modifier}{anchor}>")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A reader of XML would take a carriage return away.
            '\r' => out.push_str("&#13;"),
            '\n' | '\t' => out.push(c),
            // XML 1.0 has no way to write the other controls.
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use crate::time::shape::{Shape, ShapeKind, Tense, Vague};
    use crate::time::{Because, Timex, TimexKind};

    fn time(start: u32, end: u32) -> TimeMention {
        TimeMention {
            shape: Shape {
                span: Span::new(start, end),
                kind: ShapeKind::Vague(Vague::Present),
                modifier: None,
                tense: Tense::Open,
                sentence: 0,
                quoted: false,
                comes: false,
            },
            timex: Timex { kind: TimexKind::Date, value: "2026-03-10".into(), modifier: None },
            interval: None,
            because: Because { anchor: Anchor::Publication, steps: Default::default() },
        }
    }

    #[test]
    fn tags_stand_in_the_escaped_text_and_never_overlap() {
        let text = tagged("a<today>\u{c}b", &[time(2, 7), time(4, 8)]);
        let tag = "<TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2026-03-10\" temporalFunction=\"true\" anchorTimeID=\"t0\">";
        assert_eq!(text, format!("a&lt;{tag}today</TIMEX3>&gt;\u{FFFD}b"));
    }
}
