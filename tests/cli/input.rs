//! What is read, and what is said of what cannot be.

use super::{Desk, Run};

const COPY: &[u8] = "قمة اليوم\n".as_bytes();

/// The paths of the articles that `annotate` tells of.
fn read(run: &Run) -> Vec<String> {
    run.lines().iter().map(|line| line["path"].as_str().expect("a path is text").to_owned()).collect()
}

#[test]
fn no_path_is_the_current_folder() {
    let desk = Desk::with(&[("b.txt", COPY), ("sub/a.md", COPY), ("notes.pdf", COPY), (".draft.txt", COPY)]);
    let run = desk.run(&["annotate"]);
    assert_eq!((run.code, read(&run)), (0, vec!["b.txt".to_owned(), "sub/a.md".to_owned()]));
    assert_eq!(run.err, "");
}

#[test]
fn paths_are_named_as_the_caller_names_them_and_read_once() {
    let desk = Desk::with(&[("sub/a.txt", COPY), ("sub/b.txt", COPY), ("c.text", COPY)]);
    let run = desk.run(&["annotate", "c.text", "sub", "sub/a.txt", "./sub/b.txt"]);
    assert_eq!(read(&run), ["c.text", "sub/a.txt", "sub/b.txt"]);
    let whole = desk.path().join("sub/a.txt").display().to_string();
    assert_eq!(read(&desk.run(&["annotate", &whole])), [whole.as_str()]);
}

#[test]
fn gitignore_is_respected_without_a_repository() {
    let desk = Desk::with(&[("a.txt", COPY), ("old/b.txt", COPY), (".gitignore", b"old/\n")]);
    assert_eq!(read(&desk.run(&["annotate"])), ["a.txt"]);
    assert_eq!(read(&desk.run(&["annotate", "old/b.txt"])), ["old/b.txt"]);
}

#[test]
fn standard_input_takes_a_publication_date() {
    let desk = Desk::with(&[]);
    let run = desk.run_with(&["annotate", "-", "--published", "2026-03-10"], COPY, &[]);
    let line = &run.lines()[0];
    assert_eq!(line["path"], "-");
    assert_eq!(line["published"], serde_json::json!({ "value": "2026-03-10", "source": "settings" }));
}

#[test]
fn a_publication_date_needs_standard_input() {
    let desk = Desk::with(&[("a.txt", COPY)]);
    let run = desk.run(&["check", "--published", "2026-03-10"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("--published is for standard input"), "{run:?}");
    assert_eq!(desk.run(&["check", "-", "--published", "10 March"]).code, 2);
}

#[test]
fn every_marked_encoding_says_the_same() {
    let text = "نشر: 2026-03-10\nوصل الوفد اليوم\n";
    let units = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let little = [vec![0xFF, 0xFE], units(u16::to_le_bytes)].concat();
    let big = [vec![0xFE, 0xFF], units(u16::to_be_bytes)].concat();
    let marked = [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat();
    let desk =
        Desk::with(&[("a.txt", text.as_bytes()), ("b.txt", &marked), ("c.txt", &little), ("d.txt", &big)]);
    let run = desk.run(&["annotate"]);
    let without_path = |mut line: serde_json::Value| {
        line["path"].take();
        line
    };
    let mut lines: Vec<_> = run.lines().into_iter().map(without_path).collect();
    assert_eq!(lines.len(), 4);
    lines.dedup();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(run.code, 0);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_checked() {
    let desk = Desk::with(&[("a.txt", COPY), ("bad.txt", b"abc\xE3def"), ("c.txt", COPY)]);
    let run = desk.run(&["annotate"]);
    assert_eq!((run.code, read(&run)), (2, vec!["a.txt".to_owned(), "c.txt".to_owned()]));
    assert!(run.err.starts_with("dateline: bad.txt: not UTF-8 at byte 3"), "{run:?}");
    let run = desk.run(&["annotate", "gone.txt", "a.txt"]);
    assert_eq!((run.code, read(&run)), (2, vec!["a.txt".to_owned()]));
    assert_eq!(run.err, "dateline: gone.txt: no such file or folder\n");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with(&[("a.txt", COPY), ("shut/b.txt", COPY)]);
    let shut = desk.path().join("shut");
    std::fs::set_permissions(&shut, PermissionsExt::from_mode(0o000)).expect("the folder is ours");
    // Root may read everything.
    let is_root = std::fs::read_dir(&shut).is_ok();
    let run = desk.run(&["annotate"]);
    std::fs::set_permissions(&shut, PermissionsExt::from_mode(0o700)).expect("the folder is ours");
    assert_eq!(read(&run)[0], "a.txt");
    assert_eq!(run.code, if is_root { 0 } else { 2 });
    assert_eq!(run.err.contains("shut: cannot be read"), !is_root, "{run:?}");
}

#[test]
fn no_articles_are_no_trouble_but_are_told() {
    let run = Desk::with(&[]).run(&["check", "--format", "json"]);
    assert_eq!((run.code, run.out.as_str()), (0, "[]\n"));
    assert_eq!(run.err, "dateline: there are no articles (.txt, .md) here\n");
}

#[test]
fn a_broken_newsroom_file_is_named_with_line_and_reason() {
    let desk = Desk::with(&[("a.txt", COPY), ("dateline.toml", b"locale = \"ar\"\ntolerence = 0.2\n")]);
    let run = desk.run(&["check"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    let expected =
        "dateline: dateline.toml:2:1: there is no setting `tolerence`; did you mean `tolerance`?\n";
    assert_eq!(run.err, expected);
    desk.write("dateline.toml", b"locale = \n");
    assert!(desk.run(&["check"]).err.starts_with("dateline: dateline.toml:1:"), "{:?}", desk.run(&["check"]));
    desk.write("dateline.toml", b"\xFF\xFF");
    assert!(desk.run(&["check"]).err.contains("dateline.toml: not UTF-8 at byte 0"));
}

#[test]
fn the_newsroom_file_is_found_upwards() {
    let desk = Desk::with(&[("deep/er/a.txt", COPY), ("dateline.toml", b"nothing = 1\n")]);
    let whole = desk.path().join("deep").display().to_string();
    for path in ["deep/er/a.txt", "deep/../deep", &whole] {
        let run = desk.run(&["check", path]);
        assert!(run.code == 2 && run.err.contains("dateline.toml:1:1: there is no setting"), "{run:?}");
    }
}

#[test]
fn the_arguments_are_checked() {
    let desk = Desk::with(&[]);
    assert_eq!(desk.run(&["chekc"]).code, 2);
    assert_eq!(desk.run(&["check", "--format", "xml"]).code, 2);
    assert_eq!(desk.run(&[]).code, 2);
    assert_eq!(desk.run(&["--version"]).out, format!("dateline {}\n", env!("CARGO_PKG_VERSION")));
    assert!(desk.run(&["--help"]).out.contains("annotate"));
}

#[test]
fn an_unknown_rule_gets_a_suggestion() {
    let desk = Desk::with(&[]);
    let run = desk.run(&["explain", "weekday-missmatch"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("did you mean `weekday-mismatch`?"), "{run:?}");
    let run = desk.run(&["explain", "weekday-mismatch"]);
    assert_eq!(run.code, 0);
    for heading in ["What it does", "Why", "Bad", "Good", "Settings"] {
        assert!(run.out.contains(&format!("\n## {heading}\n")), "{run:?}");
    }
    let run = desk.run(&["explain"]);
    assert!(run.code == 0 && run.out.lines().any(|line| line.starts_with("impossible-date ")), "{run:?}");
}

#[cfg(unix)]
#[test]
fn a_pipe_that_is_named_is_read() {
    use std::process::Command;
    let desk = Desk::with(&[]);
    let fifo = desk.path().join("pipe");
    let made = Command::new("mkfifo").arg(&fifo).status().expect("mkfifo is part of POSIX");
    assert!(made.success());
    let writer = std::thread::spawn(move || std::fs::write(fifo, COPY));
    let run = desk.run(&["annotate", "pipe"]);
    writer.join().expect("the writer ends").expect("the pipe is written");
    assert_eq!((run.code, read(&run)), (0, vec!["pipe".to_owned()]));
}
