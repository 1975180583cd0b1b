//! What is wrong with the patterns of a plan.

use crate::plan::{Match, Plan, Text};
use crate::routing::pattern::{Pattern, Problem};
use crate::routing::shadow::{MOST_COMPARED, Shadowed, shadowed};
use crate::routing::written::{Side, Written, written};
use crate::source::{Span, Spanned};
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

    /// Phrases under `not` that can overlap nothing that their row looks for, with their places. Rows with lists, and regular
    /// expressions, and rows that forgive typos, are not looked at.
    pub fn useless_nots(&self) -> Vec<(&'p Match, &'p Spanned<Text>)> {
        let mut found = Vec::new();
        for (one, pattern) in self.read.iter().filter(|(one, _)| one.side == Side::Not) {
            let of_row = self.plan.triage.items().get(one.row).and_then(|row| row.r#match.get());
            let is_compared = |of_row: &&Match| {
                of_row.lists.is_missing() && !of_row.any.is_missing() && of_row.typos.is_missing()
            };
            let Some(of_row) = of_row.filter(is_compared) else { continue };
            let mut any =
                self.read.iter().filter(|(other, _)| other.row == one.row && other.side == Side::Any);
            let may_overlap = |other: &Option<Pattern>| {
                pattern.as_ref().zip(other.as_ref()).is_none_or(|(one, other)| may_overlap(one, other))
            };
            if !any.any(|(_, other)| may_overlap(other)) {
                found.push((of_row, one.text));
            }
        }
        found
    }

    /// Everything that never decides; nothing is known of a table with more patterns than are looked at.
    pub fn shadowed(&self) -> &[Shadowed] {
        self.shadowed.get_or_init(|| match self.beyond {
            Some(_) => Vec::new(),
            None => shadowed(self.plan, &self.read),
        })
    }
}

/// Whether two patterns can share words of one comment: one is in the other, or one ends as the other begins.
fn may_overlap(one: &Pattern, other: &Pattern) -> bool {
    let words = |pattern: &Pattern| match pattern {
        Pattern::Phrase(phrase) | Pattern::Begun(phrase) => {
            Some(phrase.split(' ').map(str::to_owned).collect::<Vec<String>>())
        }
        Pattern::Expression(_) => None,
    };
    let (Some(one), Some(other)) = (words(one), words(other)) else { return true };
    // The last word of a begun phrase may go on, and signs may stand between words: the beginning of a word is enough.
    let alike =
        |one: &String, other: &String| one.starts_with(other.as_str()) || other.starts_with(one.as_str());
    let ends_as = |first: &[String], second: &[String]| {
        (0..first.len()).any(|start| {
            first.get(start..).unwrap_or_default().iter().zip(second).all(|(one, other)| alike(one, other))
        })
    };
    ends_as(&one, &other) || ends_as(&other, &one)
}
