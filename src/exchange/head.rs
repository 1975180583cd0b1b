//! Which column of a list is which: by what its head calls it, or by what somebody says.

use crate::exchange::cell::on_one_line;
use crate::exchange::{Sheet, SheetRow, refusal};
use crate::format::nearest;
use crate::source::Refusal;
use std::collections::HashMap;

/// A column that a list may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What `--column` calls it.
    pub field: String,
    /// What heads call it, the likeliest first.
    pub headings: Vec<String>,
    /// Whether a list without it is none.
    pub is_needed: bool,
}

impl Wanted {
    pub(super) fn new(field: &str, headings: &[&str]) -> Wanted {
        let headings = headings.iter().map(|heading| plain(heading)).collect();
        Wanted { field: field.to_owned(), headings, is_needed: false }
    }

    pub(super) fn needed(self) -> Wanted {
        Wanted { is_needed: true, ..self }
    }
}

/// The heading of a field, as somebody says it; an empty one leaves the field out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub field: String,
    pub heading: String,
}

/// The head of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// How many of the rows it takes, with all that stands above it.
    n_rows: usize,
    /// What stands over each column.
    headings: Vec<String>,
    /// The column of each field.
    columns: HashMap<String, usize>,
}

/// A row that may be the head, alone or below one that says what several columns are about.
struct Candidate {
    n_rows: usize,
    headings: Vec<String>,
}

/// How many rows of titles may stand above a head.
const MOST_TITLES: usize = 30;

impl Head {
    /// The row that names most columns, and what each is.
    pub(super) fn find(sheet: &Sheet, wanted: &[Wanted], chosen: &[Chosen]) -> Result<Head, Refusal> {
        if let Some(Chosen { field, .. }) =
            chosen.iter().find(|chosen| !wanted.iter().any(|wanted| wanted.field == chosen.field))
        {
            let fields = wanted.iter().map(|wanted| wanted.field.as_str());
            let near = nearest(field, fields.clone()).map(|near| format!("did you mean `{near}`? "));
            let fields = fields.collect::<Vec<_>>().join(", ");
            let help = format!("{}It may be {fields}", near.unwrap_or_default());
            return Err(refusal(format!("--column: there is no field `{field}`"), help));
        }
        let n_first = sheet.rows.len().min(MOST_TITLES);
        let rows = sheet.rows.get(..n_first).unwrap_or_default();
        let mut candidates: Vec<Candidate> = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            let headings = row.cells.iter().map(|cell| on_one_line(cell)).collect();
            candidates.push(Candidate { n_rows: number + 1, headings });
            if let Some(above) = number.checked_sub(1).and_then(|above| rows.get(above)) {
                candidates.push(Candidate { n_rows: number + 1, headings: below(above, row, wanted) });
            }
        }
        let n_known = |candidate: &Candidate| {
            let said = chosen.iter().filter(|chosen| candidate.position(&chosen.heading).is_some()).count();
            let known = wanted.iter().filter(|wanted| candidate.column(wanted).is_some()).count();
            (said, known)
        };
        // Of equals the first.
        let best = candidates.iter().rev().max_by_key(|candidate| n_known(candidate));
        let Some(best) = best.filter(|best| n_known(best) != (0, 0)) else {
            let needed: Vec<&str> =
                wanted.iter().filter(|wanted| wanted.is_needed).map(|wanted| &*wanted.field).collect();
            return Err(match chosen.iter().find(|chosen| !chosen.heading.trim().is_empty()) {
                Some(Chosen { heading, .. }) => {
                    let cells = rows.iter().flat_map(|row| &row.cells).map(String::as_str);
                    let near = nearest(heading, cells).map(|near| format!("did you mean `{near}`?"));
                    let help =
                        near.unwrap_or_else(|| "write the heading as it stands in the list".to_owned());
                    refusal(format!("--column: no column is called `{heading}`"), help)
                }
                None => refusal(
                    "no row of it names its columns",
                    format!(
                        "write a line above the rows that says what each column holds, at least {}; or say it: --column {}=\"Heading\"",
                        needed.join(" and "),
                        needed.first().unwrap_or(&"name"),
                    ),
                ),
            });
        };
        best.head(wanted, chosen)
    }

    /// The rows below it.
    pub fn rows<'s>(&self, sheet: &'s Sheet) -> impl Iterator<Item = &'s SheetRow> {
        let rows = sheet.rows.get(self.n_rows..).unwrap_or_default();
        let again: Vec<String> = self.headings.iter().map(|heading| plain(heading)).collect();
        // Some programs write the head again on each page.
        let is_head = move |row: &&SheetRow| {
            let cells: Vec<String> = row.cells.iter().map(|cell| plain(cell)).collect();
            cells.iter().any(|cell| !cell.is_empty())
                && cells.iter().zip(&again).all(|(cell, head)| cell == head)
        };
        rows.iter().filter(move |row| !is_head(row))
    }

    /// The column of a field.
    pub fn column(&self, field: &str) -> Option<usize> {
        self.columns.get(field).copied()
    }

    /// What stands over the column of a field; the name of the field where it has none.
    pub fn heading<'h>(&'h self, field: &'h str) -> &'h str {
        let heading = self.column(field).and_then(|column| self.headings.get(column));
        heading.map_or(field, String::as_str)
    }

    /// What stands over the columns that are not read.
    pub fn unread(&self) -> impl Iterator<Item = &str> {
        let is_read = |column: &usize| self.columns.values().any(|read| read == column);
        let unread = self.headings.iter().enumerate().filter(move |(column, _)| !is_read(column));
        unread.map(|(_, heading)| heading.as_str()).filter(|heading| !heading.is_empty())
    }

    /// How many fields it knows.
    pub(super) fn n_known(&self) -> usize {
        self.columns.len()
    }
}

impl Candidate {
    /// The column of a heading that somebody named; of several the first.
    fn position(&self, heading: &str) -> Option<usize> {
        let wanted = plain(heading);
        let exact = self.headings.iter().position(|known| !known.is_empty() && known == heading.trim());
        exact.or_else(|| self.headings.iter().position(|known| !wanted.is_empty() && plain(known) == wanted))
    }

    /// The column that is called like a field, and whether another one is so as well.
    fn column(&self, wanted: &Wanted) -> Option<(usize, bool)> {
        let heads: Vec<String> = self.headings.iter().map(|heading| plain(heading)).collect();
        wanted.headings.iter().find_map(|heading| {
            let mut found = heads.iter().enumerate().filter(|(_, head)| *head == heading).map(|(at, _)| at);
            Some((found.next()?, found.next().is_some()))
        })
    }

    fn head(&self, wanted: &[Wanted], chosen: &[Chosen]) -> Result<Head, Refusal> {
        let mut columns = HashMap::new();
        for Chosen { field, heading } in chosen {
            if heading.trim().is_empty() {
                continue;
            }
            let Some(column) = self.position(heading) else {
                let message = format!("--column: no column is called `{heading}`");
                return Err(refusal(message, format!("the columns are {}", self.named())));
            };
            columns.insert(field.clone(), column);
        }
        let is_chosen = |field: &str| chosen.iter().any(|chosen| chosen.field == field);
        for wanted in wanted.iter().filter(|wanted| !is_chosen(&wanted.field)) {
            let Some((column, is_one_of_several)) = self.column(wanted) else { continue };
            // What somebody said a column is it is not besides.
            if columns.values().any(|taken| *taken == column) {
                continue;
            }
            if is_one_of_several {
                let heading = self.headings.get(column).map_or("", String::as_str);
                let message = format!("several columns are called `{heading}`");
                return Err(refusal(
                    message,
                    "give each a name of its own, or take those out that are not needed",
                ));
            }
            columns.insert(wanted.field.clone(), column);
        }
        let missing = wanted.iter().find(|wanted| wanted.is_needed && !columns.contains_key(&wanted.field));
        if let Some(Wanted { field, .. }) = missing {
            return Err(refusal(
                format!("no column is known as the one for `{field}`"),
                format!(
                    "say which one it is: --column {field}=\"Heading\"; the columns are {}",
                    self.named()
                ),
            ));
        }
        Ok(Head { n_rows: self.n_rows, headings: self.headings.clone(), columns })
    }

    fn named(&self) -> String {
        const MOST: usize = 30;
        let named = self.headings.iter().filter(|heading| !heading.is_empty()).take(MOST);
        named.map(|heading| format!("`{heading}`")).collect::<Vec<_>>().join(", ")
    }
}

/// The headings of a row that stands below another one: `Name` below `Manager`, which stands over several columns, is
/// `Manager Name`, as far as some column is called so.
fn below(above: &SheetRow, row: &SheetRow, wanted: &[Wanted]) -> Vec<String> {
    let mut group = String::new();
    let n_columns = row.cells.len().max(above.cells.len());
    let heading = |column: usize| {
        let (upper, own) = (on_one_line(above.cell(column)), on_one_line(row.cell(column)));
        if !upper.is_empty() {
            group.clone_from(&upper);
        }
        match (own.is_empty(), group.is_empty()) {
            (true, _) => upper,
            (false, true) => own,
            (false, false) => {
                let both = format!("{group} {own}");
                let called = plain(&both);
                if wanted.iter().any(|wanted| wanted.headings.contains(&called)) { both } else { own }
            }
        }
    };
    (0..n_columns).map(heading).collect()
}

/// A heading as it is compared: in small letters, without signs.
fn plain(heading: &str) -> String {
    let words: String = heading
        .chars()
        .map(|letter| match letter {
            '#' => " number ".to_owned(),
            letter if letter.is_alphanumeric() => letter.to_lowercase().to_string(),
            _ => " ".to_owned(),
        })
        .collect();
    on_one_line(&words)
}
