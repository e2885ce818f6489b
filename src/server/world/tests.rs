//! Whatever happens, the articles are those of the buffers and the disk.

use super::*;
use crate::server::change::Start;
use crate::text::LineCol;
use proptest::prelude::*;

const WRONG: &str = "The council meets on 31 November 2025.";

fn uri(path: &str) -> Uri {
    uri::uri_of(path).unwrap()
}

fn read(path: &str, text: &str) -> Change {
    Change::Read(Box::new(read_file(path, text)))
}

fn read_file(path: &str, text: &str) -> ReadFile {
    ReadFile { path: path.into(), content: Content::Text(text.into()) }
}

fn open(path: &str, text: &str) -> Change {
    Change::Opened { uri: uri(path), text: text.into(), version: 1, stamp: 0 }
}

fn edit(path: &str, text: &str) -> Change {
    let start = LineCol::default();
    let edits = vec![OwnedEdit { range: Some((start, start)), text: text.into() }];
    Change::Edited { path: path.into(), edits, version: 2, stamp: 0 }
}

/// A world after these changes.
fn after(changes: impl IntoIterator<Item = Change>) -> World {
    let mut world = World::default();
    let locale = Language::English;
    let start = Start { roots: vec!["/news".into()], locale, ..Start::default() };
    world.apply(Change::Started(start));
    for change in changes {
        world.apply(change);
    }
    world.settle();
    world
}

/// All texts, in order of path.
fn texts(world: &World) -> Vec<(String, String)> {
    let files = world.corpus.files().into_iter();
    files.map(|file| (world.corpus.path(file).to_owned(), world.corpus.text(file).to_owned())).collect()
}

fn check(changes: impl IntoIterator<Item = Change>, expected: &[(&str, &str)]) {
    let world = after(changes);
    let texts = texts(&world);
    let texts: Vec<_> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    assert_eq!(texts, expected);
}

#[test]
fn the_buffer_wins_until_it_is_closed() {
    let (a, closed) = ("/news/a.txt", Change::Closed("/news/a.txt".into()));
    check([read(a, "disk"), open(a, "buffer")], &[(a, "buffer")]);
    check([read(a, "disk"), open(a, "buffer"), edit(a, "my ")], &[(a, "my buffer")]);
    check([open(a, "buffer"), read(a, "disk")], &[(a, "buffer")]);
    check([read(a, "disk"), open(a, "buffer"), closed], &[(a, "disk")]);
}

#[test]
fn a_buffer_without_a_file_goes_when_it_is_closed() {
    let buffer = "untitled:a";
    check([open(buffer, "text")], &[(buffer, "text")]);
    check([open(buffer, "text"), Change::Closed(buffer.into())], &[]);
}

#[test]
fn a_file_that_goes_while_it_is_open_stays_until_it_is_closed() {
    let (a, gone) = ("/news/a.txt", || Change::Gone("/news/a.txt".into()));
    check([read(a, "disk"), open(a, "buffer"), gone()], &[(a, "buffer")]);
    check([read(a, "disk"), open(a, "buffer"), gone(), Change::Closed(a.into())], &[]);
    check([read(a, "disk"), gone()], &[]);
}

#[test]
fn a_folder_goes_with_all_that_lies_in_it_and_nothing_beside_it() {
    let files = || [read("/news/a/x.txt", ""), read("/news/a/b/y.txt", ""), read("/news/ab.txt", "")];
    check(files().into_iter().chain([Change::Gone("/news/a".into())]), &[("/news/ab.txt", "")]);
    check(files().into_iter().chain([Change::RootRemoved("/news".into())]), &[]);
}

#[test]
fn many_articles_go_at_once() {
    let paths: Vec<String> = (0..20).map(|n| format!("/news/{n:02}.txt")).collect();
    let files = || Change::Scanned(paths.iter().map(|path| read_file(path, "")).collect());
    check([files(), open("/news/07.txt", "mine"), Change::Gone("/news".into())], &[("/news/07.txt", "mine")]);
    check([files(), read("/desk/a.txt", ""), Change::RootRemoved("/news".into())], &[]);
}

#[test]
fn what_was_scanned_is_there_when_the_scan_is_over() {
    let scanned = |path: &str| Change::Scanned(vec![read_file(path, "disk")]);
    check([scanned("/news/a.txt")], &[]);
    check([scanned("/news/a.txt"), Change::ScanEnded], &[("/news/a.txt", "disk")]);
    check(
        [scanned("/news/a.txt"), open("/news/a.txt", "buffer"), Change::Closed("/news/a.txt".into())],
        &[("/news/a.txt", "disk")],
    );
    check(
        [open("/news/a.txt", "buffer"), scanned("/news/a.txt"), Change::ScanEnded],
        &[("/news/a.txt", "buffer")],
    );
    let many = (0..FIRST_SCANNED).map(|n| read_file(&format!("/news/{n}.txt"), ""));
    assert_eq!(after([Change::Scanned(many.collect())]).corpus.len(), FIRST_SCANNED);
}

#[test]
fn an_edit_of_what_is_not_open_is_nothing() {
    check([edit("/news/a.txt", "x"), Change::Closed("/news/a.txt".into())], &[]);
}

#[test]
fn a_broken_newsroom_file_leaves_the_last_good_one_in_force() {
    let newsroom = |text: &str| Change::Newsroom(Some(("/news/dateline.toml".into(), text.into())));
    let mut world = after([newsroom("locale = \"ar\"\n"), read("/news/a.txt", WRONG)]);
    assert_eq!(world.config.reader(), Language::Arabic);
    assert!(world.apply(newsroom("locale =\n")).is_empty());
    assert_eq!(world.config.reader(), Language::Arabic);
    assert_eq!(world.newsroom.fault().map(|fault| fault.error.line), Some(1));
    assert_eq!(world.apply(Change::Newsroom(None)).len(), 1);
    assert_eq!(world.config.reader(), Language::English);
    assert_eq!(world.newsroom.fault(), None);
}

#[test]
fn settings_that_make_no_sense_are_told_and_not_taken() {
    let settings = |json: serde_json::Value| Change::Settings(Some(json));
    let mut world = after([settings(serde_json::json!({"locale": "ar"}))]);
    assert_eq!(world.config.reader(), Language::Arabic);
    world.apply(settings(serde_json::json!({"locale": "tlh"})));
    assert_eq!(world.config.reader(), Language::English);
    assert!(world.snapshot().settings_fault.is_some());
}

#[test]
fn a_buffer_that_is_too_large_is_open_without_findings() {
    let text = format!("{WRONG}\n").repeat(super::super::understand::LARGEST / WRONG.len());
    let world = after([open("/news/a.txt", &text)]);
    let file = world.corpus.file("/news/a.txt").unwrap();
    assert_eq!(world.corpus.text(file).len(), text.len());
    assert!(world.corpus.article(file).unwrap().times.is_empty());
}

proptest! {
    /// Whatever happens in whatever order, the articles are those of the buffers and the disk.
    #[test]
    fn the_articles_are_those_of_the_buffers_and_the_disk(
        steps in prop::collection::vec((0..7u8, 0..3usize, "[a-z]{0,3}"), 0..40)
    ) {
        const PATHS: [&str; 3] = ["/news/a.txt", "/news/b.txt", "/news/c.txt"];
        let (mut disk, mut buffers) = ([const { None::<String> }; 3], [const { None::<String> }; 3]);
        let mut changes = Vec::new();
        for (kind, index, text) in steps {
            let path = PATHS[index];
            changes.push(match kind {
                0 => { disk[index] = Some(text.clone()); read(path, &text) }
                1 => { disk[index] = None; Change::Gone(path.into()) }
                2 => { buffers[index] = Some(text.clone()); open(path, &text) }
                4 => { disk[index] = Some(text.clone()); Change::Scanned(vec![read_file(path, &text)]) }
                5 => Change::ScanEnded,
                3 => { buffers[index] = None; Change::Closed(path.into()) }
                _ => {
                    if let Some(buffer) = &mut buffers[index] { buffer.insert_str(0, &text); }
                    edit(path, &text)
                }
            });
        }
        let expected: Vec<_> = PATHS.iter().zip(buffers.into_iter().zip(disk))
            .filter_map(|(path, (buffer, disk))| Some((path.to_string(), buffer.or(disk)?)))
            .collect();
        changes.push(Change::ScanEnded);
        prop_assert_eq!(texts(&after(changes)), expected);
    }
}
