//! `docs/dateline.schema.json`, the JSON schema of `dateline.toml`.

use super::heal;
use dateline::config::{Kind, Level, SETTINGS, Setting};
use dateline::rules::{ALL, Page};
use serde_json::{Map, Value, json};

#[test]
fn the_schema_of_the_newsroom_file() {
    let mut schema = object(SETTINGS, &[]);
    merge(
        &mut schema,
        json!({
            "$schema": "http://json-schema.org/draft-07/schema#",
            "$comment": "Written by `cargo test` from src/config/settings.rs.",
            "title": "The newsroom file of Dateline",
        }),
    );
    let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    heal("docs/dateline.schema.json", &(text + "\n"));
}

/// The schema of one setting, as an editor's settings can have it as well.
pub fn schema_of(setting: &Setting) -> Value {
    let mut schema = kind(setting.kind);
    merge(&mut schema, json!({ "description": setting.doc }));
    if let Some(default) = default(setting) {
        merge(&mut schema, json!({ "default": default }));
    }
    schema
}

fn object(settings: &[Setting], required: &[&str]) -> Value {
    let properties: Map<String, Value> =
        settings.iter().map(|setting| (setting.key.to_owned(), schema_of(setting))).collect();
    json!({ "type": "object", "additionalProperties": false, "required": required, "properties": properties })
}

fn kind(kind: Kind) -> Value {
    match kind {
        Kind::Choice(choices) => {
            let (names, docs): (Vec<&str>, Vec<&str>) = choices.iter().copied().unzip();
            json!({ "type": "string", "enum": names, "enumDescriptions": docs })
        }
        Kind::Share => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
        Kind::Levels => levels(),
        Kind::Text | Kind::Files => json!({ "type": "string", "minLength": 1 }),
        Kind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Day => json!({ "type": "string", "format": "date" }),
        Kind::Days => json!({ "type": "string", "pattern": r"^\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?$" }),
        Kind::Rule => {
            let codes: Vec<&str> = ALL.iter().map(|rule| rule.code()).collect();
            json!({ "type": "string", "enum": codes })
        }
        Kind::Wikidata => json!({ "type": "string", "pattern": r"^Q[1-9]\d*$" }),
        Kind::Tables(fields, required) => json!({ "type": "array", "items": object(fields, required) }),
    }
}

fn levels() -> Value {
    let names = Level::ALL.map(|(_, name)| name);
    let rule = |rule: &&dyn dateline::rules::Rule| {
        let default = rule.severity().map_or("off", |severity| severity.name());
        let doc = Page::of(*rule).summary;
        (
            rule.code().to_owned(),
            json!({ "type": "string", "enum": names, "default": default, "description": doc }),
        )
    };
    let properties: Map<String, Value> = ALL.iter().map(rule).collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

fn default(setting: &Setting) -> Option<Value> {
    let toml: toml::Table = format!("value = {}", setting.default).parse().ok()?;
    serde_json::to_value(toml.get("value")?).ok()
}

fn merge(into: &mut Value, more: Value) {
    if let (Value::Object(into), Value::Object(more)) = (into, more) {
        into.extend(more);
    }
}
