//! A row of a list as a store, with what is wrong with it.

use crate::exchange::SheetRow;
use crate::exchange::cell::{CellWords, is_cut_number, on_one_line, read_cell};
use crate::exchange::cells::Cells;
use crate::exchange::stores::columns::roles;
use crate::exchange::stores::fields::{self, Options};
use crate::plan::Plan;

/// A store as a row has it; what the row leaves empty is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoreRow {
    pub number: usize,
    pub code: Option<String>,
    pub name: Option<String>,
    /// Id of a region of the plan.
    pub region: Option<String>,
    pub time_zone: Option<String>,
    pub country: Option<String>,
    pub phone: Option<String>,
    pub hours: Option<String>,
    pub people: Vec<PersonCells>,
}

/// Somebody as a row has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonCells {
    pub role: String,
    pub name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// Reads rows of a list with a head.
pub(super) struct RowReader<'r> {
    pub(super) cells: Cells<'r>,
    pub(super) plan: &'r Plan,
    pub(super) options: &'r Options,
}

impl RowReader<'_> {
    /// The store of a row. Whether it can be used say the remarks: nothing is left out without one.
    pub(super) fn read(&mut self, row: &SheetRow) -> StoreRow {
        if !self.cells.is_whole(row) {
            return StoreRow { number: row.number, ..StoreRow::default() };
        }
        let code = self.words(row, "code");
        let cut = code.as_deref().is_some_and(is_cut_number);
        if cut {
            let code = code.as_deref().unwrap_or_default();
            let message = format!("`{code}` is what a spreadsheet makes of a long number");
            self.cells.say::<()>(
                row,
                "code",
                message,
                "format the column as text, and put the numbers in again",
            );
        }
        let name = self.words(row, "name");
        let region = self.checked(row, "region", |plan, _, words| fields::region(plan, words));
        let time_zone = self.checked(row, "time_zone", |_, options, words| fields::zone(options, words));
        let country = self.checked(row, "country", |_, _, words| fields::country(words));
        let phone = self.checked(row, "phone", |_, options, words| fields::phone(options, words));
        let hours = self.checked(row, "hours", |_, _, words| fields::hours(words));
        let plan = self.plan;
        let people: Vec<PersonCells> = roles(plan).filter_map(|role| self.person(row, &role.id)).collect();
        let is_empty = |field: &str| {
            self.cells
                .head
                .column(field)
                .is_some_and(|column| read_cell(row.cell(column)) == CellWords::Nothing)
        };
        let (is_unnamed, is_unnumbered) = (is_empty("name"), is_empty("code"));
        if is_unnamed {
            self.cells.say::<()>(
                row,
                "name",
                "there is no name in this row",
                "write the name of the store, or take the row out",
            );
        } else if is_unnumbered {
            let help =
                "write the number by which the store is known, or leave the column out: --column code=";
            self.cells.say::<()>(row, "code", "there is no number in this row", help);
        }
        StoreRow { number: row.number, code, name, region, time_zone, country, phone, hours, people }
    }

    /// Somebody who holds a role at the store; `None` where the row names nobody.
    fn person(&mut self, row: &SheetRow, role: &str) -> Option<PersonCells> {
        const NOBODY: [&str; 10] =
            ["vacant", "vacancy", "tbd", "tba", "tbc", "open", "vakant", "unbesetzt", "offen", "nobody"];
        let (email, phone) = (format!("{role}.email"), format!("{role}.phone"));
        let written = self.words(row, role);
        let name = written.filter(|name| !NOBODY.contains(&name.to_lowercase().as_str()));
        let email = self.checked(row, &email, |_, _, words| fields::email(words));
        let phone = self.checked(row, &phone, |_, options, words| fields::phone(options, words));
        // Addresses of stores stand in lists whoever runs the store: without a name they are nobody's.
        let name = Some(fields::in_order(&name?));
        Some(PersonCells { role: role.to_owned(), name, email, phone })
    }

    /// What stands in the column of a field, on one line.
    fn words(&mut self, row: &SheetRow, field: &str) -> Option<String> {
        self.cells.words(row, field).map(|words| on_one_line(&words))
    }

    /// The same for a field of a form, as plans write it.
    fn checked(
        &mut self,
        row: &SheetRow,
        field: &str,
        check: impl Fn(&Plan, &Options, &str) -> Result<String, (String, String)>,
    ) -> Option<String> {
        let words = self.words(row, field)?;
        match check(self.plan, self.options, &words) {
            Ok(written) => Some(written),
            Err((message, help)) => self.cells.say(row, field, message, &help),
        }
    }
}
