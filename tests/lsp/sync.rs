//! Texts stay the same on both sides, whatever is counted and however fast edits come.

use crate::client::{Client, at, pulling, pushed, rules};
use serde_json::{Value, json};

const WRONG: &str = "The council meets on 31 November 2025.";
const ARABIC: &str = "يلتقي الوزيران في 31 نوفمبر 2025 👍🏽 ثم في 30 فبراير 2026.\n";

fn counting_in(encoding: &str) -> Value {
    let mut capabilities = pulling();
    capabilities["general"]["positionEncodings"] = json!([encoding]);
    capabilities
}

/// How many units of an encoding a text takes.
fn units(encoding: &str, text: &str) -> u32 {
    let count = match encoding {
        "utf-8" => text.len(),
        "utf-16" => text.encode_utf16().count(),
        _ => text.chars().count(),
    };
    u32::try_from(count).unwrap()
}

async fn ranges_and_edits_count_in(encoding: &str) {
    let mut client = Client::without_folder(counting_in(encoding)).await;
    client.open("untitled:a", ARABIC).await;
    let items = client.pull("untitled:a").await["items"].clone();
    assert_eq!(rules(&items), ["impossible-date"; 2]);
    for (item, words) in items.as_array().unwrap().iter().zip(["31 نوفمبر 2025", "30 فبراير 2026"])
    {
        let start = units(encoding, &ARABIC[..ARABIC.find(words).unwrap()]);
        assert_eq!(item["range"]["start"], at(0, start), "{encoding}");
        assert_eq!(item["range"]["end"], at(0, start + units(encoding, words)), "{encoding}");
    }
    // The second day is put right behind the emoji, which counts differently in each encoding.
    let start = units(encoding, &ARABIC[..ARABIC.rfind("30").unwrap()]);
    let range = json!({"start": at(0, start), "end": at(0, start + 2)});
    client.change("untitled:a", 2, json!([{"range": range, "text": "20"}])).await;
    assert_eq!(client.findings("untitled:a").await, ["impossible-date"]);
}

#[tokio::test]
async fn columns_count_bytes() {
    ranges_and_edits_count_in("utf-8").await;
}

#[tokio::test]
async fn columns_count_utf_16() {
    ranges_and_edits_count_in("utf-16").await;
}

#[tokio::test]
async fn columns_count_code_points() {
    ranges_and_edits_count_in("utf-32").await;
}

#[tokio::test]
async fn several_edits_of_one_message_apply_in_order() {
    let mut client = Client::without_folder(pulling()).await;
    client.open("untitled:a", "The council meets on 30 November 2025.").await;
    let day = json!({"start": at(0, 21), "end": at(0, 23)});
    let here = json!({"start": at(0, 0), "end": at(0, 0)});
    let moved = json!({"start": at(1, 21), "end": at(1, 23)});
    let changes = json!([
        {"range": day, "text": "29"},
        {"range": here, "text": "News\n"},
        {"range": moved, "text": "31"},
    ]);
    client.change("untitled:a", 2, changes).await;
    assert_eq!(client.findings("untitled:a").await, ["impossible-date"]);
}

#[tokio::test]
async fn a_change_without_a_range_replaces_everything() {
    let mut client = Client::without_folder(pulling()).await;
    client.open("untitled:a", WRONG).await;
    client.change("untitled:a", 2, json!([{"text": "The council does not meet."}])).await;
    assert_eq!(client.findings("untitled:a").await, [""; 0]);
}

#[tokio::test]
async fn positions_outside_the_text_do_no_harm() {
    let mut client = Client::without_folder(pulling()).await;
    client.open("untitled:a", WRONG).await;
    let far = json!({"start": at(7, 99), "end": at(u32::MAX, u32::MAX)});
    client.change("untitled:a", 2, json!([{"range": far, "text": " Again on 30 February 2026."}])).await;
    assert_eq!(client.findings("untitled:a").await, ["impossible-date"; 2]);
    let far = json!({"textDocument": {"uri": "untitled:a"}, "position": at(9, 9)});
    assert_eq!(client.request("textDocument/hover", far).await, Value::Null);
}

/// Sends `count` edits without waiting, each of which types or deletes one letter, and checks that the findings
/// are those of the text that comes out.
async fn burst(count: usize) {
    let mut client = Client::without_folder(pulling()).await;
    let mut text = String::from("The council meets on 31 November 2025 and on 30 February 2026.\n");
    client.open("untitled:burst", &text).await;
    for step in 0..count {
        let column = step * 7 % 20;
        let letter = ["1", "x", " ", "م"][step % 4];
        text.insert_str(text.char_indices().nth(column).unwrap().0, letter);
        let place = at(0, u32::try_from(column).unwrap());
        let change = json!([{"range": {"start": place, "end": place}, "text": letter}]);
        client.change("untitled:burst", i64::try_from(step).unwrap() + 2, change).await;
    }
    let burst = client.pull("untitled:burst").await["items"].clone();
    client.open("untitled:fresh", &text).await;
    let fresh = client.pull("untitled:fresh").await["items"].clone();
    assert_eq!(burst, fresh);
    // What is typed in between may make dates of its own.
    assert_eq!(rules(&burst).iter().filter(|rule| *rule == "impossible-date").count(), 2);
}

#[tokio::test]
async fn a_burst_of_10() {
    burst(10).await;
}

#[tokio::test]
async fn a_burst_of_200() {
    burst(200).await;
}

#[tokio::test]
async fn a_burst_of_2000() {
    burst(2000).await;
}

#[tokio::test]
async fn questions_between_unawaited_edits_see_the_edits_ahead_of_them() {
    let mut client = Client::without_folder(pulling()).await;
    client.open("untitled:a", "").await;
    let mut answers = Vec::new();
    for version in 0..100 {
        let text = if version % 2 == 0 { WRONG } else { "Nothing." };
        client.change("untitled:a", version + 2, json!([{"text": text}])).await;
        let params = json!({"textDocument": {"uri": "untitled:a"}});
        answers.push(client.ask("textDocument/diagnostic", params).await);
    }
    for answer in answers {
        let answer = crate::client::limit("an answer", answer).await.unwrap();
        assert!(answer["kind"] == "full" || answer["data"]["retriggerRequest"] == true, "{answer}");
    }
    assert_eq!(client.findings("untitled:a").await, [""; 0]);
}

#[tokio::test]
async fn a_pushed_burst_ends_with_the_findings_of_the_last_version() {
    let mut client = Client::without_folder(pushed()).await;
    client.open("untitled:a", "").await;
    for version in 2..=400 {
        let text = if version % 2 == 0 { WRONG.to_owned() } else { format!("{WRONG} {WRONG}") };
        client.change("untitled:a", version, json!([{"text": text}])).await;
    }
    let last = client.hear("textDocument/publishDiagnostics", |said| said["version"] == 400).await;
    assert_eq!(rules(&last["diagnostics"]), ["impossible-date"]);
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(
        client.heard("textDocument/publishDiagnostics", |said| said["version"] != 400
            && said["diagnostics"].as_array().unwrap().len() > 2),
        None
    );
}
