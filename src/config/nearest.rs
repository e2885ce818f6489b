//! "Did you mean …?"

/// The candidate that somebody who wrote `name` most likely meant, if one is near enough to be worth saying.
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let name = name.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&name, &candidate.to_lowercase()), candidate))
        .filter(|&(distance, candidate)| distance <= 1.max(candidate.chars().count() / 3))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_understood_and_other_words_are_not() {
        let names = ["weekday-mismatch", "impossible-date", "from"];
        assert_eq!(nearest("weekday-missmatch", names), Some("weekday-mismatch"));
        assert_eq!(nearest("Imposible_date", names), Some("impossible-date"));
        assert_eq!(nearest("form", names), Some("from"));
        assert_eq!(nearest("place", names), None);
    }
}
