use super::*;
use crate::article::{Hints, analyse};

fn check(text: &str, file_name: &str, expect: Option<(&str, DctSource)>) {
    let hints = Hints { file_name: file_name.into(), ..Hints::default() };
    let found = analyse(text, &hints).published.map(|dct| (dct.date.to_string(), dct.source));
    assert_eq!(found.as_ref().map(|(day, source)| (day.as_str(), *source)), expect, "{text}");
}

/// Checks that a date is passed over, for which words.
fn check_passed_over(text: &str, file_name: &str, expect: (&str, &str)) {
    let article = analyse(text, &Hints { file_name: file_name.into(), ..Hints::default() });
    let found = article.passed_over.as_ref().map(|passed_over| {
        let words = article.times[passed_over.time as usize].shape.span.text(text);
        (passed_over.dct.date.to_string(), words)
    });
    assert_eq!(found.as_ref().map(|(day, words)| (day.as_str(), *words)), Some(expect), "{text}");
    assert_eq!(article.published.map(|dct| dct.date), None, "{text}");
}

#[test]
fn the_more_trusted_source_wins() {
    let line = "نشر: 2024-03-06\nعنوان\n";
    let front = "---\npublished: 2024-03-05\n---\n";
    check(&format!("{front}{line}"), "2024-03-07.txt", Some(("2024-03-05", DctSource::FrontMatter)));
    check(line, "2024-03-07.txt", Some(("2024-03-06", DctSource::Label)));
    check("كلام بلا تاريخ", "2024-03-07.txt", Some(("2024-03-07", DctSource::FileName)));
    check(
        "https://news.example/2024/3/8/a\nكلام بلا تاريخ",
        "2024-03-07.txt",
        Some(("2024-03-08", DctSource::FileName)),
    );
    check("كلام بلا تاريخ", "notes.txt", None);
}

#[test]
fn front_matter_of_both_kinds_with_times_and_zones() {
    let front = |day| Some((day, DctSource::FrontMatter));
    check("---\ntitle: x\ndate: 2024-03-05T23:30:00+03:00\n---\nعنوان\n", "", front("2024-03-05"));
    check("---\npublished: \"2024-03-05 23:30\"\ndate: 2024-03-09\n---\nعنوان\n", "", front("2024-03-05"));
    check("+++\npublished = 2024-03-05T23:30:00Z\n+++\nHeadline\n", "", front("2024-03-05"));
    check("---\nevent: 2024-03-05\n---\nعنوان\n", "", None);
}

#[test]
fn labelled_lines_in_both_languages() {
    let label = |day| Some((day, DctSource::Label));
    check("عنوان الخبر\nتاريخ النشر: الثلاثاء 5 مارس 2024 - 10:30\n", "", label("2024-03-05"));
    check("عنوان الخبر\nتم النشر في 5 مارس 2024\n", "", label("2024-03-05"));
    check("عنوان الخبر\nآخر تحديث: 6 مارس 2024\n", "", label("2024-03-06"));
    check("عنوان الخبر\nنشر: 5 مارس 2024 آخر تحديث: 6 مارس 2024\n", "", label("2024-03-05"));
    check("Headline\nPublished on March 5, 2024\n", "", label("2024-03-05"));
    check("Headline\nUpdated: 6 March 2024, 10:30\n", "", label("2024-03-06"));
    check("عنوان الخبر\nتاريخ النشر: 24 شعبان 1445هـ\n", "", label("2024-03-05"));
    check("نشر الجيش قواته في 3 مارس 2024 على الحدود.", "", None);
    check("The council published its plan for the river on March 3, 2024.", "", None);
}

#[test]
fn datelines_give_the_day_in_both_languages() {
    let dateline = |day| Some((day, DctSource::Dateline));
    check(
        "صوفيا، 14 مارس 2026 (وكالات) - التقى الوفدان في مقر الوزارة لبحث ملف المياه.",
        "",
        dateline("2026-03-14"),
    );
    check(
        "وكالة الجبل -صوفيا- 3 مايو 2023- التقى الوفدان في مقر الوزارة لبحث الملف.",
        "",
        dateline("2023-05-03"),
    );
    check(
        "SOFIA, 14 March 2026 (Newsroom) - The delegations met to talk about the river.",
        "",
        dateline("2026-03-14"),
    );
    check("وقع الاتفاق في 14 مارس 2026 ودخل حيز التنفيذ بعد ذلك.", "", None);
}

#[test]
fn stamps_above_the_story_give_the_day() {
    let stamp = |day| Some((day, DctSource::Dateline));
    let story = "التقى الوفدان في مقر الوزارة لبحث ملف المياه والسدود بين البلدين في السنوات المقبلة.";
    check(&format!("عنوان\nسامي البرغوثي\nالثلاثاء 5 مارس 2024 - 20:46\n{story}"), "", stamp("2024-03-05"));
    check(&format!("الثلاثاء 24 شعبان 1445هـ الموافق 5 مارس 2024م\nعنوان\n{story}"), "", stamp("2024-03-05"));
    check(&format!("قمة صوفيا 5 مارس 2024\n{story}"), "", None);
}

#[test]
fn a_chronology_has_no_dateline() {
    check(
        "أبرز المحطات\n* 28 مايو 1996: وقع البلدان اتفاق المياه الأول في صوفيا بعد مفاوضات طويلة.\n* 3 يونيو 1998: بدأ البناء.\n* 4 يوليو 2001: افتتح السد.",
        "",
        None,
    );
    check("28 مايو 1996: وقع البلدان اتفاق المياه الأول في صوفيا بعد مفاوضات طويلة جدا.", "", None);
}

const MASTHEAD: &str = "الجمعة 22 نوفمبر 2024 الموافق 20 جمادى الأولى 1446";

#[test]
fn the_day_a_page_was_looked_at_is_not_that_of_the_story() {
    let on_top = |story: &str| format!("{MASTHEAD}\nعنوان الخبر\n{story}");
    check_passed_over(
        &on_top("التقى الوزيران أمس الخميس، ويجتمعان في 10 أبريل المقبل 2022."),
        "",
        ("2024-11-22", "10 أبريل المقبل 2022"),
    );
    check_passed_over(&on_top("التقى الوزيران اليوم الاثنين في صوفيا."), "", ("2024-11-22", "اليوم الاثنين"));
    check_passed_over(
        &on_top("التقى الوزيران في الثالث من مارس الجاري في صوفيا."),
        "",
        ("2024-11-22", "الثالث من مارس الجاري"),
    );
    check_passed_over(
        &on_top(
            "جانب من اللقاء - 3 مارس 2022 - وكالات\nالتقى الوزيران الخميس في مقر الوزارة في صوفيا لبحث ملف المياه.",
        ),
        "",
        ("2024-11-22", "3 مارس 2022"),
    );
    check_passed_over(
        "التقى الوزيران في الثالث من مارس الجاري.",
        "2024-11-22.txt",
        ("2024-11-22", "الثالث من مارس الجاري"),
    );
    // The story's own words settle it where they can, and a slip of the weekday under a plain stamp is a slip.
    let hint = Hints::default();
    let settled = analyse(&on_top("التقى الوزيران أمس الاثنين 4 مارس 2024 في صوفيا."), &hint);
    assert_eq!(settled.published, None);
    check(
        "عنوان الخبر\n5 مارس 2024\nالتقى الوزيران أمس الأحد في صوفيا.",
        "",
        Some(("2024-03-05", DctSource::Dateline)),
    );
    check(&on_top("التقى الوزيران اليوم الجمعة في صوفيا."), "", Some(("2024-11-22", DctSource::Dateline)));
}

#[test]
fn a_dateline_is_better_than_a_stamp_of_another_year() {
    let text = format!(
        "{MASTHEAD}\nعنوان الخبر\nصوفيا، 3 مارس 2022 (وكالات) - التقى الوزيران في مقر الوزارة لبحث ملف المياه."
    );
    let article = analyse(&text, &Hints::default());
    assert_eq!(article.published.map(|dct| dct.date.to_string()).as_deref(), Some("2022-03-03"));
    assert!(article.passed_over.is_some());
}
