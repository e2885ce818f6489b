//! Which rows of components are expressions: «مايو» alone may be, «صباح» alone is not.

use super::Grammar;
use super::point::{Last, Row};
use crate::lang::{Classes, Glue};
use crate::text::TokenKind;
use crate::time::shape::{DayPart, Unit};

impl Grammar<'_, '_> {
    /// Whether the components make an expression.
    pub(super) fn is_complete(&self, at: usize, to: usize, row: &Row) -> bool {
        let parts = &row.parts;
        if row.unsure
            && parts.days.is_none()
            && parts.year.is_none()
            && parts.relation.is_none()
            && parts.offset.is_none()
            && parts.pick.is_none()
        {
            return self.expects_month(at);
        }
        if let Some(pick) = parts.pick {
            let of_day = pick.value.index == 0 && (parts.holiday.is_some() || parts.days.is_some());
            return of_day
                || parts.month.is_some()
                || parts.year.is_some()
                || parts.offset.is_some()
                || parts.unit.is_some();
        }
        if self.is_given_name(at, to, row) {
            return false;
        }
        let named =
            parts.weekday.is_some() || parts.days.is_some() || parts.month.is_some() || parts.year.is_some();
        let unit_is_dated = match parts.unit.map(|unit| unit.value) {
            // A quarter without a year is the last one, or the one under way.
            Some(Unit::Decade | Unit::Quarter | Unit::Century | Unit::Weekend) => true,
            Some(Unit::Season) => {
                parts.year.is_some()
                    || parts.relation.is_some()
                    || parts.offset.is_some()
                    || row.definite
                    || self.expects_season(at)
            }
            Some(unit) => {
                // "the second half of the match" is none of a year.
                let of_thing = unit == Unit::Half && self.glue(to, Glue::Of).is_some();
                let dated = parts.year.is_some() || parts.relation.is_some() || parts.offset.is_some();
                dated || row.definite && !of_thing
            }
            None => false,
        };
        let part = parts.part.is_some() && row.last == Last::Part && self.part_stands(at, to, row);
        named
            || parts.offset.is_some()
            || parts.clock.is_some()
            || parts.holiday.is_some()
            || unit_is_dated
            || part
    }

    /// Whether a month by itself is somebody's given name: "June Carter sang", and not "In June Carter sang".
    fn is_given_name(&self, at: usize, to: usize, row: &Row) -> bool {
        const EXPECTING: Classes =
            Classes::GLUE.or(Classes::PERIOD_PART).or(Classes::RELATION).or(Classes::MODIFIER);
        let parts = &row.parts;
        let alone = parts.month.is_some()
            && parts.days.is_none()
            && parts.year.is_none()
            && parts.relation.is_none()
            && parts.offset.is_none()
            && parts.pick.is_none();
        let name_follows = self.is_latin(at)
            && self.reading.follows_on_line(to)
            && self.reading.token(to).is_some_and(|next| next.kind == TokenKind::Latin && next.capital);
        let expected = at.checked_sub(1).is_some_and(|before| self.may(before, EXPECTING));
        alone && name_follows && !expected
    }

    /// "in summer", «في الصيف», «صيفا».
    fn expects_season(&self, at: usize) -> bool {
        let Some(before) = self.behind_part(at).or(at.checked_sub(1)) else { return false };
        let reading = self.reading;
        reading.follows_on_line(at)
            && self
                .may(before, Classes::glue(Glue::At).or(Classes::glue(Glue::Since)).or(Classes::PERIOD_PART))
    }

    /// Whether a part of the day is a time by itself: "in the morning", "at midday", «في المساء», «مساءً», «بعد الظهر».
    fn part_stands(&self, at: usize, to: usize, row: &Row) -> bool {
        if !row.part_alone {
            return true;
        }
        let reading = self.reading;
        // "late afternoon", "the early-morning".
        let dash =
            at.checked_sub(1).is_some_and(|before| reading.is_mark(before, '-') && reading.is_glued(at));
        let behind_part = at
            .checked_sub(1 + usize::from(dash))
            .is_some_and(|before| self.may(before, Classes::PERIOD_PART));
        let Some(before) = at.checked_sub(1 + usize::from(row.definite)) else { return behind_part };
        const EXPECTING: Classes = Classes::glue(Glue::At)
            .or(Classes::glue(Glue::Of))
            .or(Classes::glue(Glue::Since))
            .or(Classes::glue(Glue::To))
            .or(Classes::glue(Glue::Before))
            .or(Classes::glue(Glue::After));
        // "the evening news", «صباح الأحمد».
        let goes_on = self.is_latin(to) && reading.follows_on_line(to) && !reading.is_known(to)
            || reading.is_mark(to, '-') && reading.is_glued(to);
        let part = row.parts.part.map(|part| part.value);
        let noon = matches!(part, Some(DayPart::Noon | DayPart::Afternoon))
            && self.is_arabic(at)
            && self.ends_clause(to);
        let bare = self.is_latin(at) && matches!(part, Some(DayPart::Noon | DayPart::Dawn | DayPart::Night));
        let definite = row.definite || self.is_definite(at);
        let expected = self.may(before, EXPECTING) && reading.follows_on_line(at);
        !goes_on && (behind_part || noon && definite || expected && (definite || bare))
    }
}
