//! Shapes of a line that stands elsewhere after an edit.

use crate::text::Span;
use crate::time::shape::{At, Parts, Shape, ShapeKind};

/// The same shape so many bytes and sentences further on; both may wrap around.
pub(super) fn moved(shape: &Shape, bytes: u32, sentences: u32) -> Shape {
    let mut shape = shape.clone();
    shape.span = move_span(shape.span, bytes);
    shape.sentence = shape.sentence.wrapping_add(sentences);
    move_part(&mut shape.modifier, bytes);
    match &mut shape.kind {
        ShapeKind::Point(parts) | ShapeKind::Numeric(_, parts) => move_parts(parts, bytes),
        ShapeKind::Range(from, to) => {
            move_parts(from, bytes);
            move_parts(to, bytes);
        }
        ShapeKind::Duration(_) | ShapeKind::DurationRange(..) | ShapeKind::Set(_) | ShapeKind::Vague(_) => {}
    }
    shape
}

fn move_parts(parts: &mut Parts, bytes: u32) {
    let Parts {
        offset,
        from: _,
        counted: _,
        weekday,
        weekday_to,
        days,
        month,
        month_too,
        year,
        relation,
        unit,
        nth: _,
        pick,
        part,
        clock,
        zone,
        holiday,
        shift,
        beside,
        leads: _,
        numeric: _,
        since: _,
    } = parts;
    move_part(offset, bytes);
    move_part(weekday, bytes);
    move_part(weekday_to, bytes);
    move_part(days, bytes);
    move_part(month, bytes);
    move_part(month_too, bytes);
    move_part(year, bytes);
    move_part(relation, bytes);
    move_part(unit, bytes);
    move_part(pick, bytes);
    move_part(part, bytes);
    move_part(clock, bytes);
    move_part(zone, bytes);
    move_part(holiday, bytes);
    move_part(shift, bytes);
    move_part(beside, bytes);
}

fn move_part<T>(part: &mut Option<At<T>>, bytes: u32) {
    if let Some(part) = part {
        part.span = move_span(part.span, bytes);
    }
}

fn move_span(span: Span, bytes: u32) -> Span {
    Span::new(span.start.wrapping_add(bytes), span.end.wrapping_add(bytes))
}
