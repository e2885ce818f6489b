//! The page of a rule: a sentence that says when it fires, then the headings of [`HEADINGS`], each once and in
//! this order.
//!
//! Under Bad and Good stand examples in blocks that open with ```` ```dateline ````, in the little language of
//! [`fixture`](crate::fixture). They run as tests: a bad example is found by its rule and by no other, a good one
//! is not found by it.

use super::Rule;

/// The headings of every page.
pub const HEADINGS: [&str; 5] = ["What it does", "Why", "Bad", "Good", "Settings"];

/// What opens the block of an example.
const FENCE: &str = "```dateline";

/// A rule's page, taken apart.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Page {
    /// What stands before the first heading: when the rule fires.
    pub summary: String,
    /// The sections, in order.
    pub sections: Vec<Section>,
}

/// A heading with what stands below it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Section {
    /// The heading without its marks.
    pub heading: String,
    /// The Markdown below it.
    pub text: String,
}

impl Page {
    /// The page of a rule.
    pub fn of(rule: &dyn Rule) -> Self {
        Self::parse(rule.doc())
    }

    /// A rule's page in Markdown, headed by its name and its level.
    pub fn whole(rule: &dyn Rule) -> String {
        let level = rule.severity().map_or("off", |severity| severity.name());
        format!("# {} [{level}]\n\n{}", rule.code(), Self::of(rule).markdown("##"))
    }

    /// Takes a documentation comment apart. A heading has one mark, as rustdoc likes it.
    pub fn parse(doc: &str) -> Self {
        let mut page = Page::default();
        let mut fenced = false;
        for line in doc.lines() {
            // The space that stands between the slashes and the words.
            let line = line.strip_prefix(' ').unwrap_or(line);
            fenced ^= line.starts_with("```");
            if !fenced && let Some(heading) = line.strip_prefix("# ") {
                page.sections.push(Section { heading: heading.trim().into(), text: String::new() });
                continue;
            }
            let text = page.sections.last_mut().map_or(&mut page.summary, |section| &mut section.text);
            text.push_str(line);
            text.push('\n');
        }
        page.summary = page.summary.trim().into();
        page.sections.iter_mut().for_each(|section| section.text = section.text.trim().into());
        page
    }

    /// The text below a heading; empty where there is none.
    pub fn section(&self, heading: &str) -> &str {
        self.sections.iter().find(|section| section.heading == heading).map_or("", |section| &section.text)
    }

    /// The examples below a heading.
    pub fn examples(&self, heading: &str) -> Vec<String> {
        blocks(self.section(heading))
    }

    /// What is missing or too much; empty for a page that is as it should be.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if self.summary.is_empty() {
            faults.push("no sentence before the first heading".to_owned());
        }
        let headings: Vec<&str> = self.sections.iter().map(|section| section.heading.as_str()).collect();
        if headings != HEADINGS {
            faults.push(format!("the headings are {headings:?}, not {HEADINGS:?}"));
        }
        for section in &self.sections {
            if section.text.is_empty() {
                faults.push(format!("nothing below {}", section.heading));
            }
        }
        for heading in ["Bad", "Good"] {
            if self.examples(heading).is_empty() {
                faults.push(format!("no example below {heading}"));
            }
        }
        faults
    }

    /// The page in Markdown, its headings with `marks` in front.
    pub fn markdown(&self, marks: &str) -> String {
        let mut out = format!("{}\n", self.summary);
        for section in &self.sections {
            out.push_str(&format!("\n{marks} {}\n\n{}\n", section.heading, section.text));
        }
        out
    }
}

fn blocks(markdown: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut block: Option<String> = None;
    for line in markdown.lines() {
        match &mut block {
            None if line.trim_end() == FENCE => block = Some(String::new()),
            None => {}
            Some(_) if line.starts_with("```") => blocks.extend(block.take()),
            Some(text) => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOC: &str = " Fires always.\n\n # What it does\n\n Finds.\n\n # Why\n\n So.\n\n # Bad\n\n ```dateline\n //- a.txt\n #1\n  x\n ```\n\n # Good\n\n ```dateline\n y\n ```\n\n # Settings\n\n None.\n";

    #[test]
    fn a_page_is_taken_apart() {
        let page = Page::parse(DOC);
        assert_eq!(page.summary, "Fires always.");
        assert_eq!(page.section("Why"), "So.");
        assert_eq!(page.examples("Bad"), ["//- a.txt\n#1\n x\n"]);
        assert_eq!(page.faults(), Vec::<String>::new());
        assert!(page.markdown("###").contains("\n### Why\n\nSo.\n"));
    }

    #[test]
    fn what_is_missing_is_named() {
        let faults = Page::parse(" # Why\n\n # Bad\n").faults();
        assert_eq!(faults.len(), 6, "{faults:?}");
    }
}
