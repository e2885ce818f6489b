//! What each word of a text can be to a name: the one pass over the tokens that the rest of the room reads.

use super::class::{Class, classify, unknown};
use crate::lang::letters;
use crate::lang::morphology::{self, Look, WordClass};
use crate::lang::{Classes, PeopleClass, Reading, Sense, VerbClass, clitics};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// With letters that tell less than this an unknown word is more likely an ordinary one than somebody's name.
const ORDINARY: i32 = -16;

/// A verb has to sound so foreign at least to be a name.
const MOST_VERBAL: i32 = 96;

/// A reading with the class of each token.
pub(super) struct Words<'r, 't> {
    pub(super) reading: &'r Reading<'t>,
    classes: Vec<Class>,
    /// Tokens whose first letter the reading takes for a preposition, while the article has the word as a whole.
    whole: FxHashSet<usize>,
    /// Tokens that are known but for the pronoun at their end: «رئيسها».
    possessed: FxHashSet<usize>,
}

impl<'r, 't> Words<'r, 't> {
    pub(super) fn of(reading: &'r Reading<'t>, skip: &[Span]) -> Self {
        let mut classes = Vec::with_capacity(reading.len());
        let mut at = 0;
        while at < reading.len() {
            // A known phrase of places or bodies covers all its words.
            let covered = reading.phrase(at).map_or(0, |(len, senses)| {
                if senses.iter().any(|sense| blocks_phrase(*sense)) { len } else { 0 }
            });
            if covered > 1 {
                classes.resize(classes.len() + covered, Class::Word);
                at += covered;
                continue;
            }
            classes.push(classify(reading, at));
            at += 1;
        }
        classes.truncate(reading.len());
        for span in skip {
            let inside = reading.token_at(span.start)..reading.token_at(span.end);
            classes.get_mut(inside).into_iter().flatten().for_each(|class| *class = Class::Mark);
        }
        let mut words =
            Self { reading, classes, whole: FxHashSet::default(), possessed: FxHashSet::default() };
        words.find_possessed();
        for at in super::dots::prepositions(&words) {
            words.classes.iter_mut().skip(at).take(1).for_each(|class| *class = Class::Word);
        }
        words.find_whole();
        words
    }

    /// «بايدن» is no «ب» with a name behind it where the article has the rest nowhere else, and has it where no preposition
    /// stands: behind another name or behind a title, or more than once.
    fn find_whole(&mut self) {
        let glued: Vec<usize> = (0..self.classes.len()).filter(|&at| self.is_glued_name(at)).collect();
        if glued.is_empty() {
            return;
        }
        let stem = |at: usize| {
            let folded = self.reading.folded(at);
            let start = folded.char_indices().nth(self.prefix_letters(at)).map_or(0, |(start, _)| start);
            folded.get(start..).unwrap_or(folded)
        };
        let mut bare: FxHashMap<&str, bool> = glued.iter().map(|&at| (stem(at), false)).collect();
        let mut often: FxHashMap<&str, u32> = FxHashMap::default();
        for at in 0..self.classes.len() {
            if let Some(seen) = bare.get_mut(self.reading.folded(at)) {
                *seen = true;
            }
        }
        let mut whole = FxHashSet::default();
        for &at in &glued {
            *often.entry(self.without_conjunction(at)).or_default() += 1;
        }
        for &at in &glued {
            let alone = bare.get(stem(at)) == Some(&false);
            let behind_name = at > 0
                && self.follows(at)
                && matches!(
                    self.class(at - 1),
                    Class::Given | Class::GivenWeak | Class::Foreign | Class::Native
                );
            if alone && (behind_name || often.get(self.without_conjunction(at)).is_some_and(|n| *n > 1)) {
                whole.insert(at);
            }
        }
        for &at in &whole {
            let word = self.without_conjunction(at);
            let joined = word.len() < self.reading.folded(at).len();
            let class = if joined { Class::Word } else { unknown(word) };
            if let Some(place) = self.classes.get_mut(at) {
                *place = if class == Class::Soft || joined { Class::Foreign } else { class };
            }
        }
        self.whole = whole;
    }

    fn find_possessed(&mut self) {
        for at in 0..self.classes.len() {
            if !matches!(self.class(at), Class::Native | Class::Foreign | Class::Soft | Class::Verb) {
                continue;
            }
            let role = |sense: &Sense| {
                matches!(
                    sense,
                    Sense::Role { .. }
                        | Sense::People(
                            PeopleClass::Portfolio | PeopleClass::Institution | PeopleClass::Honorific
                        )
                )
            };
            if self.reading.possessed(at).iter().any(role) {
                self.possessed.insert(at);
                if let Some(class) = self.classes.get_mut(at) {
                    *class = Class::Word;
                }
            }
        }
    }

    /// How foreign the letters of a token are.
    pub(super) fn letters(&self, at: usize) -> i32 {
        letters::foreign(self.reading.folded(at))
    }

    /// Whether a word that only grammar makes an ordinary one is spelled as a name from elsewhere: «سيلفا».
    pub(super) fn sounds_foreign(&self, at: usize, least: i32) -> bool {
        matches!(self.class(at), Class::Word | Class::Soft | Class::Native | Class::Verb | Class::Foreign)
            && !self.reading.is_known(at)
            && !self.is_definite(at)
            && !self.is_almost_listed(at)
            && !self.is_function(at)
            && !morphology::has_nunation(self.reading.written(at))
            && self.letters(at) > if self.is_verb(at) { least.max(MOST_VERBAL) } else { least }
    }

    /// «برنامج», «برنامجا»: whether the list has a word, or has it but for its last letter.
    fn is_almost_listed(&self, at: usize) -> bool {
        let folded = self.reading.folded(at);
        let last = folded.chars().next_back().map_or(0, char::len_utf8);
        morphology::is_listed(folded) || folded.get(..folded.len() - last).is_some_and(morphology::is_listed)
    }

    /// Whether the letters of an unknown word make it an ordinary one.
    pub(super) fn is_ordinary_by_letters(&self, at: usize) -> bool {
        let folded = self.reading.folded(at);
        let mut foreign = letters::foreign(folded) >= ORDINARY;
        // «بخوسيه»
        clitics::strip(folded, &mut |stem, clitics, _| {
            foreign |= clitics.preposition && !clitics.article && letters::foreign(stem) >= ORDINARY;
        });
        !foreign
    }

    /// Whether the token is a family's name and nothing else.
    pub(super) fn is_surname(&self, at: usize) -> bool {
        matches!(self.class(at), Class::Foreign | Class::Definite | Class::Given | Class::GivenWeak)
            && self.is_class(at, PeopleClass::Surname)
            && super::class::is_surname(self.reading, at)
    }

    /// Whether the token is of the list of family names that are ordinary words as well, with the article if that has it.
    pub(super) fn is_surname_word(&self, at: usize) -> bool {
        !self.reading.word(at).clitics.article && self.is_class(at, PeopleClass::SurnameWord)
    }

    /// How many tokens the family's name of several words has that begins at `at`: «ابن خلدون».
    pub(super) fn surname_phrase(&self, at: usize) -> Option<usize> {
        let (len, senses) = self.reading.phrase(at)?;
        senses.contains(&Sense::People(PeopleClass::Surname)).then_some(len)
    }

    /// Whether the token is a function word.
    pub(super) fn is_function(&self, at: usize) -> bool {
        morphology::is_function_word(self.reading.written(at))
    }

    /// Whether the token is a function word but for the dots of its last letter.
    pub(super) fn is_function_folded(&self, at: usize) -> bool {
        morphology::ordinary(self.reading.folded(at))
            .is_some_and(|word| word.class == WordClass::Function && !word.stripped)
    }

    /// Whether the lexicon has the token for a verb or an office.
    pub(super) fn is_known_word(&self, at: usize) -> bool {
        self.reading.may(at, Classes::VERB.or(Classes::ROLE))
    }

    /// Whether the token is known but for the pronoun at its end.
    pub(super) fn is_possessed(&self, at: usize) -> bool {
        self.possessed.contains(&at)
    }

    fn is_glued_name(&self, at: usize) -> bool {
        let word = self.reading.word(at);
        word.clitics.preposition
            && !word.clitics.article
            && matches!(self.class(at), Class::Given | Class::GivenWeak)
    }

    fn without_conjunction(&self, at: usize) -> &str {
        let folded = self.reading.folded(at);
        let skip = usize::from(self.reading.word(at).clitics.conjunction);
        let start = folded.char_indices().nth(skip).map_or(0, |(start, _)| start);
        folded.get(start..).unwrap_or(folded)
    }

    pub(super) fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or(Class::Mark)
    }

    pub(super) fn is_class(&self, at: usize, class: PeopleClass) -> bool {
        self.reading.means(at, Sense::People(class))
    }

    /// The class with which `at` begins, and how many tokens that takes.
    pub(super) fn people_class(&self, at: usize, class: PeopleClass) -> Option<usize> {
        self.reading.len_of(at, Sense::People(class))
    }

    /// Whether a conjunction or a preposition is glued to the front of a known word.
    pub(super) fn has_prefix(&self, at: usize) -> bool {
        self.reading.word(at).prefix > 0 && !self.whole.contains(&at)
    }

    /// Where the word begins, without what is glued to its front.
    pub(super) fn start(&self, at: usize) -> u32 {
        let whole = self.whole.contains(&at);
        if whole {
            self.reading.token(at).map_or(0, |token| token.span.start)
        } else {
            self.reading.stem(at).start
        }
    }

    /// How many letters are glued to the front of a known word.
    pub(super) fn prefix_letters(&self, at: usize) -> usize {
        if self.whole.contains(&at) {
            return 0;
        }
        let prefix = usize::from(self.reading.word(at).prefix);
        let glued = self.reading.written(at).get(..prefix).unwrap_or_default();
        glued.chars().filter(|letter| !crate::text::fold::is_dropped(*letter)).count()
    }

    /// Whether a token has the article, known or not.
    pub(super) fn is_definite(&self, at: usize) -> bool {
        clitics::is_written_article(self.reading.written(at))
            && (self.reading.word(at).clitics.article || clitics::has_article(self.reading.folded(at)))
    }

    /// Whether a man's verb stands in front.
    pub(super) fn is_behind_verb(&self, at: usize) -> bool {
        at > 0 && self.follows(at) && morphology::is_masculine_verb(self.reading.folded(at - 1))
    }

    /// Whether an unknown word may be a preposition with a noun behind it.
    pub(super) fn may_be_glued_noun(&self, at: usize) -> bool {
        matches!(self.class(at), Class::Native | Class::Foreign) && {
            let mut found = false;
            clitics::strip(self.reading.folded(at), &mut |stem, clitics, _| {
                found |= clitics.preposition
                    && morphology::look(stem) == Look::Native
                    && stem.chars().nth(2).is_some();
            });
            found
        }
    }

    /// Whether a word, whatever else it is, is an adjective of the list.
    pub(super) fn is_listed_adjective(&self, at: usize) -> bool {
        morphology::ordinary(self.reading.folded(at))
            .is_some_and(|word| word.class == WordClass::Adjective && !word.stripped)
    }

    /// Whether a word ends as adjectives of origin do, and many surnames.
    pub(super) fn ends_as_origin(&self, at: usize) -> bool {
        morphology::is_adjective_of_noun(self.reading.folded(at))
    }

    /// Whether a word without the article is an adjective of the list.
    pub(super) fn is_plain_adjective(&self, at: usize) -> bool {
        !self.is_definite(at)
            && !self.reading.is_known(at)
            && morphology::ordinary(self.reading.folded(at))
                .is_some_and(|word| word.class == WordClass::Adjective && !word.stripped && !word.derived)
    }

    /// Whether an unknown word may be a conjunction with a name behind it.
    pub(super) fn may_begin_with_and(&self, at: usize) -> bool {
        clitics::may_be_joined(self.reading.folded(at))
    }

    /// Whether a word is an ordinary noun or adjective without anything glued to it, and nothing more than that.
    /// `kept` says which senses it may have all the same.
    pub(super) fn is_plain_noun(&self, at: usize, kept: impl Fn(Sense) -> bool) -> bool {
        let reading = self.reading;
        let plain = |sense: Sense| matches!(sense, Sense::Given { .. } | Sense::Nothing | Sense::People(_));
        let known = |sense: &Sense| !(plain(*sense) || kept(*sense));
        let word = reading.word(at);
        !(reading.own(at).iter().any(known)
            || word.prefix > 0
            || self.has_article_behind_clitic(at)
            || morphology::has_nunation(reading.written(at))
            || morphology::ends_with_pronoun(reading.written(at))
            || self.is_function(at))
            && match morphology::ordinary(reading.folded(at)) {
                Some(word) => !word.stripped && matches!(word.class, WordClass::Noun | WordClass::Adjective),
                None => true,
            }
    }

    /// «للفلاني»: whether a conjunction or a preposition stands in front of the article of an unknown word.
    pub(super) fn has_article_behind_clitic(&self, at: usize) -> bool {
        let mut found = false;
        clitics::strip(self.reading.folded(at), &mut |_, clitics, letters| {
            found |= clitics.article && letters > 1;
        });
        found
    }

    /// Whether the token is a verb of saying.
    pub(super) fn says(&self, at: usize) -> bool {
        self.reading.means(at, Sense::Verb(VerbClass::Saying))
    }

    /// Whether a word is a verb of any kind.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        self.reading.may(at, Classes::VERB)
            || self.class(at) == Class::Verb
            || morphology::ordinary(self.reading.folded(at)).is_some_and(|word| word.class == WordClass::Verb)
    }

    /// Whether what stands at `at` goes on as behind whoever says something or holds an office.
    pub(super) fn closes_subject(&self, at: usize) -> bool {
        let reading = self.reading;
        reading.is_mark(at, ':')
            || self.follows(at)
                && (self.is_class(at, PeopleClass::That)
                    || !self.has_prefix(at) && (self.says(at) || super::role::office(self, at).is_some()))
    }

    /// Whether a name can end in front of `at`.
    pub(super) fn closes_name(&self, at: usize) -> bool {
        let joined = self.has_prefix(at)
            && self.reading.word(at).clitics.conjunction
            && matches!(self.class(at), Class::Given | Class::GivenWeak | Class::Head);
        !self.follows(at)
            || self.class(at) == Class::Mark
            || joined
            || self.is_function(at)
            || self.closes_subject(at)
    }

    /// Whether the token is on the line of the one before it, with at most a space between.
    pub(super) fn follows(&self, at: usize) -> bool {
        at < self.reading.len() && self.reading.follows_on_line(at)
    }
}

fn blocks_phrase(sense: Sense) -> bool {
    match sense {
        Sense::Known { sure, .. } => sure,
        Sense::People(_) | Sense::Role { .. } | Sense::Given { .. } | Sense::Verb(_) => false,
        _ => true,
    }
}
