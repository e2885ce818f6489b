//! What the language data know by name: countries and other places, organisations, outlets.

use serde::{Deserialize, Serialize};

/// A country, a place, an organisation or an outlet of the language data.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize, Deserialize)]
pub struct KnownId(pub u16);

/// What a known name names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum KnownKind {
    /// A country.
    Country,
    /// The seat of a government, which stands for it.
    Capital,
    /// Another city or a place where people meet.
    City,
    /// A part of the world.
    Region,
    /// An organisation.
    Organisation,
    /// An office that stands for its country: the Kremlin.
    Office,
    /// A newspaper, a channel, an agency.
    Outlet,
}

/// Something known by name, with its forms.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Known {
    /// Its key in the data: `RU`, `geneva`, `nato`.
    pub key: &'static str,
    /// What it is.
    pub kind: KnownKind,
    /// The country it belongs to or stands for.
    pub country: Option<KnownId>,
    /// Its name in Arabic.
    pub arabic: &'static str,
    /// Its name in English.
    pub english: &'static str,
}
