//! Findings asked for and findings told, with their ids and versions, and their repairs.

use crate::client::{Client, at, place, pulling, pushed, rules, uri};
use serde_json::{Value, json};

const WRONG: &str = "The council meets on 31 November 2025.";
const WEEKDAY: &str = "Published: 2026-03-10\n\nThe council met on Monday, 3 March 2026.\n";

#[tokio::test]
async fn findings_are_asked_for_once() {
    let mut client = Client::without_folder(pulling()).await;
    client.open("untitled:a", WRONG).await;
    let first = client.pull("untitled:a").await;
    assert_eq!(
        (&first["kind"], rules(&first["items"])),
        (&json!("full"), vec!["impossible-date".to_owned()])
    );
    let item = &first["items"][0];
    assert_eq!((&item["severity"], &item["source"]), (&json!(1), &json!("dateline")));
    assert!(!item["message"].as_str().unwrap().is_empty());

    let params = json!({"textDocument": {"uri": "untitled:a"}, "previousResultId": first["resultId"]});
    let again = client.request("textDocument/diagnostic", params.clone()).await;
    assert_eq!(again, json!({"kind": "unchanged", "resultId": first["resultId"]}));

    client.change("untitled:a", 2, json!([{"text": "Nothing."}])).await;
    let changed = client.request("textDocument/diagnostic", params).await;
    assert_eq!((&changed["kind"], &changed["items"]), (&json!("full"), &json!([])));
    assert_eq!(client.heard("textDocument/publishDiagnostics", |_| true), None);
}

#[tokio::test]
async fn a_document_that_nobody_opened_has_no_findings() {
    let mut client = Client::without_folder(pulling()).await;
    assert_eq!(client.pull("file:///no/such/file.txt").await["items"], json!([]));
}

#[tokio::test]
async fn findings_are_told_with_the_version_they_are_of() {
    let mut client = Client::without_folder(pushed()).await;
    client.open("untitled:a", WRONG).await;
    let told = client.hear("textDocument/publishDiagnostics", |said| said["version"] == 1).await;
    assert_eq!(
        (&told["uri"], rules(&told["diagnostics"])),
        (&json!("untitled:a"), vec!["impossible-date".into()])
    );
    client.change("untitled:a", 7, json!([{"text": "Nothing."}])).await;
    let told = client.hear("textDocument/publishDiagnostics", |said| said["version"] == 7).await;
    assert_eq!(told["diagnostics"], json!([]));
}

#[tokio::test]
async fn a_buffer_that_is_closed_takes_its_findings_with_it() {
    let mut client = Client::without_folder(pushed()).await;
    client.open("untitled:a", WRONG).await;
    client.hear("textDocument/publishDiagnostics", |said| said["version"] == 1).await;
    client.close("untitled:a").await;
    let told = client.hear("textDocument/publishDiagnostics", |_| true).await;
    assert_eq!((&told["uri"], &told["diagnostics"]), (&json!("untitled:a"), &json!([])));
}

#[tokio::test]
async fn the_whole_workspace_can_be_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (wrong, right) = (folder.path().join("wrong.txt"), folder.path().join("right.txt"));
    std::fs::write(&wrong, WRONG).unwrap();
    std::fs::write(&right, "Nothing.").unwrap();
    let mut client = Client::in_folder(folder.path(), pulling()).await;
    let all = client.request("workspace/diagnostic", json!({"previousResultIds": []})).await;
    let items = all["items"].as_array().unwrap();
    assert_eq!(items.len(), 1, "{all}");
    assert_eq!((&items[0]["uri"], &items[0]["kind"]), (&json!(uri(&wrong)), &json!("full")));
    assert_eq!(rules(&items[0]["items"]), ["impossible-date"]);

    let previous = json!([{"uri": uri(&wrong), "value": items[0]["resultId"]}]);
    let again = client.request("workspace/diagnostic", json!({"previousResultIds": previous})).await;
    assert_eq!(again["items"][0]["kind"], "unchanged");

    std::fs::remove_file(&wrong).unwrap();
    client.watched(&[(&wrong, 3)]).await;
    let params = json!({"previousResultIds": previous});
    client.until("workspace/diagnostic", params, |all| all["items"][0]["items"] == json!([])).await;
}

#[tokio::test]
async fn a_repair_edits_the_version_it_was_made_for() {
    let mut client = Client::without_folder(pulling()).await;
    client.open("untitled:a", WEEKDAY).await;
    let diagnostic = client.pull("untitled:a").await["items"][0].clone();
    assert_eq!(diagnostic["code"], "weekday-mismatch");
    let params = json!({
        "textDocument": {"uri": "untitled:a"},
        "range": diagnostic["range"],
        "context": {"diagnostics": [], "only": ["quickfix"]},
    });
    let actions = client.request("textDocument/codeAction", params).await;
    let actions = actions.as_array().unwrap();
    assert!(!actions.is_empty());
    for action in actions {
        assert_eq!(
            (&action["kind"], &action["diagnostics"][0]["code"]),
            (&json!("quickfix"), &diagnostic["code"])
        );
        assert_eq!(
            action["edit"]["documentChanges"][0]["textDocument"],
            json!({"uri": "untitled:a", "version": 1})
        );
    }
    // Whichever repair is taken, the finding is gone.
    let edits = actions[0]["edit"]["documentChanges"][0]["edits"].as_array().unwrap();
    let changes: Vec<Value> =
        edits.iter().map(|edit| json!({"range": edit["range"], "text": edit["newText"]})).collect();
    client.change("untitled:a", 2, json!(changes)).await;
    assert_eq!(client.findings("untitled:a").await, [""; 0]);
}

async fn actions(client: &mut Client, range: Value, only: Value) -> usize {
    let context = json!({"diagnostics": [], "only": only});
    let params = json!({"textDocument": {"uri": "untitled:a"}, "range": range, "context": context});
    client.request("textDocument/codeAction", params).await.as_array().map_or(0, Vec::len)
}

#[tokio::test]
async fn repairs_are_those_of_the_range_and_the_kind() {
    let mut client = Client::without_folder(pulling()).await;
    client.open("untitled:a", WEEKDAY).await;
    let on = |column| json!({"start": at(2, column), "end": at(2, column)});
    assert!(actions(&mut client, on(25), json!(["quickfix"])).await > 0);
    assert!(actions(&mut client, on(25), json!([""])).await > 0);
    assert!(actions(&mut client, on(25), Value::Null).await > 0);
    assert_eq!(actions(&mut client, on(25), json!(["refactor.extract"])).await, 0);
    assert_eq!(actions(&mut client, on(4), json!(["quickfix"])).await, 0);
}

#[tokio::test]
async fn a_client_without_versioned_edits_gets_plain_ones() {
    let mut capabilities = pulling();
    capabilities["workspace"]["workspaceEdit"] = json!({});
    let mut client = Client::without_folder(capabilities).await;
    client.open("untitled:a", WEEKDAY).await;
    let range = json!({"start": at(2, 25), "end": at(2, 25)});
    let params =
        json!({"textDocument": {"uri": "untitled:a"}, "range": range, "context": {"diagnostics": []}});
    let actions = client.request("textDocument/codeAction", params).await;
    assert!(actions[0]["edit"]["changes"]["untitled:a"].is_array(), "{actions}");
}

#[tokio::test]
async fn the_reader_is_told_in_their_language() {
    let start = |locale: &str| Client::start(json!({"capabilities": pulling(), "locale": locale}));
    let (mut english, mut arabic) = (start("en-GB").await, start("ar-JO").await);
    for client in [&mut english, &mut arabic] {
        client.open("untitled:a", WEEKDAY).await;
    }
    let hover = "textDocument/hover";
    let english = english.request(hover, place("untitled:a", 2, 25)).await["contents"]["value"].clone();
    let arabic = arabic.request(hover, place("untitled:a", 2, 25)).await["contents"]["value"].clone();
    assert!(english.as_str().unwrap().contains("before publication"), "{english}");
    assert!(arabic.as_str().unwrap().contains("من النشر"), "{arabic}");
}

#[tokio::test]
async fn who_opens_an_article_again_is_told_again() {
    let mut client = Client::without_folder(pushed()).await;
    for _ in 0..2 {
        client.open("untitled:a", WEEKDAY).await;
        let told = |said: &Value| said["uri"] == "untitled:a" && !rules(&said["diagnostics"]).is_empty();
        client.hear("textDocument/publishDiagnostics", told).await;
        client.close("untitled:a").await;
    }
}
