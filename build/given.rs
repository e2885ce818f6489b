//! The given names, and for each the lines of the list that have it.

use crate::lang::data::lines;
use crate::tables::{Fault, Words, number, starts, write_array};
use crate::text::{Tier, folded};

/// The source of the tables. A line is one name: its spellings, and behind the `=` those in the other script.
pub fn source() -> Result<String, Fault> {
    let mut names: Words<Vec<u16>> = Words::new();
    for (line, text) in lines(include_str!("../src/lang/ar/given_names.txt")) {
        for form in text.split(['|', '=']) {
            let form = form.trim();
            let form = form.strip_suffix(" ?").unwrap_or(form).trim();
            if !form.is_empty() {
                names.enter(&folded(form, Tier::Loose))?.push(number(line)?);
            }
        }
    }
    let mut out = String::new();
    names.write("GIVEN_NAMES", &mut out)?;
    write_array("GIVEN_STARTS", "u16", starts(names.values().map(Vec::len))?, &mut out);
    write_array("GIVEN_LINES", "u16", names.values().flatten(), &mut out);
    Ok(out)
}
