//! [`UnintroducedPerson`].

use super::{Diagnostic, Fix, Lines, Related, Rule, Severity, TextEdit};
use crate::article::{Article, PartKind};
use crate::corpus::{Corpus, FileId, PersonEntry};
use crate::lang::messages::message;
use crate::lang::translit::is_arabic;
use crate::people::{NameForm, NameMention, Person};
use crate::text::isolate::quoted;
use crate::text::{Span, Tier, folded};

crate::rule! {
    /// Fires when an article names somebody by surname alone and never introduces them.
    ///
    /// # What it does
    ///
    /// Looks at the people whom an article names without a given name and without a role beside any mention, and whose
    /// full name another article or the newsroom file has. The finding stands at the first mention below the headline;
    /// the repair writes the name there as the newsroom file or the article with the fullest introduction has it.
    ///
    /// Whoever is known by one name only is left alone.
    ///
    /// # Why
    ///
    /// A reader who comes to the story for the first time does not know who is meant.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// //- dateline.toml
    /// [rules]
    /// unintroduced-person = "info"
    /// //- introduces.txt
    /// قال وزير المالية الفنلندي أنتي كورهونن إن الميزانية جاهزة.
    /// //- names.txt
    /// تراجعت الأسهم بعد خطاب كورهونن أمام النواب.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// //- dateline.toml
    /// [rules]
    /// unintroduced-person = "info"
    /// //- introduces.txt
    /// قال وزير المالية الفنلندي أنتي كورهونن إن الميزانية جاهزة. وأضاف كورهونن أنها متوازنة.
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.unintroduced-person` sets its level; it is off unless that is set.
    pub struct UnintroducedPerson;
}

impl Rule for UnintroducedPerson {
    fn code(&self) -> &'static str {
        "unintroduced-person"
    }

    fn severity(&self) -> Option<Severity> {
        None
    }

    fn doc(&self) -> &'static str {
        Self::DOC
    }

    fn check(&self, corpus: &Corpus, file: FileId, _: &Lines<'_>, out: &mut Vec<Diagnostic>) {
        let Some(article) = corpus.article(file) else { return };
        for (index, person) in (0..).zip(&article.people) {
            let entry = corpus.person_of(file, index).and_then(|id| corpus.person(id));
            let (Some(entry), Some(name)) = (entry, first_below_headline(article, person)) else { continue };
            if person.roles.is_empty()
                && person.introducing.is_none()
                && !is_introduced_as_another(corpus, file, index, entry)
            {
                out.extend(self.finding(corpus, file, name, entry));
            }
        }
    }
}

impl UnintroducedPerson {
    fn finding(
        &self,
        corpus: &Corpus,
        file: FileId,
        name: &NameMention,
        entry: &PersonEntry,
    ) -> Option<Diagnostic> {
        let reader = corpus.config().reader();
        let written = name.span.text(corpus.text(file));
        let arabic = |text: &str| is_arabic(&folded(text, Tier::Loose));
        let elsewhere = entry.members.iter().filter_map(|&member| introduction(corpus, member));
        let elsewhere: Vec<_> = elsewhere.filter(|(_, text)| arabic(text) == arabic(written)).collect();
        let fullest = elsewhere.iter().max_by_key(|(_, text)| text.split_whitespace().count());
        let desk = entry.desk.and_then(|at| corpus.config().people.get(at as usize));
        let own = desk.filter(|known| known.name.contains(' ') && arabic(&known.name) == arabic(written));
        let full = own.map(|known| match &known.role {
            Some(role) if arabic(role) == arabic(written) => format!("{role} {}", known.name),
            _ => known.name.to_string(),
        });
        let full = full.or_else(|| fullest.map(|(_, text)| text.clone()))?;
        let (this, other) = (quoted(written), quoted(&full));
        let values = [("this", this.as_str()), ("other", other.as_str())];
        let related = fullest.map(|((file, span), _)| Related {
            file: *file,
            span: *span,
            message: message(reader, "related.introduced-there", &values),
        });
        let edit = TextEdit { file, span: name.span, new_text: full.clone() };
        let title = message(reader, "fix.unintroduced-person", &values);
        let text = message(reader, "rule.unintroduced-person", &values);
        let finding = Diagnostic::new(self, file, name.span, text);
        let fix = Fix { title, edits: vec![edit], preferred: own.is_some() };
        Some(finding.with_related(related.into_iter().collect()).with_fixes(vec![fix]))
    }
}

/// A person whom the article has twice, once with the full name and once by a name that only the corpus can place.
fn is_introduced_as_another(corpus: &Corpus, file: FileId, index: u32, entry: &PersonEntry) -> bool {
    entry.members.iter().any(|&(other, at)| {
        other == file
            && at != index
            && corpus
                .article(file)
                .and_then(|article| article.people.get(at as usize))
                .is_some_and(|person| person.introducing.is_some())
    })
}

fn first_below_headline<'a>(article: &'a Article, person: &Person) -> Option<&'a NameMention> {
    let headline = |span: Span| {
        article.parts.iter().any(|part| part.kind == PartKind::Headline && part.span.contains(span))
    };
    let mut names = person.mentions.iter().filter_map(|at| article.names.get(*at as usize));
    names.find(|name| name.form == NameForm::Surname && !headline(name.span))
}

/// Where an article introduces a person, with its words: the name, and the role in front of it.
fn introduction(corpus: &Corpus, (file, index): (FileId, u32)) -> Option<((FileId, Span), String)> {
    let article = corpus.article(file)?;
    let person = article.people.get(index as usize)?;
    let name = article.names.get(person.introducing? as usize)?.span;
    let text = corpus.text(file);
    let roles = person.roles.iter().filter_map(|at| article.roles.get(*at as usize)).map(|role| role.span);
    let role = roles
        .filter(|role| role.end <= name.start && name.start - role.end < 2 && role.start < name.start)
        .find(|role| !role.cover(name).text(text).contains('\n'));
    let words = role.map_or(name, |role| role.cover(name)).text(text);
    Some(((file, name), words.split_whitespace().collect::<Vec<_>>().join(" ")))
}

#[cfg(test)]
mod tests {
    use crate::fixture::check;

    const ON: &str = "//- dateline.toml\n[rules]\nunintroduced-person = \"info\"\n";

    #[test]
    fn a_surname_alone_is_found() {
        check(
            &format!(
                "{ON}//- a.txt\nقال وزير المالية أنتي كورهونن إن الميزانية جاهزة.\n//- b.txt\nتراجعت الأسهم بعد خطاب كورهونن أمام النواب."
            ),
            "b.txt:1 info unintroduced-person «كورهونن»",
        );
        check(
            &format!(
                "{ON}//- a.txt\nFinance Minister Antti Korhonen spoke.\n//- b.txt\nShares fell after the visit of Korhonen."
            ),
            "b.txt:1 info unintroduced-person «Korhonen»",
        );
    }

    #[test]
    fn a_role_introduces_enough() {
        check(
            &format!(
                "{ON}//- a.txt\nقال وزير المالية أنتي كورهونن إن الميزانية جاهزة.\n//- b.txt\nقال وزير المالية الفنلندي كورهونن إنه راض."
            ),
            "",
        );
    }

    #[test]
    fn it_is_off_unless_asked_for() {
        check(
            "//- a.txt\nقال وزير المالية أنتي كورهونن إن الميزانية جاهزة.\n//- b.txt\nتراجعت الأسهم بعد خطاب كورهونن أمام النواب.",
            "",
        );
    }
}
