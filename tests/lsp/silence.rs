//! Silencing a finding from the editor, the baseline, and all sure repairs at once.

use crate::client::{Client, at, pulling, rules, uri};
use serde_json::{Value, json};
use std::path::Path;

const WEEKDAY: &str = "The fair opens on Monday, March 3, 2024.\n";

fn making_files() -> Value {
    let mut capabilities = pulling();
    capabilities["workspace"]["workspaceEdit"]["resourceOperations"] = json!(["create"]);
    capabilities
}

async fn actions(client: &mut Client, file: &Path, only: Value) -> Vec<Value> {
    let range = json!({"start": at(0, 20), "end": at(0, 20)});
    let context = json!({"diagnostics": [], "only": only});
    let params = json!({"textDocument": {"uri": uri(file)}, "range": range, "context": context});
    let found = client.request("textDocument/codeAction", params).await;
    found.as_array().cloned().unwrap_or_default()
}

/// The text that an entry adds, and the whole edit.
async fn entry(client: &mut Client, file: &Path) -> Option<(String, Value)> {
    let found = actions(client, file, json!(["quickfix"])).await;
    let action = found
        .into_iter()
        .find(|action| action["title"].as_str().is_some_and(|title| title.contains("dateline.toml")))?;
    let changes = action["edit"]["documentChanges"].clone();
    let edit = changes.as_array().unwrap().last().unwrap()["edits"][0].clone();
    Some((edit["newText"].as_str().unwrap().to_owned(), changes))
}

#[tokio::test]
async fn an_entry_is_added_to_the_newsroom_file() {
    let folder = tempfile::tempdir().unwrap();
    let (article, newsroom) = (folder.path().join("a.txt"), folder.path().join("dateline.toml"));
    std::fs::write(&article, WEEKDAY).unwrap();
    std::fs::write(&newsroom, "locale = \"en\"").unwrap();
    let mut client = Client::in_folder(folder.path(), pulling()).await;
    let (text, changes) = entry(&mut client, &article).await.unwrap();
    assert_eq!(changes[0]["textDocument"]["uri"], json!(uri(&newsroom)));
    assert_eq!(changes[0]["edits"][0]["range"]["start"], at(0, 13));
    assert!(text.contains("file = \"a.txt\""), "{text}");

    std::fs::write(&newsroom, format!("locale = \"en\"{text}")).unwrap();
    client.watched(&[(&newsroom, 2)]).await;
    let params = json!({"textDocument": {"uri": uri(&article)}});
    client.until("textDocument/diagnostic", params, |found| found["items"] == json!([])).await;
}

#[tokio::test]
async fn the_newsroom_file_is_made_where_there_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("a.txt");
    std::fs::write(&article, WEEKDAY).unwrap();
    let mut client = Client::in_folder(folder.path(), making_files()).await;
    let (_, changes) = entry(&mut client, &article).await.unwrap();
    let newsroom = json!(uri(&folder.path().join("dateline.toml")));
    assert_eq!((&changes[0]["kind"], &changes[0]["uri"]), (&json!("create"), &newsroom));
    assert_eq!(changes[1]["textDocument"]["uri"], newsroom);

    let mut other = Client::in_folder(folder.path(), pulling()).await;
    assert_eq!(entry(&mut other, &article).await, None);
}

#[tokio::test]
async fn a_baseline_counts_in_the_editor_too() {
    let folder = tempfile::tempdir().unwrap();
    let (article, baseline) = (folder.path().join("a.txt"), folder.path().join("dateline.baseline.toml"));
    std::fs::write(&article, WEEKDAY).unwrap();
    let mut client = Client::in_folder(folder.path(), pulling()).await;
    assert_eq!(client.findings(&uri(&article)).await, ["weekday-mismatch"]);
    std::fs::write(&baseline, "[[ignore]]\nrule = \"weekday-mismatch\"\nreason = \"old\"\n").unwrap();
    client.watched(&[(&baseline, 1)]).await;
    let params = json!({"textDocument": {"uri": uri(&article)}});
    client.until("textDocument/diagnostic", params.clone(), |found| found["items"] == json!([])).await;
    std::fs::remove_file(&baseline).unwrap();
    client.watched(&[(&baseline, 3)]).await;
    client.until("textDocument/diagnostic", params, |found| !rules(&found["items"]).is_empty()).await;
}

#[tokio::test]
async fn all_sure_repairs_come_when_they_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("a.txt");
    let text = "Published: 5 January 2026\n\nThe choir sang on Saturday, 3 January 2025.\nThe hall opens on Sunday, 11 January 2025.\n";
    std::fs::write(&article, text).unwrap();
    let mut client = Client::in_folder(folder.path(), pulling()).await;
    let asked = ["source.fixAll.dateline", "source.fixAll", "source"];
    for kind in asked {
        let found = actions(&mut client, &article, json!([kind])).await;
        assert_eq!(found.len(), 1, "{kind}: {found:?}");
        assert_eq!(found[0]["kind"], "source.fixAll.dateline");
        let edits = found[0]["edit"]["documentChanges"][0]["edits"].as_array().unwrap();
        assert_eq!(edits.iter().map(|edit| &edit["newText"]).collect::<Vec<_>>(), ["2026", "2026"]);
    }
    let unasked = actions(&mut client, &article, Value::Null).await;
    assert!(unasked.iter().all(|action| action["kind"] != "source.fixAll.dateline"), "{unasked:?}");
    assert!(actions(&mut client, &article, json!(["source.organizeImports"])).await.is_empty());
}
