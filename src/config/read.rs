//! From a tree to settings: first every key and value is held against the table, then it is taken over.

use super::settings::{Kind, SETTINGS, Setting};
use super::tree::{Entry, Fault, Node, Value};
use super::{Config, Ignore, KnownMeeting, KnownPerson, Level, TablePlace, nearest};
use crate::lang::Language;
use crate::lang::lexicon::fold_for_lookup;
use crate::time::Interval;
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

/// The settings of a tree on top of `base`, for rules of these names.
pub(super) fn read(root: &Node, base: &Config, rules: &[&str]) -> Result<Config, Fault> {
    let Value::Table(entries) = &root.value else {
        return Err(Fault::new(root.span, "settings must be a table"));
    };
    check_table(entries, SETTINGS, rules)?;
    let mut config = base.clone();
    for Entry { key, node, .. } in entries {
        take(&mut config, key, node)?;
    }
    Ok(config)
}

fn check_table(entries: &[Entry], known: &[Setting], rules: &[&str]) -> Result<(), Fault> {
    for Entry { key, key_span, node } in entries {
        let Some(setting) = known.iter().find(|setting| setting.key == key) else {
            let keys: Vec<&str> = known.iter().map(|setting| setting.key).collect();
            return Err(Fault::new(*key_span, unknown("setting", key, &keys)));
        };
        check(node, setting, rules)?;
    }
    Ok(())
}

fn check(node: &Node, setting: &Setting, rules: &[&str]) -> Result<(), Fault> {
    match (setting.kind, &node.value) {
        (Kind::Choice(choices), Value::Text(text)) => {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            if names.contains(&text.as_str()) {
                Ok(())
            } else {
                fault(node, one_of(setting.key, &names, text))
            }
        }
        (Kind::Share, Value::Number(number)) if (0.0..=1.0).contains(number) => Ok(()),
        (Kind::Levels, Value::Table(entries)) => check_levels(entries, rules),
        (Kind::Text, Value::Text(text)) if !text.trim().is_empty() => Ok(()),
        (Kind::Texts, Value::List(items)) if items.iter().all(|item| text(item).is_some()) => Ok(()),
        (Kind::Day, _) if day(node).is_some() => Ok(()),
        (Kind::Days, _) if days(node).is_some() => Ok(()),
        (Kind::Rule, Value::Text(text)) if rules.contains(&text.as_str()) => Ok(()),
        (Kind::Rule, Value::Text(text)) => fault(node, unknown("rule", text, rules)),
        (Kind::Files, Value::Text(text)) => match Ignore::files(text) {
            Ok(_) => Ok(()),
            Err(error) => fault(node, format!("{} is no pattern of paths: {}", setting.key, error.kind())),
        },
        (Kind::Wikidata, Value::Text(text)) if is_item(text) => Ok(()),
        (Kind::Tables(fields, required), Value::List(items)) => {
            items.iter().try_for_each(|item| check_one(item, setting, fields, required, rules))
        }
        (_, other) => {
            fault(node, format!("{} must be {}, not {}", setting.key, wanted(setting.kind), shown(other)))
        }
    }
}

fn check_levels(entries: &[Entry], rules: &[&str]) -> Result<(), Fault> {
    let levels = Level::ALL.map(|(_, name)| name);
    for Entry { key, key_span, node } in entries {
        if !rules.contains(&key.as_str()) {
            return Err(Fault::new(*key_span, unknown("rule", key, rules)));
        }
        match &node.value {
            Value::Text(text) if Level::named(text).is_some() => {}
            Value::Text(text) => return fault(node, one_of(key, &levels, text)),
            other => return fault(node, one_of(key, &levels, other.kind())),
        }
    }
    Ok(())
}

fn check_one(
    item: &Node,
    setting: &Setting,
    fields: &[Setting],
    required: &[&str],
    rules: &[&str],
) -> Result<(), Fault> {
    let Value::Table(entries) = &item.value else {
        return fault(item, format!("each {} must be a table, not {}", setting.key, item.value.kind()));
    };
    check_table(entries, fields, rules)?;
    let has = |key: &str| entries.iter().any(|entry| entry.key == key);
    if let Some(missing) = required.iter().find(|key| !has(key)) {
        return fault(item, format!("this [[{}]] has no {missing}", setting.key));
    }
    if setting.key == "ignore" && !["rule", "file", "text"].into_iter().any(has) {
        return fault(
            item,
            "this [[ignore]] needs a rule, a file or a text, or it would leave out everything",
        );
    }
    Ok(())
}

fn fault(node: &Node, reason: impl Into<String>) -> Result<(), Fault> {
    Err(Fault::new(node.span, reason))
}

fn unknown(what: &str, name: &str, known: &[&str]) -> String {
    match nearest(name, known.iter().copied()) {
        Some(meant) => format!("there is no {what} `{name}`; did you mean `{meant}`?"),
        None => format!("there is no {what} `{name}`; there are {}", known.join(", ")),
    }
}

fn one_of(key: &str, names: &[&str], found: &str) -> String {
    format!("{key} must be one of \"{}\", not {found}", names.join("\", \""))
}

fn wanted(kind: Kind) -> &'static str {
    match kind {
        Kind::Choice(_) => "one of its words in quotation marks",
        Kind::Share => "a number from 0 to 1",
        Kind::Levels => "a table of rules and levels",
        Kind::Text | Kind::Files => "text in quotation marks",
        Kind::Texts => "a list of texts",
        Kind::Day => "a day such as 2026-01-31",
        Kind::Days => "a day such as 2026-01-31, or two such as \"2026-01-30/2026-01-31\"",
        Kind::Rule => "the name of a rule",
        Kind::Wikidata => "an item such as \"Q42\"",
        Kind::Tables(..) => "tables in double square brackets",
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("\"{text}\""),
        Value::Number(number) => number.to_string(),
        Value::Moment(moment) => moment.clone(),
        other => other.kind().into(),
    }
}

fn take(config: &mut Config, key: &str, node: &Node) -> Result<(), Fault> {
    match key {
        "published-date-order" => {
            config.day_first = match text(node) {
                Some("day-first") => Some(true),
                Some("month-first") => Some(false),
                _ => None,
            }
        }
        "locale" => config.locale = text(node).and_then(language),
        "inlay-hints" => config.inlay_hints = text(node) == Some("on"),
        "right-to-left-decorations" => {
            config.right_to_left_decorations = match text(node) {
                Some("on") => Some(true),
                Some("off") => Some(false),
                _ => None,
            }
        }
        "tolerance" => config.tolerance = number(node).unwrap_or(config.tolerance),
        "rules" => config.levels.extend(
            entries(node)
                .iter()
                .filter_map(|entry| Some((entry.key.as_str().into(), Level::named(text(&entry.node)?)?))),
        ),
        "person" => {
            check_names(node)?;
            items(node).iter().try_for_each(check_term)?;
            config.people = items(node).iter().map(person).collect();
        }
        "meeting" => config.meetings = items(node).iter().map(meeting).collect(),
        "ignore" => config.ignores = items(node).iter().map(ignore).collect(),
        _ => {
            return Err(Fault::new(
                node.span,
                format!("the setting `{key}` is in the table but is not read"),
            ));
        }
    }
    Ok(())
}

fn person(item: &Node) -> KnownPerson {
    KnownPerson {
        name: text_of(item, "name").unwrap_or_default(),
        also_known_as: texts_of(item, "also-known-as"),
        role: text_of(item, "role"),
        from: field(item, "from").and_then(day),
        until: field(item, "until").and_then(day),
        note: text_of(item, "note"),
        wikidata: text_of(item, "wikidata"),
        at: table_place(item),
    }
}

fn table_place(item: &Node) -> TablePlace {
    TablePlace {
        table: item.span,
        name: field(item, "name").map(|node| node.span).unwrap_or_default(),
        also_known_as: field(item, "also-known-as").map(|node| node.span),
    }
}

/// One name is one person's: who stands twice could not be told apart.
fn check_names(people: &Node) -> Result<(), Fault> {
    let mut seen: FxHashMap<String, &Node> = FxHashMap::default();
    for item in items(people) {
        let mut own: FxHashSet<String> = FxHashSet::default();
        let others = field(item, "also-known-as").map(items).unwrap_or_default();
        for node in field(item, "name").into_iter().chain(others) {
            let Some(name) = text(node) else { continue };
            let key = fold_for_lookup(name.trim());
            if seen.insert(key.clone(), node).is_some() {
                let again = !own.insert(key);
                let whose = if again { "twice at this [[person]]" } else { "at another [[person]] as well" };
                return Err(Fault::new(node.span, format!("the name \"{name}\" stands {whose}")));
            }
            own.insert(key);
        }
    }
    Ok(())
}

/// Nobody leaves an office before entering it.
fn check_term(item: &Node) -> Result<(), Fault> {
    let (from, until) = (field(item, "from").and_then(day), field(item, "until"));
    match (from, until.and_then(day), until) {
        (Some(from), Some(last), Some(node)) if last < from => {
            Err(Fault::new(node.span, format!("until {last} is before from {from}")))
        }
        _ => Ok(()),
    }
}

fn meeting(item: &Node) -> KnownMeeting {
    KnownMeeting {
        name: text_of(item, "name").unwrap_or_default(),
        also_known_as: texts_of(item, "also-known-as"),
        date: field(item, "date").and_then(days),
        place: text_of(item, "place"),
        participants: texts_of(item, "participants"),
        note: text_of(item, "note"),
        at: table_place(item),
    }
}

fn ignore(item: &Node) -> Ignore {
    Ignore {
        rule: text_of(item, "rule"),
        file: field(item, "file").and_then(text).and_then(|pattern| Ignore::files(pattern).ok()),
        text: text_of(item, "text"),
        reason: text_of(item, "reason"),
    }
}

fn entries(node: &Node) -> &[Entry] {
    if let Value::Table(entries) = &node.value { entries } else { &[] }
}

fn items(node: &Node) -> &[Node] {
    if let Value::List(items) = &node.value { items } else { &[] }
}

fn field<'n>(table: &'n Node, key: &str) -> Option<&'n Node> {
    entries(table).iter().find(|entry| entry.key == key).map(|entry| &entry.node)
}

fn text(node: &Node) -> Option<&str> {
    if let Value::Text(text) = &node.value { Some(text) } else { None }
}

fn number(node: &Node) -> Option<f64> {
    if let Value::Number(number) = node.value { Some(number) } else { None }
}

fn text_of(table: &Node, key: &str) -> Option<Box<str>> {
    field(table, key).and_then(text).map(Into::into)
}

fn texts_of(table: &Node, key: &str) -> Vec<Box<str>> {
    field(table, key).map(items).unwrap_or_default().iter().filter_map(text).map(Into::into).collect()
}

/// A day as TOML writes it or as text, since JSON has no days.
fn day(node: &Node) -> Option<Date> {
    match &node.value {
        Value::Moment(written) | Value::Text(written) => one_day(written),
        _ => None,
    }
}

fn days(node: &Node) -> Option<Interval> {
    if let Some(day) = day(node) {
        return Some(Interval::day(day));
    }
    let (first, last) = text(node)?.split_once('/')?;
    let (first, last) = (one_day(first)?, one_day(last)?);
    (first <= last).then_some(Interval { first, last })
}

fn one_day(written: &str) -> Option<Date> {
    // `Date` also reads times and compact forms, of which it would forget the half.
    (written.len() == "2026-01-31".len()).then(|| written.parse().ok()).flatten()
}

fn language(code: &str) -> Option<Language> {
    [Language::Arabic, Language::English].into_iter().find(|known| known.code() == code)
}

fn is_item(text: &str) -> bool {
    text.strip_prefix('Q').is_some_and(|digits| digits.parse::<u64>().is_ok_and(|number| number > 0))
}

#[cfg(test)]
mod tests;
