//! [`MeetingPlaceConflict`].

use super::newsroom_meetings::{known_meeting, place_of};
use super::versions::{Version, related, tally};
use super::{Diagnostic, Lines, Rule, Severity};
use crate::corpus::{Corpus, FileId};
use crate::lang::{KnownId, Language, lexicon, message};
use crate::meetings::{Meeting, MeetingKind, Modality, same_area};
use crate::text::isolate::{isolated, quoted};

crate::rule! {
    /// Fires when articles hold one meeting in places that cannot both be right.
    ///
    /// # What it does
    ///
    /// It compares the places that articles give for a meeting of the same people or countries on the same day. A
    /// town and its country agree. What was announced is not compared with what was held, a meeting that was moved is
    /// left alone, and so are calls, which have no place. Each article gets one finding, where it says the place, with
    /// the other articles' words. The place of a `[[meeting]]` in the newsroom file outranks the articles'.
    ///
    /// # Why
    ///
    /// The two cities that talks usually take place in are easily exchanged, and both sound right.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// //- invitation.txt published:2024-05-02
    /// The water talks between Jordan and Iraq will be held in Geneva on 14 May 2024, officials said.
    /// //- agenda.txt published:2024-05-03
    /// The water talks between Iraq and Jordan will be held in Vienna on 14 May 2024.
    /// ```
    ///
    /// ```dateline
    /// //- opening.txt published:2024-05-02
    /// تعقد في جنيف يوم 14 مايو 2024 محادثات بين العراق والأردن حول المياه.
    /// //- agenda.txt published:2024-05-03
    /// تعقد محادثات بين الأردن والعراق في فيينا في 14 مايو 2024.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// //- invitation.txt published:2024-05-02
    /// The water talks between Jordan and Iraq will be held in Geneva on 14 May 2024, officials said.
    /// //- agenda.txt published:2024-05-03
    /// The water talks between Iraq and Jordan will be held in Switzerland on 14 May 2024.
    /// //- other.txt published:2024-05-03
    /// The water talks between Iraq and Turkey will be held in Vienna on 14 May 2024.
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.meeting-place-conflict` sets its level.
    pub struct MeetingPlaceConflict;
}

/// Where an article holds a meeting, and whether that was still to come, as far as it is known.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Where {
    place: KnownId,
    planned: Option<bool>,
}

impl Rule for MeetingPlaceConflict {
    fn code(&self) -> &'static str {
        "meeting-place-conflict"
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
            if matches!(meeting.kind, MeetingKind::Press | MeetingKind::Call) || meeting.places.is_empty() {
                continue;
            }
            if let Some(place) = known_meeting(corpus, file, index).and_then(place_of) {
                out.extend(against_newsroom(self, corpus, file, meeting, place));
            } else {
                out.extend(finding(self, corpus, file, index, meeting));
            }
        }
    }
}

fn against_newsroom(
    rule: &dyn Rule,
    corpus: &Corpus,
    file: FileId,
    meeting: &Meeting,
    place: KnownId,
) -> Option<Diagnostic> {
    let first = meeting.places.first()?;
    if meeting.places.iter().any(|said| same_area(said.place, place)) || is_moved(meeting) {
        return None;
    }
    let reader = corpus.config().reader();
    let values = [
        ("meeting", quoted(&meeting.name)),
        ("here", quoted(first.span.text(corpus.text(file)))),
        ("newsroom", isolated(name_of(reader, place))),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, &**value)).collect();
    let text = message(reader, "rule.meeting-place-conflict.newsroom", &values);
    Some(Diagnostic::new(rule, file, first.span, text))
}

fn finding(
    rule: &dyn Rule,
    corpus: &Corpus,
    file: FileId,
    index: u32,
    meeting: &Meeting,
) -> Option<Diagnostic> {
    let entry = corpus.meeting_of(file, index).and_then(|id| corpus.meeting(id))?;
    let said: Vec<Version<Where>> =
        entry.members.iter().flat_map(|(file, index)| places(corpus, *file, *index)).collect();
    let own = said.iter().find(|version| version.file == file)?;
    let agrees = |other: &Version<Where>| {
        // An article that gives several places is compared by the one that fits best.
        let theirs = said.iter().filter(|version| version.file == other.file);
        let mine = || said.iter().filter(|version| version.file == file);
        theirs.into_iter().any(|theirs| mine().any(|mine| !clash(&mine.value, &theirs.value)))
    };
    let others: Vec<&Version<Where>> =
        said.iter().filter(|other| other.file != file && !agrees(other)).collect();
    if others.is_empty() {
        return None;
    }
    let reader = corpus.config().reader();
    let words = |said: &Where| name_of(reader, said.place).to_owned();
    let text = message(
        reader,
        "rule.meeting-place-conflict",
        &[
            ("meeting", &quoted(&meeting.name)),
            ("here", &isolated(&words(&own.value))),
            ("others", &tally(reader, &others, words)),
        ],
    );
    Some(Diagnostic::new(rule, file, own.span, text).with_related(related(corpus, own, &others, words)))
}

/// The places that one article gives for a meeting.
fn places(corpus: &Corpus, file: FileId, index: u32) -> Vec<Version<Where>> {
    let Some(article) = corpus.article(file) else { return Vec::new() };
    let Some(meeting) = article.meetings.get(index as usize).filter(|meeting| !is_moved(meeting)) else {
        return Vec::new();
    };
    let first_day = meeting
        .times
        .iter()
        .filter(|link| link.relation.is_day())
        .find_map(|link| article.times.get(link.time as usize)?.interval);
    let planned = match (article.published, first_day) {
        (Some(published), Some(days)) => Some(published.date < days.first),
        _ => (meeting.modality == Modality::Planned).then_some(true),
    };
    let version = |place: &crate::meetings::PlaceLink| Version {
        file,
        span: place.span,
        value: Where { place: place.place, planned },
    };
    meeting.places.iter().map(version).collect()
}

fn is_moved(meeting: &Meeting) -> bool {
    matches!(meeting.modality, Modality::Postponed | Modality::Denied)
}

fn clash(a: &Where, b: &Where) -> bool {
    let changed = a.planned.zip(b.planned).is_some_and(|(a, b)| a != b);
    !changed && !same_area(a.place, b.place)
}

/// The name of a place in the reader's language.
fn name_of(reader: Language, place: KnownId) -> &'static str {
    let Some(known) = lexicon().known(place) else { return "" };
    match reader {
        Language::Arabic => known.arabic,
        Language::English => known.english,
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture::check;

    const TALKS: &str =
        "//- a.txt published:2024-05-02\nتعقد في جنيف يوم 14 مايو 2024 محادثات بين العراق والأردن.\n";

    fn against(other: &str, expect: &str) {
        check(&format!("{TALKS}//- b.txt published:2024-05-03\n{other}"), expect);
    }

    #[test]
    fn each_article_gets_one_finding_in_its_language() {
        against(
            "The talks between Iraq and Jordan will be held in Vienna on 14 May 2024.",
            "a.txt:1 warning meeting-place-conflict «جنيف»\nb.txt:1 warning meeting-place-conflict «Vienna»",
        );
    }

    #[test]
    fn another_day_another_party_or_another_kind_is_another_meeting() {
        against("The talks between Iraq and Jordan will be held in Vienna on 18 May 2024.", "");
        against("The talks between Iraq and Egypt will be held in Vienna on 14 May 2024.", "");
        against("The summit of Iraq and Jordan will be held in Vienna on 14 May 2024.", "");
    }

    #[test]
    fn what_was_planned_may_be_held_elsewhere() {
        check(
            &format!(
                "{TALKS}//- b.txt published:2024-05-15\nعقدت محادثات بين العراق والأردن في فيينا في 14 مايو 2024."
            ),
            "",
        );
    }

    #[test]
    fn the_newsroom_outranks_the_articles() {
        let newsroom = "//- dateline.toml\n[[meeting]]\nname = \"محادثات العراق والأردن\"\ndate = 2024-05-14\nplace = \"فيينا\"\n";
        check(
            &format!(
                "{TALKS}//- b.txt published:2024-05-03\nThe talks between Iraq and Jordan will be held in Vienna on 14 May 2024.\n{newsroom}"
            ),
            "a.txt:1 warning meeting-place-conflict «جنيف»",
        );
    }
}
