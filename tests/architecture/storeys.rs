//! Law 1: a room uses only the storeys below its own.

use super::{Source, breaks, hold, keeps};

/// The storeys from the ground up. A room may name itself and every room before it.
const STOREYS: [&[&str]; 10] = [
    &["text"],
    &["lang"],
    &["time"],
    &["people"],
    &["meetings"],
    &["article"],
    &["corpus"],
    &["rules"],
    &["ide"],
    // The two do not know of each other.
    &["server", "cli"],
];

/// The rooms beside the storeys: each with the rooms that may name it, and the rooms that it may name.
const BESIDE: [(&str, &[&str], &[&str]); 3] = [
    // The rules' names are settings too: of `rules`, `config` may know `ALL` and nothing else.
    (
        "config",
        &["corpus", "rules", "ide", "server", "cli", "fixture"],
        &["text", "lang", "time", "article", "rules"],
    ),
    ("disk", &["server", "cli", "fixture"], &[]),
    ("fixture", &[], &["text", "lang", "article", "corpus", "rules", "config", "disk"]),
];

/// The two files that stand above everything.
const ROOF: [&str; 2] = ["lib", "main"];

/// Where the law bends: the file, the room that it names all the same, and why a reader would accept it.
const BENT: [(&str, &str, &str); 2] = [
    (
        "lang/sense.rs",
        "time",
        "a sense names the plain enums of `time::shape` and `time::timex`, which hold no code",
    ),
    ("lang/sense.rs", "meetings", "a sense names the plain enum of kinds of meetings, which holds no code"),
];

#[test]
fn no_room_uses_a_storey_above_it() {
    hold(law);
}

#[test]
fn every_room_has_its_storey() {
    hold(|source| {
        let room = source.room();
        let known = storey(room).is_some() || beside(room).is_some() || ROOF.contains(&room);
        if known { Vec::new() } else { vec![format!("src/{}: the room {room} has no storey", source.path)] }
    });
}

#[test]
fn the_law_bends_nowhere_without_need() {
    for (path, room, _) in BENT {
        let sources = super::sources();
        let source = sources.iter().find(|source| source.path == path);
        let needed = source.is_some_and(|source| source.rooms_named().iter().any(|token| token.text == room));
        assert!(needed, "src/{path} does not use {room} any more");
    }
}

#[test]
fn the_law_of_storeys_can_be_broken() {
    breaks("text/a.rs", "use crate::lang::Language;", law);
    breaks("article/mod.rs", "use crate::{text, corpus::Corpus};", law);
    breaks("server/mod.rs", "use crate::cli;", law);
    breaks("time/a.rs", "use crate::config::Config;", law);
    breaks("config/a.rs", "use crate::rules::check;", law);
    keeps("rules/a.rs", "use crate::{corpus::Corpus, config::Level};", law);
    keeps("config/a.rs", "fn f() { crate::rules::ALL; }", law);
    keeps("lang/a.rs", "#[cfg(test)] mod tests { use crate::fixture; }", law);
}

fn law(source: &Source) -> Vec<String> {
    let room = source.room();
    if ROOF.contains(&room) {
        return Vec::new();
    }
    let named = source.rooms_named().into_iter().filter(|token| !may_name(room, &token.text));
    let named = named
        .filter(|token| !BENT.iter().any(|(path, other, _)| *path == source.path && *other == token.text));
    let mut broken: Vec<String> =
        named.map(|token| source.offence(&token, &format!("{room} may not use {}", token.text))).collect();
    if room == "config" {
        let rules =
            source.after(&["crate", ":", ":", "rules", ":", ":"]).filter(|path| path[0].text != "ALL");
        broken.extend(
            rules.map(|path| source.offence(&path[0], "config may know nothing but the rules' names")),
        );
    }
    broken
}

fn may_name(room: &str, other: &str) -> bool {
    if room == other {
        return true;
    }
    // `crate::rule!` and what else is no room.
    if storey(other).is_none() && beside(other).is_none() {
        return true;
    }
    if let Some((_, _, rooms)) = beside(room) {
        return rooms.contains(&other);
    }
    match (beside(other), storey(room), storey(other)) {
        (Some((_, users, _)), ..) => users.contains(&room),
        (None, Some(own), Some(below)) => below < own,
        _ => false,
    }
}

fn storey(room: &str) -> Option<usize> {
    STOREYS.iter().position(|rooms| rooms.contains(&room))
}

fn beside(room: &str) -> Option<&'static (&'static str, &'static [&'static str], &'static [&'static str])> {
    BESIDE.iter().find(|(name, ..)| *name == room)
}
