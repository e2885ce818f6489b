//! `check`: findings, formats and exit codes.

use super::Desk;
use serde_json::Value;

/// 3 March 2024 was a Sunday, and April has 30 days.
const FALSE: &str = "عمّان 😀 في يوم.\nتنعقد القمة الاثنين 3 مارس 2024 في القاهرة.\n";
const IMPOSSIBLE: &str = "The council met on 31 April 2024 in Vienna.\n";
const TRUE: &str = "تنعقد القمة الأحد 3 مارس 2024 في القاهرة.\n";

fn desk() -> Desk {
    Desk::with(&[
        ("false.txt", FALSE.as_bytes()),
        ("impossible.md", IMPOSSIBLE.as_bytes()),
        ("true.txt", TRUE.as_bytes()),
    ])
}

/// The findings of a JSON report as `path rule «words»`, where the words come from the offsets.
fn quoted(report: &Value, texts: &[(&str, &str)]) -> Vec<String> {
    let findings = report.as_array().expect("the report is an array");
    let quote = |finding: &Value| {
        let path = finding["path"].as_str().expect("a path is text");
        let text = texts.iter().find(|(name, _)| *name == path).expect("the path is known").1;
        let number = |key: &str| finding[key].as_u64().expect("offsets are numbers") as usize;
        let words: String =
            text.chars().skip(number("start")).take(number("end") - number("start")).collect();
        format!("{path} {} «{words}»", finding["rule"].as_str().expect("a rule is text"))
    };
    findings.iter().map(quote).collect()
}

const FOUND: [&str; 2] =
    ["false.txt weekday-mismatch «الاثنين 3 مارس 2024»", "impossible.md impossible-date «31 April 2024»"];

#[test]
fn json_tells_every_finding_once() {
    let run = desk().run(&["check", "--format", "json"]);
    let texts = [("false.txt", FALSE), ("impossible.md", IMPOSSIBLE), ("true.txt", TRUE)];
    assert_eq!((run.code, quoted(&run.json(), &texts)), (1, FOUND.map(str::to_owned).to_vec()));
    let finding = &run.json()[0];
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["range"]["start"], serde_json::json!({ "line": 1, "character": 12 }));
    let fixes = finding["fixes"].as_array().expect("fixes are an array");
    assert!(fixes.iter().any(|fix| fix["edits"][0]["new_text"] == "الأحد"), "{fixes:?}");
}

#[test]
fn nothing_to_find_is_exit_code_zero() {
    let run = desk().run(&["check", "true.txt"]);
    assert_eq!((run.code, run.out.as_str()), (0, "no findings in 1 article\n"));
}

#[test]
fn text_names_path_line_and_column() {
    let run = desk().run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("--> false.txt:2:13\n"), "{}", run.out);
    assert!(run.out.contains("\u{2068}«الاثنين 3 مارس 2024»\u{2069}"), "{}", run.out);
    assert!(run.out.ends_with("\n2 findings in 2 of 3 articles\n"), "{}", run.out);
    assert!(!run.out.contains('\u{1B}'), "a pipe gets no colour");
    assert!(desk().run(&["check", "--color", "always"]).out.contains('\u{1B}'));
}

#[test]
fn sarif_lists_rules_and_results() {
    let run = desk().run(&["check", "--format", "sarif"]);
    let log = run.json();
    let (rules, results) = (&log["runs"][0]["tool"]["driver"]["rules"], &log["runs"][0]["results"]);
    let result = &results[0];
    assert_eq!((run.code, &log["version"], results.as_array().map(Vec::len)), (1, &"2.1.0".into(), Some(2)));
    assert_eq!(result["ruleId"], "weekday-mismatch");
    let index = result["ruleIndex"].as_u64().expect("the rule is listed") as usize;
    assert_eq!(rules[index]["id"], "weekday-mismatch");
    assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "false.txt");
}

#[test]
fn github_writes_one_command_a_finding() {
    let run = desk().run(&["check", "--format", "github"]);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!((run.code, lines.len()), (1, 2));
    assert!(lines[0].starts_with("::error file=false.txt,line=2,endLine=2,col=13,"), "{}", lines[0]);
}

#[test]
fn several_paths_and_trouble_report_everything() {
    let desk = desk();
    desk.write("bad.txt", b"\xFF\x00");
    let run = desk.run(&["check", "--format", "json", "false.txt", "bad.txt", "gone.txt", "impossible.md"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.json().as_array().map(Vec::len), Some(2));
    assert_eq!(run.err.lines().count(), 2, "{}", run.err);
}

#[test]
fn standard_input_is_checked() {
    let run = desk().run_with(&["check", "-", "--format", "json"], FALSE.as_bytes(), &[]);
    assert_eq!((run.code, run.json()[0]["path"].clone()), (1, Value::from("-")));
}

#[test]
fn the_newsroom_file_sets_levels_and_leaves_findings_out() {
    let desk = desk();
    desk.write("dateline.toml", b"[rules]\nweekday-mismatch = \"hint\"\nimpossible-date = \"off\"\n");
    let run = desk.run(&["check", "--format", "json"]);
    assert_eq!((run.code, run.json()[0]["severity"].clone()), (0, Value::from("hint")));
    assert_eq!(run.json().as_array().map(Vec::len), Some(1));
    let ignore = "[[ignore]]\nrule = \"weekday-mismatch\"\nfile = \"false.txt\"\nreason = \"as printed\"\n";
    desk.write("dateline.toml", ignore.as_bytes());
    assert_eq!(desk.run(&["check", "--format", "json"]).json().as_array().map(Vec::len), Some(1));
}

#[test]
fn messages_follow_the_reader() {
    let desk = desk();
    let message = |run: super::Run| run.json()[0]["message"].as_str().expect("a message is text").to_owned();
    let is_arabic = |message: &str| message.chars().any(|c| ('\u{620}'..='\u{64A}').contains(&c));
    let check = ["check", "--format", "json", "impossible.md"];
    assert!(!is_arabic(&message(desk.run(&check))));
    assert!(is_arabic(&message(desk.run_with(&check, b"", &[("LANG", "ar_EG.UTF-8")]))));
    assert!(!is_arabic(&message(desk.run_with(&check, b"", &[("LANG", "ar_EG.UTF-8"), ("LC_ALL", "C")]))));
    desk.write("dateline.toml", b"locale = \"ar\"\n");
    assert!(is_arabic(&message(desk.run(&check))));
}

#[cfg(unix)]
#[test]
fn a_reader_who_leaves_is_no_trouble() {
    use std::process::{Command, Stdio};
    let desk = Desk::with(&[]);
    for number in 0..400 {
        desk.write(&format!("{number}.txt"), FALSE.as_bytes());
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .arg("check")
        .current_dir(desk.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.code().is_some_and(|code| code < 2), "{output:?}");
}

#[test]
fn a_baseline_leaves_only_what_is_new() {
    let desk = desk();
    let written = desk.run(&["check", "--write-baseline"]);
    assert_eq!(written.code, 0, "{}", written.err);
    assert!(written.out.starts_with("2 entries in "), "{}", written.out);
    assert_eq!(desk.run(&["check"]).code, 0);
    desk.write("sub/new.txt", IMPOSSIBLE.as_bytes());
    assert!(desk.run(&["check"]).out.contains("sub/new.txt:1"));
    // Whoever runs it from within a folder sees the same.
    let elsewhere = desk.run(&["check", "./sub/../false.txt"]);
    assert_eq!(elsewhere.code, 0, "{}", elsewhere.out);
    // What is mended makes its entry stale, and writing it anew takes that out.
    desk.write("false.txt", TRUE.as_bytes());
    let stale = desk.run(&["check", "--format", "json"]);
    let rules: Vec<_> =
        stale.json().as_array().expect("an array").iter().map(|f| f["rule"].clone()).collect();
    assert_eq!(rules, ["stale-ignore", "impossible-date"]);
    assert!(desk.run(&["check", "--write-baseline"]).out.starts_with("2 entries in "));
    assert_eq!(desk.run(&["check"]).code, 0);
}

#[test]
fn an_entry_for_many_files_that_matches_nothing_is_told() {
    let desk = desk();
    desk.write("dateline.toml", b"[[ignore]]\nrule = \"reversed-range\"\nreason = \"old\"\n");
    let run = desk.run(&["check"]);
    assert!(
        run.err.contains("[[ignore]] rule = \"reversed-range\" silences nothing any more"),
        "{}",
        run.err
    );
}
