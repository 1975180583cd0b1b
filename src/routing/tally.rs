//! Many comments run through the triage table, one after the other: what each row takes, what it loses to earlier rows, and
//! what nothing fits. Memory does not grow with the number of comments.

use crate::plan::Plan;
use crate::routing::caught::{Caught, PhraseReport};
use crate::routing::frequent::{Frequent, FrequentWords};
use crate::routing::labels::{LabelReport, Labels, Routed};
use crate::routing::sample::{Kept, Sample};
use crate::routing::share::share;
use crate::routing::table::{Query, Table};
use serde::Serialize;

/// Counts as comments go by.
#[derive(Debug)]
pub struct Tally<'p> {
    plan: &'p Plan,
    table: Table<'p>,
    rows: Vec<RowTally>,
    /// The first row for everything else.
    catch_all: Option<usize>,
    n_comments: u64,
    n_empty: u64,
    unmatched: Kept,
    frequent: Frequent,
    labels: Option<Labels<'p>>,
    caught: Caught,
    fitting: Vec<usize>,
    patterns: Vec<u32>,
}

#[derive(Debug, Default)]
struct RowTally {
    n_taken: u64,
    /// How many it fits, whoever takes them.
    n_fits: u64,
    /// The earlier rows that take what it fits, and how many.
    lost_to: Vec<(usize, u64)>,
    samples: Kept,
}

/// One comment.
#[derive(Clone, Copy, Debug)]
pub struct Comment<'c> {
    pub text: &'c str,
    /// The channels that it may stand on.
    pub channels: &'c [&'c str],
    /// What a person called it.
    pub label: Option<&'c str>,
    /// The line of the file.
    pub line: u64,
}

/// What came of all comments.
#[derive(Debug, Serialize)]
pub struct Census {
    pub comments: u64,
    /// Comments without words.
    pub empty: u64,
    pub rows: Vec<RowReport>,
    pub playbooks: Vec<PlaybookReport>,
    /// Every phrase that catches something, row by row, the one that catches most first.
    pub phrases: Vec<PhraseReport>,
    pub unmatched: Unmatched,
    pub labels: Option<LabelReport>,
}

#[derive(Debug, Serialize)]
pub struct RowReport {
    /// From 1.
    pub row: usize,
    pub kind: String,
    pub playbook: Option<String>,
    /// Whether it has a `match`.
    pub for_programs: bool,
    /// How many comments it takes, and their share in percent.
    pub taken: u64,
    pub percent: f64,
    /// How many it fits, those that an earlier row takes too.
    pub fits: u64,
    /// The earlier rows that take what it fits, the one that takes most first.
    pub lost_to: Vec<Lost>,
    pub samples: Vec<Sample>,
}

#[derive(Debug, Serialize)]
pub struct Lost {
    pub row: usize,
    pub comments: u64,
}

#[derive(Debug, Serialize)]
pub struct PlaybookReport {
    pub playbook: String,
    pub comments: u64,
    pub percent: f64,
}

#[derive(Debug, Serialize)]
pub struct Unmatched {
    pub comments: u64,
    pub percent: f64,
    /// What they and those of the row for everything else are about, by their frequent words.
    pub frequent: FrequentWords,
    pub samples: Vec<Sample>,
}

impl<'p> Tally<'p> {
    /// Begins with nothing. `measures` says whether comments come with labels.
    pub fn of(plan: &'p Plan, n_samples: usize, measures: bool) -> Tally<'p> {
        let table = Table::of(plan);
        let rows = plan
            .triage
            .items()
            .iter()
            .map(|_| RowTally { samples: Kept::of(n_samples), ..RowTally::default() });
        let catch_all = (0..plan.triage.items().len()).find(|row| table.takes_all(*row));
        Tally {
            plan,
            table,
            catch_all,
            rows: rows.collect(),
            n_comments: 0,
            n_empty: 0,
            unmatched: Kept::of(n_samples),
            frequent: Frequent::of(plan.language()),
            labels: measures.then(|| Labels::of(plan, n_samples)),
            caught: Caught::default(),
            fitting: Vec::new(),
            patterns: Vec::new(),
        }
    }

    /// Takes the next comment; says whether a row knows it by its words.
    pub fn add(&mut self, comment: Comment<'_>) -> bool {
        self.n_comments += 1;
        if comment.text.trim().is_empty() {
            self.n_empty += 1;
            return true;
        }
        let look = Query { comment: comment.text, channels: comment.channels };
        let mut fitting = std::mem::take(&mut self.fitting);
        self.table.fitting(look, &mut fitting);
        let first = fitting.first().copied();
        for &index in &fitting {
            let Some(row) = self.rows.get_mut(index) else { continue };
            row.n_fits += 1;
            match first {
                // Everything fits the row for everything else: that it loses most of it is what it is for.
                Some(first) if first < index && self.table.takes_all(index) => {}
                Some(first) if first < index => row.lose(first),
                _ => {
                    row.n_taken += 1;
                    row.samples.add(comment.text, comment.line);
                }
            }
        }
        // What only the row for everything else takes is what no row knows by its words.
        let known = first.filter(|row| !self.table.takes_all(*row));
        if known.is_none() {
            self.unmatched.add(comment.text, comment.line);
            self.frequent.add(self.table.folded().as_str());
        }
        fitting.retain(|row| Some(*row) == first || !self.table.takes_all(*row));
        let judged = self.labels.as_mut().and_then(|labels| {
            let label = comment.label.unwrap_or_default();
            let folded = self.table.folded();
            labels.add(
                label,
                Routed { fitting: &fitting, catch_all: self.catch_all, folded: &folded },
                comment.text,
                comment.line,
            )
        });
        if let Some(row) = known {
            self.table.caught_by(row, &mut self.patterns);
            self.caught.add(&self.patterns, judged);
        }
        self.fitting = fitting;
        known.is_some()
    }

    pub fn n_comments(&self) -> u64 {
        self.n_comments
    }

    /// What came of them.
    pub fn census(self) -> Census {
        let percent = |count: u64| share(count, self.n_comments);
        let mut playbooks: Vec<PlaybookReport> = Vec::new();
        let mut n_taken = 0;
        let rows = self.rows.into_iter().zip(self.plan.triage.items()).enumerate();
        let rows = rows.map(|(index, (row, written))| {
            let playbook = written.playbook.get().map(|id| id.to_string());
            n_taken += row.n_taken;
            if let Some(id) = &playbook {
                match playbooks.iter_mut().find(|known| known.playbook == *id) {
                    Some(known) => known.comments += row.n_taken,
                    None => playbooks.push(PlaybookReport {
                        playbook: id.clone(),
                        comments: row.n_taken,
                        percent: 0.0,
                    }),
                }
            }
            let mut lost_to: Vec<Lost> =
                row.lost_to.iter().map(|&(row, comments)| Lost { row: row + 1, comments }).collect();
            lost_to.sort_by_key(|lost| (std::cmp::Reverse(lost.comments), lost.row));
            RowReport {
                row: index + 1,
                kind: written.kind.get().map(|kind| kind.to_string()).unwrap_or_default(),
                playbook,
                for_programs: written.r#match.get().is_some(),
                taken: row.n_taken,
                percent: percent(row.n_taken),
                fits: row.n_fits,
                lost_to,
                samples: row.samples.samples(),
            }
        });
        let rows: Vec<RowReport> = rows.collect();
        for playbook in &mut playbooks {
            playbook.percent = percent(playbook.comments);
        }
        let n_unmatched = self.n_comments - self.n_empty - n_taken;
        Census {
            comments: self.n_comments,
            empty: self.n_empty,
            rows,
            playbooks,
            phrases: self.caught.report(&self.table),
            unmatched: Unmatched {
                comments: n_unmatched,
                percent: percent(n_unmatched),
                frequent: self.frequent.most(),
                samples: self.unmatched.samples(),
            },
            labels: self.labels.map(|labels| labels.report(self.catch_all)),
        }
    }
}

impl RowTally {
    fn lose(&mut self, to: usize) {
        match self.lost_to.iter_mut().find(|(row, _)| *row == to) {
            Some((_, count)) => *count += 1,
            None => self.lost_to.push((to, 1)),
        }
    }
}
