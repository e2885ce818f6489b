//! The one pass from left to right that gathers candidates and role phrases.

use super::class::{self, Class};
use super::english;
use super::name::{self, Candidate, ENOUGH};
use super::role::{self, RolePhrase};
use super::role_arabic;
use super::words::Words;
use crate::lang::{PeopleClass, clitics, morphology};
use crate::text::TokenKind;

/// The one pass from left to right.
pub(super) struct Scan<'w, 'r, 't> {
    words: &'w Words<'r, 't>,
    /// In order of text.
    pub(super) candidates: Vec<Candidate>,
    /// In order of text.
    pub(super) roles: Vec<RolePhrase>,
    /// Roles behind a name: role, and the token where that name ends.
    pub(super) beside: Vec<(usize, usize)>,
}

impl<'w, 'r, 't> Scan<'w, 'r, 't> {
    pub(super) fn new(words: &'w Words<'r, 't>) -> Self {
        Self { words, candidates: Vec::new(), roles: Vec::new(), beside: Vec::new() }
    }

    pub(super) fn run(&mut self) {
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
        if words.class(at) != Class::Given && !matches!(words.class(at), Class::Native | Class::Foreign) {
            if let Some(phrase) = role_arabic::read(words, at) {
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
        candidate.context += self.listed(&candidate);
        self.push(candidate)
    }

    /// The points for standing behind another name: «فلان وعلان», «فلان الفلاني، وعلان».
    fn listed(&self, candidate: &Candidate) -> i32 {
        let words = self.words;
        let first = candidate.first;
        let Some(before) = self.candidates.last().filter(|name| name.points() >= ENOUGH) else { return 0 };
        let comma = words.reading.is_mark(before.end, '\u{60C}') || words.reading.is_mark(before.end, ',');
        if before.end + usize::from(comma) != first || !words.reading.follows_on_line(first) {
            return 0;
        }
        let clitics = words.reading.word(first).clitics;
        let joined = words.has_prefix(first) && clitics.conjunction && !clitics.preposition;
        let full = candidate.main > 1;
        match (joined, comma) {
            (true, _) if full => 2,
            (true, _) => 1,
            (false, true) if full => 1,
            _ => 0,
        }
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
        let comma = usize::from(words.reading.is_mark(before.end, '\u{60C}'));
        if before.end + comma != at || before.points() < ENOUGH - 1 || !words.follows(at) {
            return None;
        }
        let folded = words.reading.folded(at);
        let mut rest = "";
        clitics::strip(folded, &mut |stem, clitics, letters| {
            if clitics.conjunction && letters == 1 && !clitics.article && rest.is_empty() {
                rest = folded.get(folded.len() - stem.len()..).unwrap_or_default();
            }
        });
        let class = class::unknown(rest);
        let points = match class {
            Class::Foreign => 1,
            Class::Native => 0,
            _ => return None,
        };
        let dual = before.role.and_then(|role| self.roles.get(role)).is_some_and(|role| role.dual);
        // «وكلارنس سيدورف»; a sure name behind the word is another one's.
        let end = match words.class(at + 1) {
            Class::Native | Class::Foreign | Class::Particle => {
                super::run::extend(words, at, false).max(at + 1)
            }
            _ => at + 1,
        };
        let main = name::main_words(words, at, end);
        Some(Candidate {
            first: at,
            end,
            letters: 1,
            context: if dual || main > 1 { 2 } else { 1 },
            content: if main > 1 { name::content(words, at, end).max(points) } else { points },
            role: if dual { before.role } else { None },
            main,
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
            // A bare «اللاعب» has more often a verb behind it than a name that no list has.
            let bare = !phrase.is_specific() && candidate.main == 1 && !candidate_is_sure(words, at);
            let joined = class != Class::Given && words.may_begin_with_and(at);
            if bare || joined && candidate.main == 1 {
                candidate.context -= 1 + i32::from(joined);
            }
            if named_after(words, phrase.first) {
                candidate.context -= 4;
            }
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
        let before_phrase = self.candidates.iter().rev().find(|name| name.end <= phrase.first);
        let end = before_phrase.filter(|name| name.points() >= 1).map(|name| name.end)?;
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

/// Whether a word is more likely a name than anything else: a given name, or no native word.
fn candidate_is_sure(words: &Words, at: usize) -> bool {
    match words.class(at) {
        Class::Native => false,
        Class::Definite => words.ends_as_origin(at) || words.is_surname(at) || words.is_surname_word(at),
        _ => true,
    }
}

/// «جامعة الملك فلان»: whether what is named after somebody stands before a role.
fn named_after(words: &Words, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    words.follows(first)
        && words.is_class(before, PeopleClass::NamedAfter)
        && !words.is_class(before, PeopleClass::OfPerson)
        && !words.is_definite(before)
        && !words.has_prefix(first)
}

/// Whether an unknown word with the article may be who says something.
fn is_subject(words: &Words, at: usize) -> bool {
    words.class(at) == Class::Definite
        && !morphology::ends_as_no_name(words.reading.folded(at))
        && words.says(at - 1)
}

fn is_after_title(words: &Words, at: usize) -> bool {
    let before = at - 1;
    words.is_class(before, PeopleClass::Honorific)
        || words.reading.is_mark(before, '/')
        || words.reading.is_mark(before, '.')
            && before > 0
            && words.is_class(before - 1, PeopleClass::Honorific)
}
