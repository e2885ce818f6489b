//! The whole server in this process, with a small client over pipes.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod client;
mod commands;
mod features;
mod findings;
mod lifecycle;
mod requests;
mod silence;
mod sync;
mod workspace;
