//! TOML and JSON as one kind of tree, each value with its place.

use super::ConfigError;
use crate::text::{Encoding, LineIndex, Span};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong, and where.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) span: Span,
    pub(super) reason: String,
}

/// A value with its place.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) span: Span,
}

/// A value.
#[derive(Debug)]
pub(super) enum Value {
    Text(String),
    Number(f64),
    Truth,
    /// A date or time of TOML, as it is written.
    Moment(String),
    List(Vec<Node>),
    Table(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_span: Span,
    pub(super) node: Node,
}

impl Fault {
    pub(super) fn new(span: Span, reason: impl Into<String>) -> Self {
        Self { span, reason: reason.into() }
    }

    pub(super) fn at_line(self, toml: &str) -> ConfigError {
        let at = LineIndex::new(toml).line_col(toml, self.span.start, Encoding::Utf32);
        ConfigError { line: at.line + 1, column: at.col + 1, span: self.span, reason: self.reason }
    }
}

impl Value {
    /// What kind of value it is, for people to read.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Value::Text(_) => "text",
            Value::Number(_) => "a number",
            Value::Truth => "true or false",
            Value::Moment(_) => "a date",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }
}

/// Reads TOML.
pub(super) fn from_toml(toml: &str) -> Result<Node, Fault> {
    match DeTable::parse(toml) {
        Ok(root) => {
            let span = Span::of(root.span());
            Ok(Node { value: table(root.into_inner()), span })
        }
        Err(error) => {
            let span = error.span().map(Span::of).unwrap_or_default();
            Err(Fault::new(span, error.message().replace('\n', ", ")))
        }
    }
}

/// Reads JSON, whose values have no place. What is null is as if it were absent.
pub(super) fn from_json(json: &serde_json::Value) -> Result<Node, Fault> {
    let root = json_node(json).unwrap_or(Node { value: Value::Table(Vec::new()), span: Span::default() });
    match root.value {
        Value::Table(_) => Ok(root),
        other => Err(Fault::new(Span::default(), format!("settings must be a table, not {}", other.kind()))),
    }
}

fn table(table: DeTable<'_>) -> Value {
    let mut entries: Vec<Entry> = table
        .into_iter()
        .map(|(key, value)| Entry {
            key_span: Span::of(key.span()),
            key: key.into_inner().into_owned(),
            node: node(value),
        })
        .collect();
    // The first mistake of the file is the one to tell, not the first of the alphabet.
    entries.sort_by_key(|entry| entry.key_span);
    Value::Table(entries)
}

fn node(value: Spanned<DeValue<'_>>) -> Node {
    let span = Span::of(value.span());
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => {
            let digits = number.as_str().replace('_', "");
            Value::Number(
                i64::from_str_radix(&digits, number.radix()).map_or(f64::NAN, |number| number as f64),
            )
        }
        DeValue::Float(number) => Value::Number(number.as_str().replace('_', "").parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(_) => Value::Truth,
        DeValue::Datetime(moment) => Value::Moment(moment.to_string()),
        DeValue::Array(items) => Value::List(items.into_iter().map(node).collect()),
        DeValue::Table(inner) => table(inner),
    };
    Node { value, span }
}

fn json_node(json: &serde_json::Value) -> Option<Node> {
    let span = Span::default();
    let value = match json {
        serde_json::Value::Null => return None,
        serde_json::Value::Bool(_) => Value::Truth,
        serde_json::Value::Number(number) => Value::Number(number.as_f64().unwrap_or(f64::NAN)),
        serde_json::Value::String(text) => Value::Text(text.clone()),
        serde_json::Value::Array(items) => Value::List(items.iter().filter_map(json_node).collect()),
        serde_json::Value::Object(fields) => {
            let entry = |(key, value): (&String, _)| {
                Some(Entry { key: key.clone(), key_span: span, node: json_node(value)? })
            };
            Value::Table(fields.iter().filter_map(entry).collect())
        }
    };
    Some(Node { value, span })
}
