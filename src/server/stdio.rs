//! Standard input and output, each carried by a thread of its own.
//!
//! Tokio's own have no thread: each reading and each writing wakes one and waits for it, which costs more than a small
//! message does.

use super::framing::PIPE;
use std::io::{ErrorKind, Read, Write};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};
use tokio::runtime::Handle;

/// How much is read or written at a time; most messages are smaller.
const BUFFER: usize = 8 * 1024;

/// How long the last answers have to get out: a client that reads no more must not keep the process.
const PATIENCE: Duration = Duration::from_secs(2);

/// What comes in on standard input.
pub fn input(runtime: &Handle) -> DuplexStream {
    let (ours, mut theirs) = duplex(PIPE);
    let runtime = runtime.clone();
    thread::spawn(move || {
        let mut buffer = [0; BUFFER];
        let mut input = std::io::stdin().lock();
        loop {
            let length = match input.read(&mut buffer) {
                Ok(length @ 1..) => length,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Ok(_) | Err(_) => return,
            };
            let read = buffer.get(..length).unwrap_or_default();
            if runtime.block_on(theirs.write_all(read)).is_err() {
                return;
            }
        }
    });
    ours
}

/// What goes out on standard output, once it is written here.
pub struct Output(mpsc::Receiver<()>);

impl Output {
    /// The way out, and what to wait for once it is closed.
    pub fn open(runtime: &Handle) -> (DuplexStream, Self) {
        let (ours, mut theirs) = duplex(PIPE);
        let (done, wait) = mpsc::channel();
        let runtime = runtime.clone();
        thread::spawn(move || {
            let mut buffer = [0; BUFFER];
            let mut output = std::io::stdout().lock();
            while let Ok(length @ 1..) = runtime.block_on(theirs.read(&mut buffer)) {
                let written = buffer.get(..length).unwrap_or_default();
                if output.write_all(written).and_then(|()| output.flush()).is_err() {
                    break;
                }
            }
            let _ = done.send(());
        });
        (ours, Self(wait))
    }

    /// Waits until all is out.
    pub fn close(self) {
        let _ = self.0.recv_timeout(PATIENCE);
    }
}
