//! Parts of a plan as tables for spreadsheets (RFC 4180).

use crate::view::{Contact, Named, Person, View};
use csv_core::{Terminator, WriteResult, WriterBuilder};

/// A table of a plan.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    pub name: &'static str,
    columns: &'static [&'static str],
    rows: fn(&View) -> Vec<Vec<String>>,
}

/// All tables.
pub const TABLES: &[Table] = &[
    Table {
        name: "actions",
        columns: &[
            "code",
            "action",
            "owner",
            "starts",
            "ends",
            "every",
            "status",
            "late",
            "effort",
            "budget",
            "measure",
            "strategies",
            "channels",
            "needs approval by",
        ],
        rows: actions,
    },
    Table {
        name: "contacts",
        columns: &[
            "kind",
            "name",
            "title",
            "roles",
            "phone",
            "e-mail",
            "chat",
            "hours",
            "on call",
            "time zone",
            "languages",
            "address",
        ],
        rows: contacts,
    },
    Table {
        name: "channels",
        columns: &[
            "code",
            "channel",
            "platform",
            "where",
            "address",
            "status",
            "visibility",
            "owner",
            "staffed",
            "first answer within",
            "outside hours within",
            "published",
            "audiences",
            "accepts",
            "purpose",
        ],
        rows: channels,
    },
];

impl Table {
    /// The table as CSV: UTF-8 with the mark by which Excel knows it, a line of names, lines that end with CR LF.
    ///
    /// A cell that a spreadsheet would take for a formula, or that begins with an apostrophe, has an apostrophe in front;
    /// without it every cell is what the plan says.
    pub fn csv(&self, view: &View) -> String {
        let mut text = String::from("\u{feff}");
        let names = self.columns.iter().map(|name| (*name).to_owned()).collect();
        for row in std::iter::once(names).chain((self.rows)(view)) {
            text.push_str(&record(&row));
        }
        text
    }
}

fn record(cells: &[String]) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).build();
    let mut bytes = Vec::new();
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            finish(&mut bytes, cell.len(), |out| writer.delimiter(out));
        }
        let cell = plain(cell);
        let mut rest = cell.as_bytes();
        while !rest.is_empty() {
            let start = bytes.len();
            bytes.resize(start + rest.len() * 2 + 8, 0);
            let out = bytes.get_mut(start..).unwrap_or_default();
            let (_, read, written) = writer.field(rest, out);
            bytes.truncate(start + written);
            rest = rest.get(read..).unwrap_or_default();
        }
    }
    finish(&mut bytes, 8, |out| writer.terminator(out));
    String::from_utf8(bytes).unwrap_or_default()
}

/// Writes what stands between cells and behind them.
fn finish(bytes: &mut Vec<u8>, room: usize, mut write: impl FnMut(&mut [u8]) -> (WriteResult, usize)) {
    let start = bytes.len();
    bytes.resize(start + room + 8, 0);
    let (_, written) = write(bytes.get_mut(start..).unwrap_or_default());
    bytes.truncate(start + written);
}

/// A cell that is no formula, whatever it begins with (OWASP, CSV injection).
fn plain(cell: &str) -> String {
    let starts_formula = |first: char| {
        matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\'' | '＝' | '＋' | '－' | '＠')
    };
    // What no one can see, a spreadsheet may read over.
    let is_seen = |character: &char| !character.is_control() || matches!(character, '\t' | '\r' | '\n');
    let cell: String = cell.chars().filter(is_seen).collect();
    if cell.starts_with(starts_formula) { format!("'{cell}") } else { cell }
}

fn or_nothing(cell: Option<&String>) -> String {
    cell.cloned().unwrap_or_default()
}

fn label(owner: Option<&Named>) -> String {
    owner.map(|owner| owner.label.clone()).unwrap_or_default()
}

fn labels(named: &[Named]) -> String {
    named.iter().map(|named| named.label.as_str()).collect::<Vec<_>>().join("; ")
}

fn actions(view: &View) -> Vec<Vec<String>> {
    let row = |action: &crate::view::Action| {
        vec![
            action.code.clone(),
            action.what.clone(),
            label(action.owner.as_ref()),
            or_nothing(action.starts.as_ref()),
            or_nothing(action.ends.as_ref()),
            or_nothing(action.every.as_ref()),
            action.status.clone(),
            if action.late { "late" } else { "" }.to_owned(),
            or_nothing(action.effort.as_ref()),
            or_nothing(action.budget.as_ref()),
            or_nothing(action.measure.as_ref()),
            labels(&action.strategies),
            labels(&action.channels),
            action.needs_approval.iter().map(|owner| owner.label.as_str()).collect::<Vec<_>>().join("; "),
        ]
    };
    view.actions.iter().map(row).collect()
}

fn contacts(view: &View) -> Vec<Vec<String>> {
    let person = |person: &Person| {
        vec![
            "person".to_owned(),
            person.name.clone(),
            or_nothing(person.title.as_ref()),
            labels(&person.roles),
            or_nothing(person.phone.as_ref()),
            or_nothing(person.email.as_ref()),
            or_nothing(person.chat.as_ref()),
            or_nothing(person.hours.as_ref()),
            or_nothing(person.on_call.as_ref()),
            or_nothing(person.time_zone.as_ref()),
            person.languages.join("; "),
            String::new(),
        ]
    };
    let outside = |contact: &Contact| {
        vec![
            "outside".to_owned(),
            contact.what.clone(),
            String::new(),
            String::new(),
            or_nothing(contact.phone.as_ref()),
            or_nothing(contact.email.as_ref()),
            String::new(),
            or_nothing(contact.hours.as_ref()),
            String::new(),
            String::new(),
            String::new(),
            or_nothing(contact.url.as_ref()),
        ]
    };
    view.people.iter().map(person).chain(view.contacts.iter().map(outside)).collect()
}

fn channels(view: &View) -> Vec<Vec<String>> {
    let row = |point: &crate::view::Touchpoint| {
        let place = point.handle.as_ref().or(point.number.as_ref()).or(point.address.as_ref());
        vec![
            point.code.clone(),
            point.name.clone(),
            or_nothing(point.platform.as_ref()),
            or_nothing(place),
            or_nothing(point.url.as_ref()),
            or_nothing(point.status.as_ref()),
            point.visibility.to_string(),
            label(point.owner.as_ref()),
            or_nothing(point.staffed.as_ref()),
            or_nothing(point.first_response.as_ref()),
            or_nothing(point.first_response_off_hours.as_ref()),
            or_nothing(point.cadence.as_ref()),
            point.audiences.join("; "),
            point.accepts.join("; "),
            or_nothing(point.purpose.as_ref()),
        ]
    };
    view.touchpoints.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use crate::render::tables::{plain, record};

    #[test]
    fn no_cell_is_a_formula_and_each_can_be_read_back() {
        for cell in ["=1+1", "+1-312", "-x", "@sum", "\tx", "'x", "＝1", "x=1", "", "a,b", "a\"b", "a\nb"] {
            let safe = plain(cell);
            assert!(!safe.starts_with(['=', '+', '-', '@', '\t', '＝']), "{cell}");
            assert_eq!(safe.strip_prefix('\'').unwrap_or(&safe), cell);
        }
        assert_eq!(plain("\0=1\u{7}"), "'=1");
        let cells = ["a,b", "a\"b", "a\nb", "", "x"].map(str::to_owned);
        assert_eq!(record(&cells), "\"a,b\",\"a\"\"b\",\"a\nb\",,x\r\n");
    }
}
