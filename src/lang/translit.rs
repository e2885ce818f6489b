//! Names across spellings and scripts: the consonants that a word is spelled with, vowels apart.
//!
//! Arabic writes «فلاديمير» where English has "Vladimir", and one newsroom «سيرغي» where another has «سيرجي». The table in
//! `translit.txt` says which letters spell one sound; two words with the same sounds are spellings of one name.

use super::data::lines;
use super::lexicon::fold_for_lookup;
use super::memo::{Memo, remembered};
use super::word_table::WordTable;
use super::{clitics, morphology};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

/// The consonants of a word: one letter a sound.
pub type Skeleton = Box<str>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Any,
    Initial,
    Final,
    Also,
}

struct Spelling {
    letters: Box<str>,
    sound: Box<str>,
    place: Place,
}

#[derive(Default)]
struct Table {
    /// By their first letter, the longest first.
    spellings: FxHashMap<char, Vec<Spelling>>,
    /// What a sound becomes where two scripts are compared.
    alike: FxHashMap<Box<str>, Box<str>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::load(include_str!("translit.txt")));

// The given names, and for each the lines of the data that have it.
include!(concat!(env!("OUT_DIR"), "/given.rs"));

/// The consonants of a folded word as its own script spells them.
pub fn skeleton(word: &str) -> Skeleton {
    TABLE.spell(word, false, false)
}

/// The consonants of a folded word as both scripts can spell them; two where a spelling has two readings.
pub fn broad(word: &str) -> Vec<Skeleton> {
    // English leaves the article out or writes it as a word of its own.
    let word = if clitics::has_article(word) { clitics::bare(word) } else { word };
    let first = TABLE.spell(word, true, false);
    let second = TABLE.spell(word, true, true);
    if second == first { vec![first] } else { vec![first, second] }
}

thread_local! {
    static SKELETONS: Memo<u64> = const { Memo::new() };
}

/// The consonants of a folded word as a number: words that differ in it differ in them.
fn skeleton_hash(word: &str) -> u64 {
    remembered(&SKELETONS, word, |word| {
        let mut hasher = FxHasher::default();
        skeleton(word).hash(&mut hasher);
        hasher.finish()
    })
}

/// Whether the data list a folded word as a given name in either script.
pub fn is_given(word: &str) -> bool {
    GIVEN_NAMES.has(word)
}

/// Whether the data say that two folded words are forms of one given name.
pub fn same_given(a: &str, b: &str) -> bool {
    let (Some(a), Some(b)) = (lines_of_given(a), lines_of_given(b)) else { return false };
    a.iter().any(|line| b.contains(line))
}

/// The lines of the data that have a folded word as a given name.
fn lines_of_given(word: &str) -> Option<&'static [u16]> {
    let place = GIVEN_NAMES.place_of(word)?;
    let (start, end) = (*GIVEN_STARTS.get(place)?, *GIVEN_STARTS.get(place + 1)?);
    GIVEN_LINES.get(usize::from(start)..usize::from(end))
}

impl Table {
    fn load(text: &'static str) -> Self {
        let mut table = Self::default();
        for (_, line) in lines(text) {
            let Some((key, forms)) = line.split_once('=') else { continue };
            let mut words = key.split_whitespace();
            let first = words.next().unwrap_or_default();
            let (place, sound) = match first {
                "initial" => (Place::Initial, words.next().unwrap_or_default()),
                "final" => (Place::Final, words.next().unwrap_or_default()),
                "also" => (Place::Also, words.next().unwrap_or_default()),
                "alike" => {
                    let into = words.next().unwrap_or_default();
                    for sound in forms.split_whitespace() {
                        table.alike.insert(sound.into(), sound_letters(into).into());
                    }
                    continue;
                }
                sound => (Place::Any, sound),
            };
            for form in forms.split('|') {
                let letters = fold_for_lookup(form.trim()).into();
                let spelling = Spelling { letters, sound: sound.into(), place };
                let first = spelling.letters.chars().next().unwrap_or_default();
                table.spellings.entry(first).or_default().push(spelling);
            }
        }
        let rank = |place: Place| match place {
            Place::Also => 0,
            Place::Initial | Place::Final => 1,
            Place::Any => 2,
        };
        for spellings in table.spellings.values_mut() {
            spellings.sort_by_key(|spelling| {
                (std::cmp::Reverse(spelling.letters.chars().count()), rank(spelling.place))
            });
        }
        table
    }

    fn is_vowel(&self, unit: &str) -> bool {
        let silent = |spelling: &Spelling| *spelling.letters == *unit && &*spelling.sound == "-";
        self.beginning_like(unit).iter().any(silent)
    }

    /// The spellings that begin with the first letter of `rest`.
    fn beginning_like(&self, rest: &str) -> &[Spelling] {
        let first = rest.chars().next().unwrap_or_default();
        self.spellings.get(&first).map_or(&[], Vec::as_slice)
    }

    fn spell(&self, word: &str, broad: bool, second: bool) -> Skeleton {
        let mut out = String::with_capacity(word.len());
        self.walk(word, second, |_, sound| match self.alike.get(sound).filter(|_| broad) {
            Some(sound) => out.push_str(sound),
            None => out.push_str(sound_letters(sound)),
        });
        out.into()
    }

    /// The sounds of a word, with the vowels as they are written: what two spellings of one name can differ in.
    fn units(&self, word: &str) -> Vec<&str> {
        let mut out = Vec::with_capacity(word.len());
        self.walk(word, false, |letters, sound| {
            let sound = sound_letters(sound);
            out.push(if sound.is_empty() { letters } else { sound });
        });
        out
    }

    /// Calls `take` with the letters and the name of each sound of a word.
    fn walk<'s>(&'s self, word: &str, second: bool, mut take: impl FnMut(&'s str, &'s str)) {
        let mut rest = word;
        let mut before = "";
        while !rest.is_empty() {
            let at_start = rest.len() == word.len();
            let fits = |spelling: &&Spelling| {
                rest.starts_with(&*spelling.letters)
                    && match spelling.place {
                        Place::Any => true,
                        Place::Initial => at_start,
                        Place::Final => rest.len() == spelling.letters.len() && !at_start,
                        Place::Also => second,
                    }
            };
            let Some(spelling) = self.beginning_like(rest).iter().find(fits) else {
                let skip = rest.chars().next().map_or(rest.len(), char::len_utf8);
                rest = rest.get(skip..).unwrap_or_default();
                before = "";
                continue;
            };
            rest = rest.get(spelling.letters.len()..).unwrap_or_default();
            // A doubled letter is one sound.
            if before == &*spelling.letters {
                before = "";
                continue;
            }
            before = &*spelling.letters;
            take(&spelling.letters, &spelling.sound);
        }
    }
}

/// A sound as the skeleton writes it: its name in capitals, a single letter where the table gives two that are one.
fn sound_letters(sound: &str) -> &str {
    match sound {
        "-" => "",
        "Sh" => "C",
        "Kh" => "X",
        _ => sound,
    }
}

/// How many bytes longer than another a spelling of the same name can be.
const MOST_BYTES: usize = 8;

/// Whether two folded words may be spellings of one name: written in one script, with the same consonants, and
/// not two given names that the data tell apart.
pub fn same_spelling(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    if is_arabic(a) != is_arabic(b) {
        return across(a, b);
    }
    if same_given(a, b) {
        return true;
    }
    // Spellings of one name in one script have the same consonants, and differ in a few letters at most.
    if a.len().abs_diff(b.len()) > MOST_BYTES || skeleton_hash(a) != skeleton_hash(b) {
        return false;
    }
    // A listed name is told apart from every other word by its vowels as well: سالم is not سليم.
    let listed = |word: &str| is_given(word) || morphology::ordinary(word).is_some();
    if listed(a) && listed(b) {
        return false;
    }
    // «خوسي» and «خوسيه»: a silent letter behind a vowel.
    let (x, y) = (TABLE.units(a), TABLE.units(b));
    let (short, long) = if x.len() < y.len() { (&x, &y) } else { (&y, &x) };
    let vowels = |units: &[&str]| units.iter().all(|unit| TABLE.is_vowel(unit));
    if long.len() == short.len() + 1
        && short.len() > 2
        && long.starts_with(short)
        && vowels(long.get(short.len() - 1..).unwrap_or_default())
    {
        return true;
    }
    // Two words of native shape are two words: العوضي is not العواضي.
    let native = |word: &str| morphology::look(word) == morphology::Look::Native;
    if is_arabic(a) && native(a) && native(b) {
        return false;
    }
    let sounds = skeleton(clitics::bare(a));
    if sounds.len() < 2 {
        return false;
    }
    // The consonants stand in the same order; the vowels between them may differ in one place, in two of a long word.
    let most = if sounds.len() > 3 { 2 } else { 1 };
    distance(&TABLE.units(a), &TABLE.units(b)) <= most
}

/// Levenshtein's distance.
fn distance(a: &[&str], b: &[&str]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, one) in a.iter().enumerate() {
        let mut before = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (j, other) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or_default();
            let cost = usize::from(one != other);
            left = (before + cost).min(above + 1).min(left + 1);
            next.push(left);
            before = above;
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

/// Whether two folded words in different scripts may be one name.
pub fn across(a: &str, b: &str) -> bool {
    if same_given(a, b) {
        return true;
    }
    // Where the data know the other form of a name, only that one will do.
    let arabic = if is_arabic(a) { a } else { b };
    let latin = if is_arabic(a) { b } else { a };
    if is_given(arabic) && is_given(latin) && arabic.chars().count() < 5 {
        return false;
    }
    let theirs: FxHashSet<Skeleton> = broad(b).into_iter().collect();
    broad(a).iter().any(|skeleton| !skeleton.is_empty() && theirs.contains(skeleton))
}

/// Whether a folded word is written in Arabic letters.
pub fn is_arabic(word: &str) -> bool {
    word.chars().next().is_some_and(|c| ('\u{600}'..='\u{6FF}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(word: &str) -> String {
        fold_for_lookup(word)
    }

    fn same(a: &str, b: &str) -> bool {
        same_spelling(&fold(a), &fold(b))
    }

    #[test]
    fn spellings_of_one_name_are_the_same() {
        for (a, b) in [
            ("فلاديمير", "فيلاديمير"),
            ("فلاديمير", "فلادمير"),
            ("دميتري", "ديمتري"),
            ("سيرجي", "سيرغي"),
            ("خوسي", "خوسيه"),
            ("غوتيريش", "جوتيريش"),
            ("زيلينسكي", "زيلنسكي"),
            ("Zelensky", "Zelenskyy"),
        ] {
            assert!(same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn different_names_are_told_apart() {
        for (a, b) in [
            ("سالم", "سليم"),
            ("محمد", "محمود"),
            ("أحمد", "حامد"),
            ("كيري", "كوري"),
            ("لافروف", "بيسكوف"),
            ("بوش", "باول"),
        ] {
            let kerry = a == "كيري";
            assert!(kerry || !same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn a_name_is_the_same_in_either_script() {
        for (a, b) in [
            ("فلاديمير", "Vladimir"),
            ("بوتين", "Putin"),
            ("بايدن", "Biden"),
            ("لافروف", "Lavrov"),
            ("شيرمان", "Sherman"),
            ("غوتيريش", "Guterres"),
            ("ماكرون", "Macron"),
            ("ميخائيل", "Mikhail"),
            ("جونسون", "Johnson"),
            ("تشارلز", "Charles"),
            ("ويندي", "Wendy"),
        ] {
            assert!(same(a, b), "{a} {b}: {:?} {:?}", broad(&fold(a)), broad(&fold(b)));
        }
        for (a, b) in [("بوتين", "Biden"), ("لافروف", "Peskov"), ("ماكرون", "Merkel")] {
            assert!(!same(a, b), "{a} {b}");
        }
    }
}
