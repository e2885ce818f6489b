//! Folding: spellings that a reader takes for the same become the same, with an exact map back.
//!
//! Two tiers. The strict tier drops what is never contrastive in print (diacritics, tatweel, joiners and
//! direction marks), unifies hamza seats, Persian and Urdu letter forms, presentation forms, digits and case.
//! The loose tier also unifies ة with ه and ى with ي, which copy confuses daily. Sources: Unicode's NFKC for
//! the presentation forms; the normalisation usual in Arabic retrieval (Larkey et al. 2002) for the letters.

use super::span::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How much is taken for the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tier {
    /// What no reader tells apart.
    Strict,
    /// Also ة/ه and ى/ي.
    Loose,
}

/// A folded text that knows where each byte came from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of the folded text, the original byte where its character begins; and one more at the end.
    starts: Vec<u32>,
    /// For each byte of the folded text, the original byte where its character ends, marks behind it included.
    ends: Vec<u32>,
}

impl Folded {
    /// The span of the original that a range of the folded text came from.
    pub fn original(&self, folded: Span) -> Span {
        let start = self.starts.get(folded.start as usize).copied().unwrap_or_default();
        if folded.is_empty() {
            return Span::new(start, start);
        }
        let end = self.ends.get(folded.end as usize - 1).copied().unwrap_or(start);
        Span::new(start, end)
    }
}

/// Folds `text` and keeps the way back.
pub fn fold(text: &str, tier: Tier) -> Folded {
    let mut out = Folded::default();
    for (at, c) in text.char_indices() {
        let before = out.text.len();
        fold_char(c, tier, &mut out.text);
        let end = (at + c.len_utf8()) as u32;
        if out.text.len() == before {
            // A mark that folds away belongs to the letter before it.
            let last = out.ends.last().copied();
            out.ends.iter_mut().rev().take_while(|e| Some(**e) == last).for_each(|e| *e = end);
        }
        out.starts.resize(out.text.len(), at as u32);
        out.ends.resize(out.text.len(), end);
    }
    out.starts.push(text.len() as u32);
    out
}

/// The folded form alone.
pub fn folded(text: &str, tier: Tier) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, tier, &mut out);
    out
}

/// Appends the folded form of `text` to `out`.
pub fn fold_into(text: &str, tier: Tier, out: &mut String) {
    for c in text.chars() {
        fold_char(c, tier, out);
    }
}

/// Whether a character folds away: a diacritic, a tatweel, a joiner, a direction mark.
pub fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{0610}'..='\u{061A}' | '\u{061C}' | '\u{0640}' | '\u{064B}'..='\u{065F}'
        | '\u{0670}' | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}'
        | '\u{06EA}'..='\u{06ED}' | '\u{08D3}'..='\u{08FF}' | '\u{00AD}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}')
}

fn fold_char(c: char, tier: Tier, out: &mut String) {
    match c {
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        '\0'..='\u{7F}' => out.push(c),
        _ if is_dropped(c) => {}
        '\u{0621}'..='\u{06D5}' => out.push(arabic_letter(c, tier)),
        '\u{06F0}'..='\u{06F9}' => out.push(digit(c as u32 - 0x06F0)),
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
            for part in std::iter::once(c).nfkc() {
                // A ligature may decompose into marks that are themselves dropped.
                if !is_dropped(part) {
                    out.push(arabic_letter(part, tier));
                }
            }
        }
        _ => {
            for part in std::iter::once(c).nfd().filter(|part| !is_combining_mark(*part)) {
                out.extend(part.to_lowercase());
            }
        }
    }
}

fn arabic_letter(c: char, tier: Tier) -> char {
    match c {
        '\u{0622}' | '\u{0623}' | '\u{0625}' | '\u{0671}'..='\u{0673}' | '\u{0675}' => '\u{0627}',
        '\u{0624}' | '\u{0676}' | '\u{0677}' => '\u{0648}',
        '\u{0626}' | '\u{0678}' | '\u{06CC}' | '\u{06CD}' | '\u{06D0}' | '\u{06D2}' | '\u{06D3}' => {
            '\u{064A}'
        }
        '\u{06A9}' | '\u{06AA}' | '\u{063B}' | '\u{063C}' => '\u{0643}',
        '\u{06BE}' | '\u{06C0}' | '\u{06C1}' | '\u{06C2}' | '\u{06D5}' => '\u{0647}',
        '\u{06C3}' | '\u{0629}' => match tier {
            Tier::Strict => '\u{0629}',
            Tier::Loose => '\u{0647}',
        },
        '\u{0649}' if tier == Tier::Loose => '\u{064A}',
        '\u{0660}'..='\u{0669}' => digit(c as u32 - 0x0660),
        _ => c,
    }
}

fn digit(value: u32) -> char {
    char::from_digit(value, 10).unwrap_or('0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, strict: &str, loose: &str) {
        assert_eq!(folded(text, Tier::Strict), strict);
        assert_eq!(folded(text, Tier::Loose), loose);
    }

    #[test]
    fn marks_and_tatweel_fold_away() {
        check("مُحَمَّـد", "محمد", "محمد");
    }

    #[test]
    fn hamza_seats_are_one() {
        check("أإآٱؤئ", "ااااوي", "ااااوي");
    }

    #[test]
    fn final_letters_meet_in_the_loose_tier_only() {
        check("جمعةى", "جمعةى", "جمعهي");
    }

    #[test]
    fn persian_and_urdu_forms_are_arabic_ones() {
        check("کیہۓ", "كيهي", "كيهي");
    }

    #[test]
    fn presentation_forms_are_letters() {
        check("ﻻﺳﻼﻡ", "لاسلام", "لاسلام");
    }

    #[test]
    fn digits_and_case_are_one() {
        check("٢٠٢١ ۱۴۰۰ Été", "2021 1400 ete", "2021 1400 ete");
    }

    #[test]
    fn the_map_leads_back_with_the_marks() {
        let text = "قالَ مُحمَّد.";
        let folded = fold(text, Tier::Strict);
        let at = folded.text.find("محمد").unwrap() as u32;
        let span = folded.original(Span::new(at, at + "محمد".len() as u32));
        assert_eq!(span.text(text), "مُحمَّد");
    }

    proptest! {
        #[test]
        fn every_folded_character_maps_into_the_text(text in "\\PC{0,60}") {
            let folded = fold(&text, Tier::Loose);
            for (at, c) in folded.text.char_indices() {
                let span = folded.original(Span::new(at as u32, (at + c.len_utf8()) as u32));
                prop_assert!(text.get(span.range()).is_some_and(|part| !part.is_empty()));
            }
        }
    }
}
