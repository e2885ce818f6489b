//! Finding the names and roles of a text: the strong evidence first, then what it confirms elsewhere.

use super::english;
use super::name::{self, Candidate, ENOUGH};
use super::role::{self, RolePhrase};
use super::words::{self, Class, Words};
use crate::lang::{PeopleClass, Sense, VerbClass, clitics, morphology};
use crate::text::{Span, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// A name found, as words.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The first token.
    pub(super) first: usize,
    /// One past the last token.
    pub(super) end: usize,
    /// Where the name stands, without what is glued to its front.
    pub(super) span: Span,
    /// The parts of the name, folded: «عبد المجيد» is one part, «آل ثاني» another.
    pub(super) parts: Vec<Box<str>>,
    /// Which part of whom it is a typing error for.
    pub(super) mistyped: Option<Box<str>>,
}

/// What is found in a text.
#[derive(Default)]
pub(super) struct Finds {
    /// The names, in order of text.
    pub(super) names: Vec<Found>,
    /// The role phrases, in order of text, each with the index of the name beside it.
    pub(super) roles: Vec<(RolePhrase, Vec<usize>)>,
}

/// Finds names and roles.
pub(super) fn find(words: &Words) -> Finds {
    let mut scan = Scan { words, candidates: Vec::new(), roles: Vec::new(), beside: Vec::new() };
    scan.run();
    let Scan { candidates, roles, beside, .. } = scan;
    let accepted = Confirm::new(words, candidates).run();
    finish(words, accepted, roles, beside)
}

/// The one pass from left to right.
struct Scan<'w, 'r, 't> {
    words: &'w Words<'r, 't>,
    candidates: Vec<Candidate>,
    roles: Vec<RolePhrase>,
    /// Roles behind a name: role, and the token where that name ends.
    beside: Vec<(usize, usize)>,
}

impl Scan<'_, '_, '_> {
    fn run(&mut self) {
        let reading = self.words.reading;
        let mut at = 0;
        while at < reading.len() {
            at = match reading.token(at).map(|token| token.kind) {
                Some(TokenKind::Arabic) => self.arabic(at),
                Some(TokenKind::Latin) => self.latin(at),
                _ => at + 1,
            };
        }
    }

    fn arabic(&mut self, at: usize) -> usize {
        let words = self.words;
        if !words.class(at).is_nameable() || matches!(words.class(at), Class::GivenWeak | Class::GivenWord) {
            if let Some(phrase) = role::arabic(words, at) {
                return self.role(phrase);
            }
            if let Some(phrase) = self.elliptic(at) {
                return self.role(phrase);
            }
        }
        // A title is none of the name behind it, though it may be a name elsewhere: «السيد».
        if words.is_class(at, PeopleClass::Honorific)
            && words.follows(at + 1)
            && words.class(at + 1).is_nameable()
        {
            return at + 1;
        }
        let glued = self.glued(at);
        let Some(mut candidate) = glued.or_else(|| {
            let behind = at > 0 && words.reading.follows_on_line(at);
            let alone = behind && (is_after_title(words, at) || is_subject(words, at));
            name::candidate(words, at, alone)
        }) else {
            return at + 1;
        };
        candidate.context += name::context(words, candidate.first, candidate.end);
        self.push(candidate)
    }

    fn push(&mut self, candidate: Candidate) -> usize {
        let weak = candidate.points() < ENOUGH;
        self.candidates.push(candidate);
        // The words of a weak candidate may begin a better one.
        if weak && candidate.end > candidate.first + 1 && candidate.content < 2 {
            candidate.first + 1
        } else {
            candidate.end
        }
    }

    /// «وX» behind a name or between two: the conjunction and an unknown name.
    fn glued(&self, at: usize) -> Option<Candidate> {
        let words = self.words;
        if !matches!(words.class(at), Class::Foreign | Class::Native | Class::Soft)
            || !words.may_begin_with_and(at)
        {
            return None;
        }
        let before = self.candidates.last()?;
        if before.end != at || before.points() < ENOUGH - 1 || !words.follows(at) {
            return None;
        }
        let folded = words.reading.folded(at);
        let mut rest = "";
        clitics::strip(folded, &mut |stem, clitics, letters| {
            if clitics.conjunction && letters == 1 && !clitics.article && rest.is_empty() {
                rest = folded.get(folded.len() - stem.len()..).unwrap_or_default();
            }
        });
        let class = words::unknown(rest);
        let points = match class {
            Class::Foreign => 1,
            Class::Native => 0,
            _ => return None,
        };
        let dual = before.role.and_then(|role| self.roles.get(role)).is_some_and(|role| role.dual);
        Some(Candidate {
            first: at,
            end: at + 1,
            letters: 1,
            context: if dual { 2 } else { 1 },
            content: points,
            role: if dual { before.role } else { None },
            main: 1,
        })
    }

    /// «والأمريكي X» behind the name that the role before belongs to.
    fn elliptic(&self, at: usize) -> Option<RolePhrase> {
        let mut phrase = role::elliptic(self.words, at)?;
        let before = self.candidates.last()?;
        let mark = usize::from(self.words.class(at.checked_sub(1)?) == Class::Mark);
        let role = self.roles.get(before.role?)?;
        if before.end + mark != at && before.end + 2 * mark != at {
            return None;
        }
        phrase.offices = role.offices.clone();
        phrase.domain = role.domain.clone();
        phrase.counterpart = role.counterpart;
        Some(phrase)
    }

    /// Takes a role phrase, with the name inside it and the name behind it.
    fn role(&mut self, phrase: RolePhrase) -> usize {
        let words = self.words;
        let next = phrase.last + 1;
        let index = self.roles.len();
        if let Some((first, last)) = phrase.inner
            && let Some(mut inner) = name::candidate(words, first, true)
        {
            inner.context = if last > first { 2 } else { 1 };
            self.candidates.push(inner);
        }
        let behind = name::behind_role(words, &phrase).filter(|_| !phrase.plural);
        let mut resume = next;
        let mut own = false;
        if let Some((at, points)) = behind
            && words.reading.token(at).is_some_and(|token| token.kind == TokenKind::Arabic)
            && role::office(words, at).is_none()
            && let Some(mut candidate) = name::candidate(words, at, true)
            && !words.has_prefix(at)
        {
            let comma =
                (next..at).any(|at| words.reading.is_mark(at, '\u{60C}') || words.reading.is_mark(at, ','));
            candidate.context = points + name::context(words, at, candidate.end).clamp(0, 1);
            let class = words.class(at);
            if class == Class::Definite
                && candidate.end == at + 1
                && morphology::ends_as_no_name(words.reading.folded(at))
            {
                candidate.context -= 2;
            }
            // Behind a comma an unknown word may as well go on with the sentence.
            if !(comma && candidate.main == 1) {
                candidate.role = Some(index);
                own = candidate.points() >= ENOUGH;
                resume = self.after_candidate(candidate);
            }
        }
        if !own && let Some(end) = self.name_before(&phrase) {
            self.beside.push((index, end));
        }
        self.roles.push(phrase);
        resume
    }

    fn after_candidate(&mut self, candidate: Candidate) -> usize {
        self.candidates.push(candidate);
        if candidate.points() >= ENOUGH { candidate.end } else { candidate.first }
    }

    /// The end of the name right in front of a role phrase: «X مستشار …», «X، وزير …», «X (الرئيس السابق)».
    fn name_before(&self, phrase: &RolePhrase) -> Option<usize> {
        let words = self.words;
        if phrase.counterpart || phrase.elliptic || phrase.dual || words.has_prefix(phrase.first) {
            return None;
        }
        let before = phrase.first.checked_sub(1)?;
        let marked = words.class(before) == Class::Mark;
        let end = self.candidates.last().filter(|name| name.points() >= 1).map(|name| name.end)?;
        let adjacent = if marked {
            let reading = words.reading;
            let fits =
                ['\u{60C}', ',', '(', '-', '\u{2013}'].iter().any(|mark| reading.is_mark(before, *mark));
            let closing = name::is_opening_quote(words, before) || reading.is_mark(before, '\u{BB}');
            fits && (end == before || end + 1 == before) || closing && end == before
        } else {
            end == phrase.first
        };
        (adjacent && words.follows(phrase.first)).then_some(end)
    }

    fn latin(&mut self, at: usize) -> usize {
        let words = self.words;
        if let Some(phrase) = super::role_english::read(words, at) {
            return self.english_role(phrase);
        }
        match english::candidate(words, at) {
            Some(candidate) => {
                self.candidates.push(candidate);
                candidate.end
            }
            None => at + 1,
        }
    }

    fn english_role(&mut self, phrase: RolePhrase) -> usize {
        let words = self.words;
        let index = self.roles.len();
        let next = phrase.last + 1;
        let mut resume = next;
        let mut own = false;
        let at = next + usize::from(words.reading.is_mark(next, ','));
        if let Some(mut candidate) =
            english::candidate(words, at).filter(|_| words.follows(at) && !phrase.plural)
        {
            let comma = at > next;
            if !(comma && candidate.main == 1) {
                candidate.context = candidate.context.max(if comma { 2 } else { 3 });
                candidate.role = Some(index);
                own = true;
                self.candidates.push(candidate);
                resume = candidate.end;
            }
        }
        if !own && let Some(end) = self.name_before(&phrase) {
            self.beside.push((index, end));
        }
        self.roles.push(phrase);
        resume
    }
}

/// Whether the head of a name can be a name without what stands behind it: «علاء».
fn is_name_alone(words: &Words, at: usize) -> bool {
    words.reading.own(at).iter().any(|sense| matches!(sense, Sense::Given { .. }))
}

/// Whether an unknown word with the article may be who says something.
fn is_subject(words: &Words, at: usize) -> bool {
    words.class(at) == Class::Definite
        && !morphology::ends_as_no_name(words.reading.folded(at))
        && words.reading.has(at - 1, |sense| sense == Sense::Verb(VerbClass::Saying))
}

fn is_after_title(words: &Words, at: usize) -> bool {
    let before = at - 1;
    words.is_class(before, PeopleClass::Honorific)
        || words.reading.is_mark(before, '/')
        || words.reading.is_mark(before, '.')
            && before > 0
            && words.is_class(before - 1, PeopleClass::Honorific)
}

/// What the accepted names make known, and which candidates it confirms.
struct Confirm<'w, 'r, 't> {
    words: &'w Words<'r, 't>,
    candidates: Vec<Candidate>,
    /// The parts of accepted names by their first word: the later words, and whether it is a surname.
    known: FxHashMap<Box<str>, Vec<Part>>,
    /// How many accepted names have a word as their last part.
    last: FxHashMap<Box<str>, usize>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Part {
    more: Vec<Box<str>>,
    surname: bool,
}

impl<'w, 'r, 't> Confirm<'w, 'r, 't> {
    fn new(words: &'w Words<'r, 't>, candidates: Vec<Candidate>) -> Self {
        Self { words, candidates, known: FxHashMap::default(), last: FxHashMap::default() }
    }

    fn run(mut self) -> Vec<Found> {
        let mut candidates = std::mem::take(&mut self.candidates);
        self.unglue_full(&mut candidates);
        let (mut strong, mut weak): (Vec<_>, Vec<_>) = candidates
            .into_iter()
            .partition(|name| name.points() > ENOUGH || name.points() == ENOUGH && name.context != 1);
        self.learn(&strong);
        for name in &mut weak {
            self.unglue(name);
        }
        // Two persons side by side are no one name: «أبلغ X Y أن».
        strong = strong.into_iter().flat_map(|name| self.split(name)).collect();
        weak = weak.into_iter().flat_map(|name| self.split(name)).collect();
        let more: Vec<Candidate> = weak.iter().filter(|name| name.points() >= ENOUGH).copied().collect();
        self.learn(&more);
        let repeated = self.repeated(&weak);
        self.learn(&repeated);
        strong.extend(more);
        strong.extend(repeated);
        strong.extend(weak.iter().copied().filter_map(|name| self.confirmed(name)));
        self.gather(strong)
    }

    fn learn(&mut self, names: &[Candidate]) {
        for name in names {
            let parts = part_tokens(self.words, name);
            let count = parts.len();
            for (n, (first, end)) in parts.into_iter().enumerate() {
                let letters = if n == 0 { name.letters } else { 0 };
                let word = stem(self.words, first, letters);
                if word.chars().nth(1).is_none() {
                    continue;
                }
                let more = (first + 1..end).map(|at| self.words.reading.folded(at).into()).collect();
                let part = Part { more, surname: count == 1 || n > 0 };
                let known = self.known.entry(word.into()).or_default();
                if !known.contains(&part) {
                    known.push(part);
                }
                if n + 1 == count {
                    *self.last.entry(word.into()).or_default() += 1;
                }
            }
        }
    }

    /// The part of a known name at `at`: how many tokens, how many letters are glued to its front, and whether
    /// some name has it as its surname.
    fn known_at(&self, at: usize) -> Option<(usize, usize, bool)> {
        let reading = self.words.reading;
        let fits = |word: &str| {
            let parts = self.known.get(word)?;
            let long = parts.iter().filter(|part| {
                part.more
                    .iter()
                    .enumerate()
                    .all(|(n, more)| self.words.follows(at + 1 + n) && reading.folded(at + 1 + n) == &**more)
            });
            let len = long.clone().map(|part| part.more.len()).max()?;
            let surname = long.filter(|part| part.more.len() == len).any(|part| part.surname);
            Some((len + 1, surname))
        };
        let folded = reading.folded(at);
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
        if self.known.contains_key(folded) {
            return;
        }
        clitics::strip(folded, &mut |stem, clitics, letters| {
            if name.letters == 0 && letters > 0 && !clitics.article && self.known.contains_key(stem) {
                name.letters = letters;
            }
        });
    }

    /// A run of two surnames of others, each a name for itself.
    fn split(&self, name: Candidate) -> Vec<Candidate> {
        let parts = part_tokens(self.words, &name);
        let [(a, _), (b, end)] = parts.as_slice() else { return vec![name] };
        let is_given =
            matches!(self.words.class(*a), Class::Given | Class::GivenWeak | Class::GivenWord | Class::Latin);
        // This name itself has made its last part a surname once.
        let surname = |at: usize, least| self.last.get(stem(self.words, at, 0)).is_some_and(|n| *n > least);
        let second = usize::from(name.points() > ENOUGH || name.points() == ENOUGH && name.context != 1);
        if is_given || !surname(*a, 0) || !surname(*b, second) {
            return vec![name];
        }
        vec![
            Candidate { end: *b, main: 1, context: name.context.max(ENOUGH), ..name },
            Candidate { first: *b, end: *end, letters: 0, main: 1, role: None, context: ENOUGH, content: 0 },
        ]
    }

    /// Unknown words that stand where names stand more than once.
    fn repeated(&self, weak: &[Candidate]) -> Vec<Candidate> {
        let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
        let single = |name: &&Candidate| {
            name.context > 0
                && name.main == 1
                && !matches!(self.words.class(name.first), Class::Latin | Class::GivenWord)
        };
        for name in weak.iter().filter(single) {
            *seen.entry(stem(self.words, name.first, name.letters)).or_default() += 1;
        }
        let often =
            |name: &&Candidate| seen.get(stem(self.words, name.first, name.letters)).is_some_and(|n| *n > 1);
        weak.iter().filter(single).filter(often).copied().collect()
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
            && (known_first || english || matches!(class, Class::Given | Class::GivenWeak));
        fits.then_some(name)
    }

    /// All names: the accepted ones, and every place where a known surname stands.
    fn gather(&self, mut names: Vec<Candidate>) -> Vec<Found> {
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
            at += match free.then(|| self.known_mention(at)).flatten() {
                Some(mention) => {
                    let len = mention.end - at;
                    found.push(mention);
                    len
                }
                None => 1,
            };
        }
        self.mistyped(&taken, &mut found);
        found.sort_by_key(|found| found.first);
        found
    }

    fn known_mention(&self, at: usize) -> Option<Found> {
        let words = self.words;
        let (len, letters, surname) = self.known_at(at)?;
        let class = words.class(at);
        let ordinary = match class {
            Class::Word | Class::Adjective => !words.reading.is_known(at) || letters == 0,
            Class::Latin => !words.reading.token(at)?.capital || english::is_blocked(words, at),
            _ => false,
        };
        let around = || name::context(words, at, at + len) + i32::from(self.behind_role(at));
        let strong = match class {
            // A given name alone needs a title or a verb of saying.
            _ if !surname => class == Class::Given && around() > 0,
            _ if ordinary => class != Class::Latin && around() > 0 && letters == 0,
            Class::GivenWeak | Class::GivenWord | Class::Soft if letters > 0 => around() > 0,
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
        let candidate = Candidate { first, end, letters, context: 0, content: 0, role: None, main: 0 };
        let tokens = part_tokens(self.words, &candidate);
        let parts = tokens.iter().enumerate().map(|(n, &(from, to))| {
            let mut part =
                String::from(if n == 0 { stem(self.words, from, letters) } else { reading.folded(from) });
            for at in from + 1..to {
                if self.words.class(at) != Class::Mark {
                    part.push(' ');
                    part.push_str(reading.folded(at));
                }
            }
            part.into()
        });
        Found { first, end, span: Span::new(start, last), parts: parts.collect(), mistyped: None }
    }

    /// Unknown words that stand where a name stands and are one letter off a long surname.
    fn mistyped(&self, taken: &[bool], found: &mut Vec<Found>) {
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

/// A token's folded form without the letters glued to its front.
fn stem<'w>(words: &'w Words, at: usize, letters: usize) -> &'w str {
    let folded = words.reading.folded(at);
    let glued = if letters > 0 { letters } else { words.prefix_letters(at) };
    let start = folded.char_indices().nth(glued).map_or(0, |(start, _)| start);
    folded.get(start..).unwrap_or(folded)
}

/// The parts of a name as ranges of tokens: a head or a particle goes with the word behind it.
fn part_tokens(words: &Words, name: &Candidate) -> Vec<(usize, usize)> {
    if words.class(name.first) == Class::Latin {
        return english::part_tokens(words, name.first, name.end);
    }
    let mut parts = Vec::new();
    let mut from = name.first;
    for at in name.first..name.end {
        let class = words.class(at);
        let joins = matches!(class, Class::Particle | Class::Joint | Class::Mark)
            || words.class(at + 1) == Class::Suffix && at + 1 < name.end
            || class == Class::Head
                && at + 1 < name.end
                && (words.is_definite(at + 1) || !is_name_alone(words, at))
            || words.reading.is_mark(at + 1, '-') && at + 1 < name.end;
        if !joins || at + 1 == name.end {
            parts.push((from, at + 1));
            from = at + 1;
        }
    }
    parts
}

fn finish(words: &Words, names: Vec<Found>, roles: Vec<RolePhrase>, beside: Vec<(usize, usize)>) -> Finds {
    let mut out: Vec<(RolePhrase, Vec<usize>)> = roles.into_iter().map(|role| (role, Vec::new())).collect();
    let by_first: FxHashMap<usize, usize> =
        names.iter().enumerate().map(|(n, name)| (name.first, n)).collect();
    let by_end: FxHashMap<usize, usize> = names.iter().enumerate().map(|(n, name)| (name.end, n)).collect();
    for (role, holders) in &mut out {
        if role.plural {
            continue;
        }
        let at = match words.class(role.last) {
            Class::Latin => Some(role.last + 1 + usize::from(words.reading.is_mark(role.last + 1, ','))),
            _ => name::behind_role(words, role).map(|(at, _)| at),
        };
        let Some(&index) = at.and_then(|at| by_first.get(&at)) else { continue };
        let Some(name) = names.get(index) else { continue };
        let comma = at > Some(role.last + 1) && words.reading.is_mark(role.last + 1, '\u{60C}');
        if comma && name.parts.len() == 1 {
            continue;
        }
        holders.push(index);
        // «الرئيسين X وY»
        if role.dual && !role.elliptic && role.countries.is_empty() {
            holders.extend(by_first.get(&name.end));
        }
    }
    for (role, end) in beside {
        if let (Some((_, holders)), Some(&name)) = (out.get_mut(role), by_end.get(&end))
            && holders.is_empty()
        {
            holders.push(name);
        }
    }
    Finds { names, roles: out }
}
