//! A spill file: bytes that are needed again, but not in memory.
//!
//! The file has no name, nobody else can open it, and it is gone with the process, however that ends.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

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

    fn offset(self) -> u64 {
        u64::from(self.start) * BLOCK as u64
    }
}

/// The file.
#[derive(Debug)]
pub struct SpillFile(Mutex<Inner>);

#[derive(Debug)]
struct Inner {
    file: File,
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
        Ok(Self(Mutex::new(Inner { file, end: 0, free: BTreeMap::new() })))
    }

    /// Writes things down, those that fit nowhere else in one go.
    ///
    /// # Errors
    ///
    /// When the disk does not take them, for lack of room say.
    pub fn write(&self, things: &[&[u8]]) -> io::Result<Vec<Extent>> {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut written = Vec::with_capacity(things.len());
        let done = inner.write(things, &mut written);
        if done.is_err() {
            // What was to stand behind the end was never there.
            let end = inner.end;
            written.drain(..).filter(|extent| extent.start < end).for_each(|extent| inner.release(extent));
        }
        done.map(|()| written)
    }

    /// Reads bytes that were written.
    ///
    /// # Errors
    ///
    /// When the disk does not give them.
    pub fn read(&self, extent: Extent) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; extent.len as usize];
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        inner.file.seek(SeekFrom::Start(extent.offset()))?;
        inner.file.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    /// Lets other bytes have the room of these.
    pub fn free(&self, extent: Extent) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).release(extent);
    }
}

impl Inner {
    fn write(&mut self, things: &[&[u8]], written: &mut Vec<Extent>) -> io::Result<()> {
        let (first, mut new) = (self.end, Vec::new());
        let mut end = first;
        for thing in things {
            let mut extent =
                Extent { start: end, len: u32::try_from(thing.len()).map_err(io::Error::other)? };
            match self.free.get_mut(&extent.blocks()).and_then(Vec::pop) {
                Some(start) => {
                    extent.start = start;
                    written.push(extent);
                    self.write_at(start, thing)?;
                }
                None => {
                    end = end.checked_add(extent.blocks()).ok_or(io::ErrorKind::FileTooLarge)?;
                    new.extend_from_slice(thing);
                    new.resize((end - first) as usize * BLOCK, 0);
                    written.push(extent);
                }
            }
        }
        self.write_at(first, &new)?;
        self.end = end;
        Ok(())
    }

    fn write_at(&mut self, block: u32, bytes: &[u8]) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(u64::from(block) * BLOCK as u64))?;
        self.file.write_all(bytes)
    }

    fn release(&mut self, extent: Extent) {
        self.free.entry(extent.blocks()).or_default().push(extent.start);
    }
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
        let end = spill.0.lock().unwrap().end;
        let again = spill.write(&[&[200; 3001]]).unwrap()[0];
        assert_eq!((again.start, spill.0.lock().unwrap().end), (extents[30].start, end));
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
        assert_eq!((spill.read(nothing).unwrap(), spill.0.lock().unwrap().end), (Vec::new(), 0));
    }
}
