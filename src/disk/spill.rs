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

    /// Writes bytes down.
    ///
    /// # Errors
    ///
    /// When the disk does not take them, for lack of room say.
    pub fn write(&self, bytes: &[u8]) -> io::Result<Extent> {
        let len = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        let mut extent = Extent { start: 0, len };
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let freed = inner.free.get_mut(&extent.blocks()).and_then(Vec::pop);
        extent.start = freed.unwrap_or(inner.end);
        let written =
            inner.file.seek(SeekFrom::Start(extent.offset())).and_then(|_| inner.file.write_all(bytes));
        if freed.is_none() && written.is_ok() {
            inner.end = inner.end.checked_add(extent.blocks()).ok_or(io::ErrorKind::FileTooLarge)?;
        } else if freed.is_some() && written.is_err() {
            inner.release(extent);
        }
        written.map(|()| extent)
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
        let extents: Vec<Extent> = texts.iter().map(|text| spill.write(text).unwrap()).collect();
        let read = |extent: &Extent| spill.read(*extent).unwrap();
        assert_eq!(extents.iter().map(read).collect::<Vec<_>>(), texts);
        spill.free(extents[30]);
        let end = spill.0.lock().unwrap().end;
        let again = spill.write(&[200; 3001]).unwrap();
        assert_eq!((again.start, spill.0.lock().unwrap().end), (extents[30].start, end));
        assert_eq!(
            (read(&again), read(&extents[29]), read(&extents[31])),
            (vec![200; 3001], texts[29].clone(), texts[31].clone())
        );
        assert!(spill.write(&[1; 3001]).unwrap().start >= end);
    }

    #[test]
    fn nothing_takes_no_room() {
        let spill = SpillFile::create().unwrap();
        let nothing = spill.write(&[]).unwrap();
        assert_eq!((spill.read(nothing).unwrap(), spill.0.lock().unwrap().end), (Vec::new(), 0));
    }
}
