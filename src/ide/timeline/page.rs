//! The timeline as one page of HTML that needs nothing but itself.
//!
//! Above all meetings on one axis of time, below them each with a row an article and a column a day. The page runs in
//! the direction of its reader's language, time included, and every piece of an article has a direction of its own.

use super::{FINE, Meeting, Report, Statement, all_days, is_fine};
use crate::corpus::Corpus;
use crate::ide::entity::file_name;
use crate::ide::{FileSpan, days};
use crate::lang::{Language, counted, message};
use crate::text::isolate::isolated;
use crate::time::{Interval, calendar};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

const STYLE: &str = include_str!("page.css");

/// How near two labels of the axis may stand, in hundredths of it.
const LABELS: f64 = 8.0;

/// Where a place of an article can be looked at, as a link; `None` where nobody knows.
pub type Link<'l> = dyn Fn(FileSpan) -> Option<String> + 'l;

/// What all parts of a page are drawn from.
struct Drawing<'d> {
    corpus: &'d Corpus,
    reader: Language,
    link: &'d Link<'d>,
}

/// The whole page.
pub fn page(corpus: &Corpus, meetings: &[Meeting<'_>], reader: Language, link: &Link<'_>) -> String {
    let drawing = Drawing { corpus, reader, link };
    let title = message(reader, "timeline.title", &[]);
    let direction = if reader == Language::Arabic { "rtl" } else { "ltr" };
    let disagree = meetings.iter().filter(|meeting| !meeting.disagreements.is_empty()).count();
    let counts = [
        counted(reader, "timeline.meetings", meetings.len() as u64, &[]),
        counted(reader, "articles", corpus.len() as u64, &[]),
        counted(reader, "timeline.disagree", disagree as u64, &[]),
    ];
    let mut page = String::new();
    let _ = writeln!(
        page,
        "<!doctype html>\n<html lang=\"{}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{}</h1>\n<p>{}</p>\n</header>",
        reader.code(),
        escaped(&title),
        escaped(&title),
        counts.map(|count| format!("<span>{}</span>", escaped(&count))).join(" · "),
    );
    axis(&mut page, meetings, reader);
    page.push_str("<main>\n");
    meetings.iter().for_each(|meeting| drawing.card(&mut page, meeting));
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// All dated meetings on one axis. Between far days it is pressed together, so that an old summit leaves the others
/// their room; the labels say where in time one is.
fn axis(page: &mut String, meetings: &[Meeting<'_>], reader: Language) {
    let dated: Vec<(&Meeting<'_>, Interval)> =
        meetings.iter().filter_map(|meeting| Some((meeting, all_days(&meeting.reports)?))).collect();
    let starts: BTreeSet<Date> = dated.iter().map(|(_, days)| days.first).collect();
    let places = places(&starts);
    let at = |date: Date| places.iter().find(|(day, _)| *day == date).map_or(0.0, |(_, at)| *at);
    let name = message(reader, "timeline.axis", &[]);
    let _ = writeln!(page, "<nav class=\"axis\" aria-label=\"{}\">\n<ol>", escaped(&name));
    let mut last: Option<(Date, f64)> = None;
    let mut stacked: BTreeMap<Date, usize> = BTreeMap::new();
    for (date, place) in &places {
        let new = last.is_none_or(|(day, _)| day.first_of_month() != date.first_of_month());
        if new && last.is_none_or(|(_, at)| place - at >= LABELS) {
            let month = format!("{}-{:02}", date.year(), date.month());
            let _ = writeln!(
                page,
                "<li class=\"tick\" style=\"inset-inline-start:{place:.1}%\"><time>{month}</time></li>",
            );
            last = Some((*date, *place));
        }
    }
    for (meeting, days) in dated {
        let label = format!("{}: {}", days::interval(reader, days), meeting.name);
        let class = if meeting.disagreements.is_empty() { "point" } else { "point differs" };
        let below = stacked.entry(days.first).or_default();
        let _ = writeln!(
            page,
            "<li class=\"{class}\" style=\"inset-inline-start:{:.1}%;--below:{below}\"><a href=\"#{}\" title=\"{}\"><span>{}</span></a></li>",
            at(days.first),
            escaped(meeting.id),
            escaped(&label),
            escaped(&label),
        );
        *below += 1;
    }
    page.push_str("</ol>\n</nav>\n");
}

/// Where each day stands on the axis, in hundredths: a longer gap takes more room, but less and less more.
fn places(days: &BTreeSet<Date>) -> Vec<(Date, f64)> {
    let mut at = 0.0;
    let mut places: Vec<(Date, f64)> = Vec::new();
    for day in days {
        if let Some((before, _)) = places.last() {
            at += 1.0 + (calendar::days_between(*before, *day).max(1) as f64).ln();
        }
        places.push((*day, at));
    }
    let whole = if at > 0.0 { at } else { 1.0 };
    places.into_iter().map(|(day, at)| (day, 2.0 + 92.0 * at / whole)).collect()
}

impl Drawing<'_> {
    /// One meeting: its name, its days, a row an article, and where they disagree.
    fn card(&self, page: &mut String, meeting: &Meeting<'_>) {
        let reader = self.reader;
        let class = if meeting.disagreements.is_empty() { "meeting" } else { "meeting differs" };
        let all = all_days(&meeting.reports);
        let when =
            all.map_or_else(|| message(reader, "timeline.undated", &[]), |all| days::interval(reader, all));
        let stamp = meeting.first.map(|day| format!(" datetime=\"{day}\"")).unwrap_or_default();
        let kind = meeting.kind.map(|kind| message(reader, kind.key(), &[])).unwrap_or_default();
        let _ = writeln!(
            page,
            "<article class=\"{class}\" id=\"{}\">\n<time{stamp}>{}</time>\n<h2><bdi>{}</bdi> <small>{}</small></h2>",
            escaped(meeting.id),
            escaped(&when),
            escaped(meeting.name),
            escaped(&kind),
        );
        if let Some((id, whole)) = meeting.whole {
            let said = message(reader, "timeline.part-of", &[("whole", &isolated(whole))]);
            let _ =
                writeln!(page, "<p class=\"part\"><a href=\"#{}\">{}</a></p>", escaped(id), escaped(&said));
        }
        let columns = all.map(columns).unwrap_or_default();
        let _ = writeln!(
            page,
            "<div class=\"wide\">\n<table>\n<thead><tr><th scope=\"col\">{}</th>",
            escaped(&message(reader, "timeline.article", &[]))
        );
        for day in &columns {
            let full = days::full_day(reader, *day);
            let _ = write!(
                page,
                "<th scope=\"col\" class=\"day\" title=\"{}\">{}</th>",
                escaped(&full),
                day.day()
            );
        }
        let _ = writeln!(
            page,
            "<th scope=\"col\">{}</th></tr></thead>\n<tbody>",
            escaped(&message(reader, "timeline.says", &[]))
        );
        meeting.reports.iter().for_each(|report| self.row(page, report, &columns));
        page.push_str("</tbody>\n</table>\n</div>\n");
        self.disagreements(page, meeting);
        page.push_str("</article>\n");
    }

    fn disagreements(&self, page: &mut String, meeting: &Meeting<'_>) {
        if !meeting.disagreements.is_empty() {
            page.push_str("<ul class=\"disagreements\">\n");
            for found in &meeting.disagreements {
                let _ = writeln!(
                    page,
                    "<li class=\"{}\">{} {}</li>",
                    found.severity.name(),
                    self.address(FileSpan { file: found.file, span: found.span }),
                    escaped(&found.message),
                );
            }
            page.push_str("</ul>\n");
        }
    }

    fn row(&self, page: &mut String, report: &Report<'_>, columns: &[Date]) {
        let _ = write!(page, "<tr><th scope=\"row\">{}</th>", self.address(report.place));
        for day in columns {
            let said = report.says.iter().filter_map(|statement| statement.days);
            let mut holding = said.filter(|days| days.first <= *day && *day <= days.last).peekable();
            // A month that holds the day says less than the day.
            let mark = match (holding.peek().is_some(), holding.any(is_fine)) {
                (true, true) => "<td class=\"day said\">\u{25CF}</td>",
                (true, false) => "<td class=\"day said\">\u{25CB}</td>",
                _ => "<td class=\"day\"></td>",
            };
            page.push_str(mark);
        }
        page.push_str("<td><dl>");
        report.says.iter().for_each(|statement| self.says(page, statement));
        page.push_str("</dl></td></tr>\n");
    }

    fn says(&self, page: &mut String, statement: &Statement<'_>) {
        let what = message(self.reader, &format!("timeline.{}", statement.what), &[]);
        let value = statement.value.map(|value| format!(" <code><bdi>{}</bdi></code>", escaped(value)));
        let words = statement.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = write!(
            page,
            "<div><dt>{}</dt><dd><q><bdi>{}</bdi></q>{}</dd></div>",
            escaped(&what),
            escaped(&words),
            value.unwrap_or_default(),
        );
    }

    /// A file by its name, with its whole path for whoever asks, and a line; where it can be looked at, as a link.
    fn address(&self, at: FileSpan) -> String {
        let path = self.corpus.path(at.file);
        let line = self.corpus.entry(at.file).map_or(0, |entry| entry.lines().line_of(at.span.start)) + 1;
        let (path, name) = (escaped(path), escaped(file_name(path)));
        let words = format!("<bdi class=\"path\" title=\"{path}\">{name}:{line}</bdi>");
        match (self.link)(at) {
            Some(link) => format!("<a href=\"{}\">{words}</a>", escaped(&link)),
            None => words,
        }
    }
}

fn columns(days: Interval) -> Vec<Date> {
    let count = calendar::days_between(days.first, days.last) + 1;
    let shown = if (1..=FINE).contains(&count) { count } else { 0 };
    (0..shown).map(|n| calendar::plus_days(days.first, n)).collect()
}

/// A text as HTML shows it, in an element and in an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn no_text_becomes_markup() {
        assert_eq!(escaped("<a href=\"x\">&'"), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
    }

    #[test]
    fn the_axis_keeps_the_order_and_presses_far_days_together() {
        let days = BTreeSet::from([date(1990, 1, 1), date(2024, 1, 1), date(2024, 1, 2)]);
        let at: Vec<f64> = places(&days).into_iter().map(|(_, at)| at).collect();
        assert!(at[0] < at[1] && at[1] < at[2], "{at:?}");
        assert!(at[2] - at[1] > 5.0, "neighbours stay apart: {at:?}");
    }
}
