//! What grammar adds to an Arabic word, and the shapes that words grow in: `ar/affixes.txt`.

use super::data::lines;
use crate::text::fold::is_dropped;
use crate::text::{Tier, folded};
use rustc_hash::FxHashMap;

/// An ending that falls off, or gives way to other letters.
#[derive(Debug)]
pub struct Ending {
    /// The ending.
    pub letters: Box<str>,
    /// What stands there without it.
    pub instead: Box<str>,
}

impl Ending {
    /// A word without it.
    #[inline]
    pub fn off<'w>(&self, word: &'w str) -> Option<&'w str> {
        // The last byte tells most of them.
        let last = |word: &str| word.as_bytes().last().copied();
        if last(word) == last(&self.letters) { word.strip_suffix(&*self.letters) } else { None }
    }
}

/// The letters of a shape; `None` where a root letter stands.
pub type Shape = Box<[Option<char>]>;

/// All that the file says, folded.
#[derive(Debug, Default)]
#[allow(missing_docs, reason = "the names are those of the file's keys")]
pub struct Affixes {
    pub noun_endings: Vec<Ending>,
    pub verb_endings: Vec<Ending>,
    pub present: Vec<Box<str>>,
    pub present_as: Box<str>,
    pub past: Box<str>,
    pub future: Box<str>,
    /// By how many letters they have.
    pub shapes: FxHashMap<usize, Vec<Shape>>,
    pub verb_shapes: FxHashMap<usize, Vec<Shape>>,
    pub shape_endings: Vec<Box<str>>,
    pub joined_names: Vec<Box<str>>,
    pub no_name_endings: Vec<Box<str>>,
    pub adjective_ending: Box<str>,
    pub feminine_endings: Vec<Box<str>>,
    pub feminine_prefixes: Vec<Box<str>>,
    pub pronouns: Vec<Ending>,
    /// The letters that do not stay as they are when a word is made from another.
    pub weak: Vec<char>,
    /// The shape of a verb, with the shapes of the words that grammar makes of it.
    pub derive: Vec<(Shape, Vec<Shape>)>,
}

impl Affixes {
    /// Reads the file.
    pub fn load() -> Self {
        let mut out = Self::default();
        let mut root = Vec::new();
        for (_, line) in lines(include_str!("ar/affixes.txt")) {
            let Some((key, forms)) = line.split_once('=') else { continue };
            let forms: Vec<Box<str>> = forms.split('|').map(|form| fold(form.trim()).into()).collect();
            let (key, instead) = key.trim().split_once(' ').unwrap_or((key.trim(), ""));
            let instead: Box<str> = fold(instead).into();
            let endings =
                || forms.iter().map(|letters| Ending { letters: letters.clone(), instead: instead.clone() });
            let one = || forms.first().cloned().unwrap_or_default();
            match key {
                "noun-ending" => out.noun_endings.extend(endings()),
                "pronoun" => out.pronouns.extend(endings()),
                "verb-ending" => out.verb_endings.extend(endings()),
                "present-prefix" => out.present = forms,
                "present-as" => out.present_as = one(),
                "past-prefix" => out.past = one(),
                "future-prefix" => out.future = one(),
                "shape-ending" => out.shape_endings = forms,
                "feminine-ending" => out.feminine_endings = forms,
                "feminine-prefix" => out.feminine_prefixes = forms,
                "adjective-ending" => out.adjective_ending = one(),
                "no-name-ending" => out.no_name_endings = forms,
                "joined-name" => out.joined_names = forms,
                "root" => root = one().chars().collect(),
                "weak" => out.weak = forms.iter().flat_map(|form| form.chars()).collect(),
                "derive" => {
                    out.derive.push((shape(&instead), forms.iter().map(|form| shape(form)).collect()))
                }
                "shape" => out.shapes = shapes(&forms),
                "verb-shape" => out.verb_shapes = shapes(&forms),
                _ => {}
            }
        }
        let listed = out.shapes.values_mut().chain(out.verb_shapes.values_mut()).flatten();
        let made = out.derive.iter_mut().flat_map(|(shape, made)| made.iter_mut().chain([shape]));
        for letter in listed.chain(made).flat_map(|shape| shape.iter_mut()) {
            *letter = letter.filter(|letter| !root.contains(letter));
        }
        out
    }

    /// What grammar makes of a folded verb: the verbal noun and the participles. Nothing where a root letter is weak.
    pub fn derived(&self, verb: &str) -> Vec<String> {
        let letters: Vec<char> = verb.chars().collect();
        let mut words = Vec::new();
        for (shape, made) in &self.derive {
            let Some(root) = root(shape, &letters) else { continue };
            if root.iter().any(|letter| self.weak.contains(letter)) {
                continue;
            }
            for shape in made {
                let mut root = root.iter();
                words.push(
                    shape.iter().filter_map(|letter| letter.or_else(|| root.next().copied())).collect(),
                );
            }
        }
        words
    }
}

/// The root letters of a word that has this shape.
fn root(shape: &Shape, letters: &[char]) -> Option<Vec<char>> {
    let pairs = || shape.iter().zip(letters);
    let fits =
        shape.len() == letters.len() && pairs().all(|(want, have)| want.is_none_or(|want| want == *have));
    fits.then(|| pairs().filter(|(want, _)| want.is_none()).map(|(_, have)| *have).collect())
}

/// The letters of a word as function words are compared: copy leaves the hamza on an alif out, but seldom the madda.
pub fn one_hamza(written: &str) -> impl Iterator<Item = char> {
    let plain = |c| if matches!(c, '\u{623}' | '\u{625}') { '\u{627}' } else { c };
    written.chars().filter(|c| !is_dropped(*c)).map(plain)
}

fn fold(letters: &str) -> String {
    folded(letters, Tier::Loose)
}

fn shape(form: &str) -> Shape {
    form.chars().map(Some).collect()
}

fn shapes(forms: &[Box<str>]) -> FxHashMap<usize, Vec<Shape>> {
    let mut out: FxHashMap<usize, Vec<Shape>> = FxHashMap::default();
    for form in forms {
        let shape = shape(form);
        out.entry(shape.len()).or_default().push(shape);
    }
    out
}
