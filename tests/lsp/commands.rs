//! `workspace/executeCommand` and `dateline/timeline`.

use crate::client::{Client, pulling, uri};
use serde_json::{Value, json};
use tempfile::TempDir;

const FIRST: &str = "---\npublished: 2026-03-12\n---\n\nThe talks between Greek Prime Minister Nikos Valamis and Jordanian Foreign Minister Hala Daraawi were held in Geneva on 10 March 2026.\n";
const SECOND: &str = "---\npublished: 2026-03-12\n---\n\nThe talks between Greek Prime Minister Nikos Valamis and Jordanian Foreign Minister Hala Daraawi were held in Geneva on Wednesday, March 11, 2026.\n";
const WRONG: &str = "Published: 2026-03-12\n\nThe fair opens on Monday, March 13, 2026.\n\nThe ferry sails on 31 June 2026.\n";

/// A server that has read the three articles.
async fn news() -> (TempDir, Client) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("a.txt", FIRST), ("b.txt", SECOND), ("c.txt", WRONG)] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let client = Client::in_folder(folder.path(), pulling()).await;
    (folder, client)
}

async fn execute(client: &mut Client, command: &str, arguments: Value) -> Value {
    let params = json!({"command": format!("dateline.server.{command}"), "arguments": arguments});
    client.request("workspace/executeCommand", params).await
}

#[tokio::test]
async fn the_timeline_has_meetings_with_their_reports_and_people() {
    let (folder, mut client) = news().await;
    let timeline = client.request("dateline/timeline", json!({})).await;
    assert_eq!(timeline["articles"], 3);
    let talks = &timeline["meetings"][0];
    assert_eq!((&talks["kind"], &talks["first"]), (&json!("talks"), &json!("2026-03-10")), "{timeline}");
    let report = &talks["reports"][0];
    assert_eq!(report["location"]["uri"], uri(&folder.path().join("a.txt")));
    let date = report["says"].as_array().unwrap().iter().find(|said| said["what"] == "date").unwrap();
    assert_eq!((&date["text"], &date["value"]), (&json!("10 March 2026"), &json!("2026-03-10")));
    assert_eq!(talks["disagreements"][0]["rule"], "meeting-date-conflict");
    let people = execute(&mut client, "people", json!([])).await;
    assert_eq!(people, timeline["people"]);
    let valamis = people.as_array().unwrap().iter().find(|one| one["name"] == "Nikos Valamis").unwrap();
    assert_eq!((&valamis["mentions"], &valamis["articles"]), (&json!(2), &json!(2)));
    assert_eq!(valamis["introduction"]["range"]["start"]["line"], 4);
    assert_eq!(execute(&mut client, "timeline", json!([])).await, timeline);
}

#[tokio::test]
async fn the_page_leads_to_the_articles() {
    let (folder, mut client) = news().await;
    let page = execute(&mut client, "timelinePage", json!([])).await;
    let page = page.as_str().unwrap();
    assert!(page.starts_with("<!doctype html>"));
    let link = format!("href=\"{}#L5\"", uri(&folder.path().join("a.txt")));
    assert!(page.contains(&link), "{link} is not in {page}");
}

#[tokio::test]
async fn everything_is_checked_and_told() {
    let (_folder, mut client) = news().await;
    let findings = execute(&mut client, "check", json!([])).await;
    let rules: Vec<&str> =
        findings.as_array().unwrap().iter().map(|found| found["rule"].as_str().unwrap()).collect();
    assert!(rules.contains(&"weekday-mismatch") && rules.contains(&"meeting-date-conflict"), "{rules:?}");
    let info = execute(&mut client, "info", json!([])).await;
    assert_eq!((&info["articles"], &info["findings"]), (&json!(3), &json!(rules.len())));
    assert_eq!(info["encoding"], "utf-16");
}

#[tokio::test]
async fn a_rule_is_explained() {
    let (_folder, mut client) = news().await;
    let page = execute(&mut client, "explain", json!(["weekday-mismatch"])).await;
    assert!(page.as_str().unwrap().starts_with("# weekday-mismatch [error]\n"), "{page}");
    let all = execute(&mut client, "explain", json!([])).await;
    assert!(all.as_array().unwrap().contains(&json!("impossible-date")));
    let none = execute(&mut client, "explain", json!(["weekday-mismatches"])).await;
    assert!(none["message"].as_str().unwrap().contains("did you mean `weekday-mismatch`?"), "{none}");
}

#[tokio::test]
async fn a_publication_date_is_set_in_the_editor() {
    let (folder, mut client) = news().await;
    let article = uri(&folder.path().join("a.txt"));
    let answer = execute(&mut client, "setPublished", json!([article, "2026-03-08"])).await;
    assert_eq!(answer, json!({"applied": true, "edits": 1}));
    let edit = client.hear("workspace/applyEdit", |_| true).await;
    let edit = &edit["edit"]["documentChanges"][0];
    assert_eq!(edit["textDocument"]["uri"], article);
    assert_eq!(edit["edits"][0]["newText"], "2026-03-08");
    let wrong = execute(&mut client, "setPublished", json!([article, "2026-02-30"])).await;
    assert!(wrong["message"].as_str().unwrap().contains("2026-02-30"), "{wrong}");
}

#[tokio::test]
async fn the_publication_date_that_is_known_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story-2026-03-05.txt");
    std::fs::write(&path, "وصل الوفد أمس.\n").unwrap();
    std::fs::write(folder.path().join("undated.txt"), "وصل الوفد أمس.\n").unwrap();
    let mut client = Client::in_folder(folder.path(), pulling()).await;
    let known = execute(&mut client, "published", json!([uri(&path)])).await;
    let told = json!({"day": "2026-03-05", "source": "filename", "told": "from the file's name"});
    assert_eq!(known, told);
    let undated = uri(&folder.path().join("undated.txt"));
    let unknown = execute(&mut client, "published", json!([undated])).await;
    assert_eq!((&unknown["day"], &unknown["source"]), (&json!(null), &json!(null)));
    assert_eq!(unknown["told"], "a publication date that is not known");
    let none = execute(&mut client, "published", json!([uri(&folder.path().join("none.txt"))])).await;
    assert_eq!(none, json!(null));
}

#[tokio::test]
async fn nothing_to_repair_is_no_edit_and_no_command_is_an_error() {
    let (folder, mut client) = news().await;
    let answer = execute(&mut client, "fix", json!([uri(&folder.path().join("a.txt"))])).await;
    assert_eq!(answer, json!({"applied": false, "edits": 0}));
    let none = execute(&mut client, "nonsense", json!([])).await;
    assert!(none["message"].as_str().unwrap().contains("nonsense"), "{none}");
}
