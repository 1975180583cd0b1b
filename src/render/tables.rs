//! Parts of a plan as tables for spreadsheets (RFC 4180).

use crate::render::Templates;
use crate::render::runner::in_cell;
use crate::text::{Arguments, Language};
use crate::view::{Cadence, Contact, Day, Duration, Named, Person, Rate, View};
use csv_core::{Terminator, WriteResult, WriterBuilder};
use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

/// A table of a plan.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    pub name: &'static str,
    /// What its columns are called: `column-<key>` is the phrase.
    pub columns: &'static [&'static str],
    rows: fn(&View, &Language) -> Vec<Vec<String>>,
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
            "needs-approval",
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
            "email",
            "chat",
            "hours",
            "on-call",
            "time-zone",
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
            "first-response",
            "first-response-off-hours",
            "cadence",
            "audiences",
            "accepts",
            "purpose",
        ],
        rows: channels,
    },
];

impl Table {
    /// The table as CSV in the language of the templates: UTF-8 with the mark by which Excel knows it, a line of names, lines that end with CR LF.
    ///
    /// A cell that a spreadsheet would take for a formula, or that begins with an apostrophe, has an apostrophe in front;
    /// without it every cell is what the plan says.
    pub fn csv(&self, view: &View, chosen: &[Column], templates: &Templates) -> String {
        let language = templates.language();
        table(self.columns, chosen, (self.rows)(view, language), language)
    }
}

/// A column that is wanted.
#[derive(Clone, Debug)]
pub struct Column {
    /// What it is to be called; nothing where the language of the plan says so.
    pub heading: Option<String>,
    /// By which it is known.
    pub key: String,
}

/// A table with the columns that are chosen, in their order, or all.
pub(super) fn table(
    columns: &[&str],
    chosen: &[Column],
    rows: impl IntoIterator<Item = Vec<String>>,
    language: &Language,
) -> String {
    let places: Vec<usize> =
        chosen.iter().filter_map(|one| columns.iter().position(|key| *key == one.key)).collect();
    if places.is_empty() {
        let rows = rows.into_iter().map(|row| record(&row));
        return rows.fold(head(columns, language), |text, row| text + &row);
    }
    let name =
        |one: &Column| one.heading.clone().unwrap_or_else(|| language.word(&format!("column-{}", one.key)));
    let names: Vec<String> = chosen.iter().map(name).collect();
    let mut text = format!("\u{feff}{}", record(&names));
    for row in rows {
        let cells: Vec<String> =
            places.iter().map(|place| row.get(*place).cloned().unwrap_or_default()).collect();
        text.push_str(&record(&cells));
    }
    text
}

/// The beginning of a table: the mark by which Excel knows UTF-8, and the names of its columns.
pub(super) fn head(columns: &[&str], language: &Language) -> String {
    let names: Vec<String> = columns.iter().map(|key| language.word(&format!("column-{key}"))).collect();
    format!("\u{feff}{}", record(&names))
}

/// A line of a table, none of whose cells is a formula.
pub(super) fn record(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| in_cell(&plain(cell))).collect();
    record_as_it_is(&cells)
}

/// A line of a table for programs that take every cell for what it is.
pub(super) fn record_as_it_is(cells: &[String]) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).build();
    let mut bytes = Vec::new();
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            finish(&mut bytes, cell.len(), |out| writer.delimiter(out));
        }
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

fn said(fact: Option<&impl Serialize>, language: &Language) -> String {
    fact.map(|fact| language.text(&Value::from(Serde(fact)))).unwrap_or_default()
}

fn names(named: &[Named], language: &Language) -> String {
    named.iter().map(|named| said(Some(named), language)).collect::<Vec<_>>().join("; ")
}

fn day(day: Option<Day>) -> String {
    day.map(|day| day.0.to_string()).unwrap_or_default()
}

fn actions(view: &View, language: &Language) -> Vec<Vec<String>> {
    let row = |action: &crate::view::Action| {
        vec![
            action.code.clone(),
            action.what.clone(),
            said(action.owner.as_ref(), language),
            day(action.starts),
            day(action.ends),
            action.every.map(|every| language.every(every.amount, every.unit)).unwrap_or_default(),
            language.value("action-status", action.status),
            if action.late { language.word("late") } else { String::new() },
            said(action.effort.as_ref(), language),
            said(action.budget.as_ref(), language),
            or_nothing(action.measure.as_ref()),
            names(&action.strategies, language),
            names(&action.channels, language),
            names(&action.needs_approval, language),
        ]
    };
    view.actions.iter().map(row).collect()
}

fn contacts(view: &View, language: &Language) -> Vec<Vec<String>> {
    let person = |person: &Person| {
        vec![
            language.word("contact-person"),
            person.name.clone(),
            or_nothing(person.title.as_ref()),
            names(&person.roles, language),
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
            language.word("contact-outside"),
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

fn channels(view: &View, language: &Language) -> Vec<Vec<String>> {
    let duration = |duration: Option<&Duration>| {
        duration.map(|duration| language.duration(duration.amount, duration.unit)).unwrap_or_default()
    };
    let row = |point: &crate::view::Touchpoint| {
        let accepts: Vec<String> = point.accepts.iter().map(|word| language.value("accepts", word)).collect();
        let place = point.handle.as_ref().or(point.number.as_ref()).or(point.address.as_ref());
        vec![
            point.code.clone(),
            point.name.clone(),
            point.platform.map(|platform| language.value("platform", platform)).unwrap_or_default(),
            or_nothing(place),
            or_nothing(point.url.as_ref()),
            language.value("channel-status", point.status),
            language.value("visibility", point.visibility),
            names(&point.owners, language),
            or_nothing(point.staffed.as_ref()),
            duration(point.first_response.as_ref()),
            duration(point.first_response_off_hours.as_ref()),
            point.cadence.as_ref().map(|cadence| published(language, cadence)).unwrap_or_default(),
            names(&point.audiences, language),
            accepts.join("; "),
            or_nothing(point.purpose.as_ref()),
        ]
    };
    view.touchpoints.iter().map(row).collect()
}

/// How often something is published: `at least 3 a week`.
fn published(language: &Language, cadence: &Cadence) -> String {
    let rate = |rate: &Rate| {
        let mut gaps = Arguments::new();
        gaps.set("n", rate.times);
        gaps.set("per", rate.per);
        language.say("rate", &gaps)
    };
    let mut gaps = Arguments::new();
    for (name, end) in [("min", &cadence.min), ("max", &cadence.max)] {
        gaps.set(name, end.as_ref().map_or_else(|| "none".to_owned(), rate));
    }
    language.say("cadence", &gaps)
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
