//! The settings in the manifest of the VS Code extension.

use super::heal_between;
use super::schema::schema_of;
use dateline::config::SETTINGS;
use serde_json::{Map, Value, json};

#[test]
fn the_settings_of_the_extension() {
    let mut properties = Map::new();
    for (index, setting) in SETTINGS.iter().filter(|setting| setting.in_editor()).enumerate() {
        let mut schema = schema_of(setting);
        if let Value::Object(fields) = &mut schema {
            let doc = fields.remove("description").unwrap_or_default();
            fields.insert("markdownDescription".into(), doc);
            fields.insert("scope".into(), json!("resource"));
            fields.insert("order".into(), json!(index + 1));
        }
        properties.insert(format!("dateline.{}", setting.key), schema);
    }
    let text = serde_json::to_string_pretty(&properties).expect("settings are JSON");
    let indented = text.replace('\n', "\n        ");
    let block = format!("        \"properties\": {indented},\n");
    heal_between("editors/vscode/package.json", "\"$begin\":", "\"$end\":", &block);
}
