//! What an editor can ask beyond hovers, definitions and findings: lenses, hints, tokens, links, folds, selections,
//! the hierarchy of meetings and people, completions, rewrites, and files that are renamed.

use crate::client::{Client, at, pulling, uri};
use serde_json::{Value, json};
use std::path::PathBuf;
use tempfile::TempDir;

const FIRST: &str = "---\npublished: 2026-03-12\n---\n\nGreek Prime Minister Nikos Valamis and Jordanian Foreign Minister Hala Daraawi held talks in Geneva on 10 March 2026.\n\nValamis flew home yesterday. See b.txt.\n";
const SECOND: &str = "---\npublished: 2026-03-12\n---\n\nThe talks between Greek Prime Minister Nikos Valamis and Jordanian Foreign Minister Hala Daraawi in Geneva on 11 March 2026 were short.\n";

struct News {
    _folder: TempDir,
    a: PathBuf,
    b: PathBuf,
    toml: PathBuf,
}

/// Two articles and a newsroom file, and a client with more capabilities than [`pulling`] has.
async fn news(more: impl Fn(&mut Value)) -> (News, Client) {
    let folder = tempfile::tempdir().unwrap();
    let (a, b, toml) =
        (folder.path().join("a.txt"), folder.path().join("b.txt"), folder.path().join("dateline.toml"));
    std::fs::write(&a, FIRST).unwrap();
    std::fs::write(&b, SECOND).unwrap();
    let known = "[[person]]\nname = \"Nikos Valamis\"\nwikidata = \"Q42\"\n\n[[ignore]]\nfile = \"b.txt\"\nrule = \"stale-year\"\nreason = \"x\"\n";
    std::fs::write(&toml, known).unwrap();
    let mut params = json!({
        "processId": null,
        "capabilities": pulling(),
        "workspaceFolders": [{"uri": uri(folder.path()), "name": "news"}],
        "initializationOptions": {"statusNotifications": true, "codeLensCommands": true},
    });
    more(&mut params);
    let mut client = Client::start(params).await;
    client.ready().await;
    (News { _folder: folder, a, b, toml }, client)
}

async fn plain() -> (News, Client) {
    news(|_| ()).await
}

fn document(path: &std::path::Path) -> Value {
    json!({"textDocument": {"uri": uri(path)}})
}

/// The position of the middle of `words` in the first article.
fn on(news: &News, words: &str) -> Value {
    let (line, column) = spot(FIRST, words);
    json!({"textDocument": {"uri": uri(&news.a)}, "position": at(line, column)})
}

fn spot(text: &str, words: &str) -> (u32, u32) {
    let offset = text.find(words).unwrap() + words.len() / 2;
    let line = text[..offset].matches('\n').count();
    let column = offset - text[..offset].rfind('\n').map_or(0, |end| end + 1);
    (u32::try_from(line).unwrap(), u32::try_from(column).unwrap())
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

#[tokio::test]
async fn lenses_say_who_else_speaks_of_it() {
    let (news, mut client) = plain().await;
    let lenses = client.request("textDocument/codeLens", document(&news.a)).await;
    assert_eq!(list(&lenses).len(), 3, "two people and the talks: {lenses}");
    let mut titles = Vec::new();
    for lens in list(&lenses) {
        assert!(lens.get("command").is_none());
        let lens = client.request("codeLens/resolve", lens.clone()).await;
        assert_eq!(lens["command"]["command"], "dateline.showReferences");
        assert_eq!(lens["command"]["arguments"][0], uri(&news.a));
        assert!(list(&lens["command"]["arguments"][2]).len() >= 2, "{lens}");
        titles.push(lens["command"]["title"].as_str().unwrap().replace(['\u{2068}', '\u{2069}'], ""));
    }
    assert!(titles.iter().any(|title| title == "Nikos Valamis: 3 mentions in 2 articles"), "{titles:?}");
    assert!(titles.iter().any(|title| title.contains("2 reports · 2 disagreements")), "{titles:?}");
}

#[tokio::test]
async fn a_lens_of_an_older_text_is_refused() {
    let (news, mut client) = plain().await;
    client.open(&uri(&news.a), FIRST).await;
    let lenses = client.request("textDocument/codeLens", document(&news.a)).await;
    client.change(&uri(&news.a), 2, json!([{"text": "Nothing."}])).await;
    let answer = client.request("codeLens/resolve", lenses[0].clone()).await;
    assert_eq!(answer["code"], -32801, "{answer}");
}

#[tokio::test]
async fn hints_show_the_day_and_explain_it() {
    let (news, mut client) = plain().await;
    let mut params = document(&news.a);
    params["range"] = json!({"start": at(0, 0), "end": at(20, 0)});
    let hints = client.request("textDocument/inlayHint", params).await;
    assert_eq!(list(&hints).len(), 1, "only «yesterday» is counted: {hints}");
    assert_eq!(hints[0]["label"], "2026-03-11");
    let hint = client.request("inlayHint/resolve", hints[0].clone()).await;
    let said = hint["tooltip"]["value"].as_str().unwrap().replace(['\u{2068}', '\u{2069}'], "");
    assert!(said.contains("Wednesday, 11 March 2026"), "{said}");
}

#[tokio::test]
async fn hints_are_turned_off_by_a_setting() {
    let (news, mut client) =
        news(|params| params["initializationOptions"]["inlay-hints"] = json!("off")).await;
    let mut params = document(&news.a);
    params["range"] = json!({"start": at(0, 0), "end": at(20, 0)});
    assert_eq!(client.request("textDocument/inlayHint", params).await, Value::Null);
}

/// The words and kinds of encoded tokens.
fn decoded(text: &str, data: &Value) -> Vec<(String, u64)> {
    let lines: Vec<&str> = text.split('\n').collect();
    let numbers: Vec<usize> =
        list(data).iter().map(|number| usize::try_from(number.as_u64().unwrap()).unwrap()).collect();
    let (mut line, mut column) = (0, 0);
    let token = |token: &[usize]| {
        column = if token[0] == 0 { column + token[1] } else { token[1] };
        line += token[0];
        let units: Vec<u16> = lines[line].encode_utf16().skip(column).take(token[2]).collect();
        (String::from_utf16(&units).unwrap(), token[3] as u64)
    };
    numbers.chunks(5).map(token).collect()
}

#[tokio::test]
async fn tokens_are_told_in_full_by_difference_and_of_a_range() {
    let (news, mut client) = plain().await;
    let legend = &client.initialized["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"];
    assert_eq!(*legend, json!(["person", "meeting", "date", "place", "quotation"]));
    client.open(&uri(&news.a), FIRST).await;
    let full = client.request("textDocument/semanticTokens/full", document(&news.a)).await;
    let tokens = decoded(FIRST, &full["data"]);
    for token in [("Nikos Valamis", 0), ("talks", 1), ("Geneva", 3), ("10 March 2026", 2), ("yesterday", 2)] {
        assert!(tokens.contains(&(token.0.into(), token.1)), "{token:?} is not in {tokens:?}");
    }
    let mut params = document(&news.a);
    params["range"] = json!({"start": at(6, 0), "end": at(7, 0)});
    let range = client.request("textDocument/semanticTokens/range", params).await;
    assert_eq!(decoded(FIRST, &range["data"])[0].0, "Valamis");
    let mut params = document(&news.a);
    params["previousResultId"] = full["resultId"].clone();
    let same = client.request("textDocument/semanticTokens/full/delta", params).await;
    assert_eq!(same["edits"], json!([]));
    let end = json!({"start": at(6, 0), "end": at(6, 7)});
    client.change(&uri(&news.a), 2, json!([{"range": end, "text": "She"}])).await;
    let mut params = document(&news.a);
    params["previousResultId"] = same["resultId"].clone();
    let delta = client.request("textDocument/semanticTokens/full/delta", params).await;
    assert_eq!(list(&delta["edits"]).len(), 1, "{delta}");
    // Whoever lost count gets everything.
    let mut params = document(&news.a);
    params["previousResultId"] = json!("long ago");
    let lost = client.request("textDocument/semanticTokens/full/delta", params).await;
    assert!(!list(&lost["data"]).is_empty());
}

const ARABIC: &str = "نشر: 2026-03-10\n\nاجتمع المجلس أمس في القاعة.\n\nThe council met yesterday.\n";

#[tokio::test]
async fn right_to_left_lines_stay_whole_where_they_would_be_drawn_out_of_order() {
    for (options, expect) in [
        (json!({"leftToRightLines": true}), 1),
        (json!({"leftToRightLines": true, "right-to-left-decorations": "on"}), 2),
        (json!({}), 2),
        (json!({"right-to-left-decorations": "off"}), 1),
    ] {
        let params = json!({"processId": null, "capabilities": pulling(), "initializationOptions": options});
        let mut client = Client::start(params).await;
        client.open("untitled:a", ARABIC).await;
        let range = json!({"start": at(0, 0), "end": at(9, 0)});
        let params = json!({"textDocument": {"uri": "untitled:a"}, "range": range});
        let hints = client.request("textDocument/inlayHint", params).await;
        assert_eq!(list(&hints).len(), expect, "{options}");
    }
}

#[tokio::test]
async fn parts_fold_and_selections_grow() {
    let (news, mut client) = plain().await;
    let folds = client.request("textDocument/foldingRange", document(&news.a)).await;
    assert_eq!((&folds[0]["startLine"], &folds[0]["endLine"]), (&json!(0), &json!(2)), "{folds}");
    let (line, column) = spot(FIRST, "March");
    let mut params = document(&news.a);
    params["positions"] = json!([at(line, column), at(3, 0)]);
    let selections = client.request("textDocument/selectionRange", params).await;
    assert_eq!(list(&selections).len(), 2);
    let (word, date) = (&selections[0], &selections[0]["parent"]);
    let width = |range: &Value| {
        range["end"]["character"].as_u64().unwrap() - range["start"]["character"].as_u64().unwrap()
    };
    assert_eq!((width(&word["range"]), width(&date["range"])), (5, 13), "{selections}");
}

#[tokio::test]
async fn links_lead_to_articles_and_to_wikidata() {
    let (news, mut client) = plain().await;
    let links = client.request("textDocument/documentLink", document(&news.a)).await;
    let mut targets = Vec::new();
    for link in list(&links) {
        let link = client.request("documentLink/resolve", link.clone()).await;
        targets.push(link["target"].as_str().unwrap().to_owned());
    }
    assert_eq!(targets, ["https://www.wikidata.org/wiki/Q42".to_owned(), uri(&news.b)]);
    let links = client.request("textDocument/documentLink", document(&news.toml)).await;
    assert_eq!(links[0]["range"], json!({"start": at(2, 12), "end": at(2, 15)}), "{links}");
}

#[tokio::test]
async fn who_met_whom() {
    let (news, mut client) = plain().await;
    let items = client.request("textDocument/prepareCallHierarchy", on(&news, "Nikos Valamis")).await;
    assert_eq!(items[0]["name"], "Nikos Valamis");
    let meetings = client.request("callHierarchy/outgoingCalls", json!({"item": items[0]})).await;
    assert_eq!(list(&meetings).len(), 1, "{meetings}");
    assert!(!list(&meetings[0]["fromRanges"]).is_empty());
    let people = client.request("callHierarchy/incomingCalls", json!({"item": meetings[0]["to"]})).await;
    let mut names: Vec<&str> =
        list(&people).iter().map(|call| call["from"]["name"].as_str().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["Hala Daraawi", "Nikos Valamis"]);
}

#[tokio::test]
async fn each_article_has_its_account_and_the_newsroom_its_entry() {
    let (news, mut client) = plain().await;
    let accounts = client.request("textDocument/implementation", on(&news, "talks")).await;
    let files: Vec<&str> = list(&accounts).iter().map(|place| place["uri"].as_str().unwrap()).collect();
    assert_eq!(files, [uri(&news.a), uri(&news.b)]);
    let entry = client.request("textDocument/typeDefinition", on(&news, "Nikos Valamis")).await;
    assert_eq!((&entry[0]["uri"], &entry[0]["range"]["start"]["line"]), (&json!(uri(&news.toml)), &json!(1)));
    let role = client.request("textDocument/typeDefinition", on(&news, "Hala Daraawi")).await;
    assert_eq!(role[0]["uri"], uri(&news.a), "{role}");
}

#[tokio::test]
async fn names_and_dates_are_completed_and_explained() {
    let (news, mut client) = plain().await;
    let text = "Published: 2026-03-10\n\nOn Thu";
    client.open("untitled:a", text).await;
    let params = json!({"textDocument": {"uri": "untitled:a"}, "position": at(2, 6)});
    let found = client.request("textDocument/completion", params).await;
    let labels: Vec<&str> =
        list(&found["items"]).iter().map(|item| item["label"].as_str().unwrap()).collect();
    assert_eq!(labels, ["Thursday, 12 March 2026", "Thursday, 5 March 2026"]);
    client.change("untitled:a", 2, json!([{"text": "Then Vala"}])).await;
    let params = json!({"textDocument": {"uri": "untitled:a"}, "position": at(0, 9)});
    let found = client.request("textDocument/completion", params).await;
    let item = list(&found["items"]).iter().find(|item| item["label"] == "Nikos Valamis");
    let item = item.unwrap_or_else(|| panic!("{found}")).clone();
    let item = client.request("completionItem/resolve", item).await;
    assert!(item["documentation"]["value"].as_str().unwrap().contains("Nikos Valamis"), "{item}");
    drop(news);
}

#[tokio::test]
async fn a_date_is_rewritten_and_the_edit_made_when_it_is_taken() {
    let lazy = |params: &mut Value| {
        params["capabilities"]["textDocument"]["codeAction"]["dataSupport"] = json!(true);
        params["capabilities"]["textDocument"]["codeAction"]["resolveSupport"] =
            json!({"properties": ["edit"]});
    };
    let (news, mut client) = news(lazy).await;
    let (line, column) = spot(FIRST, "yesterday");
    let mut params = document(&news.a);
    params["range"] = json!({"start": at(line, column), "end": at(line, column)});
    params["context"] = json!({"diagnostics": [], "only": ["refactor.rewrite"]});
    let actions = client.request("textDocument/codeAction", params).await;
    let action = &actions[0];
    assert!(action.get("edit").is_none(), "{action}");
    assert!(action["title"].as_str().unwrap().contains("11 March 2026"), "{action}");
    let action = client.request("codeAction/resolve", action.clone()).await;
    assert_eq!(action["edit"]["documentChanges"][0]["edits"][0]["newText"], "11 March 2026");
}

#[tokio::test]
async fn symbols_have_their_places_when_somebody_goes_there() {
    let lazy = |params: &mut Value| {
        params["capabilities"]["workspace"]["symbol"] =
            json!({"resolveSupport": {"properties": ["location.range"]}});
    };
    let (_news, mut client) = news(lazy).await;
    let found = client.request("workspace/symbol", json!({"query": "valamis"})).await;
    assert!(found[0]["location"].get("range").is_none(), "{found}");
    let symbol = client.request("workspaceSymbol/resolve", found[0].clone()).await;
    assert_eq!(symbol["location"]["range"]["start"]["line"], 4, "{symbol}");
}

#[tokio::test]
async fn what_names_a_renamed_file_follows() {
    let (news, mut client) = plain().await;
    let new = news.b.with_file_name("c.txt");
    let files = json!({"files": [{"oldUri": uri(&news.b), "newUri": uri(&new)}]});
    let edit = client.request("workspace/willRenameFiles", files.clone()).await;
    let changed: Vec<(&str, &str)> = list(&edit["documentChanges"])
        .iter()
        .map(|change| {
            (change["textDocument"]["uri"].as_str().unwrap(), change["edits"][0]["newText"].as_str().unwrap())
        })
        .collect();
    assert_eq!(changed, [(uri(&news.a).as_str(), "c.txt"), (uri(&news.toml).as_str(), "c.txt")]);
    std::fs::rename(&news.b, &new).unwrap();
    client.notify("workspace/didRenameFiles", files).await;
    let symbols = json!({"query": "valamis"});
    let moved = |found: &Value| found.to_string().contains("a.txt") && !found.to_string().contains("b.txt");
    client.until("workspace/symbol", symbols, moved).await;
}

#[tokio::test]
async fn a_finding_leads_to_the_page_of_its_rule() {
    let pages = |params: &mut Value| {
        params["initializationOptions"]["rulePages"] = json!("file:///pages/{rule}.md");
        params["capabilities"]["textDocument"]["publishDiagnostics"]["codeDescriptionSupport"] = json!(true);
        params["capabilities"]["textDocument"]["publishDiagnostics"]["dataSupport"] = json!(true);
    };
    let (_news, mut client) = news(pages).await;
    client.open("untitled:a", "The council met on 31 November 2025.").await;
    let found = client.pull("untitled:a").await;
    assert_eq!(found["items"][0]["codeDescription"]["href"], "file:///pages/impossible-date.md", "{found}");
    assert!(found["items"][0]["data"]["fixes"].is_u64());
}

#[tokio::test]
async fn lenses_hints_and_tokens_are_asked_for_again_when_other_files_change() {
    let refreshing = |params: &mut Value| {
        for feature in ["codeLens", "inlayHint", "semanticTokens"] {
            params["capabilities"]["workspace"][feature] = json!({"refreshSupport": true});
        }
    };
    let (news, mut client) = news(refreshing).await;
    client.open(&uri(&news.a), FIRST).await;
    client.pull(&uri(&news.a)).await;
    std::fs::write(&news.b, SECOND.replace("11 March", "10 March")).unwrap();
    client.watched(&[(&news.b, 2)]).await;
    for method in ["codeLens", "inlayHint", "semanticTokens"] {
        client.hear(&format!("workspace/{method}/refresh"), |_| true).await;
    }
}

#[tokio::test]
async fn a_scan_can_be_stopped_without_harm() {
    let (_news, mut client) = plain().await;
    let begun = client.hear("$/progress", |progress| progress["value"]["kind"] == "begin").await;
    assert_eq!(begun["value"]["cancellable"], true);
    client.notify("window/workDoneProgress/cancel", json!({"token": begun["token"]})).await;
    assert_eq!(client.findings("file:///nowhere.txt").await, [""; 0]);
}
