//! Hovers, definitions, references and symbols, within an article and between articles.

use crate::client::{Client, at, place, pulling, rules, uri};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const INTRODUCES: &str = "\
---
published: 2026-03-10
---

The Greek prime minister Nikos Valamis met the Jordanian foreign minister Hala Daraawi in Athens on Monday.

Valamis said the talks would go on.
";
const NAMES: &str = "\
---
published: 2026-03-11
---

The port was closed on Tuesday, a spokesman of Valamis told reporters.
";

/// Two articles: one introduces a person, the other gives the surname alone.
struct News {
    _folder: tempfile::TempDir,
    a: PathBuf,
    b: PathBuf,
}

fn news() -> News {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
    std::fs::write(&a, INTRODUCES).unwrap();
    std::fs::write(&b, NAMES).unwrap();
    News { _folder: folder, a, b }
}

/// The position of the middle of `words` on a line of a text.
fn on(path: &Path, text: &str, words: &str) -> Value {
    let offset = text.find(words).unwrap() + words.len() / 2;
    let line = text[..offset].matches('\n').count();
    let column = offset - text[..offset].rfind('\n').map_or(0, |end| end + 1);
    place(&uri(path), u32::try_from(line).unwrap(), u32::try_from(column).unwrap())
}

async fn hover(client: &mut Client, uri: &str, line: u32, column: u32) -> String {
    let hover = client.request("textDocument/hover", place(uri, line, column)).await;
    let text = hover["contents"]["value"].as_str().unwrap_or_else(|| panic!("no hover: {hover}"));
    text.replace(['\u{2068}', '\u{2069}'], "")
}

#[tokio::test]
async fn hovering_over_a_date_says_what_it_is_and_why() {
    let mut client = Client::without_folder(pulling()).await;
    client.open("untitled:a", "Published: 2026-03-10\n\nThe council met two days ago.").await;
    let said = hover(&mut client, "untitled:a", 2, 20).await;
    assert!(said.contains("**Sunday, 8 March 2026**"), "{said}");
    assert!(said.contains("10 March 2026 (from a labelled line)"), "{said}");
    client.open("untitled:b", "Published: 2026-03-10\n\nThe council met on Tuesday, 3 March 2026.").await;
    let said = hover(&mut client, "untitled:b", 2, 30).await;
    assert!(said.contains("**Tuesday, 3 March 2026**"), "{said}");
    assert!(said.contains("Value: `2026-03-03`"), "{said}");
    assert!(said.contains("14 Ramadan 1447 AH"), "{said}");
    assert!(said.contains("7 days before publication"), "{said}");
}

#[tokio::test]
async fn hovering_over_days_in_arabic_names_them_in_both_languages() {
    let mut client = Client::without_folder(pulling()).await;
    client.open("untitled:a", "نشر: 10 مارس 2026\n\nتعقد الجلسة في 16 مارس المقبل.").await;
    let said = hover(&mut client, "untitled:a", 2, 17).await;
    assert!(said.contains("آذار/مارس"), "{said}");
    assert!(said.contains("Why: "), "{said}");
}

#[tokio::test]
async fn every_isolate_of_a_hover_is_closed() {
    let mut client = Client::without_folder(pulling()).await;
    client.open("untitled:a", "نشر: 10 مارس 2026\n\nالتقى الوفدان أمس في مقر المنظمة.").await;
    let hover = client.request("textDocument/hover", place("untitled:a", 2, 16)).await;
    let said = hover["contents"]["value"].as_str().unwrap_or_else(|| panic!("no hover: {hover}"));
    assert!(said.contains('\u{2068}'));
    assert_eq!(said.matches('\u{2068}').count(), said.matches('\u{2069}').count());
}

#[tokio::test]
async fn hovering_over_nothing_says_nothing() {
    let mut client = Client::without_folder(pulling()).await;
    client.open("untitled:a", "The council meets.").await;
    assert_eq!(client.request("textDocument/hover", place("untitled:a", 0, 5)).await, Value::Null);
}

#[tokio::test]
async fn a_relative_date_leads_to_what_it_is_counted_from() {
    let mut client = Client::without_folder(pulling()).await;
    client.open("untitled:a", "Published: 2026-03-10\n\nThe council met yesterday.").await;
    let found = client.request("textDocument/definition", place("untitled:a", 2, 18)).await;
    assert_eq!(found[0]["targetUri"], "untitled:a");
    assert_eq!(found[0]["targetSelectionRange"]["start"]["line"], 0, "{found}");
}

#[tokio::test]
async fn the_outline_is_nested_and_every_selection_lies_within() {
    let mut client = Client::without_folder(pulling()).await;
    let text = "Council meets\n\nPublished: 2026-03-10\n\nThe council met on 9 March 2026.\n\nIt meets again on 16 March 2026.\n";
    client.open("untitled:a", text).await;
    let params = json!({"textDocument": {"uri": "untitled:a"}});
    let outline = client.request("textDocument/documentSymbol", params).await;
    let mut names = Vec::new();
    check_symbols(&outline, &mut names);
    assert!(names.contains(&"9 March 2026".to_owned()), "{names:?}");
}

fn check_symbols(symbols: &Value, names: &mut Vec<String>) {
    for symbol in symbols.as_array().into_iter().flatten() {
        let order = |place: &Value| (place["line"].as_u64().unwrap(), place["character"].as_u64().unwrap());
        let (range, selection) = (&symbol["range"], &symbol["selectionRange"]);
        assert!(order(&range["start"]) <= order(&selection["start"]), "{symbol}");
        assert!(order(&selection["end"]) <= order(&range["end"]), "{symbol}");
        assert!(!symbol["name"].as_str().unwrap().is_empty());
        names.push(symbol["name"].as_str().unwrap().to_owned());
        check_symbols(&symbol["children"], names);
    }
}

#[tokio::test]
async fn a_surname_leads_to_the_introduction_in_another_article() {
    let news = news();
    let mut client = Client::in_folder(news.a.parent().unwrap(), pulling()).await;
    let found = client.request("textDocument/definition", on(&news.b, NAMES, "Valamis")).await;
    assert_eq!(found.as_array().map(Vec::len), Some(1), "{found}");
    assert_eq!(found[0]["targetUri"], uri(&news.a));
    assert_eq!(found[0]["targetSelectionRange"], json!({"start": at(4, 25), "end": at(4, 38)}));
}

#[tokio::test]
async fn references_are_the_names_in_all_articles() {
    let news = news();
    let mut client = Client::in_folder(news.a.parent().unwrap(), pulling()).await;
    let mut params = on(&news.b, NAMES, "Valamis");
    params["context"] = json!({"includeDeclaration": true});
    let found = client.request("textDocument/references", params.clone()).await;
    let lines = |found: &Value| -> Vec<(String, u64)> {
        let found = found.as_array().unwrap().iter();
        found
            .map(|at| (at["uri"].as_str().unwrap().into(), at["range"]["start"]["line"].as_u64().unwrap()))
            .collect()
    };
    assert_eq!(lines(&found), [(uri(&news.a), 4), (uri(&news.a), 6), (uri(&news.b), 4)]);
    params["context"] = json!({"includeDeclaration": false});
    let found = client.request("textDocument/references", params).await;
    assert_eq!(lines(&found), [(uri(&news.a), 6), (uri(&news.b), 4)]);
}

#[tokio::test]
async fn hovering_over_a_person_gives_the_role_from_the_other_article() {
    let news = news();
    let mut client = Client::in_folder(news.a.parent().unwrap(), pulling()).await;
    let hover = client.request("textDocument/hover", on(&news.b, NAMES, "Valamis")).await;
    let said = hover["contents"]["value"].as_str().unwrap_or_default().replace(['\u{2068}', '\u{2069}'], "");
    assert!(said.starts_with("**Nikos Valamis**"), "{said}");
    assert!(said.contains("prime minister"), "{said}");
    assert!(said.contains("3 mentions in 2 articles"), "{said}");
}

#[tokio::test]
async fn people_are_found_by_a_part_of_their_name() {
    let news = news();
    let mut client = Client::in_folder(news.a.parent().unwrap(), pulling()).await;
    let found = client.request("workspace/symbol", json!({"query": "valam"})).await;
    assert_eq!(found[0]["name"], "Nikos Valamis", "{found}");
    assert_eq!(found[0]["location"]["uri"], uri(&news.a));
    assert_eq!(client.request("workspace/symbol", json!({"query": "qqqq"})).await, json!([]));
}

#[tokio::test]
async fn a_meeting_in_two_articles_on_two_days_is_a_finding_with_the_other_place() {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
    let text = |day: u8| {
        format!(
            "---\npublished: 2026-03-02\n---\n\nGreek prime minister Nikos Valamis and Jordanian foreign minister \
             Hala Daraawi will hold talks in Athens on {day} March 2026.\n"
        )
    };
    std::fs::write(&a, text(9)).unwrap();
    std::fs::write(&b, text(10)).unwrap();
    let mut client = Client::in_folder(folder.path(), pulling()).await;
    let items = client.pull(&uri(&b)).await["items"].clone();
    assert_eq!(rules(&items), ["meeting-date-conflict"]);
    assert_eq!(items[0]["relatedInformation"][0]["location"]["uri"], uri(&a));
    // Put right in one article, it is gone from the other.
    client.open(&uri(&a), &text(10)).await;
    assert_eq!(client.findings(&uri(&b)).await, [""; 0]);
}

#[tokio::test]
async fn a_person_is_renamed_in_every_article_and_in_each_form() {
    let news = news();
    let mut client = Client::in_folder(news.a.parent().unwrap(), pulling()).await;
    let mut params = on(&news.a, INTRODUCES, "Nikos Valamis");
    let prepared = client.request("textDocument/prepareRename", params.clone()).await;
    assert_eq!(prepared["start"], at(4, 25), "{prepared}");
    params["newName"] = json!("Petros Karalis");
    let edit = client.request("textDocument/rename", params.clone()).await;
    let mut texts: Vec<String> = edit["documentChanges"]
        .as_array()
        .unwrap_or_else(|| panic!("{edit}"))
        .iter()
        .flat_map(|file| file["edits"].as_array().unwrap())
        .map(|edit| edit["newText"].as_str().unwrap().to_owned())
        .collect();
    texts.sort();
    assert_eq!(texts, ["Karalis", "Karalis", "Petros Karalis"]);
    params["newName"] = json!("Karalis");
    let refused = client.request("textDocument/rename", params).await;
    assert_eq!(refused["code"], -32803, "{refused}");
    assert!(refused["message"].as_str().unwrap().contains("surname"), "{refused}");
}

#[tokio::test]
async fn a_name_is_lit_up_in_its_own_file_only() {
    let news = news();
    let mut client = Client::in_folder(news.a.parent().unwrap(), pulling()).await;
    let found =
        client.request("textDocument/documentHighlight", on(&news.a, INTRODUCES, "Nikos Valamis")).await;
    assert_eq!(found.as_array().unwrap().len(), 2, "{found}");
}

#[tokio::test]
async fn a_name_is_completed_as_one_types() {
    let news = news();
    let mut client = Client::in_folder(news.a.parent().unwrap(), pulling()).await;
    client.open("untitled:c", "Later Vala").await;
    let found = client.request("textDocument/completion", place("untitled:c", 0, 10)).await;
    let item = &found["items"][0];
    assert_eq!(item["label"], "Nikos Valamis", "{found}");
    assert_eq!(item["textEdit"]["range"], json!({"start": at(0, 6), "end": at(0, 10)}));
}

#[tokio::test]
async fn the_newsroom_file_declares_a_person_and_takes_new_ones() {
    let news = news();
    let toml = news.a.with_file_name("dateline.toml");
    std::fs::write(&toml, "[[person]]\nname = \"Nikos Valamis\"\nnote = \"Call the press office.\"\n")
        .unwrap();
    let mut client = Client::in_folder(news.a.parent().unwrap(), pulling()).await;
    let found = client.request("textDocument/declaration", on(&news.b, NAMES, "Valamis")).await;
    let place = if found.is_array() { found[0].clone() } else { found.clone() };
    assert_eq!(place["uri"], json!(uri(&toml)), "{found}");
    assert_eq!(place["range"]["start"], at(1, 7), "{found}");
    let params = on(&news.b, NAMES, "Valamis");
    let hover = client.request("textDocument/hover", params).await;
    assert!(hover.to_string().contains("Call the press office"), "{hover}");
    let mut params = on(&news.a, INTRODUCES, "Hala Daraawi");
    let here = params["position"].clone();
    params["range"] = json!({"start": here, "end": here});
    params["context"] = json!({"diagnostics": []});
    let actions = client.request("textDocument/codeAction", params).await;
    let text = actions[0]["edit"]["documentChanges"][0]["edits"][0]["newText"].as_str().unwrap_or_default();
    assert!(
        text.contains("name = \"Hala Daraawi\"") && text.contains("Jordanian foreign minister"),
        "{actions}"
    );
}

#[tokio::test]
async fn a_change_of_the_newsroom_file_counts_at_once() {
    let news = news();
    let toml = news.a.with_file_name("dateline.toml");
    let mut client = Client::in_folder(news.a.parent().unwrap(), pulling()).await;
    let declared = client.request("textDocument/declaration", on(&news.b, NAMES, "Valamis")).await;
    assert!(declared.is_null(), "{declared}");
    std::fs::write(&toml, "[[person]]\nname = \"Nikos Valamis\"\n").unwrap();
    client.watched(&[(&toml, 1)]).await;
    let declared = client
        .until("textDocument/declaration", on(&news.b, NAMES, "Valamis"), |found| !found.is_null())
        .await;
    assert!(declared.to_string().contains("dateline.toml"), "{declared}");
}
