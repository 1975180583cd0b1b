//! Rules that comments silence: comments mean nothing else.

use crate::changes::fact::{Change, Group, Level, Sides, Subject, What};
use crate::source::Span;
use crate::syntax::{Tree, Trees};
use std::collections::HashMap;

/// Rules that more comments silence than before.
pub(super) fn by_comments(old: &Trees<'_>, new: &Trees<'_>) -> Vec<Change> {
    let mut before: HashMap<String, usize> = HashMap::new();
    for (rule, _) in old.iter().flat_map(silenced) {
        *before.entry(rule).or_default() += 1;
    }
    let mut changes = Vec::new();
    for (rule, place) in new.iter().flat_map(silenced) {
        match before.get_mut(&rule).filter(|n_before| **n_before > 0) {
            Some(n_before) => *n_before -= 1,
            None => changes.push(Change {
                group: Group::Governance,
                level: Level::Warning,
                section: "lint",
                subject: Subject { kind: "rule".to_owned(), id: rule.clone(), name: None, field: Vec::new() },
                what: What::Silenced { rule },
                places: Sides { old: None, new: Some(place) },
                touched: Vec::new(),
            }),
        }
    }
    changes
}

/// The rules that the comments of a file name: `# smplan: ignore[rule-a, rule-b] reason`.
fn silenced(tree: &Tree<'_>) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    for comment in tree.comments() {
        let place = comment.span;
        let text = tree.text().get(place.start as usize..place.end as usize).unwrap_or_default();
        let rest = text.trim_start_matches('#').trim_start();
        let is_for_smplan = rest.get(..6).is_some_and(|name| name.eq_ignore_ascii_case("smplan"));
        let rules = rest.split_once('[').and_then(|(_, rest)| rest.split_once(']'));
        let Some((rules, _)) = rules.filter(|_| is_for_smplan && rest.to_lowercase().contains("ignore"))
        else {
            continue;
        };
        found.extend(rules.split(',').map(|rule| (rule.trim().to_lowercase(), place)));
    }
    found
}
