//! [`NameSpellingVaries`].

use super::{Diagnostic, Fix, Lines, Related, Rule, Severity, TextEdit};
use crate::corpus::{Corpus, FileId, PersonEntry, spelling};
use crate::lang::clitics;
use crate::lang::lexicon::fold_for_lookup;
use crate::lang::messages::message;
use crate::lang::translit::same_spelling;
use crate::people::one_letter_off;
use crate::text::Span;
use crate::text::isolate::quoted;
use rustc_hash::{FxHashMap, FxHashSet};

crate::rule! {
    /// Fires when one person goes under two spellings.
    ///
    /// # What it does
    ///
    /// Compares the words of all names of one person, in the article and in all others. Words with the same consonants
    /// and different vowels, letters that two regions use for one foreign sound (غ and ج for a g), and a letter
    /// mistyped in a long surname are spellings of one word. The finding stands where the rarer spelling stands first in an
    /// article; the repair writes the one that most articles have, or the one of the newsroom file. Where two
    /// spellings are equally common, the one in the article that comes first by its path is kept.
    ///
    /// Inside one article it is a warning, between articles an info. Vowel signs, the seat of a hamza, ة for ه and
    /// ى for ي make no other spelling.
    ///
    /// # Why
    ///
    /// A name that changes from line to line looks careless, and whoever searches for the one spelling will not find
    /// the other.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// التقى وزير الخارجية غريغوري تشيرنوف الوفد. وقال جريغوري تشيرنوف إن اللقاء كان مفيدا. وشكر تشيرنوف الوفد.
    /// وأكد الوزير غريغوري تشيرنوف موعد الجولة المقبلة.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// التقى وزير الخارجية غريغوري تشيرنوف الوفد. وقال تشيرنوف إن اللقاء كان مفيدا.
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.name-spelling-varies` sets its level. A `[[person]]` of the newsroom file fixes the spelling by its `name`;
    /// what stands in `also-known-as` is accepted.
    pub struct NameSpellingVaries;
}

impl Rule for NameSpellingVaries {
    fn code(&self) -> &'static str {
        "name-spelling-varies"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Info)
    }

    fn doc(&self) -> &'static str {
        Self::DOC
    }

    fn check(&self, corpus: &Corpus, file: FileId, _: &Lines<'_>, out: &mut Vec<Diagnostic>) {
        let Some(article) = corpus.article(file) else { return };
        let mut seen = FxHashSet::default();
        for index in 0..article.people.len() as u32 {
            let Some(id) = corpus.person_of(file, index).filter(|id| seen.insert(*id)) else { continue };
            let Some(person) = corpus.person(id).filter(|person| person.varied) else { continue };
            for group in Spelling::groups(corpus, person) {
                self.check_group(corpus, file, &group, out);
            }
        }
    }
}

impl NameSpellingVaries {
    fn check_group(&self, corpus: &Corpus, file: FileId, group: &[Spelling], out: &mut Vec<Diagnostic>) {
        let newsroom = newsroom_words(corpus);
        let Some(kept) = group.iter().max_by(|a, b| a.weight(&newsroom).cmp(&b.weight(&newsroom))) else {
            return;
        };
        let reader = corpus.config().reader();
        for spelling in group {
            let here: Vec<Span> = spelling.in_file(file).collect();
            let accepted = newsroom.contains_key(&*spelling.folded)
                || has_clitic(&spelling.folded, &kept.folded)
                || has_clitic(&kept.folded, &spelling.folded);
            let Some((first, others)) =
                here.split_first().filter(|_| spelling.folded != kept.folded && !accepted)
            else {
                continue;
            };
            let inside = kept.in_file(file).next();
            let written = first.text(corpus.text(file));
            let values = [("this", quoted(written)), ("other", quoted(&kept.written))];
            let values: Vec<(&str, &str)> =
                values.iter().map(|(key, value)| (*key, value.as_str())).collect();
            let mut related: Vec<Related> = inside
                .map(|span| (file, span))
                .or_else(|| kept.places.first().copied())
                .map(|(file, span)| {
                    let message = message(reader, "related.other-spelling", &values);
                    Related { file, span, message }
                })
                .into_iter()
                .collect();
            related.extend(others.iter().map(|span| Related {
                file,
                span: *span,
                message: message(reader, "related.same-spelling", &values),
            }));
            let edits =
                here.iter().map(|span| TextEdit { file, span: *span, new_text: kept.written.clone() });
            let fix = Fix {
                title: message(reader, "fix.name-spelling-varies", &values),
                edits: edits.collect(),
                preferred: kept.is_clear_of(spelling) || newsroom.contains_key(&*kept.folded),
            };
            let text = message(reader, "rule.name-spelling-varies", &values);
            let mut finding =
                Diagnostic::new(self, file, *first, text).with_related(related).with_fixes(vec![fix]);
            if inside.is_some() {
                finding.severity = Severity::Warning;
            }
            out.push(finding);
        }
    }
}

/// Whether a folded word is another with a conjunction or a preposition glued to it: no spelling of its own.
fn has_clitic(word: &str, bare: &str) -> bool {
    let mut found = false;
    clitics::strip(word, &mut |stem: &str, _, _| found |= stem == bare);
    found
}

/// One spelling of one word of a person's name, with all places where it stands.
#[derive(Debug)]
struct Spelling {
    folded: String,
    /// The commonest way it is written, vowel signs left out.
    written: String,
    /// In order of path, then of text.
    places: Vec<(FileId, Span)>,
    articles: usize,
    /// How late its first article comes by path.
    order: usize,
    /// Whether it stands alone as a whole name somewhere.
    alone: bool,
}

impl Spelling {
    fn in_file(&self, file: FileId) -> impl Iterator<Item = Span> {
        self.places.iter().filter(move |(other, _)| *other == file).map(|(_, span)| *span)
    }

    /// What makes one spelling the one to keep: the newsroom's, the most articles, the most mentions, the first path.
    fn weight(&self, newsroom: &FxHashMap<String, bool>) -> (bool, usize, usize, std::cmp::Reverse<usize>) {
        let own = newsroom.get(&*self.folded) == Some(&true);
        (own, self.articles, self.places.len(), std::cmp::Reverse(self.order))
    }

    /// Whether it is so much commoner than another that nothing is left to decide.
    fn is_clear_of(&self, other: &Spelling) -> bool {
        let together = self.places.iter().any(|(file, _)| other.in_file(*file).next().is_some());
        self.articles >= 2 * other.articles || together && self.places.len() >= 2 * other.places.len()
    }

    /// The words of a person's names that have more than one spelling.
    fn groups(corpus: &Corpus, person: &PersonEntry) -> Vec<Vec<Spelling>> {
        let (spellings, together) = Self::of(corpus, person);
        let mut groups: Vec<Vec<Spelling>> = Vec::new();
        for spelling in spellings {
            let place = groups.iter().position(|group| {
                group.iter().all(|other| !together.contains(&pair(&spelling.folded, &other.folded)))
                    && group.first().is_some_and(|head| same_word(head, &spelling))
            });
            match place.and_then(|place| groups.get_mut(place)) {
                Some(group) => group.push(spelling),
                None => groups.push(vec![spelling]),
            }
        }
        groups.retain(|group| group.len() > 1);
        groups
    }

    /// All words of a person's names, the commonest first, and which of them stand in one mention together.
    fn of(corpus: &Corpus, person: &PersonEntry) -> (Vec<Spelling>, FxHashSet<(String, String)>) {
        let mut members = person.members.clone();
        members.sort_by(|a, b| corpus.path(a.0).cmp(corpus.path(b.0)).then(a.1.cmp(&b.1)));
        let mut together = FxHashSet::default();
        let mut found: FxHashMap<String, Spelling> = FxHashMap::default();
        let mut written: FxHashMap<(String, String), usize> = FxHashMap::default();
        for (order, (file, index)) in members.iter().enumerate() {
            let (text, Some(article)) = (corpus.text(*file), corpus.article(*file)) else { continue };
            let Some(member) = article.people.get(*index as usize) else { continue };
            for name in member.mentions.iter().filter_map(|at| article.names.get(*at as usize)) {
                let words = words(text, name.span);
                for (folded, span) in &words {
                    for (other, _) in words.iter().filter(|(other, _)| other != folded) {
                        together.insert(pair(folded, other));
                    }
                    *written.entry((folded.clone(), plain(span.text(text)))).or_default() += 1;
                    let spelling = found.entry(folded.clone()).or_insert_with(|| Spelling {
                        folded: folded.clone(),
                        written: String::new(),
                        places: Vec::new(),
                        articles: 0,
                        order,
                        alone: false,
                    });
                    let new = spelling.places.last().is_none_or(|(last, _)| last != file);
                    spelling.articles += usize::from(new);
                    spelling.alone |= words.len() == 1;
                    spelling.places.push((*file, *span));
                }
            }
        }
        for spelling in found.values_mut() {
            let of = written.iter().filter(|((folded, _), _)| *folded == spelling.folded);
            let best = of.max_by_key(|((_, form), count)| (**count, std::cmp::Reverse(form.clone())));
            spelling.written = best.map(|((_, form), _)| form.clone()).unwrap_or_default();
        }
        let mut spellings: Vec<Spelling> = found.into_values().collect();
        spellings.sort_by(|a, b| {
            (b.articles, b.places.len(), a.order, &a.folded).cmp(&(
                a.articles,
                a.places.len(),
                b.order,
                &b.folded,
            ))
        });
        (spellings, together)
    }
}

fn pair(a: &str, b: &str) -> (String, String) {
    if a < b { (a.into(), b.into()) } else { (b.into(), a.into()) }
}

/// Whether two words are spellings of one: the same consonants, or a long surname mistyped once.
fn same_word(head: &Spelling, other: &Spelling) -> bool {
    let arabic = |word: &str| crate::lang::translit::is_arabic(word);
    let long = |word: &str| word.chars().nth(4).is_some();
    let typo = other.places.len() == 1
        && other.alone
        && head.alone
        && long(&head.folded)
        && long(&other.folded)
        && one_letter_off(&head.folded, &other.folded);
    arabic(&head.folded) == arabic(&other.folded) && (typo || same_spelling(&head.folded, &other.folded))
}

/// The words of a name, folded, with their places; what is too short to be spelled in two ways is left out.
fn words(text: &str, name: Span) -> Vec<(String, Span)> {
    let mut out = Vec::new();
    let mut start = name.start;
    for word in name.text(text).split_inclusive(spelling::GAPS) {
        let kept = word.trim_end_matches(spelling::GAPS);
        if let Some(folded) = spelling::folded(kept) {
            out.push((folded, Span::new(start, start + kept.len() as u32)));
        }
        start += word.len() as u32;
    }
    out
}

fn plain(written: &str) -> String {
    written.chars().filter(|c| !crate::text::fold::is_dropped(*c)).collect()
}

/// The words of the newsroom's own people, folded; `true` where a `name` has them.
fn newsroom_words(corpus: &Corpus) -> FxHashMap<String, bool> {
    let mut out = FxHashMap::default();
    for person in &corpus.config().people {
        for (name, own) in person.also_known_as.iter().map(|name| (name, false)).chain([(&person.name, true)])
        {
            for word in name.split_whitespace() {
                out.insert(fold_for_lookup(word), own);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::fixture::check;

    #[test]
    fn the_rarer_spelling_in_one_article_is_found_once() {
        check(
            "التقى وزير الدفاع دميتري كوزنتسوف الوفد.\nوأكد وزير الدفاع ديمتري كوزنتسوف ذلك.\nوشكر الوزير دميتري كوزنتسوف الحضور.",
            "article.txt:2 warning name-spelling-varies «ديمتري»",
        );
    }

    #[test]
    fn a_mistyped_surname_is_found() {
        check(
            "قال الرئيس الفنلندي أنتي كورهونن إن الجولة بدأت. ووصف كورهونن اللقاء بالمفيد.\nوجاء ذلك بعد مكالمة كورهونين وبيترسون، بحسب كورهونن.",
            "article.txt:2 warning name-spelling-varies «كورهونين»",
        );
    }

    #[test]
    fn an_article_against_the_others() {
        check(
            "//- a.txt\nقال وزير المالية سيرغي كوزنتسوف إن الاتفاق قريب.\n//- b.txt\nوصل وزير المالية سيرجي كوزنتسوف إلى العاصمة.\n//- c.txt\nيلتقي وزير المالية سيرغي كوزنتسوف نظيره.",
            "b.txt:1 info name-spelling-varies «سيرجي»",
        );
    }

    #[test]
    fn of_two_articles_the_first_is_right() {
        check(
            "//- a.txt\nقال وزير المالية سيرغي كوزنتسوف إن الاتفاق قريب.\n//- b.txt\nوصل وزير المالية سيرجي كوزنتسوف إلى العاصمة.",
            "b.txt:1 info name-spelling-varies «سيرجي»",
        );
    }

    #[test]
    fn signs_and_hamza_make_no_other_spelling() {
        check(
            "قال الرئيس قاسم سعيّد إن اللقاء مفيد. وأضاف الرئيس قاسم سعيد ذلك.\n//- b.txt\nوصل الوزير أنطون إيفانوف. وقال انطون ايفانوف إنه راض.",
            "",
        );
    }

    #[test]
    fn the_newsroom_decides() {
        check(
            "//- a.txt\nقال وزير المالية سيرغي كوزنتسوف إن الاتفاق قريب.\n//- b.txt\nوصل وزير المالية سيرجي كوزنتسوف إلى العاصمة.\n//- dateline.toml\n[[person]]\nname = \"سيرجي كوزنتسوف\"\n",
            "a.txt:1 info name-spelling-varies «سيرغي»",
        );
    }
}
