//! A small client over pipes in memory: frames, requests, notifications, and answers to what the server asks.

use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, ReadHalf, WriteHalf};
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;

/// How long anything may take before the test fails.
const LIMIT: Duration = Duration::from_secs(20);

/// The answer to a request of the server that is never answered.
pub const SILENCE: &str = "silence";

/// Stands for the id of an answer that has none.
const NO_ID: i64 = -1;

type Waiting = HashMap<i64, oneshot::Sender<Value>>;

/// One session with a server of its own.
pub struct Client {
    shared: Arc<Shared>,
    next: i64,
    /// Ends with whether the session ended in order.
    pub server: JoinHandle<bool>,
    /// What `initialize` answered.
    pub initialized: Value,
}

struct Shared {
    writer: tokio::sync::Mutex<WriteHalf<DuplexStream>>,
    waiting: Mutex<Waiting>,
    /// Notifications and requests of the server, in order.
    heard: Mutex<Vec<Value>>,
    /// What to answer to a request of the server; `null` otherwise, and nothing at all to [`SILENCE`].
    answers: Mutex<HashMap<String, Value>>,
    news: Notify,
}

/// The capabilities of a client that asks for findings and can do everything.
pub fn pulling() -> Value {
    json!({
        "textDocument": {
            "diagnostic": {"relatedInformation": true},
            "publishDiagnostics": {"relatedInformation": true, "versionSupport": true},
            "hover": {"contentFormat": ["markdown"]},
            "definition": {"linkSupport": true},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
            "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
        },
        "workspace": {
            "applyEdit": true,
            "diagnostics": {"refreshSupport": true},
            "didChangeWatchedFiles": {"dynamicRegistration": true},
            "workspaceEdit": {"documentChanges": true},
            "workspaceFolders": true,
        },
        "window": {"workDoneProgress": true},
        "general": {"positionEncodings": ["utf-16"]},
    })
}

/// The same for a client that has to be told its findings.
pub fn pushed() -> Value {
    let mut capabilities = pulling();
    capabilities["textDocument"]["diagnostic"] = Value::Null;
    capabilities
}

impl Client {
    /// A client whose server has heard nothing yet.
    pub fn new() -> Self {
        let (ours, theirs) = tokio::io::duplex(1 << 20);
        let (input, output) = tokio::io::split(theirs);
        let server = tokio::spawn(dateline::server::serve(input, output));
        let (reader, writer) = tokio::io::split(ours);
        let shared = Arc::new(Shared {
            writer: tokio::sync::Mutex::new(writer),
            waiting: Mutex::default(),
            heard: Mutex::default(),
            answers: Mutex::default(),
            news: Notify::new(),
        });
        let client = Self { shared: shared.clone(), next: 0, server, initialized: Value::Null };
        tokio::spawn(listen(reader, shared));
        client
    }

    /// A client whose session has begun.
    pub async fn start(params: Value) -> Self {
        let mut client = Self::new();
        client.initialized = client.request("initialize", params).await;
        client.notify("initialized", json!({})).await;
        client
    }

    /// A client with these capabilities and this folder.
    pub async fn in_folder(folder: &Path, capabilities: Value) -> Self {
        let params = json!({
            "processId": null,
            "capabilities": capabilities,
            "workspaceFolders": [{"uri": uri(folder), "name": "news"}],
            "initializationOptions": {"statusNotifications": true},
        });
        let mut client = Self::start(params).await;
        client.ready().await;
        client
    }

    /// A client with these capabilities and no folder.
    pub async fn without_folder(capabilities: Value) -> Self {
        Self::start(json!({"processId": null, "capabilities": capabilities})).await
    }

    /// Waits until the folders are read.
    pub async fn ready(&mut self) {
        self.hear("dateline/status", |status| matches!(status["state"].as_str(), Some("ready" | "idle")))
            .await;
    }

    /// Sends a body that is no message and gives back the answer, which has no id.
    pub async fn refused(&mut self, body: &str) -> Value {
        let (sender, receiver) = oneshot::channel();
        self.shared.waiting.lock().unwrap().insert(NO_ID, sender);
        self.send_raw(&format!("Content-Length: {}\r\n\r\n{body}", body.len())).await;
        limit("a refusal", receiver).await.unwrap()
    }

    /// Chooses the answer to a request of the server.
    pub fn answer(&self, method: &str, result: Value) {
        self.shared.answers.lock().unwrap().insert(method.into(), result);
    }

    /// Sends a request and gives back its result; an error is an object with `code`.
    pub async fn request(&mut self, method: &str, params: Value) -> Value {
        let answer = self.ask(method, params).await;
        limit(method, answer).await.unwrap_or_else(|_| panic!("{method} was never answered"))
    }

    /// Sends a request and does not wait for the answer.
    pub async fn ask(&mut self, method: &str, params: Value) -> oneshot::Receiver<Value> {
        self.next += 1;
        let (sender, receiver) = oneshot::channel();
        self.shared.waiting.lock().unwrap().insert(self.next, sender);
        let mut message = json!({"jsonrpc": "2.0", "id": self.next, "method": method});
        if !params.is_null() {
            message["params"] = params;
        }
        self.send(&message).await;
        receiver
    }

    /// The id of the last request.
    pub fn last_id(&self) -> i64 {
        self.next
    }

    /// Sends a notification.
    pub async fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params})).await;
    }

    /// Sends a message as it is.
    pub async fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.send_raw(&format!("Content-Length: {}\r\n\r\n{body}", body.len())).await;
    }

    /// Sends bytes as they are.
    pub async fn send_raw(&mut self, bytes: &str) {
        self.shared.writer.lock().await.write_all(bytes.as_bytes()).await.unwrap();
    }

    /// Closes the server's standard input.
    pub async fn hang_up(&mut self) {
        self.shared.writer.lock().await.shutdown().await.unwrap();
    }

    /// Waits for a message of the server, whether it came before or is still to come, and takes it.
    pub async fn hear(&mut self, method: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let shared = self.shared.clone();
        let search = async {
            loop {
                let news = shared.news.notified();
                if let Some(found) = take(&shared, method, &wanted) {
                    return found;
                }
                news.await;
            }
        };
        limit(method, search).await
    }

    /// Takes a message of the server that has come already.
    pub fn heard(&self, method: &str, wanted: impl Fn(&Value) -> bool) -> Option<Value> {
        take(&self.shared, method, &wanted)
    }

    /// Opens a buffer.
    pub async fn open(&mut self, uri: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": "plaintext", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document})).await;
    }

    /// Edits a buffer.
    pub async fn change(&mut self, uri: &str, version: i64, changes: Value) {
        let document = json!({"uri": uri, "version": version});
        let params = json!({"textDocument": document, "contentChanges": changes});
        self.notify("textDocument/didChange", params).await;
    }

    /// Closes a buffer.
    pub async fn close(&mut self, uri: &str) {
        self.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}})).await;
    }

    /// Asks for the findings of a document.
    pub async fn pull(&mut self, uri: &str) -> Value {
        self.request("textDocument/diagnostic", json!({"textDocument": {"uri": uri}})).await
    }

    /// The rules of the findings of a document, in order of text.
    pub async fn findings(&mut self, uri: &str) -> Vec<String> {
        rules(&self.pull(uri).await["items"])
    }

    /// Tells the server that files changed on the disk.
    pub async fn watched(&mut self, files: &[(&Path, u8)]) {
        let changes = files.iter().map(|(path, kind)| json!({"uri": uri(path), "type": kind}));
        let params = json!({"changes": changes.collect::<Vec<_>>()});
        self.notify("workspace/didChangeWatchedFiles", params).await;
    }

    /// Asks again and again until the answer is as wanted.
    pub async fn until(&mut self, method: &str, params: Value, wanted: impl Fn(&Value) -> bool) -> Value {
        let mut last = Value::Null;
        for _ in 0..400 {
            last = self.request(method, params.clone()).await;
            if wanted(&last) {
                return last;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("{method} was never as wanted; the last answer was {last}")
    }

    /// Ends the session as the protocol wants it and says whether the server thinks so too.
    pub async fn end(mut self) -> bool {
        assert_eq!(self.request("shutdown", Value::Null).await, Value::Null);
        self.notify("exit", Value::Null).await;
        limit("the end", self.server).await.unwrap()
    }
}

/// The rules of a list of findings.
pub fn rules(items: &Value) -> Vec<String> {
    let items = items.as_array().unwrap_or_else(|| panic!("no list of findings: {items}"));
    items.iter().map(|item| item["code"].as_str().unwrap_or_default().to_owned()).collect()
}

/// The URI of a path.
pub fn uri(path: &Path) -> String {
    dateline::server::uri::uri_of(path.to_str().unwrap()).unwrap().as_str().to_owned()
}

/// A position.
pub fn at(line: u32, character: u32) -> Value {
    json!({"line": line, "character": character})
}

/// A position in a document.
pub fn place(uri: &str, line: u32, character: u32) -> Value {
    json!({"textDocument": {"uri": uri}, "position": at(line, character)})
}

/// Fails the test where something takes too long.
pub async fn limit<T>(what: &str, work: impl Future<Output = T>) -> T {
    tokio::time::timeout(LIMIT, work).await.unwrap_or_else(|_| panic!("waited too long for {what}"))
}

fn take(shared: &Shared, method: &str, wanted: &impl Fn(&Value) -> bool) -> Option<Value> {
    let mut heard = shared.heard.lock().unwrap();
    let index = heard.iter().position(|said| said["method"] == method && wanted(&said["params"]))?;
    Some(heard.remove(index)["params"].take())
}

async fn listen(reader: ReadHalf<DuplexStream>, shared: Arc<Shared>) {
    let mut reader = BufReader::new(reader);
    while let Some(message) = read(&mut reader).await {
        if let Some(method) = message["method"].as_str() {
            if let Some(id) = message.get("id") {
                answer(&shared, method, id).await;
            }
            shared.heard.lock().unwrap().push(message);
            shared.news.notify_waiters();
            continue;
        }
        let id = message["id"].as_i64().unwrap_or(NO_ID);
        let result = message.get("error").or(message.get("result")).cloned().unwrap_or_default();
        if let Some(waiting) = shared.waiting.lock().unwrap().remove(&id) {
            let _ = waiting.send(result);
        }
    }
}

async fn answer(shared: &Shared, method: &str, id: &Value) {
    let result = shared.answers.lock().unwrap().get(method).cloned().unwrap_or_default();
    if result != SILENCE {
        let body = json!({"jsonrpc": "2.0", "id": id, "result": result}).to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        // The server may be gone already.
        let _ = shared.writer.lock().await.write_all(frame.as_bytes()).await;
    }
}

async fn read(reader: &mut BufReader<ReadHalf<DuplexStream>>) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        match line.trim().strip_prefix("Content-Length: ") {
            Some(number) => length = number.parse().ok()?,
            None if line.trim().is_empty() => break,
            None => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).await.ok()?;
    serde_json::from_slice(&body).ok()
}
