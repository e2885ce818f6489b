//! Lays the lists of `src/lang` out as tables, which the program reads where they lie in its file instead of reading the
//! lists at every start.
//!
//! The lists stay what people write and read. A word is folded, taken apart and hashed here by the same code that does it
//! to a text. Start reading in [`tables`]; each of the other modules writes the file that the source of its name in
//! `src/lang` includes.

mod given;
mod lexicon;
mod ordinary;
mod tables;

use std::error::Error;
use std::path::Path;

#[path = "../src/text"]
#[allow(dead_code, unused_imports, reason = "the rest is for the program")]
mod text {
    pub mod fold;
    mod letter;
    pub mod span;
    pub mod token;
    pub mod word_hash;

    pub use fold::{Tier, folded};
    pub use span::Span;
    pub use token::Tokens;
    pub use word_hash::WordHash;
}

#[path = "../src/lang"]
#[allow(dead_code, reason = "the rest is for the program")]
mod lang {
    pub mod affixes;
    pub mod data;
    pub mod known;
    pub mod uses;
    pub mod word_table;
}

fn main() -> Result<(), Box<dyn Error>> {
    // The lists are part of this program, which is built anew where one of them changes.
    println!("cargo::rerun-if-changed=build");
    let folder = std::env::var_os("OUT_DIR").ok_or("the build names no folder")?;
    let write = |name: &str, source: String| std::fs::write(Path::new(&folder).join(name), source);
    write("lexicon.rs", lexicon::source()?)?;
    write("ordinary.rs", ordinary::source()?)?;
    write("given.rs", given::source()?)?;
    Ok(())
}
