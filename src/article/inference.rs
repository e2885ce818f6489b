//! What was concluded of the publication date of an article that states none, and what its words mean then.

use super::clue::ClueKind;
use crate::time::shape::Shape;
use crate::time::{Dct, DctSource, TimeMention, anchor};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// More days than these say too little to be named.
const FEW: usize = 31;

/// Among many days every so many are looked at: months and years are longer than that, and on days apart by as many
/// no weekday means the same.
const STEP: usize = 5;

/// The days on which an article can have been published, by its own words and those of articles about the same
/// meetings.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Inference {
    /// The days that are left, in order.
    pub days: Vec<Date>,
    /// Whether the days are sure enough to name the one that is left the publication date.
    pub sure: bool,
    /// The clues that left no other days: what kind, and the words as an index into the article's times.
    pub clues: Vec<(ClueKind, u32)>,
}

impl Inference {
    /// The publication date, if one day is left.
    pub fn day(&self) -> Option<Date> {
        match self.days.as_slice() {
            [day] if self.sure => Some(*day),
            _ => None,
        }
    }

    /// The days that are left, where they are few enough to be worth naming.
    pub fn few_days(&self) -> Option<&[Date]> {
        (self.days.len() <= FEW).then_some(&*self.days)
    }

    /// Days that stand for all that are left.
    fn samples(&self) -> Vec<Date> {
        let step = if self.days.len() <= FEW { 1 } else { STEP };
        self.days.iter().step_by(step).chain(self.days.last()).copied().collect()
    }
}

/// Resolves what counts from a publication date of which only a few possible days are known: what means the same on
/// all of them is known all the same. Within «ديسمبر الجاري» the seventh is one day, whichever day it was written on.
pub(super) fn resolve_on_all(
    shapes: Vec<Shape>,
    inference: &Inference,
    day_first: Option<bool>,
) -> Vec<TimeMention> {
    let on = |date: &Date| {
        let dct = Dct { date: *date, source: DctSource::Inferred, span: None, time: None };
        anchor::resolve(shapes.clone(), Some(&dct), day_first)
    };
    let samples = inference.samples();
    let mut readings = samples.iter().map(on);
    let Some(mut agreed) = readings.next() else { return anchor::resolve(shapes, None, day_first) };
    let mut differs = vec![false; agreed.len()];
    for reading in readings {
        for ((differs, one), other) in differs.iter_mut().zip(&agreed).zip(&reading) {
            *differs |= one.timex != other.timex || one.interval != other.interval;
        }
    }
    let without = anchor::resolve(shapes, None, day_first);
    for ((differs, mention), without) in differs.into_iter().zip(&mut agreed).zip(without) {
        if differs {
            *mention = without;
        }
    }
    agreed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Hints, analyse, analyse_under};
    use std::sync::Arc;

    #[test]
    fn an_article_read_from_its_day_is_as_if_it_had_been_read_from_there_at_once() {
        let texts = [
            "---\ntitle: a 5/6/2021\n---\nأعلن وزير المياه سامي البرغوثي أمس الخميس أن المحادثات مع العراق تعقد الأحد المقبل في صوفيا.",
            "Foreign Minister Sami Haddad said on Monday that he will meet his Iraqi counterpart next week for two hours.",
            "3/4/2022\nالتقى الوزيران يوم السبت، وقال حداد إن اللقاء دام ساعتين.",
        ];
        let day = |day| Date::constant(2024, 3, day);
        for (text, days) in texts.iter().flat_map(|text| [(text, vec![day(8)]), (text, vec![day(8), day(9)])])
        {
            let inference = Inference { days, sure: true, clues: Vec::new() };
            let hints = Hints { inferred: Some(Arc::new(inference)), ..Hints::default() };
            let known = analyse(text, &Hints::default());
            assert_eq!(analyse_under(text, &hints, &known), analyse(text, &hints), "{text}");
        }
    }
}
