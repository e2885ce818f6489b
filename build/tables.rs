//! How tables are laid out and written as Rust.

use crate::lang::word_table::row_of;
use crate::text::WordHash;
use std::collections::BTreeMap;
use std::fmt::{Display, Write};

/// What is wrong with the data, as a sentence.
pub type Fault = String;

/// Words by their mixed hashes, in the order in which a table has them, each with something of its own.
pub struct Words<T>(BTreeMap<u64, (String, T)>);

impl<T: Default> Words<T> {
    /// No words.
    pub fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// What belongs to a word, which comes in if it is new.
    pub fn enter(&mut self, word: &str) -> Result<&mut T, Fault> {
        let entry = self.0.entry(WordHash::of(word).mixed());
        let (known, of) = entry.or_insert_with(|| (word.to_owned(), T::default()));
        if known == word { Ok(of) } else { Err(format!("«{known}» and «{word}» share a hash")) }
    }

    /// The words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(|(word, _)| word.as_str())
    }

    /// What belongs to each word.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.values().map(|(_, of)| of)
    }

    /// The place of each word by its hash.
    pub fn places(&self) -> Result<BTreeMap<WordHash, u16>, Fault> {
        let places = self.words().enumerate().map(|(at, word)| Ok((WordHash::of(word), number(at)?)));
        places.collect()
    }

    /// Writes the words as a `WordTable`.
    pub fn write(&self, name: &str, out: &mut String) -> Result<(), Fault> {
        // A row has a word or two.
        let rows = (self.0.len() / 2).max(1).next_power_of_two();
        let mut counts = vec![0usize; rows];
        for hash in self.0.keys() {
            if let Some(count) = counts.get_mut(row_of(*hash, rows)) {
                *count += 1;
            }
        }
        write_array(&format!("{name}_ROWS"), "u16", starts(counts)?, out);
        write_array(&format!("{name}_HASHES"), "u64", self.0.keys(), out);
        let table = format!("WordTable {{ rows: &{name}_ROWS, hashes: &{name}_HASHES }}");
        write_static(name, "WordTable", &table, out);
        Ok(())
    }
}

/// Where each of some runs begins that lie one behind the other, and where the last ends.
pub fn starts(lengths: impl IntoIterator<Item = usize>) -> Result<Vec<u16>, Fault> {
    let mut end = 0;
    let mut starts = vec![0];
    for length in lengths {
        end += length;
        starts.push(number(end)?);
    }
    Ok(starts)
}

/// A number as the tables have it.
pub fn number(number: usize) -> Result<u16, Fault> {
    u16::try_from(number).map_err(|_| format!("the data have grown beyond the tables: {number}"))
}

/// Writes a table.
pub fn write_array<T: Display>(name: &str, of: &str, items: impl IntoIterator<Item = T>, out: &mut String) {
    let mut list = String::new();
    let mut len = 0;
    for item in items {
        let _ = write!(list, "{item},");
        len += 1;
    }
    write_static(name, &format!("[{of}; {len}]"), &format!("[{list}]"), out);
}

/// Writes a constant of the program.
pub fn write_static(name: &str, of: &str, value: &str, out: &mut String) {
    let _ = writeln!(out, "static {name}: {of} = {value};");
}
