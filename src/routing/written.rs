//! The patterns of a triage table as planners write them.

use crate::plan::{Plan, Text};
use crate::routing::pattern::{MOST_EXPRESSIONS, MOST_PATTERNS, is_expression};
use crate::source::{Span, Spanned};

/// A pattern as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'p> {
    /// The row, from 0.
    pub(super) row: usize,
    pub(super) side: Side,
    pub(super) text: &'p Spanned<Text>,
}

/// What a pattern does for its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// It is looked for.
    Any,
    /// It takes back what it overlaps; all of the comment where nothing is looked for.
    Not,
    /// It takes back all of the comment.
    Unless,
}

/// The patterns of a plan that are looked at, and the place of the first that is not.
pub(super) fn written(plan: &Plan) -> (Vec<Written<'_>>, Option<Span>) {
    let mut patterns = Vec::new();
    let mut n_expressions = 0;
    for (row, of_row) in plan.triage.items().iter().enumerate() {
        let Some(of_row) = of_row.r#match.get() else { continue };
        let sides = [
            (Side::Any, of_row.any.items()),
            (Side::Not, of_row.not.items()),
            (Side::Unless, of_row.unless.items()),
        ];
        for (side, text) in sides.iter().flat_map(|(side, texts)| texts.iter().map(|text| (*side, text))) {
            n_expressions += usize::from(is_expression(&text.value));
            if patterns.len() >= MOST_PATTERNS || n_expressions > MOST_EXPRESSIONS {
                return (patterns, Some(text.span));
            }
            patterns.push(Written { row, side, text });
        }
    }
    (patterns, None)
}
