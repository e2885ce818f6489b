//! The data files: one fact a line, `key = form | form`, `#` for comments.
//!
//! A ` ?` behind a form says that it is an ordinary word as well. The files of given names have the name in front
//! and its usual spelling in the other script behind the `=`.
//!
//! The build reads them (`build/main.rs`) and lays out as tables what every text asks for; the program itself reads a
//! file only for what it seldom wants to know.

use super::known::KnownKind;

/// One form of one line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fact {
    /// The key in front of the `=`.
    pub key: &'static str,
    /// One of the forms behind it.
    pub form: &'static str,
    /// Whether the form is nothing but this.
    pub sure: bool,
    /// Whether it comes from the Arabic data.
    pub arabic: bool,
}

/// A data file: its name, its text, and whether it is Arabic.
pub struct File {
    /// The name below `src/lang`, for messages.
    pub name: &'static str,
    /// The text.
    pub text: &'static str,
    /// Whether it is Arabic.
    pub arabic: bool,
    /// Whether it lists names, one a line, instead of keys with forms.
    pub names: bool,
}

macro_rules! files {
    ($($(#[$doc:meta])* $subject:ident { $($arabic:literal $names:literal $name:literal,)* })*) => {
        $(
            $(#[$doc])*
            pub static $subject: &[File] = &[
                $(File { name: $name, text: include_str!($name), arabic: $arabic, names: $names },)*
            ];
        )*

        /// All data files that hold words, by subject, in the order in which they are read.
        pub static SUBJECTS: &[&[File]] = &[$($subject,)*];
    };
}

files! {
    /// Countries and other places, and their people.
    PLACES {
        true false "ar/places.txt",
        false false "en/places.txt",
    }

    /// Organisations, offices and outlets.
    ORGANISATIONS {
        true false "ar/organisations.txt",
        false false "en/organisations.txt",
    }

    /// Days, months, lengths, and all that dates are made of.
    TIME {
        true false "ar/time.txt",
        false false "en/time.txt",
    }

    /// Roles, and what stands around names.
    PEOPLE {
        true false "ar/people.txt",
        true false "ar/surnames.txt",
        false false "en/people.txt",
    }

    /// Meetings, and what is said of them.
    MEETINGS {
        true false "ar/meetings.txt",
        false false "en/meetings.txt",
    }

    /// What tells the parts of an article.
    ANATOMY {
        true false "ar/anatomy.txt",
        false false "en/anatomy.txt",
    }

    /// What the rules look for.
    RULES {
        true false "ar/rules.txt",
        false false "en/rules.txt",
    }

    /// Given names.
    GIVEN_NAMES {
        true true "ar/given_names.txt",
        false true "en/given_names.txt",
    }
}

/// Every fact of every file.
pub fn facts() -> Vec<Fact> {
    SUBJECTS.iter().copied().flatten().flat_map(facts_of).collect()
}

/// The facts of one file.
pub fn facts_of(file: &File) -> impl Iterator<Item = Fact> {
    lines(file.text).flat_map(|(_, line)| line_facts(line, file))
}

/// The lines of a data file that say something, with their numbers from 1.
pub fn lines(text: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
    text.lines()
        .enumerate()
        .map(|(number, line)| (number + 1, line.trim()))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

fn line_facts(line: &'static str, file: &File) -> impl Iterator<Item = Fact> {
    let (key, forms) = match line.split_once('=') {
        Some((names, _)) if file.names => ("given", names),
        None if file.names => ("given", line),
        Some((key, forms)) => (key.trim(), forms),
        None => ("", ""),
    };
    let arabic = file.arabic;
    let fact = move |form: &'static str| {
        let form = form.trim();
        let (form, sure) = form.strip_suffix(" ?").map_or((form, true), |form| (form.trim(), false));
        Fact { key, form, sure, arabic }
    };
    forms.split('|').map(fact).filter(|fact| !fact.form.is_empty())
}

impl Fact {
    /// The key, kind and country of a line that names something known: `geneva city CH`.
    pub fn known(&self) -> Option<(&'static str, KnownKind, Option<&'static str>)> {
        let mut words = self.key.split_whitespace();
        let key = words.next()?;
        let kind = match words.next()? {
            "country" => KnownKind::Country,
            "capital" => KnownKind::Capital,
            "city" => KnownKind::City,
            "region" => KnownKind::Region,
            "organisation" => KnownKind::Organisation,
            "office" => KnownKind::Office,
            "outlet" => KnownKind::Outlet,
            _ => return None,
        };
        Some((key, kind, words.next()))
    }

    /// The key of the country or region whose people or adjective the line gives: `RU people`.
    pub fn demonym_of(&self) -> Option<&'static str> {
        self.key.strip_suffix(" people")
    }
}
