//! The one table of settings. Reading, `docs/settings.md`, the JSON schema and the editors all come from it.

/// A setting, or a field of one of the tables that may stand several times.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its name.
    pub key: &'static str,
    /// What may stand there.
    pub kind: Kind,
    /// What holds where it is absent, as TOML; empty for nothing.
    pub default: &'static str,
    /// What it is for: a sentence or two, in Markdown.
    pub doc: &'static str,
}

/// What may stand as the value of a setting.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// One of these words; each with what it means.
    Choice(&'static [(&'static str, &'static str)]),
    /// A number from 0 to 1.
    Share,
    /// A table with a level for each rule that is not to stay as it is.
    Levels,
    /// Text.
    Text,
    /// A list of texts.
    Texts,
    /// A day.
    Day,
    /// A day, or two days with a slash between them.
    Days,
    /// The name of a rule.
    Rule,
    /// A path or a pattern of paths.
    Files,
    /// The number of an item in Wikidata.
    Wikidata,
    /// Tables that may stand several times, each with these fields; the named ones must be there.
    Tables(&'static [Setting], &'static [&'static str]),
}

impl Setting {
    /// Whether an editor's settings can hold it as well. People, meetings and what to ignore belong to the
    /// newsroom, not to one of its desks.
    pub fn in_editor(&self) -> bool {
        !matches!(self.kind, Kind::Tables(..))
    }
}

/// The value of `tolerance` where nobody sets it.
pub const TOLERANCE: f64 = 0.1;

/// All settings, in the order of their documentation.
pub const SETTINGS: &[Setting] = &[
    Setting {
        key: "published-date-order",
        kind: Kind::Choice(&[
            ("day-first", "03/04 is the third day of the fourth month."),
            ("month-first", "03/04 is the fourth day of the third month."),
            ("auto", "The article's other dates decide; where they do not, it stays open."),
        ]),
        default: "\"auto\"",
        doc: "Which number comes first in a date such as 03/04/2021.",
    },
    Setting {
        key: "locale",
        kind: Kind::Choice(&[
            ("ar", "Arabic."),
            ("en", "English."),
            (
                "auto",
                "The language of the editor, and on the command line that of `LC_ALL`, `LC_MESSAGES` or `LANG`; English where that is neither.",
            ),
        ]),
        default: "\"auto\"",
        doc: "The language that findings and explanations are written in.",
    },
    Setting {
        key: "tolerance",
        kind: Kind::Share,
        default: "0.1",
        doc: "By which share an approximate length (\"about an hour\") may be off and still agree with another one. \
              0.1 is a tenth.",
    },
    Setting {
        key: "rules",
        kind: Kind::Levels,
        default: "",
        doc: "The level of each rule that is not to stay as it is: `off`, `hint`, `info`, `warning` or `error`.",
    },
    Setting {
        key: "inlay-hints",
        kind: Kind::Choice(&[("on", "They are shown."), ("off", "They are not shown.")]),
        default: "\"on\"",
        doc: "Whether an editor is given the day behind words that only count to it, to show beside them.",
    },
    Setting {
        key: "right-to-left-decorations",
        kind: Kind::Choice(&[
            ("on", "All lines get them."),
            ("off", "Right-to-left lines get none."),
            (
                "auto",
                "Right-to-left lines get none in an editor that draws every line from left to right, as VS Code does.",
            ),
        ]),
        default: "\"auto\"",
        doc: "Whether right-to-left lines get inlay hints, semantic colours and links. Where an editor draws a line in \
              pieces from left to right, they would bring the words of the line out of order.",
    },
    Setting {
        key: "person",
        kind: Kind::Tables(PERSON, &["name"]),
        default: "",
        doc: "A person whom the desk knows. Whoever an article names by one of these names is this person, the name is \
              shown in this spelling, and a declaration leads here. The spellings given are the ones that \
              `name-spelling-varies` keeps and accepts.",
    },
    Setting {
        key: "meeting",
        kind: Kind::Tables(MEETING, &["name"]),
        default: "",
        doc: "A meeting that the desk knows, in words that name it: \"Jordan\u{2013}Iraq talks in Geneva\". An article's meeting is this one where all of these words and all `participants` are true of it and its days lie near `date`. Its `date` and `place` outrank what articles say.",
    },
    Setting {
        key: "ignore",
        kind: Kind::Tables(IGNORE, &["reason"]),
        default: "",
        doc: "Findings that are not to be reported. At least one of `rule`, `file` and `text` has to be there; a \
              finding is left out where all that are there agree. A code action of every finding writes one. \
              `dateline check --write-baseline` writes one for all findings there are into `dateline.baseline.toml` \
              beside this file, which is read as well. In the copy itself `<!-- dateline-ignore RULE: reason -->` leaves \
              out what is found in the paragraph below it, or in its own line where it stands behind words.",
    },
];

const PERSON: &[Setting] = &[
    field("name", Kind::Text, "The name in the newsroom's spelling."),
    field("also-known-as", Kind::Texts, "Other names and spellings of the same person."),
    field("role", Kind::Text, "What the person is."),
    field("from", Kind::Day, "The first day in that role."),
    field("until", Kind::Day, "The last day in that role."),
    field("note", Kind::Text, "Anything that the desk wants to see in a hover."),
    field("wikidata", Kind::Wikidata, "The person's item in Wikidata, such as `Q42`."),
];

const MEETING: &[Setting] = &[
    field("name", Kind::Text, "The name of the meeting."),
    field("also-known-as", Kind::Texts, "Other names of the same meeting."),
    field("date", Kind::Days, "The day, or the first and the last with a slash between them."),
    field("place", Kind::Text, "Where it takes place."),
    field("participants", Kind::Texts, "Who takes part."),
    field("note", Kind::Text, "Anything that the desk wants to see in a hover."),
];

const IGNORE: &[Setting] = &[
    field("rule", Kind::Rule, "The rule whose findings are left out."),
    field(
        "file",
        Kind::Files,
        "The file, as a path or as a pattern with `*` and `**`. It may leave out the folders in front.",
    ),
    field("text", Kind::Text, "The exact words that the finding stands on."),
    field("reason", Kind::Text, "Why, for whoever reads the newsroom file next."),
];

const fn field(key: &'static str, kind: Kind, doc: &'static str) -> Setting {
    Setting { key, kind, default: "", doc }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_of_the_table_are_the_defaults_of_the_program() {
        let defaults: String = SETTINGS
            .iter()
            .filter(|setting| !setting.default.is_empty())
            .map(|setting| format!("{} = {}\n", setting.key, setting.default))
            .collect();
        assert!(defaults.contains("tolerance"));
        assert_eq!(crate::config::Config::parse(&defaults), Ok(crate::config::Config::default()));
    }
}
