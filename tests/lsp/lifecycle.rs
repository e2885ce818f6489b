//! The beginning and the end of a session, and what is no proper message.

use crate::client::{Client, SILENCE, at, limit, pulling};
use serde_json::{Value, json};

#[tokio::test]
async fn the_server_says_what_it_can() {
    let client = Client::without_folder(pulling()).await;
    let capabilities = &client.initialized["capabilities"];
    assert_eq!(client.initialized["serverInfo"]["name"], "dateline");
    assert_eq!(capabilities["textDocumentSync"]["change"], 2);
    assert_eq!(capabilities["diagnosticProvider"]["identifier"], "dateline");
    assert_eq!(capabilities["diagnosticProvider"]["interFileDependencies"], true);
    let plain = [
        "hover",
        "definition",
        "declaration",
        "typeDefinition",
        "implementation",
        "references",
        "documentHighlight",
        "documentSymbol",
        "callHierarchy",
        "foldingRange",
        "selectionRange",
    ];
    for feature in plain {
        assert_eq!(capabilities[format!("{feature}Provider")], true, "{feature}");
    }
    for feature in ["workspaceSymbol", "completion", "codeAction", "codeLens", "inlayHint", "documentLink"] {
        assert_eq!(capabilities[format!("{feature}Provider")]["resolveProvider"], true, "{feature}");
    }
    assert!(client.end().await);
}

async fn encoding(offered: Value) -> Value {
    let capabilities = json!({"general": {"positionEncodings": offered}});
    let client = Client::without_folder(capabilities).await;
    client.initialized["capabilities"]["positionEncoding"].clone()
}

#[tokio::test]
async fn utf_8_is_taken_where_it_is_offered() {
    assert_eq!(encoding(json!(["utf-8", "utf-16"])).await, "utf-8");
    assert_eq!(encoding(json!(["utf-16", "utf-32", "utf-8"])).await, "utf-8");
    assert_eq!(encoding(json!(["utf-16"])).await, "utf-16");
    assert_eq!(encoding(json!(["utf-32"])).await, "utf-32");
    assert_eq!(encoding(Value::Null).await, "utf-16");
}

#[tokio::test]
async fn requests_ahead_of_initialize_are_refused() {
    let mut client = Client::new();
    let answer = client.request("textDocument/hover", crate::client::place("file:///a.txt", 0, 0)).await;
    assert_eq!(answer["code"], -32002);
}

#[tokio::test]
async fn a_second_initialize_is_refused() {
    let mut client = Client::without_folder(pulling()).await;
    let answer = client.request("initialize", json!({"capabilities": {}})).await;
    assert_eq!(answer["code"], -32600);
    client.open("untitled:a", "One.").await;
    assert_eq!(client.pull("untitled:a").await["kind"], "full");
}

#[tokio::test]
async fn messages_may_follow_initialize_without_waiting_for_its_answer() {
    let mut client = Client::new();
    let answer = client.ask("initialize", json!({"capabilities": pulling()})).await;
    client.notify("initialized", json!({})).await;
    client.open("untitled:a", "The council met on 31 November 2025.").await;
    let findings = client.findings("untitled:a").await;
    assert!(limit("initialize", answer).await.unwrap()["capabilities"].is_object());
    assert_eq!(findings, ["impossible-date"]);
}

#[tokio::test]
async fn unknown_requests_are_refused_and_unknown_notifications_are_not() {
    let mut client = Client::without_folder(pulling()).await;
    assert_eq!(client.request("dateline/noSuchThing", json!({})).await["code"], -32601);
    let place = json!({"textDocument": {"uri": "untitled:a"}, "position": at(0, 0)});
    assert_eq!(client.request("textDocument/moniker", place).await["code"], -32601);
    client.notify("dateline/noSuchThing", json!({})).await;
    client.notify("$/setTrace", json!({"value": "off"})).await;
    assert!(client.end().await);
}

#[tokio::test]
async fn wrong_parameters_are_refused_and_the_session_goes_on() {
    let mut client = Client::without_folder(pulling()).await;
    assert_eq!(client.request("textDocument/hover", json!({"textDocument": 1})).await["code"], -32602);
    client.notify("textDocument/didOpen", json!({"nonsense": true})).await;
    client.open("untitled:a", "One.").await;
    assert_eq!(client.pull("untitled:a").await["kind"], "full");
}

#[tokio::test]
async fn what_is_no_message_is_refused_and_the_session_goes_on() {
    let mut client = Client::without_folder(pulling()).await;
    assert_eq!(client.refused("{bad}").await["code"], -32700);
    assert_eq!(client.refused("[]").await["code"], -32600);
    client.send_raw("nonsense\r\n\r\n").await;
    client.open("untitled:a", "One.").await;
    assert_eq!(client.pull("untitled:a").await["kind"], "full");
    assert!(client.end().await);
}

#[tokio::test]
async fn letters_in_uris_need_no_encoding() {
    let mut client = Client::without_folder(pulling()).await;
    client.open("file:///أخبار اليوم/قمة.txt", "The council met on 31 November 2025.").await;
    let encoded = dateline::server::uri::uri_of("/أخبار اليوم/قمة.txt").unwrap().as_str().to_owned();
    assert_eq!(client.findings(&encoded).await, ["impossible-date"]);
}

#[tokio::test]
async fn requests_after_shutdown_are_refused() {
    let mut client = Client::without_folder(pulling()).await;
    assert_eq!(client.request("shutdown", Value::Null).await, Value::Null);
    assert_eq!(client.request("workspace/symbol", json!({"query": ""})).await["code"], -32600);
    client.notify("exit", Value::Null).await;
    assert!(limit("the end", client.server).await.unwrap());
}

#[tokio::test]
async fn exit_without_shutdown_is_no_orderly_end() {
    let mut client = Client::without_folder(pulling()).await;
    client.notify("exit", Value::Null).await;
    assert!(!limit("the end", client.server).await.unwrap());
}

#[tokio::test]
async fn the_end_of_input_ends_the_session() {
    let mut client = Client::without_folder(pulling()).await;
    client.hang_up().await;
    assert!(!limit("the end", client.server).await.unwrap());
}

#[tokio::test]
async fn a_client_that_answers_nothing_is_served_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::new();
    for method in ["client/registerCapability", "window/workDoneProgress/create", "workspace/configuration"] {
        client.answer(method, json!(SILENCE));
    }
    let mut capabilities = pulling();
    capabilities["workspace"]["configuration"] = json!(true);
    let roots = json!([{"uri": crate::client::uri(folder.path()), "name": "news"}]);
    client.request("initialize", json!({"capabilities": capabilities, "workspaceFolders": roots})).await;
    client.notify("initialized", json!({})).await;
    client.open("untitled:a", "The council met on 31 November 2025.").await;
    for _ in 0..300 {
        client.notify("workspace/didChangeConfiguration", json!({"settings": null})).await;
    }
    assert_eq!(client.findings("untitled:a").await, ["impossible-date"]);
    assert!(client.end().await);
}

#[tokio::test]
async fn a_cancelled_request_is_answered_as_such_or_in_full() {
    let mut client = Client::without_folder(pulling()).await;
    let text = "The council met on 31 November 2025. ".repeat(2000);
    client.open("untitled:a", &text).await;
    let answer = client.ask("textDocument/diagnostic", json!({"textDocument": {"uri": "untitled:a"}})).await;
    let id = client.last_id();
    client.notify("$/cancelRequest", json!({"id": id})).await;
    let answer = limit("the cancelled request", answer).await.unwrap();
    assert!(answer["code"] == -32800 || answer["kind"] == "full", "{answer}");
    assert_eq!(client.pull("untitled:a").await["kind"], "full");
}
