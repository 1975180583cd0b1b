//! What is wrong with the patterns of a plan.

use crate::plan::Plan;
use crate::routing::pattern::{Pattern, Problem};
use crate::routing::shadow::{MOST_COMPARED, Shadowed, shadowed};
use crate::routing::written::{Written, written};
use crate::source::Span;
use std::cell::OnceCell;

/// The patterns of a plan, for whoever looks for mistakes in them. Making a regular expression takes long, so each is made
/// once for all who ask.
#[derive(Clone, Debug)]
pub struct Patterns<'p> {
    plan: &'p Plan,
    /// As they are written and as they are read; `None` where there are no words in one.
    read: Vec<(Written<'p>, Option<Pattern>)>,
    /// The place of the first that is not looked at.
    beyond: Option<Span>,
    shadowed: OnceCell<Vec<Shadowed>>,
}

impl<'p> Patterns<'p> {
    pub fn of(plan: &'p Plan) -> Patterns<'p> {
        let (written, beyond) = written(plan);
        let read = written.into_iter().map(|one| (one, Pattern::of(&one.text.value))).collect();
        Patterns { plan, read, beyond, shadowed: OnceCell::new() }
    }

    /// What is wrong with them, with the place of each.
    pub fn problems(&self) -> Vec<(Span, Problem)> {
        let problems = self.read.iter().filter_map(|(one, pattern)| {
            let problem = match pattern {
                Some(pattern) => pattern.problem()?,
                None => Problem::Empty,
            };
            Some((one.text.span, problem))
        });
        problems.chain(self.beyond.map(|place| (place, Problem::TooMany))).collect()
    }

    /// The first pattern that is too much to compare with the others: nothing is known of what never decides.
    pub fn too_many(&self) -> Option<Span> {
        self.beyond.or_else(|| self.read.get(MOST_COMPARED).map(|(one, _)| one.text.span))
    }

    /// Everything that never decides; nothing is known of a table with more patterns than are looked at.
    pub fn shadowed(&self) -> &[Shadowed] {
        self.shadowed.get_or_init(|| match self.beyond {
            Some(_) => Vec::new(),
            None => shadowed(self.plan, &self.read),
        })
    }
}
