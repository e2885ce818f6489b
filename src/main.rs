//! Dateline.
fn main() {}
