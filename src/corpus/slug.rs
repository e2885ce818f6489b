//! Short names for formats: the words of a name, joined by hyphens, each once in a corpus.

use rustc_hash::FxHashMap;

/// The slugs given so far.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    taken: FxHashMap<String, u32>,
}

impl Slugs {
    /// The slug of a name; a number tells it from one that is taken.
    pub(super) fn of(&mut self, name: &str) -> Box<str> {
        let words: Vec<String> = name
            .split(|c: char| !c.is_alphanumeric())
            .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase())
            .filter(|word| !word.is_empty())
            .collect();
        let slug = words.join("-");
        let count = self.taken.entry(slug.clone()).or_insert(0);
        *count += 1;
        match *count {
            1 => slug.into(),
            count => format!("{slug}-{count}").into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_of_a_name_gets_a_number() {
        let mut slugs = Slugs::default();
        assert_eq!(&*slugs.of("Lena Varga"), "lena-varga");
        assert_eq!(&*slugs.of("لينا فارغا"), "لينا-فارغا");
        assert_eq!(&*slugs.of("Lena  Varga"), "lena-varga-2");
    }
}
