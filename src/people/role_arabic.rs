//! Arabic role phrases, read from their head on: «نائبة وزير الخارجية الأمريكية», «نظيره الروسي».

use super::class::Class;
use super::role::{RolePhrase, any_office, body, demonym, office};
use super::words::Words;
use crate::lang::{Number, PeopleClass, Sense, WordClass, clitics, morphology};

/// The role phrase that begins at the Arabic token `at`.
pub(super) fn read(words: &Words, at: usize) -> Option<RolePhrase> {
    if let Some(phrase) = counterpart(words, at) {
        return Some(phrase);
    }
    let (len, office, count) = office(words, at)?;
    // «المسار الإعلامي»: what is an adjective as well is one behind a noun with the article.
    let adjective = words.is_class(at, PeopleClass::RoleAdjective)
        && at > 0
        && words.follows(at)
        && words.is_definite(at - 1)
        && words.is_definite(at)
        && matches!(words.class(at - 1), Class::Word | Class::Definite)
        && super::role::office(words, at - 1).is_none();
    if adjective && !words.has_prefix(at) {
        return None;
    }
    let mut reader = Reader {
        words,
        at: at + len,
        open: !head_is_definite(words, at, len),
        takes_person: words.is_class(at, PeopleClass::TakesPerson),
        phrase: RolePhrase {
            first: at,
            last: at + len - 1,
            any: any_office(words, at),
            offices: vec![office],
            dual: count == Number::Dual,
            plural: count == Number::Plural,
            ..RolePhrase::default()
        },
        definite_before: words.is_definite(at + len - 1),
    };
    reader.run();
    let mut phrase = reader.phrase;
    phrase.definite = !reader.open;
    Some(phrase)
}

/// Whether the head needs no genitive: it has the article, its phrase ends with it, or with somebody's pronoun.
fn head_is_definite(words: &Words, at: usize, len: usize) -> bool {
    words.is_definite(at + len - 1) || has_pronoun(words, at + len - 1)
}

/// A listed form of an office that has a pronoun at its end stands beside a form without it.
fn has_pronoun(words: &Words, at: usize) -> bool {
    if words.is_possessed(at) {
        return true;
    }
    // Folded, «وزيرة» looks like «وزيره»; as written the two differ.
    if clitics::ends_feminine(words.reading.written(at)) {
        return false;
    }
    morphology::has_pronoun(words.reading.folded(at), |stem| {
        crate::lang::lexicon().entry_of(stem).is_some() || morphology::ordinary(stem).is_some()
    })
}

fn counterpart(words: &Words, at: usize) -> Option<RolePhrase> {
    let dual = words.is_class(at, PeopleClass::CounterpartDual);
    let plural = words.is_class(at, PeopleClass::CounterpartPlural);
    if !(dual || plural || words.is_class(at, PeopleClass::Counterpart)) {
        return None;
    }
    let mut phrase = RolePhrase {
        first: at,
        last: at,
        dual,
        plural,
        definite: true,
        counterpart: true,
        ..RolePhrase::default()
    };
    if words.follows(at + 1)
        && let Some((len, country)) = demonym(words, at + 1)
        && !words.has_prefix(at + 1)
    {
        phrase.last += len;
        phrase.countries.push(country);
    }
    Some(phrase)
}

/// Reads on from a head.
struct Reader<'w, 'r, 't> {
    words: &'w Words<'r, 't>,
    at: usize,
    /// Whether a genitive has yet to come.
    open: bool,
    phrase: RolePhrase,
    /// Whether the last head is of somebody: an adviser's, a deputy's.
    takes_person: bool,
    /// Whether the word before has the article, as an adjective's must.
    definite_before: bool,
}

impl Reader<'_, '_, '_> {
    fn run(&mut self) {
        while self.at < self.phrase.first + 14 && self.step() {}
    }

    /// Takes the next words into the phrase, if they belong to it.
    fn step(&mut self) -> bool {
        let (words, at) = (self.words, self.at);
        if self.bracket() {
            return true;
        }
        if !words.follows(at) || matches!(words.class(at), Class::Mark | Class::Latin) {
            return false;
        }
        let clitics = words.reading.word(at).clitics;
        if clitics.conjunction || words.class(at) == Class::Given {
            return self.coordinated() || (!clitics.conjunction && self.inner_name());
        }
        if self.open { self.genitive() } else { self.attribute() }
    }

    fn take(&mut self, len: usize) -> bool {
        self.phrase.last = self.at + len - 1;
        self.definite_before = self.words.is_definite(self.phrase.last);
        self.at += len;
        true
    }

    /// «(ناتو)» behind the body's name.
    fn bracket(&mut self) -> bool {
        let (words, at) = (self.words, self.at);
        if self.open || !words.reading.is_mark(at, '(') {
            return false;
        }
        let Some((len, _)) = body(words, at + 1) else { return false };
        words.reading.is_mark(at + 1 + len, ')') && self.take(len + 2)
    }

    /// «وزير التجارة والصناعة».
    fn coordinated(&mut self) -> bool {
        let clitics = self.words.reading.word(self.at).clitics;
        // «رئيسا النمسا وفنلندا»
        if self.phrase.dual
            && clitics.conjunction
            && !clitics.preposition
            && let Some((len, id)) = body(self.words, self.at).filter(|_| !self.phrase.countries.is_empty())
        {
            self.phrase.countries.push(id);
            return self.take(len);
        }
        let fits = clitics.conjunction
            && clitics.article
            && !clitics.preposition
            && !self.open
            && self.definite_before
            && self.words.is_class(self.at, PeopleClass::Portfolio)
            && !self.phrase.domain.is_empty();
        fits && self.domain(1)
    }

    fn domain(&mut self, len: usize) -> bool {
        for at in self.at..self.at + len {
            let folded = self.words.reading.folded(at);
            self.phrase.domain.push(crate::lang::clitics::bare(folded).into());
        }
        self.take(len)
    }

    /// What a head without the article governs.
    fn genitive(&mut self) -> bool {
        let (words, at) = (self.words, self.at);
        let preposition = words.reading.word(at).clitics.preposition;
        // «رئيس جزائري» is no specific person.
        if !preposition && demonym(words, at).is_some() && !words.is_definite(at) {
            return false;
        }
        if let Some((len, id)) = body(words, at).filter(|_| !preposition) {
            self.phrase.countries.push(id);
            self.open = false;
            return self.take(len);
        }
        if let Some((len, office, count)) = office(words, at).filter(|_| !preposition)
            && count != Number::Dual
        {
            self.phrase.offices.push(office);
            self.takes_person = words.is_class(at, PeopleClass::TakesPerson);
            self.open = !head_is_definite(words, at, len);
            return self.take(len);
        }
        if preposition {
            return self.complement();
        }
        let definite = words.is_definite(at);
        let institution = words.is_class(at, PeopleClass::Institution)
            || words.is_class(at, PeopleClass::Portfolio)
            || words.is_class(at, PeopleClass::Topic);
        if institution {
            self.open = !definite && !has_pronoun(words, at);
            return self.domain(1);
        }
        match words.class(at) {
            Class::Definite | Class::Adjective => {
                if self.takes_person && self.names_person(at + 1) {
                    return self.inner_name();
                }
                self.open = false;
                self.domain(1)
            }
            Class::Word | Class::Soft if definite => {
                self.open = false;
                self.domain(1)
            }
            Class::Word => {
                let noun = morphology::ordinary(words.reading.folded(at))
                    .is_some_and(|ordinary| ordinary.class == WordClass::Noun);
                if !noun || !words.reading.own(at).iter().all(|sense| matches!(sense, Sense::People(_))) {
                    return false;
                }
                self.open = !has_pronoun(words, at);
                self.domain(1)
            }
            Class::Foreign | Class::Native | Class::GivenWeak | Class::Given | Class::Soft => {
                self.inner_name() || self.unknown_body()
            }
            _ => false,
        }
    }

    /// «رئيس تجمع المهنيين»: an unknown noun that the article closes.
    fn unknown_body(&mut self) -> bool {
        let (words, at) = (self.words, self.at);
        let native = words.class(at) == Class::Native;
        let closed = words.follows(at + 1) && words.is_definite(at + 1) && !words.has_prefix(at + 1);
        if !(native && closed) || self.takes_person {
            return false;
        }
        self.open = false;
        self.domain(2)
    }

    /// Whether what stands at `at` shows that a person was named before it: «لـ» with what the office is for.
    fn names_person(&self, at: usize) -> bool {
        let clitics = self.words.reading.word(at).clitics;
        self.words.follows(at) && clitics.preposition && self.words.is_class(at, PeopleClass::Topic)
    }

    fn inner_name(&mut self) -> bool {
        let (words, at) = (self.words, self.at);
        if !self.open || !self.takes_person {
            return false;
        }
        let end = super::run::extend(words, at, true);
        // Two words and no more behind them are the holder's own name: «مساعد جون سميث» is seldom written.
        let last = end.max(at + 1);
        let goes_on = self.names_person(last) || end == at + 1 && words.class(at) != Class::Given;
        if end == at || !goes_on {
            return false;
        }
        self.phrase.inner = Some((at, end - 1));
        self.open = false;
        self.take(end - at)
    }

    /// What can stand behind a head that is complete: adjectives, what the office is for, a second office.
    fn attribute(&mut self) -> bool {
        let (words, at) = (self.words, self.at);
        let preposition = words.reading.word(at).clitics.preposition;
        if preposition {
            return self.complement();
        }
        if let Some(len) = words.people_class(at, PeopleClass::RoleIn) {
            return self.posting(len);
        }
        let definite = words.is_definite(at);
        if let Some((len, country)) = demonym(words, at)
            && definite
        {
            self.phrase.countries.push(country);
            return self.take(len);
        }
        if words.is_class(at, PeopleClass::Belonging) {
            let next = at + 1;
            let to_body = words.follows(next)
                && (words.reading.word(next).clitics.preposition || body(words, next).is_some());
            if !to_body {
                return false;
            }
            self.open = true;
            return self.take(1);
        }
        if let Some(len) = words.people_class(at, PeopleClass::RoleAdjective)
            && (definite || len > 1 || words.has_prefix(at))
        {
            return self.take(len);
        }
        if let Some((len, _, Number::Singular)) = office(words, at)
            && self.phrase.last > self.phrase.first
            && !head_is_definite(words, at, len)
        {
            // «ولي العهد نائب رئيس مجلس الوزراء» are one phrase.
            let mut more = Reader {
                words,
                at: at + len,
                open: true,
                takes_person: false,
                phrase: RolePhrase { first: at, last: at + len - 1, ..RolePhrase::default() },
                definite_before: words.is_definite(at + len - 1),
            };
            more.run();
            if more.open {
                return false;
            }
            self.phrase.countries.append(&mut more.phrase.countries);
            return self.take(more.phrase.last + 1 - at);
        }
        // «المدرب السنغالي فلان الفلاني»: an unknown adjective in front of a name.
        let before_name = words.class(at) == Class::Definite
            && words.follows(at + 1)
            && !words.has_prefix(at + 1)
            && matches!(words.class(at + 1), Class::Given | Class::GivenWeak | Class::Foreign | Class::Head);
        if before_name && self.definite_before {
            return self.domain(1);
        }
        let adjective = definite
            && self.definite_before
            && !words.has_prefix(at)
            && (words.class(at) == Class::Adjective || words.is_listed_adjective(at))
            && self.phrase.last > self.phrase.first;
        if adjective {
            return self.domain(1);
        }
        // «رئيس حكومة جنوب السودان»: the body's place behind its noun.
        if let Some((len, id)) = body(words, at)
            && !self.definite_before
        {
            self.phrase.countries.push(id);
            return self.take(len);
        }
        false
    }

    /// «لدى الأمم المتحدة», «في المفاوضات»: where somebody holds the office, in front of a name.
    fn posting(&mut self, len: usize) -> bool {
        let (words, at) = (self.words, self.at + len);
        if !words.follows(at) || words.has_prefix(at) {
            return false;
        }
        let found = body(words, at);
        let topic = words.is_definite(at) && words.is_class(at, PeopleClass::Topic);
        let end = at + found.map_or(1, |(len, _)| len);
        let name = words.follows(end) && words.class(end).is_nameable() && !words.has_prefix(end);
        if !name || found.is_none() && !topic {
            return false;
        }
        self.phrase.countries.extend(found.map(|(_, id)| id));
        self.take(end - self.at)
    }

    /// «للسياسة الخارجية», «لشؤون السدود», «لحلف شمال الأطلسي».
    fn complement(&mut self) -> bool {
        let (words, at) = (self.words, self.at);
        if !words.reading.word(at).clitics.preposition || !words.reading.is_for(at) {
            return false;
        }
        if let Some((len, id)) = body(words, at) {
            self.phrase.countries.push(id);
            self.open = false;
            return self.take(len);
        }
        let topic = words.is_class(at, PeopleClass::Topic)
            || (words.is_class(at, PeopleClass::Institution) && !self.open);
        if !topic {
            return false;
        }
        self.open = !words.is_definite(at);
        self.domain(1)
    }
}
