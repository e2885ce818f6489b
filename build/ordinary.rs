//! The ordinary Arabic words with what they can be, and those that grammar makes of the verbs among them.

use crate::lang::affixes::{Affixes, one_hamza};
use crate::lang::data::lines;
use crate::lang::uses::{Uses, WordClass};
use crate::tables::{Fault, Words, write_array};
use crate::text::{Tier, folded};

/// The source of the tables.
pub fn source() -> Result<String, Fault> {
    let mut words: Words<Uses> = Words::new();
    let mut function: Words<()> = Words::new();
    for (_, line) in lines(include_str!("../src/lang/ar/ordinary.txt")) {
        let Some((key, forms)) = line.split_once('=') else { continue };
        let class = match key.trim() {
            "verb" => WordClass::Verb,
            "noun" => WordClass::Noun,
            "adjective" => WordClass::Adjective,
            _ => WordClass::Function,
        };
        for form in forms.split_whitespace() {
            if class == WordClass::Function {
                function.enter(&one_hamza(form).collect::<String>())?;
            }
            let uses = words.enter(&folded(form, Tier::Loose))?;
            *uses = uses.or(Uses::of(class));
        }
    }
    derive(&mut words)?;
    let mut out = String::new();
    words.write("ORDINARY_WORDS", &mut out)?;
    write_array("ORDINARY_USES", "u8", words.values().map(|uses| uses.0), &mut out);
    function.write("FUNCTION_WORDS", &mut out)?;
    Ok(out)
}

/// Enters what grammar makes of the listed verbs.
fn derive(words: &mut Words<Uses>) -> Result<(), Fault> {
    let affixes = Affixes::load();
    let listed = words.words().zip(words.values());
    let verbs = listed.filter(|(_, uses)| uses.can_be(WordClass::Verb)).map(|(verb, _)| verb);
    let derived: Vec<String> = verbs.flat_map(|verb| affixes.derived(verb)).collect();
    for word in derived {
        let uses = words.enter(&word)?;
        let noun = if *uses == Uses::default() { Uses::derived_noun() } else { Uses::of(WordClass::Noun) };
        *uses = uses.or(noun);
    }
    Ok(())
}
