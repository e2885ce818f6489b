//! Markdown for hovers: text of articles escaped, and each run of text isolated so that Arabic and Latin, days and
//! paths read in order whatever stands around them.

pub use crate::text::isolate::isolated as isolate;

/// Text of an article as one line of Markdown that means nothing but itself, isolated.
pub fn quoted(text: &str) -> String {
    isolate(&escaped(text))
}

/// Text of an article as one line of Markdown that means nothing but itself. Isolates that the text leaves open
/// or closes without opening would reach beyond it, so its own are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            '\u{2066}'..='\u{2069}' | '\u{202A}'..='\u{202E}' => continue,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '#' => out.push('\\'),
            _ => {}
        }
        out.push(c);
    }
    out
}

/// A value of a standard, in code.
pub fn code(value: &str) -> String {
    isolate(&format!("`{}`", value.replace('`', "")))
}

/// A title and facts below it, one a line.
#[derive(Debug, Default)]
pub struct Page {
    title: String,
    facts: Vec<String>,
}

impl Page {
    /// A page with a title of escaped text.
    pub fn titled(title: &str) -> Self {
        Self { title: isolate(&format!("**{title}**")), facts: Vec::new() }
    }

    /// One more line. It takes its direction from its first letter, as a paragraph of its own would.
    pub fn fact(&mut self, fact: &str) {
        self.facts.push(format!("- {}", isolate(fact)));
    }

    /// One more line below the last.
    pub fn sub_fact(&mut self, fact: &str) {
        self.facts.push(format!("  - {}", isolate(fact)));
    }

    /// The Markdown.
    pub fn markdown(self) -> String {
        if self.facts.is_empty() {
            return self.title;
        }
        format!("{}\n\n{}", self.title, self.facts.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::isolate::{END_ISOLATE, ISOLATE};

    #[test]
    fn text_means_nothing_but_itself() {
        assert_eq!(escaped("a *b* [c](d) <e>\n f_g"), "a \\*b\\* \\[c\\](d) \\<e\\> f\\_g");
        assert_eq!(escaped("a\u{2067}b\u{202E}c"), "abc");
    }

    #[test]
    fn isolates_are_always_closed() {
        let mut page = Page::titled(&escaped("\u{2068}قمة"));
        page.fact(&format!("When: {}", code("2026-03-10")));
        page.sub_fact(&quoted("جنيف"));
        let markdown = page.markdown();
        assert_eq!(markdown.matches(ISOLATE).count(), 5);
        assert_eq!(markdown.matches(END_ISOLATE).count(), 5);
        assert!(markdown.contains("\n\n- \u{2068}When: \u{2068}`2026-03-10`\u{2069}\u{2069}\n  - "));
    }
}
