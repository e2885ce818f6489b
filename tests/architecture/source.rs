//! A source as a flat list of tokens: without comments, and without what is compiled for tests alone.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::path::Path;

/// A source.
pub struct Source {
    /// The path below `src`, with slashes.
    pub path: String,
    /// The tokens.
    pub tokens: Vec<Token>,
}

/// A name, a literal as it is written, or a sign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// What stands there.
    pub text: String,
    /// Whether it is a literal.
    pub literal: bool,
    /// The line, from 1.
    pub line: usize,
}

impl Source {
    /// Reads a source below `src`.
    pub fn read(src: &Path, path: &Path) -> Self {
        let below = path.strip_prefix(src).expect("a source lies below src");
        let below = below.to_string_lossy().replace('\\', "/");
        Self::parse(&below, &super::text(path))
    }

    /// Takes a text apart.
    pub fn parse(path: &str, text: &str) -> Self {
        let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut tokens = Vec::new();
        // A file that its parent includes for tests alone goes by this name.
        if !path.ends_with("/tests.rs") {
            flatten(stream, &mut tokens);
        }
        Self { path: path.into(), tokens }
    }

    /// The room that the source belongs to: `text`, or `main` for `main.rs`.
    pub fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// How many modules the source lies below the crate.
    fn depth(&self) -> usize {
        let parts = self.path.split('/').count();
        if self.path.ends_with("/mod.rs") { parts - 1 } else { parts }
    }

    /// What is wrong at a token.
    pub fn offence(&self, token: &Token, what: &str) -> String {
        format!("src/{}:{}: {what}", self.path, token.line)
    }

    /// The tokens that follow wherever `pattern` stands.
    pub fn after<'s>(&'s self, pattern: &'s [&str]) -> impl Iterator<Item = &'s [Token]> {
        self.tokens.windows(pattern.len() + 1).enumerate().filter_map(move |(at, window)| {
            let found =
                window.iter().zip(pattern).all(|(token, wanted)| token.text == *wanted && !token.literal);
            found.then(|| &self.tokens[at + pattern.len()..])
        })
    }

    /// The rooms that the source names by a path from the crate: `crate::text::Span` names `text`.
    pub fn rooms_named(&self) -> Vec<Token> {
        let up = ["super", ":", ":"].repeat(self.depth());
        let from_crate = self.after(&["crate", ":", ":"]);
        let from_below = self.after(&up).filter(|_| !up.is_empty());
        from_crate.chain(from_below).flat_map(first_names).collect()
    }
}

/// The first name of a path, or those of each path in braces.
fn first_names(path: &[Token]) -> Vec<Token> {
    if path[0].text != "{" {
        return vec![path[0].clone()];
    }
    let mut names = Vec::new();
    let mut depth = 0;
    for (token, before) in path[1..].iter().zip(path) {
        match token.text.as_str() {
            "{" => depth += 1,
            "}" if depth == 0 => break,
            "}" => depth -= 1,
            _ if depth == 0 && matches!(before.text.as_str(), "{" | ",") => names.push(token.clone()),
            _ => {}
        }
    }
    names
}

fn flatten(stream: TokenStream, out: &mut Vec<Token>) {
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        if is_sign(&tree, '#') {
            // `#!` belongs to the whole file.
            if trees.peek().is_some_and(|next| is_sign(next, '!')) {
                trees.next();
            }
            match trees.peek().map(attribute) {
                Some(Attribute::Documentation) => drop(trees.next()),
                Some(Attribute::Test) => {
                    // The item goes as far as its braces or its semicolon.
                    let ends = |tree: &TokenTree| is_sign(tree, ';') || is_braces(tree);
                    while trees.next().is_some_and(|tree| !ends(&tree)) {}
                }
                Some(Attribute::Other) | None => {}
            }
            continue;
        }
        push(tree, out);
    }
}

fn push(tree: TokenTree, out: &mut Vec<Token>) {
    let line = tree.span().start().line;
    let mut token = |text: String, literal| out.push(Token { text, literal, line });
    match tree {
        TokenTree::Group(group) => {
            let (open, close) = match group.delimiter() {
                Delimiter::Brace => ("{", "}"),
                Delimiter::Bracket => ("[", "]"),
                Delimiter::Parenthesis => ("(", ")"),
                Delimiter::None => ("", ""),
            };
            token(open.into(), false);
            flatten(group.stream(), out);
            let line = group.span_close().start().line;
            out.push(Token { text: close.into(), literal: false, line });
        }
        TokenTree::Ident(name) => token(name.to_string(), false),
        TokenTree::Punct(sign) => token(sign.as_char().to_string(), false),
        TokenTree::Literal(literal) => token(literal.to_string(), true),
    }
}

enum Attribute {
    Documentation,
    Test,
    Other,
}

fn attribute(tree: &TokenTree) -> Attribute {
    let TokenTree::Group(group) = tree else { return Attribute::Other };
    let names: Vec<String> = group.stream().into_iter().map(|tree| tree.to_string()).collect();
    match names.first().map(String::as_str) {
        Some("doc") => Attribute::Documentation,
        Some("cfg") if names.get(1).is_some_and(|condition| condition == "(test)") => Attribute::Test,
        Some("test") => Attribute::Test,
        _ => Attribute::Other,
    }
}

fn is_sign(tree: &TokenTree, sign: char) -> bool {
    matches!(tree, TokenTree::Punct(found) if found.as_char() == sign)
}

fn is_braces(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

#[test]
fn tests_and_comments_are_not_part_of_a_source() {
    let source = Source::parse(
        "lang/a.rs",
        "//! a\n/// b\n#[derive(X)]\nfn f() { g(\"s\") } // c\n#[cfg(test)]\n#[allow(y)]\nmod tests { fn h() {} }\nfn i() {}",
    );
    let text: Vec<&str> = source.tokens.iter().map(|token| token.text.as_str()).collect();
    assert_eq!(text.concat(), "[derive(X)]fnf(){g(\"s\")}fni(){}");
    assert_eq!(source.tokens.last().map(|token| token.line), Some(8));
}

#[test]
fn rooms_are_found_in_every_kind_of_path() {
    let named = |path: &str, text: &str| {
        let named = Source::parse(path, text).rooms_named();
        named.into_iter().map(|token| token.text).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(named("lang/mod.rs", "use crate::text::Span;"), "text");
    assert_eq!(named("lang/mod.rs", "use crate::{text::{Span, fold}, time::Dct, ide};"), "text time ide");
    assert_eq!(named("lang/mod.rs", "fn f() { crate::ide::x() }"), "ide");
    assert_eq!(named("lang/mod.rs", "use super::corpus;"), "corpus");
    assert_eq!(named("lang/a.rs", "use super::corpus;"), "");
    assert_eq!(named("lang/a.rs", "use super::super::corpus;"), "corpus");
}
