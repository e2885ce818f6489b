//! The Language Server Protocol.
