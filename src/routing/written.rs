//! The patterns of a triage table as planners write them.

use crate::plan::{Plan, Text};
use crate::routing::pattern::{MOST_EXPRESSIONS, MOST_PATTERNS, is_expression};
use crate::source::{Span, Spanned};

/// A pattern as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'p> {
    /// The row, from 0.
    pub(super) row: usize,
    /// Whether it must not be there.
    pub(super) is_not: bool,
    pub(super) text: &'p Spanned<Text>,
}

/// The patterns of a plan that are looked at, and the place of the first that is not.
pub(super) fn written(plan: &Plan) -> (Vec<Written<'_>>, Option<Span>) {
    let mut patterns = Vec::new();
    let mut n_expressions = 0;
    for (row, of_row) in plan.triage.items().iter().enumerate() {
        let Some(of_row) = of_row.r#match.get() else { continue };
        let sides = [(false, of_row.any.items()), (true, of_row.not.items())];
        for (is_not, text) in
            sides.iter().flat_map(|(is_not, texts)| texts.iter().map(|text| (*is_not, text)))
        {
            n_expressions += usize::from(is_expression(&text.value));
            if patterns.len() >= MOST_PATTERNS || n_expressions > MOST_EXPRESSIONS {
                return (patterns, Some(text.span));
            }
            patterns.push(Written { row, is_not, text });
        }
    }
    (patterns, None)
}
