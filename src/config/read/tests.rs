//! What the newsroom file may say, and what it is told otherwise.

use super::super::tree;
use super::*;

const RULES: [&str; 2] = ["weekday-mismatch", "impossible-date"];

fn parse(toml: &str) -> Result<Config, String> {
    tree::from_toml(toml)
        .and_then(|root| read(&root, &Config::default(), &RULES))
        .map_err(|fault| fault.at_line(toml).to_string())
}

fn refuse(toml: &str, expected: &str) {
    assert_eq!(parse(toml).expect_err(toml), expected);
}

#[test]
fn a_whole_newsroom_file() {
    let config = parse(
        r#"
        published-date-order = "day-first"
        locale = "ar"
        tolerance = 0.25

        [rules]
        weekday-mismatch = "off"
        impossible-date = "warning"

        [[person]]
        name = "سلمى الحداد"
        also-known-as = ["سلمى حداد", "Salma Haddad"]
        role = "وزيرة المياه"
        from = 2024-05-01
        until = "2026-06-30"
        wikidata = "Q42"

        [[meeting]]
        name = "مؤتمر المياه"
        date = "2026-03-17/2026-03-18"
        participants = ["سلمى الحداد"]

        [[ignore]]
        rule = "weekday-mismatch"
        file = "archive/*.txt"
        text = "الاثنين 3 مارس"
        reason = "as it was printed"
        "#,
    )
    .unwrap();
    assert_eq!(
        (config.day_first, config.locale, config.tolerance),
        (Some(true), Some(Language::Arabic), 0.25)
    );
    assert_eq!(config.level("weekday-mismatch"), Some(Level::Off));
    assert_eq!(config.level("impossible-date"), Some(Level::Warning));
    let person = &config.people[0];
    assert_eq!((&*person.name, person.also_known_as.len()), ("سلمى الحداد", 2));
    assert_eq!(
        (person.from.unwrap().to_string(), person.until.unwrap().to_string()),
        ("2024-05-01".into(), "2026-06-30".into())
    );
    assert_eq!(config.meetings[0].date.unwrap().last.to_string(), "2026-03-18");
    assert_eq!(config.ignores[0].reason.as_deref(), Some("as it was printed"));
}

#[test]
fn mistakes_are_named_with_line_and_column() {
    refuse(
        "tolerance = 0.1\ntolerence = 1",
        "line 2, column 1: there is no setting `tolerence`; did you mean `tolerance`?",
    );
    refuse(
        "[rules]\nweekday-missmatch = \"off\"",
        "line 2, column 1: there is no rule `weekday-missmatch`; did you mean `weekday-mismatch`?",
    );
    refuse("tolerance = 3", "line 1, column 13: tolerance must be a number from 0 to 1, not 3");
    refuse("[[person]]\nrole = \"وزيرة\"", "line 1, column 1: this [[person]] has no name");
    refuse(
        "[[person]]\nname = \"a\"\nfrom = 2024-13-01",
        "line 3, column 8: invalid date, expected month between 01 and 12",
    );
    refuse(
        "[[meeting]]\nname = \"a\"\ndate = \"2026-03-18/2026-03-17\"",
        "line 3, column 8: date must be a day such as 2026-01-31, or two such as \"2026-01-30/2026-01-31\", not \"2026-03-18/2026-03-17\"",
    );
    refuse(
        "[[ignore]]\nreason = \"no\"",
        "line 1, column 1: this [[ignore]] needs a rule, a file or a text, or it would leave out everything",
    );
    refuse(
        "[person]\nname = \"a\"",
        "line 1, column 1: person must be tables in double square brackets, not a table",
    );
}

#[test]
fn a_word_outside_a_choice_lists_the_choice() {
    refuse("locale = \"fr\"", "line 1, column 10: locale must be one of \"ar\", \"en\", \"auto\", not fr");
    refuse(
        "[rules]\nimpossible-date = true",
        "line 2, column 19: impossible-date must be one of \"off\", \"hint\", \"info\", \"warning\", \"error\", not true or false",
    );
}

#[test]
fn broken_toml_says_where() {
    let error = parse("locale = \"ar\"\ntolerance = = 2").unwrap_err();
    assert!(error.starts_with("line 2, column 13: "), "{error}");
}

#[test]
fn an_editor_only_changes_what_it_names() {
    let newsroom = parse("tolerance = 0.5\n[rules]\nimpossible-date = \"off\"").unwrap();
    let json =
        serde_json::json!({ "locale": "en", "tolerance": null, "rules": { "weekday-mismatch": "hint" } });
    let config = tree::from_json(&json).and_then(|root| read(&root, &newsroom, &RULES)).unwrap();
    assert_eq!((config.locale, config.tolerance), (Some(Language::English), 0.5));
    assert_eq!(
        (config.level("impossible-date"), config.level("weekday-mismatch")),
        (Some(Level::Off), Some(Level::Hint))
    );
    assert_eq!(
        newsroom.with_editor_settings(&serde_json::json!([1])).unwrap_err(),
        "settings must be a table, not a list"
    );
}

#[test]
fn what_is_ignored() {
    let config =
        parse("[[ignore]]\nrule = \"impossible-date\"\nfile = \"archive/*.txt\"\nreason = \"old\"").unwrap();
    assert!(config.ignores("impossible-date", "archive/a.txt", "x"));
    assert!(config.ignores("impossible-date", "/home/desk/archive/a.txt", "x"));
    assert!(!config.ignores("impossible-date", "archive/deep/a.txt", "x"));
    assert!(!config.ignores("impossible-date", "my-archive/a.txt", "x"));
    assert!(!config.ignores("weekday-mismatch", "archive/a.txt", "x"));
}

#[test]
fn a_name_is_one_persons() {
    refuse(
        "[[person]]\nname = \"سامي الحداد\"\n[[person]]\nname = \"Sami Haddad\"\nalso-known-as = [\"سامى الحداد\"]",
        "line 5, column 18: the name \"سامى الحداد\" stands at another [[person]] as well",
    );
    refuse(
        "[[person]]\nname = \"Sami Haddad\"\nalso-known-as = [\"sami haddad\"]",
        "line 3, column 18: the name \"sami haddad\" stands twice at this [[person]]",
    );
}

#[test]
fn nobody_leaves_before_coming() {
    refuse(
        "[[person]]\nname = \"Sami Haddad\"\nfrom = 2024-05-01\nuntil = 2023-05-01",
        "line 4, column 9: until 2023-05-01 is before from 2024-05-01",
    );
}

#[test]
fn a_person_knows_their_place() {
    let toml = "[[person]]\nname = \"Sami Haddad\"\nalso-known-as = []\n";
    let config = parse(toml).unwrap();
    let place = config.people[0].at;
    assert_eq!(place.name.text(toml), "\"Sami Haddad\"");
    assert_eq!(place.also_known_as.unwrap().text(toml), "[]");
}
