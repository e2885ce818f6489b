//! The server over standard input and output, as an editor starts it.

use super::Desk;

/// The server with these messages on its standard input, until it ends.
fn check(messages: &[&str], code: i32, answers: usize) {
    let framed = |body: &&str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
    let input: String = messages.iter().map(framed).collect();
    let run = Desk::with(&[]).run_with(&["lsp"], input.as_bytes(), &[]);
    assert_eq!((run.code, run.out.matches("\"id\":").count()), (code, answers), "{run:?}");
}

const INITIALIZE: &str = r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#;
const SHUTDOWN: &str = r#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#;
const EXIT: &str = r#"{"jsonrpc":"2.0","method":"exit"}"#;

#[test]
fn a_session_ends_in_order() {
    check(&[INITIALIZE, SHUTDOWN, EXIT], 0, 2);
}

#[test]
fn what_was_asked_before_the_input_ends_is_answered() {
    check(&[INITIALIZE], 1, 1);
    check(&[], 1, 0);
}
