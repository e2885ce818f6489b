//! Ordinary Arabic words: whether a word is one of the language's own, whatever grammar has added to it.
//!
//! Arabic has no capitals, so a name is first of all a word that is nothing else. The stems are in
//! `ar/ordinary.txt`, what is added to them and the shapes of words in `ar/affixes.txt`.

use super::clitics;
use super::data::lines;
use super::lexicon::fold_for_lookup;
use super::memo::{Memo, remembered};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What kind of ordinary word it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum WordClass {
    /// A preposition, a conjunction, a pronoun.
    Function,
    /// A verb.
    Verb,
    /// A noun.
    Noun,
    /// An adjective.
    Adjective,
}

/// An ordinary word as it stands in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ordinary {
    /// What it is.
    pub class: WordClass,
    /// Whether only a preposition or a conjunction had to come off: such a reading is the less certain one.
    pub stripped: bool,
    /// Whether no list has it, and it is made from a verb of the list as grammar makes it: «تقديم» from «قدم».
    pub derived: bool,
}

/// What a listed form can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Uses {
    function: bool,
    verb: bool,
    noun: bool,
    adjective: bool,
    derived: bool,
}

impl Uses {
    /// What it is where verbs are possible or not.
    fn class(self, verbs: bool) -> Option<WordClass> {
        match self {
            Uses { function: true, .. } => Some(WordClass::Function),
            Uses { noun: true, .. } => Some(WordClass::Noun),
            Uses { adjective: true, .. } => Some(WordClass::Adjective),
            Uses { verb: true, .. } if verbs => Some(WordClass::Verb),
            _ => None,
        }
    }
}

/// What the letters of a word that no list has look like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// It has a shape of the language, as native names and words do.
    Native,
    /// It has the shape of a verb in the present tense.
    Verb,
    /// It has no such shape, as a name from elsewhere.
    Foreign,
}

struct Ending {
    letters: Box<str>,
    instead: Box<str>,
}

#[derive(Default)]
struct Morphology {
    words: FxHashMap<Box<str>, Uses>,
    /// The function words as the data spell them, hamza and all.
    function: FxHashSet<Box<str>>,
    noun_endings: Vec<Ending>,
    verb_endings: Vec<Ending>,
    present: Vec<Box<str>>,
    present_as: Box<str>,
    past: Box<str>,
    future: Box<str>,
    shapes: FxHashMap<usize, Vec<Shape>>,
    verb_shapes: FxHashMap<usize, Vec<Shape>>,
    shape_endings: Vec<Box<str>>,
    joined_names: Vec<Box<str>>,
    no_name_endings: Vec<Box<str>>,
    adjective_ending: Box<str>,
    feminine_endings: Vec<Box<str>>,
    feminine_prefixes: Vec<Box<str>>,
    pronouns: Vec<Ending>,
    /// The letters that do not stay as they are when a word is made from another.
    weak: Vec<char>,
}

/// The letters of a shape; `None` where a root letter stands.
type Shape = Box<[Option<char>]>;

static MORPHOLOGY: LazyLock<Morphology> =
    LazyLock::new(|| Morphology::load(include_str!("ar/ordinary.txt"), include_str!("ar/affixes.txt")));

thread_local! {
    static ORDINARY: Memo<Option<Ordinary>> = const { Memo::new() };
    static LOOKS: Memo<Look> = const { Memo::new() };
    static FUNCTION: Memo<bool> = const { Memo::new() };
    static LISTED_NOUNS: Memo<bool> = const { Memo::new() };
}

/// Whether a folded Arabic word is an ordinary one.
pub fn ordinary(word: &str) -> Option<Ordinary> {
    remembered(&ORDINARY, word, find_ordinary)
}

fn find_ordinary(word: &str) -> Option<Ordinary> {
    let morphology = &*MORPHOLOGY;
    let mut scratch = String::with_capacity(word.len() + 4);
    if let Some((class, derived)) = morphology.stem(word, true, &mut scratch) {
        return Some(Ordinary { class, stripped: false, derived });
    }
    let mut found = None;
    clitics::strip(word, &mut |stem, clitics, _| {
        if found.is_none() {
            // «لتستخدم»: behind «ل» stands a verb of the present as well.
            let purpose = || clitics::is_for(word) && morphology.is_present(stem);
            let verbs = !clitics.article && (!clitics.preposition || purpose());
            // The article alone takes nothing from certainty: no name of one word has it off and on.
            let stripped = !clitics.article;
            found = morphology.stem(stem, verbs, &mut scratch).map(|(class, derived)| Ordinary {
                class,
                stripped,
                derived,
            });
        }
    });
    found
}

/// Whether a folded Arabic word stands in the list as it is.
pub fn is_listed(word: &str) -> bool {
    MORPHOLOGY.words.get(word).is_some_and(|uses| !uses.derived)
}

/// Whether a folded Arabic word without clitics is an ordinary noun or adjective of the list.
pub fn ordinary_noun(stem: &str) -> bool {
    remembered(&LISTED_NOUNS, stem, |stem| {
        let mut scratch = String::with_capacity(stem.len() + 4);
        MORPHOLOGY.stem(stem, false, &mut scratch).is_some_and(|(_, derived)| !derived)
    })
}

/// Whether a word as written is a function word, told by its hamza: «أن» is one, «آن» is none.
pub fn is_function_word(written: &str) -> bool {
    remembered(&FUNCTION, written, |written| MORPHOLOGY.function.contains(&one_hamza(written)))
}

/// Copy leaves the hamza on an alif out, but seldom the madda.
fn one_hamza(written: &str) -> Box<str> {
    let plain = |c| if matches!(c, '\u{623}' | '\u{625}') { '\u{627}' } else { c };
    written.chars().filter(|c| !crate::text::fold::is_dropped(*c)).map(plain).collect()
}

/// Whether a word as written bears nunation.
pub fn has_nunation(written: &str) -> bool {
    written.contains(['\u{64B}', '\u{64C}', '\u{64D}'])
}

/// What the letters of a folded Arabic word look like.
pub fn look(word: &str) -> Look {
    remembered(&LOOKS, word, find_look)
}

fn find_look(word: &str) -> Look {
    let morphology = &*MORPHOLOGY;
    let rest = clitics::without_conjunction(word).unwrap_or(word);
    if morphology.has_shape(word, &morphology.verb_shapes)
        || morphology.has_shape(rest, &morphology.verb_shapes)
    {
        return Look::Verb;
    }
    if morphology.is_native(word) {
        return Look::Native;
    }
    let mut native = false;
    clitics::strip(word, &mut |stem, clitics, _| {
        native |= clitics.article && morphology.is_native(stem);
    });
    if native { Look::Native } else { Look::Foreign }
}

/// Whether a folded Arabic word ends in a possessive pronoun, where `is_word` knows what is left without it.
pub fn has_pronoun(word: &str, is_word: impl Fn(&str) -> bool) -> bool {
    without_pronoun(word, |rest| is_word(rest).then_some(())).is_some()
}

/// What `pick` makes of a folded Arabic word without the possessive pronoun at its end.
pub fn without_pronoun<T>(word: &str, pick: impl Fn(&str) -> Option<T>) -> Option<T> {
    MORPHOLOGY.pronouns.iter().find_map(|ending| {
        let rest = word.strip_suffix(&*ending.letters)?;
        rest.chars().nth(2)?;
        if ending.instead.is_empty() { pick(rest) } else { pick(&format!("{rest}{}", ending.instead)) }
    })
}

/// Whether a word as written ends as with a possessive pronoun: «انزعاجه», but not «خوسيه», whose last letter is silent
/// behind a vowel.
pub fn ends_with_pronoun(written: &str) -> bool {
    MORPHOLOGY.pronouns.iter().filter(|ending| ending.instead.is_empty()).any(|ending| {
        let rest = written.strip_suffix(&*ending.letters);
        rest.is_some_and(|rest| {
            let vowel = rest.chars().last().is_some_and(|last| MORPHOLOGY.weak.contains(&last));
            rest.chars().nth(2).is_some() && !vowel
        })
    })
}

/// Whether a folded Arabic word is a verb whose doer is a man: «قال», but not «قالت».
pub fn is_masculine_verb(word: &str) -> bool {
    let feminine = MORPHOLOGY.feminine_endings.iter().any(|ending| word.ends_with(&**ending))
        || MORPHOLOGY.feminine_prefixes.iter().any(|prefix| word.starts_with(&**prefix));
    !feminine && ordinary(word).is_some_and(|word| word.class == WordClass::Verb)
}

/// Whether a folded Arabic word that no list has is made from a noun by the ending of an adjective: «مالكي».
pub fn is_adjective_of_noun(word: &str) -> bool {
    let stem = clitics::bare(word);
    word.ends_with(&*MORPHOLOGY.adjective_ending) && !MORPHOLOGY.words.contains_key(stem)
}

/// Whether a folded Arabic word ends as a plural or as an adjective of a noun does, which no surname does.
pub fn ends_as_no_name(word: &str) -> bool {
    MORPHOLOGY.no_name_endings.iter().any(|ending| word.ends_with(&**ending))
}

/// Whether a folded Arabic word makes one name with whatever has the article behind it: «عبد».
pub fn joins_name(word: &str) -> bool {
    MORPHOLOGY.joined_names.iter().any(|head| **head == *word)
}

/// Whether a folded Arabic word is a name of two words written as one: «عبدالله».
pub fn is_joined_name(word: &str) -> bool {
    let rest = MORPHOLOGY.joined_names.iter().find_map(|head| word.strip_prefix(&**head));
    rest.is_some_and(|rest| rest.chars().nth(3).is_some() && clitics::has_article(rest))
}

impl Morphology {
    fn load(words: &'static str, affixes: &'static str) -> Self {
        let mut out = Self::default();
        for (_, line) in lines(words) {
            let Some((key, forms)) = line.split_once('=') else { continue };
            let class = match key.trim() {
                "verb" => WordClass::Verb,
                "noun" => WordClass::Noun,
                "adjective" => WordClass::Adjective,
                _ => WordClass::Function,
            };
            for form in forms.split_whitespace() {
                if class == WordClass::Function {
                    out.function.insert(one_hamza(form));
                }
                let uses = out.words.entry(fold_for_lookup(form).into()).or_default();
                match class {
                    WordClass::Function => uses.function = true,
                    WordClass::Verb => uses.verb = true,
                    WordClass::Noun => uses.noun = true,
                    WordClass::Adjective => uses.adjective = true,
                }
            }
        }
        let mut root = Vec::new();
        let mut rules: Vec<(Shape, Vec<Shape>)> = Vec::new();
        for (_, line) in lines(affixes) {
            let Some((key, forms)) = line.split_once('=') else { continue };
            let forms: Vec<Box<str>> =
                forms.split('|').map(|form| fold_for_lookup(form.trim()).into()).collect();
            let (key, instead) = key.trim().split_once(' ').unwrap_or((key.trim(), ""));
            let instead: Box<str> = fold_for_lookup(instead).into();
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
                "derive" => rules.push((shape(&instead), forms.iter().map(|form| shape(form)).collect())),
                "shape" => out.shapes = shapes(&forms),
                "verb-shape" => out.verb_shapes = shapes(&forms),
                _ => {}
            }
        }
        let listed = out.shapes.values_mut().chain(out.verb_shapes.values_mut()).flatten();
        let made = rules.iter_mut().flat_map(|(shape, made)| made.iter_mut().chain([shape]));
        for letter in listed.chain(made).flat_map(|shape| shape.iter_mut()) {
            *letter = letter.filter(|letter| !root.contains(letter));
        }
        out.derive(&rules);
        out
    }

    /// Looks a stem up as it is, and without the endings of a noun or a verb: what it is, and whether it is derived.
    fn stem(&self, stem: &str, verbs: bool, scratch: &mut String) -> Option<(WordClass, bool)> {
        let class = |uses: Uses, verbs| uses.class(verbs).map(|class| (class, uses.derived));
        if let Some(found) = self.words.get(stem).and_then(|uses| class(*uses, verbs)) {
            return Some(found);
        }
        let as_noun = |uses: Uses| class(uses, false).filter(|(class, _)| *class != WordClass::Function);
        if let Some(found) = self.without(stem, &self.noun_endings, scratch, as_noun) {
            return Some(found);
        }
        let as_verb = |uses: Uses| (uses.verb).then_some((WordClass::Verb, uses.derived));
        if !verbs {
            return None;
        }
        if let Some(found) = self.without(stem, &self.verb_endings, scratch, as_verb) {
            return Some(found);
        }
        let stem = stem.strip_prefix(&*self.future).unwrap_or(stem);
        let rest = self.present.iter().find_map(|prefix| stem.strip_prefix(&**prefix))?;
        rest.chars().nth(1)?;
        [&self.present_as, &self.past, ""].into_iter().find_map(|instead: &str| {
            let present = format!("{instead}{rest}");
            let whole = self.words.get(&*present).copied().and_then(as_verb);
            whole.or_else(|| self.without(&present, &self.verb_endings, scratch, as_verb))
        })
    }

    fn without<T>(
        &self,
        stem: &str,
        endings: &[Ending],
        scratch: &mut String,
        pick: impl Fn(Uses) -> Option<T>,
    ) -> Option<T> {
        endings.iter().find_map(|ending| {
            let rest = stem.strip_suffix(&*ending.letters)?;
            let least = if ending.instead.is_empty() { 2 } else { 1 };
            rest.chars().nth(least)?;
            scratch.clear();
            scratch.push_str(rest);
            scratch.push_str(&ending.instead);
            self.words.get(scratch.as_str()).copied().and_then(&pick)
        })
    }

    /// Enters what grammar makes of the listed verbs: the verbal noun and the participles.
    fn derive(&mut self, rules: &[(Shape, Vec<Shape>)]) {
        let verbs: Vec<Box<str>> =
            self.words.iter().filter(|(_, uses)| uses.verb).map(|(word, _)| word.clone()).collect();
        for verb in verbs {
            for (shape, made) in rules {
                let letters: Vec<char> = verb.chars().collect();
                let fits = letters.len() == shape.len()
                    && shape.iter().zip(&letters).all(|(want, have)| want.is_none_or(|want| want == *have));
                if !fits {
                    continue;
                }
                let root: Vec<char> = shape
                    .iter()
                    .zip(&letters)
                    .filter(|(want, _)| want.is_none())
                    .map(|(_, have)| *have)
                    .collect();
                if root.iter().any(|letter| self.weak.contains(letter)) {
                    continue;
                }
                for shape in made {
                    let mut root = root.iter();
                    let word: String =
                        shape.iter().filter_map(|letter| letter.or_else(|| root.next().copied())).collect();
                    let uses = self.words.entry(word.into()).or_default();
                    uses.derived |= *uses == Uses::default();
                    uses.noun = true;
                }
            }
        }
    }

    fn is_present(&self, word: &str) -> bool {
        self.present.iter().any(|prefix| word.starts_with(&**prefix))
    }

    fn is_native(&self, word: &str) -> bool {
        if self.has_shape(word, &self.shapes) {
            return true;
        }
        self.shape_endings
            .iter()
            .any(|ending| word.strip_suffix(&**ending).is_some_and(|rest| self.has_shape(rest, &self.shapes)))
    }

    fn has_shape(&self, word: &str, shapes: &FxHashMap<usize, Vec<Shape>>) -> bool {
        let fits = |shape: &Shape| {
            shape.iter().zip(word.chars()).all(|(want, have)| want.is_none_or(|letter| letter == have))
        };
        shapes.get(&word.chars().count()).is_some_and(|shapes| shapes.iter().any(fits))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn is_ordinary(word: &str) -> bool {
        ordinary(&fold_for_lookup(word)).is_some()
    }

    #[test]
    fn words_are_known_in_every_form() {
        for word in
            ["وأكدت", "سيلتقي", "يتوقعون", "بمباحثاتهما", "للسياسة", "حكومتها", "الأمنيين", "تعلن", "سعت"]
        {
            assert!(is_ordinary(word), "{word}");
        }
    }

    #[test]
    fn names_are_not_ordinary() {
        for word in ["لافروف", "كيري", "ماكرون", "بوتين", "شتاينماير", "أردوغان", "البرادعي"]
        {
            assert!(!is_ordinary(word), "{word}");
        }
    }

    #[test]
    fn foreign_words_have_no_native_shape() {
        for word in ["لافروف", "ستولتنبرغ", "أوشاكوف", "زيلينسكي"] {
            assert_eq!(look(&fold_for_lookup(word)), Look::Foreign, "{word}");
        }
        for word in ["مستودع", "تفريغ", "الأحزاب", "قناديل"] {
            assert_eq!(look(&fold_for_lookup(word)), Look::Native, "{word}");
        }
        assert_eq!(look(&fold_for_lookup("يستنجد")), Look::Verb);
    }
}
