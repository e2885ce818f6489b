//! Which meeting of the corpus is a part of which: the round in Geneva is one of three.

use super::meeting_card::MeetingCard;
use super::{FileId, MeetingEntry, MeetingId};
use rustc_hash::FxHashMap;

/// Writes down which meeting is part of which, on both sides, as the cards of the files have it.
pub fn join(
    meetings: &mut [MeetingEntry],
    cards: &FxHashMap<FileId, &[MeetingCard]>,
    meeting_of: &FxHashMap<(FileId, u32), MeetingId>,
) {
    let part_of = |(file, index): (FileId, u32)| {
        let card = cards.get(&file)?.get(index as usize)?;
        meeting_of.get(&(file, card.part_of?)).copied()
    };
    for (at, whole) in wholes(meetings, part_of).into_iter().enumerate() {
        if let Some(part) = meetings.get_mut(at) {
            part.whole = whole;
        }
        if let Some(whole) = whole.and_then(|whole| meetings.get_mut(whole.0 as usize)) {
            whole.parts.push(MeetingId(at as u32));
        }
    }
}

/// For each meeting the one that it is a part of, as the first article has it that says so. Nothing is a part of itself,
/// and no part has parts: where articles say so, they mean different things.
fn wholes(
    meetings: &[MeetingEntry],
    part_of: impl Fn((FileId, u32)) -> Option<MeetingId>,
) -> Vec<Option<MeetingId>> {
    let said: Vec<Option<MeetingId>> = (0..)
        .map(MeetingId)
        .zip(meetings)
        .map(|(id, entry)| {
            entry.members.iter().filter_map(|member| part_of(*member)).find(|whole| *whole != id)
        })
        .collect();
    let is_part = |whole: &MeetingId| said.get(whole.0 as usize).copied().flatten().is_some();
    said.iter().map(|whole| whole.filter(|whole| !is_part(whole))).collect()
}
