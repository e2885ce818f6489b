//! Law 2: no protocol below the server, no disk but in `disk`, and no clock but in the server, whose clock only
//! waits and never dates anything.

use super::{Source, breaks, hold, keeps};

/// Names of the protocol and its machinery.
const PROTOCOL: [&str; 6] = ["tower_lsp", "tower_lsp_server", "lsp_types", "ls_types", "tokio", "Uri"];
/// Names of clocks.
const CLOCKS: [&str; 3] = ["SystemTime", "Instant", "UNIX_EPOCH"];
/// Names that reach for the disk.
const DISK: [&str; 6] = ["fs", "is_file", "is_dir", "read_dir", "canonicalize", "try_exists"];

#[test]
fn the_protocol_stays_in_the_server() {
    hold(protocol);
}

#[test]
fn the_clock_is_no_input() {
    hold(clock);
}

#[test]
fn the_disk_stays_in_its_room() {
    hold(disk);
}

#[test]
fn the_laws_of_the_outside_can_be_broken() {
    breaks("ide/a.rs", "use tower_lsp::lsp_types::Hover;", protocol);
    breaks("cli/a.rs", "use tokio::fs;", protocol);
    keeps("server/a.rs", "use tokio::sync::mpsc;", protocol);
    breaks("rules/a.rs", "fn f() { jiff::Zoned::now(); }", clock);
    breaks("time/a.rs", "use std::time::{Duration, SystemTime};", clock);
    keeps("time/a.rs", "use std::time::Duration; fn now() {}", clock);
    breaks("cli/a.rs", "fn f() { std::fs::read(\"a\"); }", disk);
    breaks("server/a.rs", "fn f(p: &Path) { p.is_dir(); }", disk);
    breaks("server/a.rs", "fn f(p: &Path) { File::open(p); }", disk);
    keeps("disk.rs", "use std::fs;", disk);
}

fn protocol(source: &Source) -> Vec<String> {
    names(source, &["server", "main"], &PROTOCOL, "belongs to the server")
}

fn clock(source: &Source) -> Vec<String> {
    let mut broken = names(source, &["server", "main"], &CLOCKS, "is a clock");
    // `Zoned::now()` and `Timestamp::now()` would date articles by the day they are read: not even the server.
    let reads = ["Zoned", "Timestamp", "SystemTime", "Utc", "Local"];
    for clock in reads {
        let pattern = [clock, ":", ":"];
        let calls = source.after(&pattern).filter(|path| path[0].text == "now");
        broken.extend(calls.map(|path| source.offence(&path[0], "reads the clock")));
    }
    broken
}

fn disk(source: &Source) -> Vec<String> {
    let mut broken = names(source, &["disk"], &DISK, "reaches for the disk");
    if source.room() != "disk" {
        let opened = source.after(&["File", ":", ":"]).filter(|path| path[0].text.starts_with("open"));
        broken.extend(opened.map(|path| source.offence(&path[0], "opens a file")));
    }
    broken
}

fn names(source: &Source, allowed: &[&str], names: &[&str], what: &str) -> Vec<String> {
    if allowed.contains(&source.room()) {
        return Vec::new();
    }
    let found = source.tokens.iter().filter(|token| !token.literal && names.contains(&token.text.as_str()));
    found.map(|token| source.offence(token, &format!("{} {what}", token.text))).collect()
}
