//! Words that stand where a name does and that one article alone does not know: another article that has the full
//! name makes them known.
//!
//! «وقال كورهونن» names somebody for whoever has read «أنتي كورهونن» elsewhere. What each article is unsure of are its
//! lone words; which of them are names is a function of the full names of all articles.

use crate::article::Article;
use crate::lang::lexicon::fold_for_lookup;
use crate::people::{LoneWord, NameForm, NameMention, Person};
use crate::text::Span;

/// The words among those that an article is unsure of which are somebody's surname: the earliest begins first, and of
/// two readings of one word the one with less taken off.
pub fn known(lone: &[LoneWord], is_surname: impl Fn(u64) -> bool) -> Vec<LoneWord> {
    let mut found: Vec<LoneWord> = lone.iter().filter(|word| is_surname(word.word)).copied().collect();
    found.sort_by_key(|word| (word.span.end, word.span.start));
    found.dedup_by_key(|word| word.span.end);
    found
}

/// The article with those words as names of people, behind the people that it has already.
pub fn named(article: &Article, text: &str, words: &[LoneWord]) -> Article {
    let mut out = article.clone();
    let mut people: Vec<u64> = Vec::new();
    let first = article.people.len();
    for word in words {
        let index = people.iter().position(|known| *known == word.word).unwrap_or_else(|| {
            people.push(word.word);
            out.people.push(person(word.span.text(text)));
            people.len() - 1
        });
        let person = (first + index) as u32;
        out.names.push(NameMention { span: word.span, person, form: NameForm::Surname });
        take_role(&mut out, word.span, person);
    }
    renumber(&mut out);
    out
}

fn person(name: &str) -> Person {
    Person { name: name.into(), key: vec![fold_for_lookup(name).into()], ..Person::default() }
}

/// A role phrase that means nobody yet and stands right in front of the name is that person's.
fn take_role(article: &mut Article, name: Span, person: u32) {
    let beside = |span: Span| span.end <= name.start && name.start - span.end < 4;
    let role = article.roles.iter().position(|role| role.people.is_empty() && beside(role.span));
    if let Some(at) = role
        && let (Some(role), Some(person_entry)) =
            (article.roles.get_mut(at), article.people.get_mut(person as usize))
    {
        role.people.push(person);
        person_entry.roles.push(at as u32);
    }
}

/// Puts the names in order of text again, and the people's indexes with them.
fn renumber(article: &mut Article) {
    let mut order: Vec<u32> = (0..article.names.len() as u32).collect();
    let start = |at: &u32| article.names.get(*at as usize).map(|name| name.span.start);
    order.sort_by_key(start);
    let mut place: Vec<u32> = vec![0; order.len()];
    for (new, old) in (0..).zip(&order) {
        if let Some(place) = place.get_mut(*old as usize) {
            *place = new;
        }
    }
    article.names.sort_by_key(|name| name.span.start);
    let moved = |at: u32| place.get(at as usize).copied().unwrap_or(at);
    for person in &mut article.people {
        person.mentions.iter_mut().for_each(|at| *at = moved(*at));
        person.introducing = person.introducing.map(moved);
        person.mentions.sort_unstable();
    }
    // Who was found just now has no mentions yet but in the names.
    for (at, name) in (0..).zip(&article.names) {
        if let Some(person) = article.people.get_mut(name.person as usize)
            && !person.mentions.contains(&at)
        {
            person.mentions.push(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::corpus::Corpus;

    /// The people of each text as `name=mentions`, in order of text.
    fn people(texts: &[&str]) -> Vec<Vec<String>> {
        let mut corpus = Corpus::default();
        for (at, text) in texts.iter().enumerate() {
            corpus.replace(&format!("{at}.txt"), (*text).into());
        }
        let of = |file| {
            let article = corpus.article(file).unwrap();
            let said = |person: &crate::people::Person| {
                let slug = article.people.iter().position(|other| std::ptr::eq(other, person)).unwrap();
                let id = corpus.person_of(file, slug as u32).unwrap();
                format!("{}={}", corpus.person(id).unwrap().name, person.mentions.len())
            };
            article.people.iter().map(said).collect()
        };
        corpus.files().into_iter().map(of).collect()
    }

    #[test]
    fn a_full_name_elsewhere_makes_a_word_a_name() {
        let full = "قال وزير المالية أنتي كورهونن إن الميزانية جاهزة.";
        let lone = "تراجعت الأسهم بعدما غادر كورهونن القاعة.";
        assert_eq!(people(&[full, lone])[1], ["أنتي كورهونن=1"]);
        assert!(people(&[lone])[0].is_empty());
        let english = ["Finance Minister Antti Korhonen spoke.", "Shares fell after the visit of Korhonen."];
        assert_eq!(people(&english)[1], ["Antti Korhonen=1"]);
    }

    #[test]
    fn a_preposition_stays_outside() {
        let full = "قال وزير المالية أنتي كورهونن إن الميزانية جاهزة.";
        assert_eq!(people(&[full, "سلم الحرس لكورهونن مفتاح المدينة."])[1], ["أنتي كورهونن=1"]);
    }

    #[test]
    fn an_ordinary_word_stays_one() {
        let full = "قال وزير المالية فهد طريق إن الميزانية جاهزة.";
        assert!(people(&[full, "أغلقت الشرطة طريق المطار أمس."])[1].is_empty());
    }

    #[test]
    fn what_made_it_known_can_go_again() {
        let mut corpus = Corpus::default();
        let (full, _) = corpus.replace("a.txt", "قال وزير المالية أنتي كورهونن إن الميزانية جاهزة.".into());
        let (lone, _) = corpus.replace("b.txt", "تراجعت الأسهم بعدما غادر كورهونن القاعة.".into());
        assert_eq!(corpus.article(lone).unwrap().names.len(), 1);
        let affected = corpus.remove(full);
        assert!(affected.files.contains(&lone));
        assert!(corpus.article(lone).unwrap().names.is_empty());
    }
}
