//! Dateline reads news copy and understands what it says about dates, people and meetings.
//!
//! The storeys, from the ground up; each may use only those named before it:
//!
//! 1. [`text`] owns spans, lines, folding and tokens: characters, not languages.
//! 2. [`lang`] owns all knowledge of languages, as data.
//! 3. [`time`] recognises and resolves temporal expressions; [`people`] names and roles; [`meetings`] meetings.
//! 4. [`article`] puts them together for one text: [`article::analyse`] is pure and total.
//! 5. [`corpus`] knows all articles and what is true across them.
//! 6. [`rules`] finds what does not agree.
//! 7. [`ide`] answers what an editor asks, in plain types.
//! 8. [`server`] speaks the Language Server Protocol; [`cli`] is the command line.
//!
//! [`config`], [`disk`] and [`fixture`] stand beside the storeys: settings, the only file access, and the
//! little language of examples that tests and documentation share.

#![cfg_attr(test, allow(clippy::string_slice))]

pub mod article;
pub mod cli;
pub mod config;
pub mod corpus;
pub mod disk;
pub mod fixture;
pub mod ide;
pub mod lang;
pub mod meetings;
pub mod people;
pub mod rules;
pub mod server;
pub mod text;
pub mod time;
