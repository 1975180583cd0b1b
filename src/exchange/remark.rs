//! What is to be said of a list.

use crate::diagnostic::Severity;
use std::collections::HashMap;
use std::fmt;

/// Something about a row of a list, or about the whole of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Of an error the row is left out.
    pub severity: Severity,
    /// The rows, as spreadsheets number them; none for the whole list.
    pub rows: Vec<usize>,
    /// The heading of the column.
    pub heading: Option<String>,
    pub message: String,
    pub help: Option<String>,
}

impl Remark {
    pub(super) fn new(severity: Severity, row: usize, message: impl Into<String>) -> Remark {
        Remark { severity, rows: vec![row], heading: None, message: message.into(), help: None }
    }

    /// That a row cannot be used, and what to do.
    pub fn refusal(row: usize, message: impl Into<String>, help: impl Into<String>) -> Remark {
        Remark::new(Severity::Error, row, message).help(help)
    }

    pub(super) fn at(mut self, heading: &str) -> Remark {
        self.heading = Some(heading.to_owned());
        self
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Remark {
        self.help = Some(help.into());
        self
    }

    /// Says once what is the same of several rows.
    pub fn together(remarks: Vec<Remark>) -> Vec<Remark> {
        let mut together: Vec<Remark> = Vec::new();
        let mut known: HashMap<(Severity, Option<String>, String, Option<String>), usize> = HashMap::new();
        for remark in remarks {
            let Remark { severity, heading, message, help, .. } = remark.clone();
            let position = *known.entry((severity, heading, message, help)).or_insert(together.len());
            match together.get_mut(position) {
                Some(same) => same.rows.extend(remark.rows),
                None => together.push(remark),
            }
        }
        together.sort_by_key(|remark| remark.rows.first().copied());
        together
    }
}

impl fmt::Display for Remark {
    /// `row 14, `Zone`: `CST` is no time zone`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST: usize = 8;
        let numbers: Vec<String> = self.rows.iter().take(MOST).map(usize::to_string).collect();
        let rows = match numbers.as_slice() {
            [] => None,
            [one] => Some(format!("row {one}")),
            _ if self.rows.len() > MOST => {
                Some(format!("rows {} and {} more", numbers.join(", "), self.rows.len() - MOST))
            }
            _ => Some(format!("rows {}", numbers.join(", "))),
        };
        let heading = self.heading.as_ref().map(|heading| format!("`{heading}`"));
        let place: Vec<String> = rows.into_iter().chain(heading).collect();
        if place.is_empty() {
            formatter.write_str(&self.message)
        } else {
            write!(formatter, "{}: {}", place.join(", "), self.message)
        }
    }
}
