//! The only room that reads files.
