//! What people called the comments, against the row that took each.

use crate::plan::Plan;
use crate::routing::caught::Judged;
use crate::routing::moves::{Move, Moves};
use crate::routing::sample::{Kept, Sample};
use crate::routing::share::share;
use crate::routing::unusual::{Unusual, UnusualWords};
use serde::Serialize;
use std::collections::BTreeMap;

/// Counts how often rows and labels agree.
#[derive(Debug)]
pub(super) struct Labels<'p> {
    plan: &'p Plan,
    n_samples: usize,
    numbers: BTreeMap<String, usize>,
    names: Vec<String>,
    meanings: Vec<Meaning>,
    /// By label and by row (`None` for no row): how many, and a few of them.
    pairs: BTreeMap<(usize, Option<usize>), (u64, Kept)>,
    /// Comments that would be right if no row knew any words.
    n_right_unmatched: u64,
    n_blank: u64,
    /// Comments with more different labels than are counted.
    n_left_out: u64,
    moves: Moves,
    unusual: Unusual,
}

/// What a label stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Meaning {
    /// These rows: those of the kind, else those that open the playbook.
    Rows(Vec<usize>),
    /// No row, or the one for everything else.
    NoRow,
    /// Nothing that the plan knows.
    Unknown,
}

/// Where a comment goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Routed<'r> {
    /// The rows that it fits, in order, those for everything else only where nothing else fits.
    pub(super) fitting: &'r [usize],
    /// The first row that takes everything else, where there is one.
    pub(super) catch_all: Option<usize>,
    /// Its words in one case.
    pub(super) folded: &'r str,
}

/// More different labels than anybody keeps apart.
const MOST_LABELS: usize = 1_000;

/// Words for "no row should take it".
const NO_ROW: [&str; 4] = ["none", "no-row", "other", "unmatched"];

/// How well rows and labels agree. Every comment with words is in one of `labelled`, `blank`, `unknown` and `left_out`.
#[derive(Debug, Serialize)]
pub struct LabelReport {
    /// Comments with a label that the plan knows.
    pub labelled: u64,
    /// Those of them that went where their label says.
    pub right: u64,
    pub percent_right: f64,
    /// Those of them that would be right if no row knew any words: more than this has to be reached.
    pub right_unmatched: u64,
    pub percent_right_unmatched: f64,
    /// Comments without a label.
    pub blank: u64,
    /// Comments whose label is no kind and no playbook of the plan.
    pub unknown: u64,
    /// Comments whose label came after a thousand others.
    pub left_out: u64,
    pub rows: Vec<RowMeasures>,
    /// Where the comments of each label went.
    pub labels: Vec<OfLabel>,
    /// What goes wrong most often, the most frequent first.
    pub worst: Vec<Miss>,
    /// Words that are unusually frequent in what is missed, label by label.
    pub missed_words: Vec<UnusualWords>,
    /// Rows that do better elsewhere in the table.
    pub moves: Vec<Move>,
    /// Labels that are no kind and no playbook of the plan, with how many comments have them.
    pub unknown_labels: Vec<UnknownLabel>,
}

#[derive(Debug, Serialize)]
pub struct RowMeasures {
    /// From 1.
    pub row: usize,
    pub kind: String,
    /// Comments whose label stands for the row.
    pub labelled: u64,
    /// Comments with a label that the plan knows that it takes.
    pub taken: u64,
    /// Those of them whose label stands for it.
    pub right: u64,
    /// Percent of the labelled that rows of the label take; nothing where there is none.
    pub recall: Option<f64>,
    /// Percent of the taken that are right; nothing where there is none.
    pub precision: Option<f64>,
}

/// Where the comments of a label went.
#[derive(Debug, Serialize)]
pub struct OfLabel {
    pub label: String,
    pub comments: u64,
    pub right: u64,
    /// Where, the most frequent first.
    pub went: Vec<Went>,
}

#[derive(Debug, Serialize)]
pub struct Went {
    /// From 1; nothing where no row takes them.
    pub row: Option<usize>,
    pub kind: Option<String>,
    pub comments: u64,
    pub is_right: bool,
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
    pub(super) fn of(plan: &'p Plan, n_samples: usize) -> Labels<'p> {
        let (numbers, names, meanings, pairs, moves) = Default::default();
        let unusual = Unusual::of(plan.language());
        let (n_right_unmatched, n_blank, n_left_out) = (0, 0, 0);
        Labels {
            plan,
            n_samples,
            numbers,
            names,
            meanings,
            pairs,
            n_right_unmatched,
            n_blank,
            n_left_out,
            moves,
            unusual,
        }
    }

    /// Takes a comment; gives back whether it is right, where its label is one that the plan knows.
    pub(super) fn add(&mut self, label: &str, routed: Routed<'_>, text: &str, line: u64) -> Option<Judged> {
        if label.trim().is_empty() {
            self.n_blank += 1;
            return None;
        }
        let Some(number) = self.number(label) else {
            self.n_left_out += 1;
            return None;
        };
        let first = routed.fitting.first().copied();
        let kept = || Kept::of(self.n_samples);
        let (count, kept) = self.pairs.entry((number, first)).or_insert_with(|| (0, kept()));
        *count += 1;
        kept.add(text, line);
        let meaning = self.meanings.get(number).filter(|meaning| **meaning != Meaning::Unknown)?;
        let catch_all = routed.catch_all;
        let is_right = |row: Option<usize>| meaning.is_right(row.or(catch_all), catch_all);
        self.n_right_unmatched += u64::from(is_right(None));
        let known = if first == catch_all { &[] } else { routed.fitting };
        self.moves.add(known, |row| is_right(Some(row)));
        self.unusual.add(routed.folded, number, !is_right(first));
        Some(Judged { is_right: is_right(first), is_right_without: is_right(routed.fitting.get(1).copied()) })
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

    pub(super) fn report(self, catch_all: Option<usize>) -> LabelReport {
        const MOST_MISSES: usize = 10;
        let items = self.plan.triage.items();
        let kind = |row: usize| items.get(row).and_then(|row| row.kind.get()).map(|kind| kind.to_string());
        let name = |label: usize| self.names.get(label).cloned().unwrap_or_default();
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
        let mut labels: BTreeMap<usize, OfLabel> = BTreeMap::new();
        let mut worst: Vec<Miss> = Vec::new();
        let mut unknown_labels: BTreeMap<usize, UnknownLabel> = BTreeMap::new();
        for ((label, row), (count, kept)) in self.pairs {
            let meaning = self.meanings.get(label).unwrap_or(&Meaning::Unknown);
            if *meaning == Meaning::Unknown {
                let new = || UnknownLabel { label: name(label), comments: 0 };
                unknown_labels.entry(label).or_insert_with(new).comments += count;
                continue;
            }
            let is_right = meaning.is_right(row.or(catch_all), catch_all);
            let n_right = if is_right { count } else { 0 };
            if let Meaning::Rows(of_label) = meaning {
                for &index in of_label {
                    if let (Some(measures), Some(found)) = (rows.get_mut(index), found.get_mut(index)) {
                        measures.labelled += count;
                        *found += n_right;
                    }
                }
            }
            if let Some(measures) = row.and_then(|row| rows.get_mut(row)) {
                measures.taken += count;
                measures.right += n_right;
            }
            let new = || OfLabel { label: name(label), comments: 0, right: 0, went: Vec::new() };
            let of_label = labels.entry(label).or_insert_with(new);
            of_label.comments += count;
            of_label.right += n_right;
            let (row_number, kind) = (row.map(|row| row + 1), row.and_then(kind));
            of_label.went.push(Went { row: row_number, kind: kind.clone(), comments: count, is_right });
            if !is_right {
                worst.push(Miss {
                    label: name(label),
                    row: row_number,
                    kind,
                    comments: count,
                    samples: kept.samples(),
                });
            }
        }
        for (measures, found) in rows.iter_mut().zip(found) {
            measures.recall = (measures.labelled > 0).then(|| share(found, measures.labelled));
            measures.precision = (measures.taken > 0).then(|| share(measures.right, measures.taken));
        }
        let mut labels: Vec<OfLabel> = labels.into_values().collect();
        for of_label in &mut labels {
            of_label.went.sort_by_key(|went| (std::cmp::Reverse(went.comments), went.row));
        }
        labels.sort_by(|one, two| two.comments.cmp(&one.comments).then_with(|| one.label.cmp(&two.label)));
        worst.sort_by(|one, two| {
            two.comments.cmp(&one.comments).then_with(|| (&one.label, one.row).cmp(&(&two.label, two.row)))
        });
        worst.truncate(MOST_MISSES);
        let mut unknown_labels: Vec<UnknownLabel> = unknown_labels.into_values().collect();
        unknown_labels
            .sort_by(|one, two| two.comments.cmp(&one.comments).then_with(|| one.label.cmp(&two.label)));
        let labelled = labels.iter().map(|label| label.comments).sum();
        let right = labels.iter().map(|label| label.right).sum();
        LabelReport {
            labelled,
            right,
            percent_right: share(right, labelled),
            right_unmatched: self.n_right_unmatched,
            percent_right_unmatched: share(self.n_right_unmatched, labelled),
            blank: self.n_blank,
            unknown: unknown_labels.iter().map(|label| label.comments).sum(),
            left_out: self.n_left_out,
            rows,
            labels,
            worst,
            missed_words: self.unusual.report(name),
            moves: self.moves.report(items.len()),
            unknown_labels,
        }
    }
}

impl Meaning {
    /// Whether a comment is right in a row; no row and the one for everything else are the same to whoever says `none`.
    fn is_right(&self, row: Option<usize>, catch_all: Option<usize>) -> bool {
        match self {
            Meaning::Rows(rows) => row.is_some_and(|row| rows.contains(&row)),
            Meaning::NoRow => row.is_none() || row == catch_all,
            Meaning::Unknown => false,
        }
    }
}
