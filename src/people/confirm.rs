//! Which candidates are names: those with strong evidence, and those that the strong ones confirm elsewhere.

use super::LoneWord;
use super::class::Class;
use super::endings::Endings;
use super::english;
use super::find::{self, Found, part_tokens, stem};
use super::name::{self, Candidate, ENOUGH};
use super::repeated::repeated;
use super::role;
use super::words::Words;
use crate::lang::{PeopleClass, clitics, morphology};
use crate::text::{Span, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::{SmallVec, smallvec};

/// What the accepted names make known, and which candidates it confirms.
pub(super) struct Confirm<'w, 'r, 't> {
    words: &'w Words<'r, 't>,
    candidates: Vec<Candidate>,
    /// The parts of accepted names by their first word: the later words, and whether it is a surname.
    known: FxHashMap<&'w str, SmallVec<[Part<'w>; 1]>>,
    /// What those words end in: most words of a text are told by that to be none of them.
    endings: Endings,
    /// The last parts of accepted names by their first ones, of those that are sure of themselves.
    pairs: FxHashMap<&'w str, Vec<&'w str>>,
    /// How many accepted names have a word as their last part.
    last: FxHashMap<&'w str, usize>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Part<'w> {
    more: Vec<&'w str>,
    surname: bool,
}

impl<'w, 'r, 't> Confirm<'w, 'r, 't> {
    pub(super) fn new(words: &'w Words<'r, 't>, candidates: Vec<Candidate>) -> Self {
        Self {
            words,
            candidates,
            known: FxHashMap::default(),
            endings: Endings::default(),
            pairs: FxHashMap::default(),
            last: FxHashMap::default(),
        }
    }

    /// The names, and the words that would be names if somebody had them for a surname.
    pub(super) fn run(mut self) -> (Vec<Found>, Vec<LoneWord>) {
        let mut candidates = std::mem::take(&mut self.candidates);
        self.unglue_full(&mut candidates);
        let (mut strong, mut weak): (Vec<_>, Vec<_>) = candidates
            .into_iter()
            .partition(|name| name.points() > ENOUGH || name.points() == ENOUGH && name.context != 1);
        self.learn(&strong);
        for name in strong.iter_mut().chain(&mut weak) {
            self.unglue(name);
        }
        // Two persons side by side are no one name: «أبلغ X Y أن».
        strong = strong.into_iter().flat_map(|name| self.split(name)).collect();
        weak = weak.into_iter().flat_map(|name| self.split(name)).collect();
        let more: Vec<Candidate> = weak.iter().filter(|name| name.points() >= ENOUGH).copied().collect();
        self.learn(&more);
        let repeated = repeated(self.words, &weak);
        self.learn(&repeated);
        strong.extend(more);
        strong.extend(repeated);
        strong.extend(weak.iter().copied().filter_map(|name| self.confirmed(name)));
        self.gather(strong)
    }

    fn learn(&mut self, names: &[Candidate]) {
        let words = self.words;
        for name in names {
            let parts = part_tokens(words, name);
            let count = parts.len();
            if let ([(first, _), .., (last, _)], true) = (parts.as_slice(), name.points() > ENOUGH) {
                let (first, last) = (stem(words, *first, name.letters), stem(words, *last, 0));
                self.pairs.entry(first).or_default().push(last);
            }
            for (n, (first, end)) in parts.into_iter().enumerate() {
                let letters = if n == 0 { name.letters } else { 0 };
                let word = stem(words, first, letters);
                if word.chars().nth(1).is_none() {
                    continue;
                }
                let more = (first + 1..end).map(|at| words.reading.folded(at)).collect();
                let part = Part { more, surname: count == 1 || n > 0 };
                self.endings.insert(word);
                let known = self.known.entry(word).or_default();
                if !known.contains(&part) {
                    known.push(part);
                }
                if n + 1 == count {
                    *self.last.entry(word).or_default() += 1;
                }
            }
        }
    }

    /// The part of a known name at `at`: how many tokens, how many letters are glued to its front, and whether
    /// some name has it as its surname.
    fn known_at(&self, at: usize) -> Option<(usize, usize, bool)> {
        if !self.may_be_known(at) {
            return None;
        }
        let reading = self.words.reading;
        let folded = reading.folded(at);
        let fits = |word: &str| {
            let parts = self.known.get(word)?;
            let long = parts.iter().filter(|part| {
                part.more
                    .iter()
                    .enumerate()
                    .all(|(n, more)| self.words.follows(at + 1 + n) && reading.folded(at + 1 + n) == *more)
            });
            let len = long.clone().map(|part| part.more.len()).max()?;
            let surname = long.filter(|part| part.more.len() == len).any(|part| part.surname);
            Some((len + 1, surname))
        };
        if let Some((len, surname)) = fits(folded) {
            return Some((len, 0, surname));
        }
        if reading.token(at).is_none_or(|token| token.kind != TokenKind::Arabic) {
            return None;
        }
        let mut found = None;
        clitics::strip(folded, &mut |stem, clitics, letters| {
            if found.is_none() && letters > 0 && (!clitics.article || clitics::has_article(stem)) {
                found = fits(stem).map(|(len, surname)| (len, letters, surname));
            }
        });
        found
    }

    /// Whether the end of a word lets it be a known one.
    #[inline]
    fn may_be_known(&self, at: usize) -> bool {
        self.endings.may_have(self.words.reading.folded(at))
    }

    /// «بX Y» where the article has «X Y» as well.
    fn unglue_full(&self, candidates: &mut [Candidate]) {
        let words = self.words;
        let second = |name: &Candidate| words.reading.folded(name.first + 1);
        let full = |name: &&Candidate| name.end > name.first + 1 && name.letters == 0;
        let names: FxHashSet<(&str, &str)> =
            candidates.iter().filter(full).map(|name| (stem(words, name.first, 0), second(name))).collect();
        for name in candidates.iter_mut().filter(|name| full(&&**name)) {
            clitics::strip(words.reading.folded(name.first), &mut |stem, clitics, letters| {
                let glued = letters > 0 && !clitics.article && !words.has_prefix(name.first);
                if name.letters == 0 && glued && names.contains(&(stem, second(name))) {
                    name.letters = letters;
                }
            });
        }
    }

    /// «لX» of a known X is no name of its own.
    fn unglue(&self, name: &mut Candidate) {
        if name.letters > 0 || name.end != name.first + 1 || self.words.class(name.first) == Class::Latin {
            return;
        }
        let folded = self.words.reading.folded(name.first);
        // The name itself may have been learned as it stands.
        if self.last.get(folded).is_some_and(|count| *count > 1) {
            return;
        }
        clitics::strip(folded, &mut |stem, clitics, letters| {
            let bare = !clitics.article || clitics::has_article(stem);
            if name.letters == 0 && letters > 0 && bare && self.known.contains_key(stem) {
                name.letters = letters;
            }
        });
    }

    /// A run of two surnames of others, each a name for itself.
    fn split(&self, name: Candidate) -> SmallVec<[Candidate; 2]> {
        let parts = part_tokens(self.words, &name);
        // «بوش توني بلير»: somebody's surname in front of another one's full name.
        if let [(a, _), (b, _), .., (last, end)] = parts.as_slice()
            && stem(self.words, *a, 0) != stem(self.words, *last, 0)
            && matches!(self.words.class(*a), Class::Native | Class::Foreign)
            && self.words.class(*b) == Class::Given
            && self.last.contains_key(stem(self.words, *a, 0))
        {
            let second = Candidate { first: *b, end: *end, letters: 0, role: None, ..name };
            let content = name::content(self.words, *b, *end);
            let second =
                Candidate { content, main: name.main - 1, context: ENOUGH - content.min(ENOUGH), ..second };
            let first = Candidate { end: *b, main: 1, context: name.context.max(ENOUGH), ..name };
            return smallvec![first, second];
        }
        let [(a, _), (b, end)] = parts.as_slice() else { return smallvec![name] };
        let is_given = matches!(
            self.words.class(*a),
            Class::Given | Class::GivenWeak | Class::GivenWord | Class::Head | Class::Latin
        );
        // This name itself has made its last part a surname once.
        let surname = |at: usize, least| self.last.get(stem(self.words, at, 0)).is_some_and(|n| *n > least);
        let second = usize::from(name.points() > ENOUGH || name.points() == ENOUGH && name.context != 1);
        // «رامز استغرابه»: a surname that is a given name as well, with a word that no other name has.
        let native = self.words.class(*b) == Class::Native && *end == *b + 1 && name.role.is_none();
        if is_given && native && surname(*a, 0) && !surname(*b, 1) && self.is_surname_only(*a) {
            return smallvec![Candidate { end: *b, main: 1, content: 0, ..name }];
        }
        // «طلب كورهونن», where the article has «أنتي كورهونن»: the first word is no other given name of theirs.
        let leads = self.words.is_known_word(*a) || self.words.is_class(*a, PeopleClass::OfPerson);
        if leads
            && self.words.class(*a) == Class::GivenWord
            && surname(*b, second)
            && !self.is_given_of(*a, *b)
        {
            let points = Candidate { first: *b, end: *end, letters: 0, main: 1, role: None, ..name };
            return smallvec![Candidate { context: ENOUGH, content: 0, ..points }];
        }
        if is_given || !surname(*a, 0) || !surname(*b, second) {
            return smallvec![name];
        }
        smallvec![
            Candidate { end: *b, main: 1, context: name.context.max(ENOUGH), ..name },
            Candidate { first: *b, end: *end, letters: 0, main: 1, role: None, context: ENOUGH, content: 0 },
        ]
    }

    /// Whether an accepted name has both words, the one in front of the other.
    fn is_given_of(&self, given: usize, surname: usize) -> bool {
        let pair = (stem(self.words, given, 0), stem(self.words, surname, 0));
        self.pairs.get(pair.0).is_some_and(|surnames| surnames.contains(&pair.1))
    }

    /// Whether a word is a later part of some full name, and but for this place the first of none.
    fn is_surname_only(&self, at: usize) -> bool {
        let parts = self.known.get(stem(self.words, at, 0));
        parts.is_some_and(|parts| parts.iter().any(|part| part.surname))
    }

    /// A weak candidate whose words the accepted names have.
    fn confirmed(&self, name: Candidate) -> Option<Candidate> {
        let parts = part_tokens(self.words, &name);
        let [first, .., last] = parts.as_slice() else { return None };
        let (_, letters, surname) = self.known_at(last.0)?;
        let class = self.words.class(first.0);
        let english = class == Class::Latin && name.content > 0;
        let known_first = self.known_at(first.0).is_some_and(|(_, _, surname)| !surname);
        let fits = surname
            && letters == 0
            && (known_first
                || english
                || matches!(class, Class::Given | Class::GivenWeak | Class::Foreign)
                || class == Class::GivenWord && self.is_given_of(first.0, last.0));
        fits.then_some(name)
    }

    /// All names: the accepted ones, and every place where a known surname stands.
    fn gather(&self, mut names: Vec<Candidate>) -> (Vec<Found>, Vec<LoneWord>) {
        names.sort_by_key(|name| (name.first, std::cmp::Reverse(name.end)));
        names.dedup_by(|later, earlier| later.first < earlier.end);
        let mut taken: Vec<bool> = vec![false; self.words.reading.len()];
        for name in &names {
            taken.iter_mut().take(name.end).skip(name.first).for_each(|taken| *taken = true);
        }
        let mut found: Vec<Found> =
            names.iter().map(|name| self.found(name.first, name.end, name.letters)).collect();
        let mut at = 0;
        while at < taken.len() {
            let free = taken.get(at) == Some(&false);
            let may_be_known = free && self.may_be_known(at);
            at += match may_be_known.then(|| self.known_mention(at)).flatten() {
                Some(mention) => {
                    let end = mention.end;
                    taken.iter_mut().take(end).skip(at).for_each(|taken| *taken = true);
                    found.push(mention);
                    end - at
                }
                None => 1,
            };
        }
        self.mistyped(&mut taken, &mut found);
        found.sort_by_key(|found| found.first);
        let mut lone = Vec::new();
        for at in (0..taken.len()).filter(|at| taken.get(*at) == Some(&false)) {
            find::lone(self.words, at, &mut lone);
        }
        (found, lone)
    }

    fn known_mention(&self, at: usize) -> Option<Found> {
        let words = self.words;
        let (len, letters, surname) = self.known_at(at)?;
        let class = words.class(at);
        // «وعلى» is no «و» with a name.
        if class == Class::Word
            && morphology::is_function_word(words.reading.stem(at).text(words.reading.text))
        {
            return None;
        }
        let ordinary = match class {
            Class::Word | Class::Adjective => !words.reading.is_known(at) || letters == 0,
            Class::Latin => !words.reading.token(at)?.capital || english::is_blocked(words, at),
            _ => false,
        };
        let around = || name::context(words, at, at + len) + i32::from(self.behind_role(at));
        let strong = match class {
            // A given name alone needs a title or a verb of saying.
            _ if !surname => class == Class::Given && around() > 0,
            // «فاز المصري»: an adjective of origin is a name only behind a title.
            Class::Adjective if role::demonym(words, at).is_some() => around() > 2 && letters == 0,
            _ if ordinary => class != Class::Latin && around() > 0 && letters == 0,
            Class::GivenWeak | Class::GivenWord | Class::Soft if letters > 0 => around() > 0,
            // «علي» is «على» as well where copy leaves the dots out; «طلب» is first of all a verb.
            Class::GivenWord if words.is_function_folded(at) || words.is_known_word(at) => around() > 1,
            // «حسن الاستضافة»: a noun with its genitive.
            Class::GivenWord | Class::GivenWeak
                if words.follows(at + len)
                    && words.is_definite(at + len)
                    && words.class(at + len) == Class::Word
                    && !words.closes_name(at + len) =>
            {
                around() > 0
            }
            // «نظام مشابه»
            Class::GivenWord if words.follows(at + len) && words.is_plain_noun(at + len, |_| false) => {
                around() > 0
            }
            Class::Native | Class::Foreign if words.reading.folded(at).chars().nth(2).is_none() => {
                around() > 0
            }
            _ => true,
        };
        let named_after = || name::context(words, at, at + len) < 0;
        (strong && !named_after()).then(|| self.found(at, at + len, letters))
    }

    fn behind_role(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| role::office(self.words, before).is_some() && !self.words.has_prefix(at))
    }

    fn found(&self, first: usize, end: usize, letters: usize) -> Found {
        let reading = self.words.reading;
        let start =
            if letters > 0 { reading.behind_letters(first, letters) } else { self.words.start(first) };
        let last = reading.token(end - 1).map_or(start, |token| token.span.end);
        let parts = find::parts(self.words, first, end, letters);
        Found { first, end, span: Span::new(start, last), parts, mistyped: None }
    }

    /// Unknown words that stand where a name stands and are one letter off a long surname.
    fn mistyped(&self, taken: &mut [bool], found: &mut Vec<Found>) {
        let surnames: Vec<&str> = self
            .known
            .iter()
            .filter(|(word, parts)| {
                word.chars().nth(4).is_some() && parts.iter().any(|part| part.surname && part.more.is_empty())
            })
            .map(|(word, _)| &**word)
            .collect();
        if surnames.is_empty() {
            return;
        }
        for at in 0..taken.len() {
            let words = self.words;
            if taken.get(at) == Some(&true)
                || !matches!(words.class(at), Class::Foreign | Class::Native | Class::Soft)
            {
                continue;
            }
            let word = words.reading.folded(at);
            if word.chars().nth(4).is_none() {
                continue;
            }
            let mut near = surnames.iter().filter(|surname| one_letter_off(word, surname));
            let (Some(surname), None) = (near.next(), near.next()) else { continue };
            let joined = self.known_at(at + 1).is_some_and(|(_, letters, surname)| surname && letters == 1);
            if joined || name::context(words, at, at + 1) > 0 || self.behind_role(at) {
                let mut mention = self.found(at, at + 1, 0);
                mention.mistyped = Some((*surname).into());
                taken.iter_mut().skip(at).take(1).for_each(|taken| *taken = true);
                found.push(mention);
            }
        }
    }
}

/// Whether two words differ in one letter, put in, left out or changed.
pub(crate) fn one_letter_off(a: &str, b: &str) -> bool {
    if a == b {
        return false;
    }
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    let (a, b) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    let behind_first = |word: &str| word.chars().next().map_or(0, char::len_utf8);
    let (rest_a, rest_b) = (a.get(behind_first(a)..), b.get(behind_first(b)..));
    rest_a == Some(b) || Some(a) == rest_b || rest_a == rest_b
}
