//! [`MeetingDateConflict`].

use super::date_fixes::replace_date;
use super::newsroom_meetings::known_meeting;
use super::part_days::outside;
use super::parts::point;
use super::versions::{Version, related, tally, versions};
use super::{Diagnostic, Fix, Lines, Rule, Severity};
use crate::corpus::{Corpus, FileId};
use crate::lang::message;
use crate::meetings::{Meeting, MeetingKind, Modality, TimeLink, TimeRelation};
use crate::text::isolate::{isolated, quoted};
use crate::time::shape::{DayPart, ShapeKind};
use crate::time::{Interval, TimeMention, TimexKind};

crate::rule! {
    /// Fires when articles give one meeting days that cannot all be true.
    ///
    /// # What it does
    ///
    /// It puts together what all articles say of a meeting and compares the days. Days that exclude each other are a
    /// warning; where one article has a day and another two or three that hold it, it is an information. A month
    /// agrees with every day in it. What is announced is compared with what is announced, and what was held with what
    /// was held, because meetings are moved; the day that a postponed meeting was first set for is not compared at
    /// all. A night belongs to the days on both of its sides, and days that hang on a publication date which is not
    /// known are left alone. Each article gets one finding, where it says the day, with the other articles' words;
    /// where an article gives days that exclude each other, the finding is its own, and for those that are at one it
    /// is an information. The last day of a meeting may lie anywhere behind its others. Talks and a round of them are
    /// two meetings: a round outside the days that the same article gives for the whole is an information. The
    /// date of a `[[meeting]]` in the newsroom file outranks the articles': what agrees with it is right.
    ///
    /// # Why
    ///
    /// Two desks that write up one announcement hours apart copy the day from different sources, and nobody sees both
    /// articles at once.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// //- invitation.txt published:2024-05-02
    /// The water talks between Jordan and Iraq will be held in Aqaba on 14 May 2024, officials said.
    /// //- agenda.txt published:2024-05-03
    /// The water talks between Iraq and Jordan will be held in Aqaba on 16 May 2024.
    /// ```
    ///
    /// ```dateline
    /// //- opening.txt published:2024-05-02
    /// تعقد في عمّان يوم 14 مايو 2024 محادثات بين العراق والأردن حول المياه.
    /// //- agenda.txt published:2024-05-03
    /// تعقد محادثات بين الأردن والعراق في عمّان يومي 13 و14 مايو 2024.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// //- opening.txt published:2024-05-02
    /// تعقد في عمّان يوم 14 مايو 2024 محادثات بين العراق والأردن حول المياه.
    /// //- agenda.txt published:2024-05-03
    /// تعقد محادثات بين الأردن والعراق في عمّان في مايو 2024.
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.meeting-date-conflict` sets its level.
    pub struct MeetingDateConflict;
}

/// How many days a date may cover and still be the days of a meeting rather than the month it falls in.
pub(super) const FINE: i32 = 4;

/// What one article says of the day.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Day {
    interval: Interval,
    /// A clock time or a night, which may fall on the next day elsewhere.
    is_near_midnight: bool,
    /// Whether the meeting was still to come, where that is known.
    planned: Option<bool>,
    /// Whether it is the first day only: «يفتتح», "opens".
    is_start: bool,
    /// Whether it is the last day only: «اختتم», "ended".
    is_end: bool,
}

impl Rule for MeetingDateConflict {
    fn code(&self) -> &'static str {
        "meeting-date-conflict"
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
            if meeting.kind == MeetingKind::Press {
                continue;
            }
            let said = versions(corpus, file, index, day);
            if let Some(date) = known_meeting(corpus, file, index).and_then(|known| known.date) {
                out.extend(against_newsroom(self, corpus, file, meeting, &said, date));
                continue;
            }
            let said: Vec<Version<Day>> =
                said.into_iter().map(|version| with_status(corpus, version)).collect();
            out.extend(finding(self, corpus, file, meeting, &said));
            out.extend(outside(self, corpus, file, article, meeting));
        }
    }
}

/// What the newsroom knows outranks the articles: those that agree with it are right, whatever the others say.
fn against_newsroom(
    rule: &dyn Rule,
    corpus: &Corpus,
    file: FileId,
    meeting: &Meeting,
    said: &[Version<Day>],
    date: Interval,
) -> Option<Diagnostic> {
    let mut mine = said.iter().filter(|version| version.file == file);
    let known =
        Day { interval: date, is_near_midnight: false, planned: None, is_start: false, is_end: false };
    let wrong = |version: &&Version<Day>| compare(&version.value, &known) == Some(Severity::Warning);
    let first = mine.clone().next().filter(|_| mine.all(|version| wrong(&version)))?;
    let reader = corpus.config().reader();
    let values = [
        ("meeting", quoted(&meeting.name)),
        ("here", isolated(&days(&first.value))),
        ("newsroom", isolated(&days(&known))),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, &**value)).collect();
    let text = message(reader, "rule.meeting-date-conflict.newsroom", &values);
    let time = corpus.article(file)?.times.iter().find(|time| time.shape.span == first.span)?;
    let parts = point(time).filter(|parts| parts.weekday.is_none() && date.is_day());
    let fix = parts.and_then(|parts| replace_date(corpus, file, parts, date.first));
    let fixes = fix.map(|fix| Fix { preferred: true, ..fix }).into_iter().collect();
    Some(Diagnostic::new(rule, file, first.span, text).with_fixes(fixes))
}

/// The days that a time gives for a meeting, if it gives days.
fn day(meeting: &Meeting, link: TimeLink, time: &TimeMention) -> Option<Day> {
    let moved = matches!(meeting.modality, Modality::Postponed | Modality::Denied);
    if moved || !link.relation.is_day() {
        return None;
    }
    let interval = time.interval.filter(|days| covers(*days) <= FINE)?;
    let clock = time.timex.kind == TimexKind::Time && time.timex.value.contains(':');
    let night = match &time.shape.kind {
        ShapeKind::Point(parts) => {
            parts.part.is_some_and(|part| matches!(part.value, DayPart::Night | DayPart::Dawn))
        }
        _ => false,
    };
    let planned = (meeting.modality == Modality::Planned).then_some(true);
    let is_start = link.relation == TimeRelation::Start;
    let is_end = link.relation == TimeRelation::LastDay;
    Some(Day { interval, is_near_midnight: clock || night, planned, is_start, is_end })
}

pub(super) fn covers(days: Interval) -> i32 {
    days.first.until(days.last).map_or(i32::MAX, |span| span.get_days()).saturating_add(1)
}

/// The publication date knows better than the words whether a meeting was still to come.
fn with_status(corpus: &Corpus, version: Version<Day>) -> Version<Day> {
    let published = corpus.article(version.file).and_then(|article| article.published);
    let planned = match published {
        Some(published) => Some(published.date < version.value.interval.first),
        None => version.value.planned,
    };
    Version { value: Day { planned, ..version.value }, ..version }
}

fn finding(
    rule: &dyn Rule,
    corpus: &Corpus,
    file: FileId,
    meeting: &Meeting,
    said: &[Version<Day>],
) -> Option<Diagnostic> {
    let (mine, theirs): (Vec<_>, Vec<_>) = said.iter().partition(|version| version.file == file);
    let first = mine.first()?;
    let others: Vec<(&Version<Day>, Severity)> = theirs
        .iter()
        .filter_map(|other| Some((*other, against(&mine, &of_file(&theirs, other.file))?)))
        .collect();
    let severity = others.iter().map(|(_, severity)| *severity).min()?;
    // Who contradicts himself has it from two sources, and the others are at one.
    let at_one = |versions: &[&Version<Day>]| {
        versions.iter().all(|one| versions.iter().all(|other| !excludes(&one.value, &other.value)))
    };
    let odd = |(other, _): &(&Version<Day>, Severity)| !at_one(&of_file(&theirs, other.file));
    let severity = if at_one(&mine) && others.iter().all(odd) { Severity::Info } else { severity };
    let others: Vec<&Version<Day>> = others.into_iter().map(|(other, _)| other).collect();
    let reader = corpus.config().reader();
    let text = message(
        reader,
        "rule.meeting-date-conflict",
        &[
            ("meeting", &quoted(&meeting.name)),
            ("here", &isolated(&days(&first.value))),
            ("others", &tally(reader, &others, days)),
        ],
    );
    let mut finding =
        Diagnostic::new(rule, file, first.span, text).with_related(related(corpus, first, &others, days));
    finding.severity = severity;
    Some(finding)
}

fn of_file<'v>(versions: &[&'v Version<Day>], file: FileId) -> Vec<&'v Version<Day>> {
    versions.iter().copied().filter(|version| version.file == file).collect()
}

/// How two articles disagree. Where one gives several days, the one that fits best counts: talks go on, and not every
/// day that is told of them is their first.
fn against(mine: &[&Version<Day>], theirs: &[&Version<Day>]) -> Option<Severity> {
    let mut mildest = Some(Severity::Warning);
    for one in mine {
        for other in theirs {
            match compare(&one.value, &other.value) {
                None => return None,
                Some(Severity::Info) => mildest = Some(Severity::Info),
                Some(_) => {}
            }
        }
    }
    mildest
}

fn excludes(a: &Day, b: &Day) -> bool {
    compare(a, b) == Some(Severity::Warning)
}

/// How two versions disagree, if they do.
fn compare(a: &Day, b: &Day) -> Option<Severity> {
    let moved = a.planned.zip(b.planned).is_some_and(|(a, b)| a != b);
    if a.interval == b.interval || moved {
        return None;
    }
    if a.is_end != b.is_end {
        // The last day may lie anywhere behind the others.
        let (day, last) = if a.is_end { (b, a) } else { (a, b) };
        return (day.interval.first > last.interval.last).then_some(Severity::Warning);
    }
    if a.interval.meets(b.interval) {
        // A day on which it opens may lie anywhere within the days that it lasts.
        return (a.is_start == b.is_start).then_some(Severity::Info);
    }
    let gap = [(a, b), (b, a)].into_iter().filter_map(|(a, b)| {
        let gap = a.interval.last.until(b.interval.first).ok()?.get_days();
        (gap > 0).then_some(gap)
    });
    let next_day = gap.min() == Some(1);
    (!(next_day && (a.is_near_midnight || b.is_near_midnight))).then_some(Severity::Warning)
}

fn days(day: &Day) -> String {
    days_of(day.interval)
}

pub(super) fn days_of(Interval { first, last }: Interval) -> String {
    if first == last { first.to_string() } else { format!("{first} \u{2013} {last}") }
}

#[cfg(test)]
mod tests {
    use crate::fixture::{check, findings_in_full};

    const TALKS: &str =
        "//- a.txt published:2024-05-02\nتعقد في جنيف يوم 14 مايو 2024 محادثات بين العراق والأردن.\n";

    #[test]
    fn each_article_gets_one_finding() {
        check(
            &format!(
                "{TALKS}//- b.txt published:2024-05-03\nThe talks between Iraq and Jordan will be held in Geneva on 16 May 2024. The talks will open on 16 May 2024."
            ),
            "a.txt:1 warning meeting-date-conflict «يوم 14 مايو 2024»\nb.txt:1 warning meeting-date-conflict «16 May 2024»",
        );
    }

    #[test]
    fn a_day_within_two_days_is_worth_a_look() {
        check(
            &format!(
                "{TALKS}//- b.txt published:2024-05-03\nتعقد محادثات بين الأردن والعراق في جنيف يومي 13 و14 مايو 2024."
            ),
            "a.txt:1 info meeting-date-conflict «يوم 14 مايو 2024»\nb.txt:1 info meeting-date-conflict «يومي 13 و14 مايو 2024»",
        );
    }

    #[test]
    fn the_other_article_is_named_with_its_words() {
        let found = findings_in_full(&format!(
            "{TALKS}//- b.txt published:2024-05-03\nتعقد محادثات بين الأردن والعراق في جنيف في 16 مايو 2024."
        ));
        assert!(found.contains("16 مايو 2024") && found.contains("2024-05-16"), "{found}");
    }

    #[test]
    fn a_month_agrees_with_its_days() {
        check(
            &format!(
                "{TALKS}//- b.txt published:2024-05-03\nتعقد محادثات بين الأردن والعراق في جنيف في مايو 2024."
            ),
            "",
        );
    }

    #[test]
    fn other_parties_or_another_place_are_another_meeting() {
        check(
            &format!(
                "{TALKS}//- b.txt published:2024-05-03\nتعقد محادثات بين مصر والأردن في جنيف في 16 مايو 2024."
            ),
            "",
        );
        check(
            &format!(
                "{TALKS}//- b.txt published:2024-05-03\nتعقد محادثات بين الأردن والعراق في فيينا في 16 مايو 2024."
            ),
            "",
        );
    }

    #[test]
    fn what_was_planned_and_what_was_held_may_differ() {
        check(
            &format!(
                "{TALKS}//- b.txt published:2024-05-20\nعقدت محادثات بين الأردن والعراق في جنيف في 16 مايو 2024."
            ),
            "",
        );
    }

    #[test]
    fn the_day_of_a_statement_is_not_the_day_of_the_meeting() {
        check(
            &format!(
                "{TALKS}//- b.txt published:2024-05-03\nأعلنت الوزارة في 2 مايو 2024 أن محادثات بين الأردن والعراق ستعقد في جنيف في 14 مايو 2024."
            ),
            "",
        );
    }

    #[test]
    fn the_newsroom_outranks_the_articles() {
        let newsroom =
            "//- dateline.toml\n[[meeting]]\nname = \"Jordan\u{2013}Iraq talks\"\ndate = 2024-05-16\n";
        let found = findings_in_full(&format!(
            "{TALKS}//- b.txt published:2024-05-03\nThe talks between Iraq and Jordan will be held in Geneva on 16 May 2024.\n{newsroom}"
        ));
        assert!(found.starts_with("a.txt:1 warning meeting-date-conflict «يوم 14 مايو 2024»"), "{found}");
        assert!(!found.contains("b.txt") && found.contains("a.txt:1 «14» becomes «16»"), "{found}");
    }

    #[test]
    fn who_contradicts_himself_has_the_finding() {
        check(
            &format!(
                "{TALKS}//- b.txt published:2024-05-03\nتعقد في جنيف يوم 14 مايو 2024 محادثات بين العراق والأردن.\n//- c.txt published:2024-05-03\nThe talks between Iraq and Jordan in Geneva, to be held on 15 May 2024 and on 17 May 2024."
            ),
            "a.txt:1 info meeting-date-conflict «يوم 14 مايو 2024»
             b.txt:1 info meeting-date-conflict «يوم 14 مايو 2024»
             c.txt:1 warning meeting-date-conflict «15 May 2024»",
        );
    }

    #[test]
    fn the_last_day_lies_behind_the_others() {
        check(
            &format!(
                "{TALKS}//- b.txt published:2024-05-03\nThe talks between Iraq and Jordan in Geneva will end on 16 May 2024."
            ),
            "",
        );
        check(
            &format!(
                "{TALKS}//- b.txt published:2024-05-03\nThe talks between Iraq and Jordan in Geneva will end on 12 May 2024."
            ),
            "a.txt:1 warning meeting-date-conflict «يوم 14 مايو 2024»\nb.txt:1 warning meeting-date-conflict «12 May 2024»",
        );
    }

    #[test]
    fn without_a_publication_date_relative_days_are_left_alone() {
        check(
            &format!("{TALKS}//- b.txt\nتعقد غدا محادثات بين الأردن والعراق في جنيف."),
            "b.txt:1 hint unresolved-date «غدا»",
        );
    }
}
