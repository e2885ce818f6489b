//! A vector that is cheap to clone and cheap to change while clones of it live: a change copies one page.

use std::sync::Arc;

/// How many places a page has.
const PAGE: usize = 64;

/// Places by number, some of which are empty.
#[derive(Debug)]
pub struct Pages<T> {
    pages: Arc<Vec<Arc<Page<T>>>>,
    len: usize,
}

type Page<T> = Vec<Option<Arc<T>>>;

impl<T> Pages<T> {
    /// What is in a place.
    pub fn get(&self, place: u32) -> Option<&Arc<T>> {
        let place = place as usize;
        self.pages.get(place / PAGE)?.get(place % PAGE)?.as_ref()
    }

    /// Puts something in a place, or empties it.
    pub fn set(&mut self, place: u32, what: Option<Arc<T>>) {
        let place = place as usize;
        let pages = Arc::make_mut(&mut self.pages);
        while pages.len() <= place / PAGE {
            pages.push(Arc::new(Vec::new()));
        }
        let Some(page) = pages.get_mut(place / PAGE).map(Arc::make_mut) else { return };
        if page.len() <= place % PAGE {
            page.resize_with(place % PAGE + 1, || None);
        }
        if let Some(slot) = page.get_mut(place % PAGE) {
            *slot = what;
        }
        self.len = self.len.max(place + 1);
    }

    /// One more than the highest place that was ever filled.
    pub fn len(&self) -> usize {
        self.len
    }

    /// What is in the places, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Arc<T>)> {
        (0..self.len as u32).filter_map(|place| Some((place, self.get(place)?)))
    }
}

impl<T> Clone for Pages<T> {
    fn clone(&self) -> Self {
        Self { pages: self.pages.clone(), len: self.len }
    }
}

impl<T> Default for Pages<T> {
    fn default() -> Self {
        Self { pages: Arc::default(), len: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clone_does_not_see_what_is_set_later() {
        let mut pages = Pages::default();
        pages.set(0, Some(Arc::new('a')));
        pages.set(200, Some(Arc::new('b')));
        let clone = pages.clone();
        pages.set(0, Some(Arc::new('c')));
        pages.set(200, None);
        let all = |pages: &Pages<char>| pages.iter().map(|(place, what)| (place, **what)).collect::<Vec<_>>();
        assert_eq!((all(&clone), all(&pages)), (vec![(0, 'a'), (200, 'b')], vec![(0, 'c')]));
        assert_eq!((pages.len(), pages.get(199)), (201, None));
    }
}
