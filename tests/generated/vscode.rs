//! The settings in the manifest of the VS Code extension, and their English words. The words stand in a file of
//! their own, so that they can be translated; `npm run l10n` there tells where a translation is missing.

use super::heal_between;
use super::schema::schema_of;
use dateline::config::SETTINGS;
use serde_json::{Map, Value, json};

#[test]
fn the_settings_of_the_extension() {
    let (properties, _) = settings();
    let text = serde_json::to_string_pretty(&properties).expect("settings are JSON");
    let indented = text.replace('\n', "\n        ");
    let block = format!("        \"properties\": {indented},\n");
    heal_between("editors/vscode/package.json", "\"$begin\":", "\"$end\":", &block);
}

#[test]
fn the_words_of_the_settings_of_the_extension() {
    let (_, words) = settings();
    let line = |(key, words): (&String, &Value)| format!("  {}: {words},\n", json!(key));
    let block: String = words.iter().map(line).collect();
    heal_between("editors/vscode/package.nls.json", "\"$begin\":", "\"$end\":", &block);
}

/// The settings with names in place of words, and the words by those names.
fn settings() -> (Map<String, Value>, Map<String, Value>) {
    let (mut properties, mut words) = (Map::new(), Map::new());
    for (index, setting) in SETTINGS.iter().filter(|setting| setting.in_editor()).enumerate() {
        let mut schema = schema_of(setting);
        name_words(&mut schema, &format!("setting.{}", setting.key), &mut words);
        if let Value::Object(fields) = &mut schema {
            let doc = fields.remove("description").unwrap_or_default();
            fields.insert("markdownDescription".into(), doc);
            fields.insert("scope".into(), json!("resource"));
            fields.insert("order".into(), json!(index + 1));
        }
        properties.insert(format!("dateline.{}", setting.key), schema);
    }
    (properties, words)
}

/// Puts a name in the place of each description, of the values and of what lies below as well.
fn name_words(schema: &mut Value, name: &str, words: &mut Map<String, Value>) {
    let mut put = |name: String, slot: &mut Value| {
        let said = slot.as_str().unwrap_or_default().replace('\n', " ");
        *slot = json!(format!("%{name}%"));
        words.insert(name, json!(said));
    };
    if let Some(slot) = schema.get_mut("description") {
        put(name.to_owned(), slot);
    }
    let values: Vec<String> = strings(schema.get("enum"));
    if let Some(Value::Array(slots)) = schema.get_mut("enumDescriptions") {
        for (slot, value) in slots.iter_mut().zip(&values) {
            put(format!("{name}.{value}"), slot);
        }
    }
    if let Some(Value::Object(rules)) = schema.get_mut("properties") {
        for (rule, below) in rules {
            name_words(below, &format!("rule.{rule}"), words);
            // The levels mean the same for every rule; their words stand in the file by hand.
            let levels =
                strings(below.get("enum")).into_iter().map(|level| json!(format!("%level.{level}%")));
            let levels: Vec<Value> = levels.collect();
            if let Value::Object(fields) = below {
                fields.insert("enumDescriptions".into(), json!(levels));
            }
        }
    }
}

fn strings(values: Option<&Value>) -> Vec<String> {
    let values = values.and_then(Value::as_array).into_iter().flatten();
    values.filter_map(|value| value.as_str().map(str::to_owned)).collect()
}
