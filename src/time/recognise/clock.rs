//! Clock times and their zones.

use super::Grammar;
use super::point::{Join, Last, Row};
use crate::lang::{Classes, Glue, Number, Sense};
use crate::text::TokenKind;
use crate::time::shape::{At, Clock, Unit};

/// What a clock time can begin with, besides a digit.
pub(super) const CLOCK_WORDS: Classes = Classes::HOUR_NAME
    .or(Classes::ORDINAL)
    .or(Classes::CARDINAL)
    .or(Classes::FRACTION)
    .or(Classes::glue(Glue::HourWord));

/// A clock time under way.
struct Hour {
    to: usize,
    clock: Clock,
    /// Whether the digits alone show that it is one.
    certain: bool,
}

impl Grammar<'_, '_> {
    pub(super) fn fill_clock(&self, at: usize, join: Join, row: &mut Row) -> Option<usize> {
        let reading = self.reading;
        let beside_day = matches!(
            row.last,
            Last::Offset | Last::Weekday | Last::Part | Last::Days | Last::Month | Last::Year | Last::Holiday
        ) && join == Join::At;
        // "at 5 tomorrow", "at 8 this evening".
        let in_front = row.last == Last::Nothing
            && reading.number(at).is_some()
            && (at.checked_sub(1).is_some_and(|before| self.may(before, Classes::glue(Glue::At)))
                || self.begins_sentence(at))
            && self.is_day_with_part(at + 1);
        let latin = self.is_latin(at.saturating_sub(1))
            || self.is_latin(at + 1)
            || reading.is_mark(at.saturating_sub(1), '@');
        let bare = (beside_day || in_front) && latin;
        let (to, clock) = self.clock(at, bare)?;
        // Behind a dash only a clock time with a colon: "- 20:46" of a stamp.
        let has_colon = reading.is_mark(at + 1, ':');
        let has_word = self.may(at, Classes::glue(Glue::HourWord));
        let is_named = reading.number(at).is_none();
        let behind_mark = join == Join::Dash && !has_colon || join == Join::Comma && !(has_colon || has_word);
        // «الخميس من الساعة التاسعة» goes on to an end.
        let from_hour = join == Join::Of && (!has_word || self.range_mark(to).is_none());
        if behind_mark || from_hour {
            return None;
        }
        if row.last == Last::Part && join != Join::At && !has_word && !is_named && !has_colon {
            return None;
        }
        (row.parts.clock, row.last) = (Some(clock), Last::Clock);
        let (to, zone) = match self.zone(to).or_else(|| self.zone_aside(to)) {
            Some((end, zone)) => (end, Some(zone)),
            None => (to, None),
        };
        row.parts.zone = zone;
        Some(to)
    }

    /// A clock time: «الساعة 15.35», «الثالثة والنصف مساء», «20:30», "3:35 p.m.", "half past three", "noon". The
    /// token behind it. `bare` lets a plain number be an hour, as behind "Thursday at".
    pub(super) fn clock(&self, at: usize, bare: bool) -> Option<(usize, At<Clock>)> {
        let reading = self.reading;
        let fits = match reading.number(at) {
            Some(_) => bare || self.may_be_hour(at + 1),
            None => false,
        };
        if !fits && !self.may(at, CLOCK_WORDS) {
            return None;
        }
        if let Some((len, hour)) = self.sense(at, |sense| match sense {
            Sense::HourName(hour) => Some(hour),
            _ => None,
        }) {
            let clock = Clock { hour, minute: 0, second: None, twelve_hour: false };
            return Some((at + len, At { value: clock, span: reading.span(at, at + len - 1) }));
        }
        if let Some(found) = self.past_or_to(at) {
            return Some(found);
        }
        let after_word = self.glue_anywhere(at, Glue::HourWord).filter(|next| reading.follows_on_line(*next));
        let start = after_word.unwrap_or(at);
        let Hour { mut to, mut clock, certain } = self
            .digits(start, after_word.is_some())
            .or_else(|| self.hour_in_words(start, after_word.is_some()))?;
        let mut by_fraction = false;
        if clock.minute == 0 && !certain {
            // «الثامنة والنصف» is an hour by itself.
            let behind = self.joined(to).or_else(|| self.glue(to, Glue::Less));
            by_fraction = reading.number(start).is_none()
                && self.is_arabic(start)
                && behind.is_some_and(|next| self.fraction(next).is_some());
            to = self.minutes_behind(to, &mut clock, after_word.is_some() && reading.number(start).is_none());
        }
        let o_clock = self.glue(to, Glue::OClock);
        to = o_clock.unwrap_or(to);
        let half = self.half_of_day(to);
        if let Some((next, half)) = half {
            to = next;
            clock = half.of(clock);
        }
        if after_word.is_none() && self.is_of_noun(start, to) {
            return None;
        }
        let beside_day = bare && clock.hour <= 12 && self.ends_clause_or_time(to);
        let is_clock = certain
            || after_word.is_some()
            || half.is_some()
            || o_clock.is_some()
            || by_fraction
            || clock.minute > 0 && self.is_latin(start) && reading.number(start).is_none()
            // «في الحادية عشرة»: no half and no round has such a number.
            || clock.hour >= 11
                && self.is_arabic(start)
                && reading.number(start).is_none()
                && reading.word(start).clitics.article
                && start.checked_sub(1).is_some_and(|before| self.may(before, Classes::glue(Glue::At)))
                && self.ends_clause(to)
            || beside_day
            || self.is_hour_of_part(start, to)
            || self.zone(to).is_some()
            || clock.hour <= 12 && self.clock_behind(to);
        is_clock.then(|| (to, At { value: clock, span: reading.span(at, to - 1) }))
    }

    /// Whether what stands behind a number in digits lets it be an hour, or the minutes of one.
    fn may_be_hour(&self, at: usize) -> bool {
        const BEHIND: Classes = Classes::UNIT
            .or(Classes::HALF_OF_DAY)
            .or(Classes::DAY_PART)
            .or(Classes::ZONE)
            .or(Classes::CARDINAL)
            .or(Classes::glue(Glue::ZoneWord))
            .or(Classes::glue(Glue::HourMark))
            .or(Classes::glue(Glue::OClock))
            .or(Classes::glue(Glue::Past))
            .or(Classes::glue(Glue::Less))
            .or(Classes::glue(Glue::And))
            .or(Classes::glue(Glue::At))
            .or(Classes::glue(Glue::To));
        let reading = self.reading;
        match reading.token(at).map(|token| token.kind) {
            // "3:20", "3½", "3 - 5".
            Some(TokenKind::Mark(mark)) => {
                let part = matches!(mark, '\u{BC}'..='\u{BE}') || reading.is_glued(at + 1);
                reading.is_glued(at) && part || self.is_dash(at)
            }
            Some(TokenKind::Number) => true,
            _ => self.may(at, BEHIND) || reading.word(at).clitics.conjunction,
        }
    }

    /// Whether an ordinal belongs to the noun in front of it, «الجلسة الأولى مساء أمس», or to one that was named before,
    /// «والثانية صباح اليوم».
    fn is_of_noun(&self, at: usize, to: usize) -> bool {
        let reading = self.reading;
        if !self.is_arabic(at) || !reading.word(at).clitics.article {
            return false;
        }
        let Some(before) = at.checked_sub(1).filter(|_| reading.follows_on_line(at)) else { return false };
        // In «والثانية صباح اليوم» the part of the day belongs to the day.
        let day = Classes::DAY.or(Classes::WEEKDAY);
        let of_day = self.may(to.saturating_sub(1), Classes::DAY_PART) && self.may(to, day);
        if reading.word(at).clitics.conjunction {
            return of_day;
        }
        const TIMES: Classes = Classes::GLUE.or(day_or_part()).or(Classes::MODIFIER);
        self.is_arabic(before) && self.is_definite(before) && !self.may(before, TIMES)
    }

    /// «عند العاشرة من صباح الاثنين»; «في الساعات الأولى من صباح الأحد» is no clock time.
    fn is_hour_of_part(&self, at: usize, to: usize) -> bool {
        const EXPECTING: Classes = Classes::glue(Glue::At)
            .or(Classes::glue(Glue::Since))
            .or(Classes::glue(Glue::To))
            .or(Classes::glue(Glue::Before))
            .or(Classes::glue(Glue::After));
        let ordinal = self.is_arabic(at) && self.reading.word(at).clitics.article;
        let expected = at.checked_sub(1).is_some_and(|before| self.may(before, EXPECTING));
        ordinal && expected && self.glue(to, Glue::Of).is_some_and(|part| self.may(part, Classes::DAY_PART))
    }

    /// Whether a clock time stands at the other end of a range, which makes an hour of the number in front: "from 9 to
    /// 11 a.m.", «بين 5 و6 مساء».
    fn clock_behind(&self, at: usize) -> bool {
        let next = self.range_mark(at).or_else(|| self.joined(at));
        next.is_some_and(|next| {
            let hour = self.glue_anywhere(next, Glue::HourWord).unwrap_or(next);
            let (Some((_, 1..=2)), to) = (self.reading.number(hour), hour + 1) else { return false };
            let minutes = self.reading.is_mark(to, ':') && self.reading.is_glued(to);
            minutes && self.is_latin(next - 1)
                || self.half_of_day(if minutes { to + 2 } else { to }).is_some()
        })
    }

    /// Whether a day counted from today, or a part of one, stands at `at`: "tomorrow", "this evening".
    fn is_day_with_part(&self, at: usize) -> bool {
        let reading = self.reading;
        reading.follows_on_line(at)
            && (self.may(at, Classes::DAY)
                || self.may(at, Classes::RELATION) && self.may(at + 1, Classes::DAY_PART))
    }

    /// Whether "at" or "for" stands in front of the word `at`, which is the hour of a clock time in words.
    fn is_behind_at(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| self.may(before, Classes::glue(Glue::At).or(Classes::glue(Glue::Within))))
    }

    fn begins_sentence(&self, at: usize) -> bool {
        let sentence = |at: usize| self.reading.token(at).map(|token| token.sentence);
        at.checked_sub(1).is_none_or(|before| sentence(before) != sentence(at))
    }

    fn ends_clause_or_time(&self, at: usize) -> bool {
        const TIMES: Classes =
            Classes::DAY.or(Classes::WEEKDAY).or(Classes::glue(Glue::At)).or(Classes::glue(Glue::And));
        let decimal = self.reading.is_glued(at + 1) && self.reading.number(at + 1).is_some();
        self.ends_clause(at) && !self.reading.is_mark(at, '%') && !decimal
            || self.may(at, TIMES)
            || self.is_day_with_part(at)
    }

    /// «20:30», «20.30», «20,30» and "20h30"; only the colon and the letter make a clock time by themselves.
    fn digits(&self, at: usize, after_word: bool) -> Option<Hour> {
        let reading = self.reading;
        let (hour, digits @ 1..=4) = reading.number(at)? else { return None };
        // The "1" of "37.1 in the morning".
        let is_part = at >= 2
            && reading.is_mark(at - 1, '.')
            && reading.is_glued(at)
            && reading.is_glued(at - 1)
            && reading.number(at - 2).is_some();
        if is_part {
            return None;
        }
        // "3:20" leaves open which half of the day is meant, "03:20" and "15:20" do not.
        let open = (1..=12).contains(&hour) && (digits == 1 || hour >= 10);
        let clock = |hour: u32, minute: u32, second| Clock {
            hour: hour as u8,
            minute: minute as u8,
            second,
            twelve_hour: open,
        };
        if digits > 2 {
            // "1140 a.m." is written without a mark; only the half of the day shows it. «2021م» is a year.
            let half = || self.half_of_day(at + 1).is_some() && !self.may(at + 1, Classes::ERA);
            // "0530-0600 GMT".
            let later = |at: usize| {
                let next = self.range_mark(at)?;
                reading.number(next).filter(|(_, digits)| *digits == 4).and_then(|_| self.zone(next + 1))
            };
            // "the 2020 ET report" has a year.
            let like_year = (1900..=2100).contains(&hour) && !self.is_behind_at(at);
            let stands = !like_year || reading.is_mark(at.saturating_sub(1), '(');
            let zone = || digits == 4 && stands && (self.zone(at + 1).is_some() || later(at + 1).is_some());
            let hours = self.hours_behind(at + 1).filter(|_| digits == 4 && self.is_behind_at(at));
            let fits = hour / 100 <= 24 && hour % 100 < 60;
            let certain = hours.is_some() || zone();
            return (fits && (after_word || certain || half())).then(|| Hour {
                to: hours.unwrap_or(at + 1),
                clock: clock(hour / 100, hour % 100, None),
                certain,
            });
        }
        let pair = |mark: char| {
            let glued = reading.is_mark(at + 1, mark) && reading.is_glued(at + 1) && reading.is_glued(at + 2);
            match glued.then(|| reading.number(at + 2))?? {
                (minute @ 0..=59, 2) => Some(minute),
                _ => None,
            }
        };
        // A score like 25:20 is no clock time; behind «الساعة» it is one, and wrong.
        if let Some(minute) = pair(':').filter(|_| hour <= 24 || after_word) {
            let seconds =
                match (reading.is_mark(at + 3, ':') && reading.is_glued(at + 3), reading.number(at + 4)) {
                    (true, Some((second @ 0..=59, 2))) => Some(second as u8),
                    _ => None,
                };
            let to = if seconds.is_some() { at + 5 } else { at + 3 };
            let to = self.hours_behind(to).unwrap_or(to);
            return Some(Hour { to, clock: clock(hour, minute, seconds), certain: true });
        }
        if let Some(minute) = pair('.').or_else(|| pair(',')) {
            return Some(Hour { to: at + 3, clock: clock(hour, minute, None), certain: false });
        }
        // "1/2h" and "for 3h" are lengths.
        let length = at.checked_sub(1).is_some_and(|before| {
            reading.is_mark(before, '/') && reading.is_glued(at)
                || self.may(before, Classes::glue(Glue::Within))
        });
        if reading.is_glued(at + 1)
            && self.may(at + 1, Classes::glue(Glue::HourMark))
            && hour <= 24
            && !length
        {
            let minute = reading
                .number(at + 2)
                .filter(|(minute, digits)| reading.is_glued(at + 2) && *minute < 60 && *digits == 2);
            let to = if minute.is_some() { at + 3 } else { at + 2 };
            let minute = minute.map_or(0, |(minute, _)| minute);
            return Some(Hour { to, clock: clock(hour, minute, None), certain: true });
        }
        Some(Hour { to: at + 1, clock: clock(hour, 0, None), certain: false })
    }

    /// The "hours" of "1030 hours" and "10:30 hrs".
    fn hours_behind(&self, at: usize) -> Option<usize> {
        let (len, Unit::Hour, Number::Plural) = self.unit(at).filter(|_| self.is_latin(at))? else {
            return None;
        };
        self.reading.follows_on_line(at).then_some(at + len)
    }

    /// «الثالثة والنصف», «السابعة إلا ربعا»: an ordinal with the article; behind «الساعة» also «ثلاثة»; in English a
    /// number in front of "p.m." or "o'clock".
    fn hour_in_words(&self, at: usize, after_word: bool) -> Option<Hour> {
        let reading = self.reading;
        let hour = |hour| Clock { hour, minute: 0, second: None, twelve_hour: true };
        if !self.is_arabic(at) {
            let (len, number @ 1..=12) = self.cardinal(at)? else { return None };
            return Some(Hour { to: at + len, clock: hour(number as u8), certain: false });
        }
        let (to, number) = match self.ordinal(at) {
            Some(found) if reading.word(at).clitics.article || after_word => found,
            _ if after_word => self.cardinal(at).map(|(len, number)| (at + len, number as u8))?,
            _ => return None,
        };
        (1..=12).contains(&number).then(|| Hour { to, clock: hour(number), certain: false })
    }

    /// «والنصف», «وخمس دقائق», «و18 دقيقة», «إلا ربعا»; "three thirty" in front of "p.m.".
    fn minutes_behind(&self, at: usize, clock: &mut Clock, after_word: bool) -> usize {
        let reading = self.reading;
        if !self.is_arabic(at) {
            let minutes = self.count_in_words(at).filter(|_| reading.follows_on_line(at));
            // "at three twenty".
            let alone = |to| self.ends_clause(to) && self.is_behind_at(at.saturating_sub(1));
            if let Some((to, minute @ 1..=59)) = minutes
                && (self.half_of_day(to).is_some() || minute >= 10 && alone(to))
            {
                clock.minute = minute as u8;
                return to;
            }
            return at;
        }
        if let Some(next) = self.glue(at, Glue::Less)
            && let Some((to, minutes)) = self.minutes(next, true)
        {
            (clock.hour, clock.minute) = ((clock.hour + 11) % 12, 60 - minutes);
            return to;
        }
        if let Some(next) = self.joined(at)
            && let Some((to, minutes)) = self.minutes(next, after_word)
        {
            clock.minute = minutes;
            return to;
        }
        at
    }

    /// Minutes by a fraction of the hour or by a count.
    fn minutes(&self, at: usize, plain: bool) -> Option<(usize, u8)> {
        if let Some((len, hundredths)) = self.fraction(at) {
            return Some((at + len, minutes_of(hundredths)));
        }
        let (to, count) = match self.reading.number(at) {
            Some((count, 1..=2)) => (at + 1, count),
            Some(_) => return None,
            None => self.count_in_words(at)?,
        };
        let word =
            self.unit(to).filter(|(_, unit, _)| *unit == Unit::Minute && self.reading.follows_on_line(to));
        let to = match word {
            Some((len, ..)) => to + len,
            None if plain && self.half_of_day(to).is_some() => to,
            None => return None,
        };
        (1..60).contains(&count).then_some((to, count as u8))
    }
}

/// What a clock time may stand behind though it has the article.
const fn day_or_part() -> Classes {
    Classes::DAY.or(Classes::WEEKDAY).or(Classes::DAY_PART).or(Classes::RELATION).or(Classes::MONTH)
}

/// The minutes of a part of an hour in hundredths: a third is twenty.
pub(super) fn minutes_of(hundredths: u8) -> u8 {
    (u16::from(hundredths) * 60 / 99) as u8
}
