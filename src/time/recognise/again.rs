//! Recognising a text once more after an edit: a line that is as it was, between lines that are as they were, says what it
//! said.

use super::{Grammar, Recognised, lend_weeks, shift};
use crate::lang::Reading;
use crate::text::Gap;
use crate::time::shape::Shape;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// What was recognised in the lines of a text, for when it is recognised again.
#[derive(Debug, Default)]
pub struct Lines(FxHashMap<u64, Line>);

/// What was recognised in a line.
#[derive(Debug)]
struct Line {
    /// Where the line began when it was recognised.
    begins: Begins,
    found: Recognised,
}

/// Where a line begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Begins {
    token: usize,
    byte: u32,
    sentence: u32,
}

/// The same as [`recognise`](super::recognise) for a text of which most lines are in `known`, which is brought up to date.
pub fn recognise_again(reading: &Reading<'_>, known: &mut Lines) -> Vec<Shape> {
    let lines = lines(reading);
    let mut now = Lines::default();
    let (mut shapes, mut places) = (Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate() {
        // What is asked of the words around an expression keeps to the lines beside, and so does a range that goes on
        // behind the end of its line.
        let first = at.checked_sub(1).and_then(|before| lines.get(before)).unwrap_or(line);
        let around = first.start..lines.get(at + 1).unwrap_or(line).end;
        let Some(begins) = begins(reading, line.start) else { continue };
        let start = places.last().map_or(line.start, |(_, to): &(usize, usize)| line.start.max(*to));
        let key = key(reading, line, start, &around);
        let same = now.0.remove(&key).or_else(|| known.0.remove(&key));
        let line = same.unwrap_or_else(|| {
            let found = Grammar::new(reading, around).recognise(line.clone(), start);
            Line { begins, found }
        });
        let (bytes, sentences) =
            (begins.byte.wrapping_sub(line.begins.byte), begins.sentence.wrapping_sub(line.begins.sentence));
        shapes.extend(line.found.shapes.iter().map(|shape| shift::moved(shape, bytes, sentences)));
        let place = |at: &usize| at + begins.token - line.begins.token;
        places.extend(line.found.places.iter().map(|(from, to)| (place(from), place(to))));
        now.0.insert(key, line);
    }
    *known = now;
    lend_weeks(reading, &mut shapes, &places);
    shapes
}

/// The tokens of each line that has some.
fn lines(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let list = &reading.tokens.list;
    let starts = list.iter().enumerate().filter(|(_, token)| token.gap >= Gap::Line).map(|(at, _)| at);
    let mut bounds: Vec<usize> = starts.chain([list.len()]).collect();
    if bounds.first() != Some(&0) {
        bounds.insert(0, 0);
    }
    bounds.windows(2).filter_map(|pair| Some(*pair.first()?..*pair.last()?)).collect()
}

fn begins(reading: &Reading<'_>, token: usize) -> Option<Begins> {
    let first = reading.token(token)?;
    Some(Begins { token, byte: first.span.start, sentence: first.sentence })
}

/// All that the expressions of a line depend on, as a number.
fn key(reading: &Reading<'_>, line: &Range<usize>, start: usize, around: &Range<usize>) -> u64 {
    let mut hasher = FxHasher::default();
    // Where the line stands among those around it.
    (line.start - around.start, start - line.start, around.end - line.end).hash(&mut hasher);
    let tokens = reading.tokens.list.get(around.clone()).unwrap_or_default();
    if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
        let bytes = first.span.start as usize..last.span.end as usize;
        hasher.write(reading.text.get(bytes).unwrap_or_default().as_bytes());
        (first.gap as u8).hash(&mut hasher);
    }
    for token in tokens {
        // The rest of a token follows from the letters.
        hasher.write_u8(u8::from(token.quoted));
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::read;
    use crate::time::recognise::recognise;
    use proptest::prelude::*;

    const LINES: [&str; 11] = [
        "GENEVA, Jan. 9 (Agency) - The ministers will meet on Thursday,",
        "and on Friday, 11 January, at 9 a.m. GMT.",
        "",
        "«التقى الوزيران الخميس 9 يناير 2024",
        "وسيجتمعان بعد أسبوعين» في جنيف.",
        "Next week Mon,",
        "Wed and Fri.",
        "في 3 و4 مارس المقبل، الساعة 20:35",
        "(5) hours later, the '90s",
        "On Monday",
        "from 10 to",
    ];

    fn check(texts: &[String]) {
        let mut known = Lines::default();
        for text in texts {
            let reading = read(text);
            assert_eq!(recognise_again(&reading, &mut known), recognise(&reading), "{text}");
        }
    }

    proptest! {
        #[test]
        fn lines_that_are_as_they_were_say_what_they_said(
            edits in prop::collection::vec((0..12usize, 0..LINES.len(), any::<bool>(), 0..40usize), 1..30),
        ) {
            let mut lines: Vec<String> = LINES.iter().map(|line| line.to_string()).collect();
            let mut texts = vec![lines.join("\n")];
            for (at, which, insert, cut) in edits {
                let at = at % (lines.len() + 1);
                if insert {
                    lines.insert(at, LINES[which].into());
                } else if at < lines.len() {
                    lines[at] = lines[at].chars().skip(cut % 5).collect::<String>() + &LINES[which].chars().take(cut).collect::<String>();
                }
                texts.push(lines.join("\n"));
            }
            check(&texts);
        }
    }

    #[test]
    fn what_stands_on_the_next_line_counts() {
        check(&[
            "The talks begin (\n5 hours later".into(),
            "The talks begin (\nlater".into(),
            "Mon,\nTuesday".into(),
        ]);
    }
}
