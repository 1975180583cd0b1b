//! Where values come from, and what they stand over.

use crate::cli::show::scalars::value;
use crate::compose::{Change, ChangeKind};
use crate::source::{Position, Sources, Span};
use serde_json::{Value, json};
use std::collections::HashMap;

/// What files did to one another.
#[derive(Debug, Default)]
pub(super) struct Origins {
    by_path: HashMap<String, Vec<Origin>>,
}

/// What a file did at a path.
#[derive(Debug)]
pub(super) struct Origin {
    /// Where it does so.
    pub(super) place: Place,
    pub(super) done: Done,
}

#[derive(Debug)]
pub(super) enum Done {
    /// Another value instead of this one.
    Over(Place, Value),
    Removed(Place, Value),
    /// It would have been this value; a line in another file does not allow it.
    Refused(Value, Place),
}

/// A place as it is said.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) file: String,
    pub(super) position: Position,
}

impl Place {
    pub(super) fn of(span: Span, sources: &Sources) -> Place {
        let source = sources.get(span.file).unwrap_or_else(|| sources.first());
        Place { file: source.name().to_owned(), position: source.position(span.start) }
    }

    /// As it is said: `group.yaml:123`.
    pub(super) fn in_words(&self) -> String {
        format!("{}:{}", self.file, self.position.line)
    }

    /// With what stands there.
    pub(super) fn with(&self, value: &Value) -> Value {
        json!({"file": self.file, "line": self.position.line, "value": value})
    }
}

impl Origins {
    pub(super) fn of(changes: &[Change<'_>], sources: &Sources) -> Origins {
        let mut origins = Origins::default();
        for change in changes {
            let done = match &change.kind {
                ChangeKind::Replaces(before) => Done::Over(Place::of(before.span(), sources), value(*before)),
                ChangeKind::Removes(before) => {
                    Done::Removed(Place::of(before.span(), sources), value(*before))
                }
                ChangeKind::Refused(refused) => {
                    Done::Refused(value(change.value), Place::of(refused.listed, sources))
                }
                ChangeKind::Adds | ChangeKind::RemovesNothing(_) | ChangeKind::Unclear => continue,
            };
            let place = Place::of(change.key.span(), sources);
            origins.by_path.entry(change.path_in_words()).or_default().push(Origin { place, done });
        }
        origins
    }

    /// What was done at a path, the last first.
    pub(super) fn at(&self, path: &str) -> impl Iterator<Item = &Origin> {
        self.by_path.get(path).into_iter().flatten().rev()
    }

    /// What was taken out of something, by name, and what it was.
    pub(super) fn removed_from(&self, path: &str) -> Vec<(&str, &Place, &Place, &Value)> {
        let name = |of: &'_ str| -> Option<usize> {
            let start = if path.is_empty() {
                0
            } else {
                of.strip_prefix(path)?.starts_with('.').then(|| path.len() + 1)?
            };
            (!of.get(start..)?.contains('.')).then_some(start)
        };
        let mut removed: Vec<_> = self
            .by_path
            .iter()
            .filter_map(|(of, done)| {
                let name = of.get(name(of)?..)?;
                let last = done.last()?;
                match &last.done {
                    Done::Removed(was, value) => Some((name, &last.place, was, value)),
                    Done::Over(..) | Done::Refused(..) => None,
                }
            })
            .collect();
        removed.sort_unstable_by_key(|(name, ..)| *name);
        removed
    }

    /// Which file took out what a path leads to, or what that is in.
    pub(super) fn removed_at(&self, steps: &[&str]) -> Option<String> {
        (1..=steps.len()).rev().find_map(|length| {
            let path = steps.get(..length)?.join(".");
            let removal = self.at(&path).find(|origin| matches!(origin.done, Done::Removed(..)))?;
            Some(removal.place.in_words())
        })
    }

    /// All that was done, by path.
    pub(super) fn all(&self) -> Vec<(&str, &Origin)> {
        let mut all: Vec<_> = self
            .by_path
            .iter()
            .flat_map(|(path, done)| done.iter().map(move |one| (path.as_str(), one)))
            .collect();
        all.sort_by_key(|(path, _)| *path);
        all
    }
}
