//! The messages of the input, one by one, before `tower-lsp` reads them.
//!
//! `tower-lsp` stops reading for good at the first message that is no message, so one slip of a client would end
//! the session. Here such a message is replaced by one that [`super::prompt`] answers with an error, and the
//! session goes on.

use serde::Deserialize;
use serde_json::Value;
use std::io;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream};
use tower_lsp::jsonrpc::{Request, Response};

/// The method of the message in place of one that is not JSON.
pub const NOT_JSON: &str = "dateline/notJson";
/// The method of the message in place of one that is JSON but neither a request nor a response.
pub const NO_MESSAGE: &str = "dateline/noMessage";

/// The largest message that is believed: a claim of more is a slip, and waiting for it would hang.
const LARGEST: usize = 256 * 1024 * 1024;

/// How many bytes stand between the two readers.
pub const PIPE: usize = 64 * 1024;

/// Hands the messages of `input` on to `output` until one of the two ends.
pub async fn relay(input: impl AsyncRead + Unpin, mut output: DuplexStream) {
    let mut input = BufReader::new(input);
    loop {
        let written = match read(&mut input).await {
            Ok(Some(body)) => write(&mut output, &checked(body)).await,
            Ok(None) => break,
            Err(error) => {
                tracing::warn!("the input is broken: {error}");
                break;
            }
        };
        if written.is_err() {
            break;
        }
    }
    let _ = output.shutdown().await;
}

/// The body of the next message; `None` at the end of the input.
async fn read(input: &mut (impl AsyncBufReadExt + Unpin)) -> io::Result<Option<Vec<u8>>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line).await? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let header = line.split_once(':').map(|(name, value)| (name.trim(), value.trim()));
        match (header, length) {
            (Some((name, value)), _) if name.eq_ignore_ascii_case("content-length") => {
                length = value.parse::<usize>().ok().filter(|&length| length <= LARGEST);
            }
            (None, Some(length)) if line.trim().is_empty() => {
                let mut body = vec![0; length];
                input.read_exact(&mut body).await?;
                return Ok(Some(body));
            }
            // Other headers say nothing that matters; what is no header is skipped until one comes.
            _ => {}
        }
    }
}

async fn write(output: &mut DuplexStream, body: &[u8]) -> io::Result<()> {
    output.write_all(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes()).await?;
    output.write_all(body).await
}

/// A message as it is, or what stands in for it.
fn checked(body: Vec<u8>) -> Vec<u8> {
    // Nearly every message is a request, which is told at the first reading.
    if serde_json::from_slice::<Request>(&body).is_ok() {
        return body;
    }
    match serde_json::from_slice::<Value>(&body) {
        Ok(message) if is_message(&message) => body,
        Ok(_) => stand_in(NO_MESSAGE),
        Err(_) => stand_in(NOT_JSON),
    }
}

fn stand_in(method: &str) -> Vec<u8> {
    serde_json::json!({"jsonrpc": "2.0", "id": null, "method": method}).to_string().into_bytes()
}

fn is_message(message: &Value) -> bool {
    Request::deserialize(message).is_ok() || Response::deserialize(message).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn check(input: &str, bodies: &[&str]) {
        let (ours, mut theirs) = tokio::io::duplex(PIPE);
        relay(input.as_bytes(), ours).await;
        let mut output = String::new();
        theirs.read_to_string(&mut output).await.unwrap();
        let expected: String =
            bodies.iter().map(|body| format!("Content-Length: {}\r\n\r\n{body}", body.len())).collect();
        assert_eq!(output, expected);
    }

    const NOTE: &str = r#"{"jsonrpc":"2.0","method":"a","params":{"text":"قمة"}}"#;

    #[tokio::test]
    async fn messages_pass_as_they_are() {
        let frame = format!("Content-Length: {}\r\n\r\n{NOTE}", NOTE.len());
        check(&frame.repeat(2), &[NOTE, NOTE]).await;
        check(&format!("Content-Type: x\r\ncontent-length: {}\n\n{NOTE}", NOTE.len()), &[NOTE]).await;
    }

    #[tokio::test]
    async fn what_is_no_message_is_replaced() {
        let bad = r#"{"id":null,"jsonrpc":"2.0","method":"dateline/notJson"}"#;
        let none = r#"{"id":null,"jsonrpc":"2.0","method":"dateline/noMessage"}"#;
        let good = format!("Content-Length: {}\r\n\r\n{NOTE}", NOTE.len());
        check(&format!("Content-Length: 3\r\n\r\n{{a{{{good}"), &[bad, NOTE]).await;
        check(&format!("Content-Length: 2\r\n\r\n[]{good}"), &[none, NOTE]).await;
        check(&format!("garbage\r\n\r\n{good}"), &[NOTE]).await;
    }

    #[tokio::test]
    async fn half_a_message_is_the_end() {
        check("Content-Length: 30\r\n\r\n{", &[]).await;
    }
}
