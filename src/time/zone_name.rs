//! Zones by their names, each of which lasts as long as the program: how a zone is packed and unpacked.

use super::shape::At;
use crate::text::Span;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::{Mutex, PoisonError};

/// The names that were read again: no more than the language data have.
static NAMES: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());

pub(super) fn serialize<S: Serializer>(
    zone: &Option<At<&'static str>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    zone.map(|zone| (zone.value, zone.span)).serialize(serializer)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<At<&'static str>>, D::Error> {
    let zone = Option::<(String, Span)>::deserialize(deserializer)?;
    Ok(zone.map(|(name, span)| At { value: known(name), span }))
}

fn known(name: String) -> &'static str {
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = names.iter().find(|known| **known == name) {
        return known;
    }
    let name: &'static str = name.leak();
    names.push(name);
    name
}
