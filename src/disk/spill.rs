//! A spill file: bytes that are needed again, but not in memory.
//!
//! The file has no name, nobody else can open it, and it is gone with the process, however that ends.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What extents are a multiple of, in bytes.
const BLOCK: usize = 512;

/// Bytes in a spill file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Extent {
    /// Where they begin, in blocks.
    pub start: u32,
    /// How many there are.
    pub len: u32,
}

impl Extent {
    /// How many blocks the bytes take.
    fn blocks(self) -> u32 {
        (self.len as usize).div_ceil(BLOCK) as u32
    }

    /// How many bytes those are.
    fn room(self) -> usize {
        self.blocks() as usize * BLOCK
    }

    fn offset(self) -> u64 {
        u64::from(self.start) * BLOCK as u64
    }
}

/// The file.
#[derive(Debug)]
pub struct SpillFile {
    file: File,
    room: Mutex<Room>,
}

/// What of the file is taken.
#[derive(Debug, Default)]
struct Room {
    /// How many blocks the file has.
    end: u32,
    /// Where blocks are free, by how many lie there together.
    free: BTreeMap<u32, Vec<u32>>,
}

impl SpillFile {
    /// An empty file in the first folder that takes one: `TMPDIR` where it is set, a folder for large temporary files
    /// where the system has one, because `/tmp` is memory on many, the system's folder for temporary files.
    ///
    /// # Errors
    ///
    /// When no folder takes it.
    pub fn create() -> io::Result<Self> {
        let set = std::env::var_os("TMPDIR").map(PathBuf::from);
        let large = cfg!(unix).then(|| PathBuf::from("/var/tmp"));
        let folders = set.into_iter().chain(large);
        let file =
            folders.map(tempfile::tempfile_in).find_map(Result::ok).map_or_else(tempfile::tempfile, Ok)?;
        Ok(Self { file, room: Mutex::default() })
    }

    /// Writes things down, those that lie side by side in one go.
    ///
    /// # Errors
    ///
    /// When the disk does not take them, for lack of room say.
    pub fn write(&self, things: &[&[u8]]) -> io::Result<Vec<Extent>> {
        let extents = self.room().take(things)?;
        let done = self.write_into(things, &extents);
        if done.is_err() {
            extents.iter().for_each(|extent| self.free(*extent));
        }
        done.map(|()| extents)
    }

    fn write_into(&self, things: &[&[u8]], extents: &[Extent]) -> io::Result<()> {
        let (mut first, mut run) = (0, Vec::with_capacity(extents.iter().map(|extent| extent.room()).sum()));
        for (thing, extent) in things.iter().zip(extents) {
            if extent.offset() != first + run.len() as u64 {
                write_at(&self.file, &run, first)?;
                run.clear();
                first = extent.offset();
            }
            run.extend_from_slice(thing);
            run.resize(run.len().next_multiple_of(BLOCK), 0);
        }
        write_at(&self.file, &run, first)
    }

    /// Reads bytes that were written.
    ///
    /// # Errors
    ///
    /// When the disk does not give them.
    pub fn read(&self, extent: Extent) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; extent.len as usize];
        read_at(&self.file, &mut bytes, extent.offset())?;
        Ok(bytes)
    }

    /// Lets other bytes have the room of these.
    pub fn free(&self, extent: Extent) {
        self.room().release(extent);
    }

    fn room(&self) -> MutexGuard<'_, Room> {
        self.room.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Room {
    fn take(&mut self, things: &[&[u8]]) -> io::Result<Vec<Extent>> {
        let mut extents = Vec::with_capacity(things.len());
        for thing in things {
            let mut extent =
                Extent { start: self.end, len: u32::try_from(thing.len()).map_err(io::Error::other)? };
            match self.free.get_mut(&extent.blocks()).and_then(Vec::pop) {
                Some(start) => extent.start = start,
                None => {
                    self.end = self.end.checked_add(extent.blocks()).ok_or(io::ErrorKind::FileTooLarge)?
                }
            }
            extents.push(extent);
        }
        Ok(extents)
    }

    fn release(&mut self, extent: Extent) {
        self.free.entry(extent.blocks()).or_default().push(extent.start);
    }
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, offset)
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, offset)
}

#[cfg(windows)]
fn write_at(file: &File, mut bytes: &[u8], mut offset: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let written = std::os::windows::fs::FileExt::seek_write(file, bytes, offset)?;
        bytes = bytes.get(written..).filter(|_| written > 0).ok_or(io::ErrorKind::WriteZero)?;
        offset += written as u64;
    }
    Ok(())
}

#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut offset: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let read = std::os::windows::fs::FileExt::seek_read(file, bytes, offset)?;
        bytes = bytes.get_mut(read..).filter(|_| read > 0).ok_or(io::ErrorKind::UnexpectedEof)?;
        offset += read as u64;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_and_room_is_used_again() {
        let spill = SpillFile::create().unwrap();
        let texts: Vec<Vec<u8>> = (0..40u8).map(|n| vec![n; 100 * usize::from(n)]).collect();
        let (some, others) = texts.split_at(25);
        let one = |text: &Vec<u8>| spill.write(&[text]).unwrap()[0];
        let mut extents: Vec<Extent> = some.iter().map(one).collect();
        extents.extend(spill.write(&others.iter().map(|text| &**text).collect::<Vec<_>>()).unwrap());
        let read = |extent: &Extent| spill.read(*extent).unwrap();
        assert_eq!(extents.iter().map(read).collect::<Vec<_>>(), texts);
        spill.free(extents[30]);
        let end = spill.room().end;
        let again = spill.write(&[&[200; 3001]]).unwrap()[0];
        assert_eq!((again.start, spill.room().end), (extents[30].start, end));
        assert_eq!(
            (read(&again), read(&extents[29]), read(&extents[31])),
            (vec![200; 3001], texts[29].clone(), texts[31].clone())
        );
        assert!(spill.write(&[&[1; 3001]]).unwrap()[0].start >= end);
    }

    #[test]
    fn nothing_takes_no_room() {
        let spill = SpillFile::create().unwrap();
        let nothing = spill.write(&[&[]]).unwrap()[0];
        assert_eq!((spill.read(nothing).unwrap(), spill.room().end), (Vec::new(), 0));
    }
}
