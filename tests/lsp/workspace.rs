//! Folders, files that change on the disk, the newsroom file, and what lies outside.

use crate::client::{Client, place, pulling, pushed, rules, uri};
use serde_json::{Value, json};
use std::path::Path;

const WRONG: &str = "The council meets on 31 November 2025.";

/// The URIs of all documents with findings.
fn found(all: &Value) -> Vec<String> {
    let items = all["items"].as_array().unwrap().iter();
    let mut uris: Vec<_> = items
        .filter(|item| item["items"].as_array().is_some_and(|items| !items.is_empty()))
        .map(|item| item["uri"].as_str().unwrap().to_owned())
        .collect();
    uris.sort();
    uris
}

async fn until_found(client: &mut Client, files: &[&Path]) {
    let wanted: Vec<_> = files.iter().map(|file| uri(file)).collect();
    let params = json!({"previousResultIds": []});
    client.until("workspace/diagnostic", params, |all| found(all) == wanted).await;
}

#[tokio::test]
async fn a_folder_is_read_with_a_progress() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("قمة.md");
    std::fs::write(&article, WRONG).unwrap();
    std::fs::write(folder.path().join("notes.rs"), WRONG).unwrap();
    std::fs::write(folder.path().join(".gitignore"), "drafts/\n").unwrap();
    std::fs::create_dir(folder.path().join("drafts")).unwrap();
    std::fs::write(folder.path().join("drafts/a.txt"), WRONG).unwrap();
    let mut client = Client::in_folder(folder.path(), pulling()).await;
    until_found(&mut client, &[&article]).await;
    let created = client.hear("window/workDoneProgress/create", |_| true).await;
    let of_it = |said: &Value, kind| said["token"] == created["token"] && said["value"]["kind"] == kind;
    client.hear("$/progress", |said| of_it(said, "begin")).await;
    client.hear("$/progress", |said| of_it(said, "end")).await;
}

#[tokio::test]
async fn files_with_any_marked_encoding_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let (utf_8, utf_16) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
    std::fs::write(&utf_8, format!("\u{FEFF}{WRONG}")).unwrap();
    let units: Vec<u8> = format!("\u{FEFF}{WRONG}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(&utf_16, units).unwrap();
    std::fs::write(folder.path().join("c.txt"), b"\xE9t\xE9 31 November 2025").unwrap();
    let mut client = Client::in_folder(folder.path(), pulling()).await;
    until_found(&mut client, &[&utf_8, &utf_16]).await;
}

#[tokio::test]
async fn the_client_is_asked_to_watch() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::in_folder(folder.path(), pulling()).await;
    let asked = client.hear("client/registerCapability", |_| true).await;
    let options = asked["registrations"][0]["registerOptions"]["watchers"].to_string();
    assert!(options.contains("**/*.{txt,md}") && options.contains("**/dateline.toml"), "{options}");
}

#[tokio::test]
async fn files_come_change_and_go() {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
    let mut client = Client::in_folder(folder.path(), pulling()).await;
    std::fs::write(&a, WRONG).unwrap();
    client.watched(&[(&a, 1)]).await;
    until_found(&mut client, &[&a]).await;
    std::fs::rename(&a, &b).unwrap();
    client.watched(&[(&a, 3), (&b, 1)]).await;
    until_found(&mut client, &[&b]).await;
    std::fs::write(&b, "Nothing.").unwrap();
    client.watched(&[(&b, 2)]).await;
    until_found(&mut client, &[]).await;
}

#[tokio::test]
async fn a_folder_that_goes_takes_its_articles_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, near) = (folder.path().join("desk"), folder.path().join("desk2.txt"));
    std::fs::create_dir(&desk).unwrap();
    std::fs::write(desk.join("a.txt"), WRONG).unwrap();
    std::fs::write(&near, WRONG).unwrap();
    let mut client = Client::in_folder(folder.path(), pulling()).await;
    until_found(&mut client, &[&desk.join("a.txt"), &near]).await;
    std::fs::remove_dir_all(&desk).unwrap();
    client.watched(&[(&desk, 3)]).await;
    until_found(&mut client, &[&near]).await;
}

#[tokio::test]
async fn a_client_that_cannot_watch_is_watched_for() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("a.txt");
    let mut capabilities = pulling();
    capabilities["workspace"]["didChangeWatchedFiles"] = Value::Null;
    let mut client = Client::in_folder(folder.path(), capabilities).await;
    std::fs::write(&article, WRONG).unwrap();
    until_found(&mut client, &[&article]).await;
    std::fs::remove_file(&article).unwrap();
    until_found(&mut client, &[]).await;
}

#[tokio::test]
async fn an_open_buffer_wins_over_the_disk_until_it_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("a.txt");
    std::fs::write(&article, "Nothing.").unwrap();
    let mut client = Client::in_folder(folder.path(), pulling()).await;
    client.open(&uri(&article), WRONG).await;
    until_found(&mut client, &[&article]).await;
    std::fs::write(&article, "Nothing new.").unwrap();
    client.watched(&[(&article, 2)]).await;
    assert_eq!(client.findings(&uri(&article)).await, ["impossible-date"]);
    client.close(&uri(&article)).await;
    until_found(&mut client, &[]).await;
}

#[tokio::test]
async fn articles_outside_any_folder_stand_by_themselves() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let outside = elsewhere.path().join("a.txt");
    let mut client = Client::in_folder(folder.path(), pulling()).await;
    client.open(&uri(&outside), WRONG).await;
    assert_eq!(client.findings(&uri(&outside)).await, ["impossible-date"]);
    client.open("untitled:Untitled-1", WRONG).await;
    assert_eq!(client.findings("untitled:Untitled-1").await, ["impossible-date"]);
    client.close(&uri(&outside)).await;
    assert_eq!(client.findings(&uri(&outside)).await, [""; 0]);
}

#[tokio::test]
async fn folders_are_added_and_taken_out() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (a, b) = (one.path().join("a.txt"), two.path().join("b.txt"));
    std::fs::write(&a, WRONG).unwrap();
    std::fs::write(&b, WRONG).unwrap();
    let named = |folder: &Path| json!([{"uri": uri(folder), "name": "news"}]);
    let mut client = Client::in_folder(one.path(), pulling()).await;
    let event = json!({"added": named(two.path()), "removed": []});
    client.notify("workspace/didChangeWorkspaceFolders", json!({"event": event})).await;
    let mut both = [a.as_path(), b.as_path()];
    both.sort();
    until_found(&mut client, &both).await;
    client.open(&uri(&a), WRONG).await;
    let event = json!({"added": [], "removed": named(one.path())});
    client.notify("workspace/didChangeWorkspaceFolders", json!({"event": event})).await;
    // What is open stays; what is not goes with its folder.
    until_found(&mut client, &both).await;
    client.close(&uri(&a)).await;
    until_found(&mut client, &[&b]).await;
}

#[tokio::test]
async fn lenses_are_asked_for_again_when_a_folder_was_read_in_which_nothing_is_wrong() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for folder in [&one, &two] {
        std::fs::write(folder.path().join("a.txt"), "The council met.").unwrap();
    }
    let mut capabilities = pulling();
    capabilities["workspace"]["codeLens"] = json!({"refreshSupport": true});
    let mut client = Client::in_folder(one.path(), capabilities).await;
    client.hear("workspace/codeLens/refresh", |_| true).await;
    let event = json!({"added": [{"uri": uri(two.path()), "name": "news"}], "removed": []});
    client.notify("workspace/didChangeWorkspaceFolders", json!({"event": event})).await;
    client.hear("workspace/codeLens/refresh", |_| true).await;
}

#[tokio::test]
async fn the_newsroom_file_is_taken_while_it_is_good() {
    let folder = tempfile::tempdir().unwrap();
    let (article, newsroom) = (folder.path().join("a.txt"), folder.path().join("dateline.toml"));
    std::fs::write(&article, WRONG).unwrap();
    std::fs::write(&newsroom, "[rules]\nimpossible-date = \"off\"\n").unwrap();
    let mut client = Client::in_folder(folder.path(), pulling()).await;
    until_found(&mut client, &[]).await;

    std::fs::write(&newsroom, "locale = \"ar\"\n[rules\n").unwrap();
    client.watched(&[(&newsroom, 2)]).await;
    let said = client.hear("textDocument/publishDiagnostics", |said| said["uri"] == uri(&newsroom)).await;
    assert_eq!(said["diagnostics"][0]["range"]["start"]["line"], 1, "{said}");
    until_found(&mut client, &[]).await;

    std::fs::write(&newsroom, "[rules]\nimpossible-date = \"hint\"\n").unwrap();
    client.watched(&[(&newsroom, 2)]).await;
    let said = client.hear("textDocument/publishDiagnostics", |said| said["uri"] == uri(&newsroom)).await;
    assert_eq!(said["diagnostics"], json!([]));
    until_found(&mut client, &[&article]).await;
    let items = client.pull(&uri(&article)).await["items"].clone();
    assert_eq!((&items[0]["severity"], rules(&items)), (&json!(4), vec!["impossible-date".to_owned()]));

    std::fs::remove_file(&newsroom).unwrap();
    client.watched(&[(&newsroom, 3)]).await;
    let params = json!({"textDocument": {"uri": uri(&article)}});
    client.until("textDocument/diagnostic", params, |answer| answer["items"][0]["severity"] == 1).await;
}

#[tokio::test]
async fn settings_of_the_editor_are_asked_for_and_taken() {
    let mut capabilities = pulling();
    capabilities["workspace"]["configuration"] = json!(true);
    let mut client = Client::new();
    client.answer("workspace/configuration", json!([{"rules": {"impossible-date": "off"}}]));
    client.request("initialize", json!({"capabilities": capabilities})).await;
    client.notify("initialized", json!({})).await;
    client.open("untitled:a", WRONG).await;
    let params = json!({"textDocument": {"uri": "untitled:a"}});
    client.until("textDocument/diagnostic", params.clone(), |answer| answer["items"] == json!([])).await;
    client.answer("workspace/configuration", json!([{"rules": {"impossible-date": "info"}}]));
    client.notify("workspace/didChangeConfiguration", json!({"settings": null})).await;
    client.until("textDocument/diagnostic", params, |answer| answer["items"][0]["severity"] == 3).await;
}

#[tokio::test]
async fn settings_of_the_editor_are_taken_as_sent() {
    let options = json!({"dateline": {"locale": "ar"}});
    let mut client =
        Client::start(json!({"capabilities": pulling(), "initializationOptions": options})).await;
    client.open("untitled:a", "Published: 2026-03-10\n\nThe council met on 3 March 2026.").await;
    let hover = client.request("textDocument/hover", place("untitled:a", 2, 22)).await;
    assert!(hover["contents"]["value"].as_str().unwrap().contains("من النشر"), "{hover}");
    let settings = json!({"settings": {"dateline": {"locale": "en"}}});
    client.notify("workspace/didChangeConfiguration", settings).await;
    let hover = client.request("textDocument/hover", place("untitled:a", 2, 22)).await;
    assert!(hover["contents"]["value"].as_str().unwrap().contains("before publication"), "{hover}");
}

#[tokio::test]
async fn the_status_says_how_much_there_is_and_why_nothing() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), WRONG).unwrap();
    std::fs::write(folder.path().join("b.txt"), "Nothing.").unwrap();
    let mut client = Client::in_folder(folder.path(), pulling()).await;
    let wanted = json!({"state": "ready", "articles": 2, "findings": 1, "message": null});
    if client.heard("dateline/status", |status| *status == wanted).is_none() {
        client.notify("workspace/didChangeConfiguration", json!({"settings": null})).await;
        client.hear("dateline/status", |status| *status == wanted).await;
    }
    let options = json!({"statusNotifications": true});
    let mut idle = Client::start(json!({"capabilities": pulling(), "initializationOptions": options})).await;
    let status = idle.hear("dateline/status", |status| status["state"] == "idle").await;
    assert!(status["message"].as_str().unwrap().contains("folder"), "{status}");
    let mut silent = Client::without_folder(pulling()).await;
    silent.open("untitled:a", WRONG).await;
    silent.findings("untitled:a").await;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert_eq!(silent.heard("dateline/status", |_| true), None);
}

#[tokio::test]
async fn a_pushed_client_is_told_of_files_it_has_not_opened() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("a.txt");
    std::fs::write(&article, WRONG).unwrap();
    let mut client = Client::in_folder(folder.path(), pushed()).await;
    let said = client.hear("textDocument/publishDiagnostics", |said| said["uri"] == uri(&article)).await;
    assert_eq!(
        (rules(&said["diagnostics"]), &said["version"]),
        (vec!["impossible-date".to_owned()], &Value::Null)
    );
    std::fs::write(&article, "Nothing.").unwrap();
    client.watched(&[(&article, 2)]).await;
    let said = client.hear("textDocument/publishDiagnostics", |said| said["uri"] == uri(&article)).await;
    assert_eq!(said["diagnostics"], json!([]));
}

#[tokio::test]
async fn a_pulling_client_is_asked_to_pull_again_when_other_files_change() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("a.txt");
    std::fs::write(&article, "Nothing.").unwrap();
    let mut client = Client::in_folder(folder.path(), pulling()).await;
    std::fs::write(&article, WRONG).unwrap();
    client.watched(&[(&article, 2)]).await;
    client.hear("workspace/diagnostic/refresh", |_| true).await;
}
