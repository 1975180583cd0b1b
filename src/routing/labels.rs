//! What people called the comments, against the row that took each.

use crate::plan::Plan;
use crate::routing::sample::{Kept, Sample};
use crate::routing::share::share;
use serde::Serialize;
use std::collections::BTreeMap;

/// Counts how often rows and labels agree.
#[derive(Debug)]
pub(super) struct Labels<'p> {
    plan: &'p Plan,
    numbers: BTreeMap<String, usize>,
    names: Vec<String>,
    meanings: Vec<Meaning>,
    /// By label and by row (`None` for no row): how many, and a few of them.
    pairs: BTreeMap<(usize, Option<usize>), (u64, Kept)>,
    /// Comments with more different labels than are counted.
    n_left_out: u64,
}

/// What a label stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Meaning {
    /// These rows: those of the kind, else those that open the playbook.
    Rows(Vec<usize>),
    /// No row.
    NoRow,
    /// Nothing that the plan knows.
    Unknown,
}

/// More different labels than anybody keeps apart.
const MOST_LABELS: usize = 1_000;

/// Words for "no row should take it".
const NO_ROW: [&str; 4] = ["none", "no-row", "other", "unmatched"];

/// How well rows and labels agree.
#[derive(Debug, Serialize)]
pub struct LabelReport {
    /// Comments that have a label.
    pub labelled: u64,
    /// Those of them that went where their label says.
    pub right: u64,
    pub percent_right: f64,
    pub rows: Vec<RowMeasures>,
    /// What goes wrong most often, the most frequent first.
    pub worst: Vec<Miss>,
    /// Labels that are no kind and no playbook of the plan, with how many comments have them.
    pub unknown_labels: Vec<UnknownLabel>,
    pub left_out: u64,
}

#[derive(Debug, Serialize)]
pub struct RowMeasures {
    /// From 1.
    pub row: usize,
    pub kind: String,
    /// Comments whose label stands for the row.
    pub labelled: u64,
    /// Comments with a label that it takes.
    pub taken: u64,
    /// Those of them whose label stands for it.
    pub right: u64,
    /// Percent of the labelled that rows of the label take; nothing where there is none.
    pub recall: Option<f64>,
    /// Percent of the taken that are right; nothing where there is none.
    pub precision: Option<f64>,
}

/// Comments of one label that a wrong row takes, or none.
#[derive(Debug, Serialize)]
pub struct Miss {
    pub label: String,
    /// From 1; nothing where no row takes them.
    pub row: Option<usize>,
    pub kind: Option<String>,
    pub comments: u64,
    pub samples: Vec<Sample>,
}

#[derive(Debug, Serialize)]
pub struct UnknownLabel {
    pub label: String,
    pub comments: u64,
}

fn same(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '_'], "-")
}

impl<'p> Labels<'p> {
    pub(super) fn of(plan: &'p Plan) -> Labels<'p> {
        let (numbers, names, meanings, pairs) = Default::default();
        Labels { plan, numbers, names, meanings, pairs, n_left_out: 0 }
    }

    pub(super) fn add(&mut self, label: &str, row: Option<usize>, text: &str, line: u64) {
        const SAMPLES: usize = 3;
        if label.trim().is_empty() {
            return;
        }
        let Some(number) = self.number(label) else {
            self.n_left_out += 1;
            return;
        };
        let (count, kept) = self.pairs.entry((number, row)).or_insert_with(|| (0, Kept::of(SAMPLES)));
        *count += 1;
        kept.add(text, line);
    }

    /// The number of a label; `None` where there are too many to keep apart.
    fn number(&mut self, label: &str) -> Option<usize> {
        if let Some(&number) = self.numbers.get(label) {
            return Some(number);
        }
        let number = Some(self.names.len()).filter(|number| *number < MOST_LABELS)?;
        self.numbers.insert(label.to_owned(), number);
        self.names.push(label.trim().to_owned());
        self.meanings.push(self.meaning(label));
        Some(number)
    }

    fn meaning(&self, label: &str) -> Meaning {
        let label = same(label);
        let rows = || self.plan.triage.items().iter().enumerate();
        let of_kind = rows().filter(|(_, row)| row.kind.get().is_some_and(|kind| same(kind) == label));
        let of_kind: Vec<usize> = of_kind.map(|(index, _)| index).collect();
        if !of_kind.is_empty() {
            return Meaning::Rows(of_kind);
        }
        let of_playbook = rows().filter(|(_, row)| row.playbook.get().is_some_and(|id| **id == *label));
        let of_playbook: Vec<usize> = of_playbook.map(|(index, _)| index).collect();
        if !of_playbook.is_empty() {
            Meaning::Rows(of_playbook)
        } else if NO_ROW.contains(&label.as_str()) {
            Meaning::NoRow
        } else {
            Meaning::Unknown
        }
    }

    pub(super) fn report(self) -> LabelReport {
        const MOST_MISSES: usize = 10;
        let items = self.plan.triage.items();
        let kind = |row: usize| items.get(row).and_then(|row| row.kind.get()).map(|kind| kind.to_string());
        let mut rows: Vec<RowMeasures> = (0..items.len())
            .map(|row| RowMeasures {
                row: row + 1,
                kind: kind(row).unwrap_or_default(),
                labelled: 0,
                taken: 0,
                right: 0,
                recall: None,
                precision: None,
            })
            .collect();
        let mut found = vec![0_u64; items.len()];
        let (mut labelled, mut right) = (0, 0);
        let mut worst: Vec<Miss> = Vec::new();
        let mut unknown: BTreeMap<usize, u64> = BTreeMap::new();
        for ((label, row), (count, kept)) in self.pairs {
            let meaning = self.meanings.get(label).unwrap_or(&Meaning::Unknown);
            let name = self.names.get(label).cloned().unwrap_or_default();
            labelled += count;
            let is_right = match (meaning, row) {
                (Meaning::Rows(rows), Some(row)) => rows.contains(&row),
                (Meaning::NoRow, None) => true,
                _ => false,
            };
            if let Meaning::Rows(of_label) = meaning {
                for &index in of_label {
                    if let (Some(measures), Some(found)) = (rows.get_mut(index), found.get_mut(index)) {
                        measures.labelled += count;
                        *found += if is_right { count } else { 0 };
                    }
                }
            }
            if let Some(measures) = row.and_then(|row| rows.get_mut(row)) {
                measures.taken += count;
                measures.right += if is_right { count } else { 0 };
            }
            if *meaning == Meaning::Unknown {
                *unknown.entry(label).or_default() += count;
            } else if !is_right {
                let row_number = row.map(|row| row + 1);
                worst.push(Miss {
                    label: name,
                    row: row_number,
                    kind: row.and_then(kind),
                    comments: count,
                    samples: kept.samples(),
                });
            }
            right += if is_right { count } else { 0 };
        }
        for (measures, found) in rows.iter_mut().zip(found) {
            measures.recall = (measures.labelled > 0).then(|| share(found, measures.labelled));
            measures.precision = (measures.taken > 0).then(|| share(measures.right, measures.taken));
        }
        worst.sort_by(|one, other| {
            other
                .comments
                .cmp(&one.comments)
                .then_with(|| (&one.label, one.row).cmp(&(&other.label, other.row)))
        });
        worst.truncate(MOST_MISSES);
        let mut unknown_labels: Vec<UnknownLabel> = unknown
            .into_iter()
            .map(|(label, comments)| UnknownLabel {
                label: self.names.get(label).cloned().unwrap_or_default(),
                comments,
            })
            .collect();
        unknown_labels.sort_by(|one, other| {
            other.comments.cmp(&one.comments).then_with(|| one.label.cmp(&other.label))
        });
        LabelReport {
            labelled,
            right,
            percent_right: share(right, labelled),
            rows,
            worst,
            unknown_labels,
            left_out: self.n_left_out,
        }
    }
}
