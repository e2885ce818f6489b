//! The lexicon: the words, what each can mean, and the phrases that begin with it.

use crate::lang::data::{self, Fact};
use crate::lang::known::{Known, KnownId, KnownKind};
use crate::tables::{Fault, Words, number, starts, write_array, write_static};
use crate::text::{Tokens, WordHash};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What stands for no country.
const NO_COUNTRY: u16 = u16::MAX;

/// A form of the data with one sense that a line gives it.
struct Form {
    /// Its words, by their places.
    words: Vec<u16>,
    sense: u16,
}

/// The source of the tables.
pub fn source() -> Result<String, Fault> {
    let facts = data::facts();
    let known = Everything::known_from(&facts)?;
    let keys = keys(&facts);
    let words = words(&facts)?;
    let mut forms = forms(&facts, &keys, &known, &words.places()?)?;
    // The phrases of one first word stand together, the longest first; the senses of a form stay in their order.
    forms.sort_by(|a, b| {
        let key = |form: &Form| (form.words.first().copied(), Reverse(form.words.len()));
        key(a).cmp(&key(b)).then_with(|| a.words.cmp(&b.words))
    });
    let mut out = String::new();
    words.write("WORDS", &mut out)?;
    write_forms(&forms, words.words().count(), &mut out)?;
    known.write(&mut out)?;
    let keys: BTreeMap<usize, String> = keys.into_iter().map(|(key, at)| (at, line(key))).collect();
    let keys: Vec<String> = keys.into_values().collect();
    write_static("KEYS", "&str", &format!("{:?}", keys.join("\n")), &mut out);
    Ok(out)
}

/// A key with whether the form behind it is sure, which together give a sense.
type Key = (&'static str, bool);

fn line((key, sure): Key) -> String {
    format!("{key}{}", if sure { "" } else { " ?" })
}

/// The keys that are no known thing, in the order in which they come.
fn keys(facts: &[Fact]) -> BTreeMap<Key, usize> {
    let mut keys = BTreeMap::new();
    for fact in facts.iter().filter(|fact| fact.known().is_none() && fact.demonym_of().is_none()) {
        let next = keys.len();
        keys.entry((fact.key, fact.sure)).or_insert(next);
    }
    keys
}

/// Every word of every form.
fn words(facts: &[Fact]) -> Result<Words<()>, Fault> {
    let mut words = Words::new();
    let mut tokens = Tokens::default();
    for fact in facts {
        tokens.fill(fact.form);
        for token in &tokens.list {
            words.enter(tokens.folded(token))?;
        }
    }
    Ok(words)
}

fn forms(
    facts: &[Fact],
    keys: &BTreeMap<Key, usize>,
    known: &Everything,
    places: &BTreeMap<WordHash, u16>,
) -> Result<Vec<Form>, Fault> {
    let mut forms = Vec::new();
    let mut tokens = Tokens::default();
    for fact in facts {
        let named = fact.known().map(|(key, ..)| (key, 0)).or(fact.demonym_of().map(|key| (key, 2)));
        let sense = match named {
            Some((key, of)) => {
                let id = known.by_key.get(key).ok_or_else(|| format!("nobody knows «{key}»"))?;
                keys.len() + usize::from(id.0) * 4 + of + usize::from(fact.sure)
            }
            None => keys.get(&(fact.key, fact.sure)).copied().unwrap_or_default(),
        };
        tokens.fill(fact.form);
        let words: Vec<u16> = tokens.hashes.iter().filter_map(|hash| places.get(hash).copied()).collect();
        if !words.is_empty() {
            forms.push(Form { words, sense: number(sense)? });
        }
    }
    Ok(forms)
}

/// Writes what the words and phrases mean.
fn write_forms(forms: &[Form], words: usize, out: &mut String) -> Result<(), Fault> {
    let mut meanings = Meanings::default();
    let mut own = vec![0; words];
    let mut counts = vec![0; words];
    let (mut phrases, mut rest): (Vec<String>, Vec<u16>) = Default::default();
    for same in forms.chunk_by(|a, b| a.words == b.words) {
        let meaning = meanings.number(same)?;
        match same.first().map(|form| form.words.as_slice()) {
            Some(&[word]) => own.iter_mut().skip(word.into()).take(1).for_each(|own| *own = meaning),
            Some([first, second, behind @ ..]) => {
                counts.iter_mut().skip((*first).into()).take(1).for_each(|count| *count += 1);
                let (start, len) = (number(rest.len())?, behind.len());
                phrases.push(format!(
                    "Phrase {{ second: {second}, rest: {start}, len: {len}, meaning: {meaning} }}"
                ));
                rest.extend(behind);
            }
            _ => {}
        }
    }
    write_array("OWN", "u16", own, out);
    write_array("PHRASE_STARTS", "u16", starts(counts)?, out);
    write_array("PHRASES", "Phrase", phrases, out);
    write_array("REST", "u16", rest, out);
    meanings.write(out)
}

/// All meanings that a form has: the senses of each, in the order in which the data give them.
#[derive(Default)]
struct Meanings(BTreeMap<Vec<u16>, usize>);

impl Meanings {
    /// The number of what the same form means by several lines, from 1.
    fn number(&mut self, same: &[Form]) -> Result<u16, Fault> {
        let mut senses: Vec<u16> = Vec::new();
        for form in same {
            if !senses.contains(&form.sense) {
                senses.push(form.sense);
            }
        }
        let next = self.0.len() + 1;
        number(*self.0.entry(senses).or_insert(next))
    }

    fn write(self, out: &mut String) -> Result<(), Fault> {
        let by_number: BTreeMap<usize, Vec<u16>> =
            self.0.into_iter().map(|(senses, at)| (at, senses)).collect();
        let lengths = std::iter::once(0).chain(by_number.values().map(Vec::len));
        write_array("SENSE_STARTS", "u16", starts(lengths)?, out);
        write_array("SENSES", "u16", by_number.values().flatten(), out);
        Ok(())
    }
}

/// Everything that the data know by name.
#[derive(Default)]
struct Everything {
    known: Vec<Known>,
    by_key: BTreeMap<&'static str, KnownId>,
}

impl Everything {
    fn known_from(facts: &[Fact]) -> Result<Self, Fault> {
        let mut all = Self::default();
        for line in facts.chunk_by(|a, b| std::ptr::eq(a.key, b.key)) {
            line.iter().take(1).try_for_each(|first| all.enter(first))?;
        }
        Ok(all)
    }

    fn enter(&mut self, fact: &Fact) -> Result<(), Fault> {
        // A people without a country of its own (the Tuareg) is known by its adjective alone.
        let people = || {
            let key = fact.demonym_of().filter(|key| !self.by_key.contains_key(key))?;
            Some((key, KnownKind::Region, None))
        };
        let Some((key, kind, country)) = fact.known().or_else(people) else { return Ok(()) };
        let country = country.and_then(|key| self.by_key.get(key).copied());
        let next = KnownId(number(self.known.len())?);
        let id = *self.by_key.entry(key).or_insert(next);
        if id == next {
            self.known.push(Known { key, kind, country: None, arabic: "", english: "" });
        }
        let Some(known) = self.known.get_mut(usize::from(id.0)) else { return Ok(()) };
        known.country = known.country.or(country);
        let name = if fact.arabic { &mut known.arabic } else { &mut known.english };
        if name.is_empty() {
            *name = fact.form;
        }
        Ok(())
    }

    fn write(&self, out: &mut String) -> Result<(), Fault> {
        let mut names = String::new();
        let mut rows = Vec::new();
        for known in &self.known {
            let start = names.len();
            let mut lengths = [0; 3];
            for (name, length) in [known.key, known.arabic, known.english].into_iter().zip(&mut lengths) {
                *length = u8::try_from(name.len()).map_err(|_| format!("«{name}» is too long"))?;
                names.push_str(name);
            }
            let (kind, country) = (known.kind, known.country.map_or(NO_COUNTRY, |country| country.0));
            rows.push(format!(
                "KnownRow {{ start: {start}, lengths: {lengths:?}, kind: KnownKind::{kind:?}, country: {country} }}"
            ));
        }
        write_array("KNOWN", "KnownRow", rows, out);
        write_static("NAMES", "&str", &format!("{names:?}"), out);
        write_array("BY_KEY", "u16", self.by_key.values().map(|id| id.0), out);
        write_static("NO_COUNTRY", "u16", &NO_COUNTRY.to_string(), out);
        Ok(())
    }
}
