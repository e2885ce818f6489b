//! `annotate`, `timeline` and `people`.

use super::Desk;
use serde_json::{Value, json};

const COPY: &str = "نشر: 2026-03-10\n😀 أعلنت الوزارة أمس أن القمة تنعقد في 17 مارس 2026.\n";

fn desk() -> Desk {
    Desk::with(&[("copy.txt", COPY.as_bytes())])
}

#[test]
fn a_pipe_gets_one_object_a_line() {
    let run = desk().run(&["annotate"]);
    let [line] = run.lines().try_into().expect("one article is one line");
    let Value::Object(fields) = &line else { panic!("{line}") };
    let keys: Vec<&str> = fields.keys().map(String::as_str).collect();
    assert_eq!(keys, ["language", "meetings", "path", "people", "published", "roles", "times"]);
    assert_eq!(line["language"], "ar");
    assert_eq!(line["published"], json!({ "value": "2026-03-10", "source": "label" }));
    let day =
        line["times"].as_array().and_then(|times| times.iter().find(|time| time["text"] == "17 مارس 2026"));
    let day = day.expect("the day is found");
    assert_eq!(
        (&day["type"], &day["value"], &day["mod"]),
        (&json!("DATE"), &json!("2026-03-17"), &Value::Null)
    );
    let (start, end) = (day["start"].as_u64().expect("a number"), day["end"].as_u64().expect("a number"));
    let words: String = COPY.chars().skip(start as usize).take((end - start) as usize).collect();
    assert_eq!(words, "17 مارس 2026");
}

#[test]
fn every_time_says_why() {
    let run = desk().run(&["annotate"]);
    let line = &run.lines()[0];
    let yesterday =
        line["times"].as_array().and_then(|times| times.iter().find(|time| time["text"] == "أمس"));
    let yesterday = yesterday.expect("the day before is found");
    assert_eq!(yesterday["value"], "2026-03-09");
    assert!(
        yesterday["because"].as_str().is_some_and(|because| because.contains("2026-03-10")),
        "{yesterday}"
    );
}

#[test]
fn timeml_tags_the_text() {
    let run = desk().run(&["annotate", "--format", "timeml"]);
    assert!(
        run.out.contains("functionInDocument=\"CREATION_TIME\">2026-03-10</TIMEX3></DCT>"),
        "{}",
        run.out
    );
    assert!(run.out.contains("value=\"2026-03-17\">17 مارس 2026</TIMEX3>"), "{}", run.out);
    let text =
        run.out.split("<TEXT>").nth(1).and_then(|rest| rest.split("</TEXT>").next()).expect("there is text");
    let mut plain = String::new();
    let mut tag = false;
    for c in text.chars() {
        match c {
            '<' => tag = true,
            '>' => tag = false,
            _ if !tag => plain.push(c),
            _ => {}
        }
    }
    assert_eq!(plain, COPY);
}

#[test]
fn text_is_for_people() {
    let run = desk().run(&["annotate", "--format", "text"]);
    assert!(run.out.starts_with("copy.txt · ar · published 2026-03-10 (label)\n"), "{}", run.out);
    assert!(run.out.contains("= 2026-03-17 · "), "{}", run.out);
}

#[test]
fn timeline_and_people_are_arrays() {
    for command in ["timeline", "people"] {
        let run = desk().run(&[command, "--format", "json"]);
        assert!(run.code == 0 && run.json().is_array(), "{run:?}");
        assert_eq!(desk().run(&[command]).code, 0);
    }
}

#[test]
fn the_timeline_is_one_page_in_the_language_of_the_reader() {
    let desk = desk();
    let run = |language: &str| desk.run_with(&["timeline", "--format", "html"], b"", &[("LC_ALL", language)]);
    let (arabic, english) = (run("ar"), run("en"));
    assert_eq!((arabic.code, english.code), (0, 0), "{}", arabic.err);
    assert!(arabic.out.contains("<html lang=\"ar\" dir=\"rtl\">") && arabic.out.contains("copy.txt"));
    assert!(english.out.contains("<html lang=\"en\" dir=\"ltr\">"));
    assert!(!arabic.out.contains("http"), "it needs nothing from elsewhere");
}

#[test]
fn people_have_their_roles_with_the_days_on_which_they_were_said() {
    let desk = desk();
    let write = |name: &str, text: &str| std::fs::write(desk.path().join(name), text).unwrap();
    write("a.txt", "Published: 2026-01-05\n\nFinance Minister Antti Korhonen spoke.\n");
    write(
        "b.txt",
        "Published: 2026-03-05\n\nPrime Minister Antti Korhonen spoke. Shares of Korhonen rose.\n",
    );
    write(
        "dateline.toml",
        "[[person]]\nname = \"Antti Korhonen\"\nrole = \"Prime Minister\"\nfrom = 2026-02-01\n",
    );
    let people = desk.run(&["people", "--format", "json", "a.txt", "b.txt"]).json();
    let person = &people[0];
    assert_eq!(
        (&person["name"], people.as_array().unwrap().len()),
        (&"Antti Korhonen".into(), 1),
        "{people}"
    );
    let mut roles: Vec<String> = person["roles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|role| format!("{} {}", role["text"].as_str().unwrap(), role["articles"][0]["published"]))
        .collect();
    roles.sort();
    assert_eq!(roles, ["Finance Minister \"2026-01-05\"", "Prime Minister \"2026-03-05\""]);
    assert_eq!(person["spellings"].as_array().unwrap().len(), 2, "{person}");
    assert_eq!(person["newsroom"]["from"], "2026-02-01");
    let text = desk.run(&["people", "a.txt", "b.txt"]).out.replace(['\u{2068}', '\u{2069}'], "");
    assert!(text.contains("role      Finance Minister × 1 (2026-01-05)"), "{text}");
    assert!(text.contains("newsroom  Prime Minister"), "{text}");
}
