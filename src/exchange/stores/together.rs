//! What is wrong with rows of a list beside one another: twins, lost zeros, cut names, sums.

use crate::diagnostic::Severity;
use crate::exchange::cell::on_one_line;
use crate::exchange::cells::Cells;
use crate::exchange::stores::fields::Options;
use crate::exchange::stores::row::{RowReader, StoreRow};
use crate::exchange::{Head, Remark, Sheet, SheetRow};
use crate::plan::Plan;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The stores of a list.
#[derive(Debug, Default)]
pub struct StoresRead {
    /// Those that can be used.
    pub rows: Vec<StoreRow>,
    pub remarks: Vec<Remark>,
    /// The rows that are left out because something is wrong with them.
    pub refused: HashSet<usize>,
    /// All numbers of stores in the list, also those of rows that cannot be used.
    pub codes: HashSet<String>,
    /// All names, in small letters.
    pub names: HashSet<String>,
}

/// Reads the rows of a list below its head.
pub fn read_stores(sheet: &Sheet, head: &Head, plan: &Plan, options: &Options) -> StoresRead {
    let mut reader = RowReader { cells: Cells::below(head), plan, options };
    let mut rows: Vec<StoreRow> = Vec::new();
    let mut sums: Vec<usize> = Vec::new();
    for row in head.rows(sheet) {
        if is_sum(row, head) {
            sums.push(row.number);
        } else {
            rows.push(reader.read(row));
        }
    }
    let mut remarks = reader.cells.remarks;
    if let Some((first, others)) = sums.split_first() {
        let mut remark = Remark::new(Severity::Info, *first, "sums and not a store; left out");
        remark.rows.extend(others);
        remarks.push(remark);
    }
    remarks.extend(twins(&mut rows, head));
    remarks.extend(lost_zeros(&rows, head));
    remarks.extend(cut_names(&rows, head));
    remarks.extend(other_zones(&rows, head));
    let errors = remarks.iter().filter(|remark| remark.severity == Severity::Error);
    let refused: HashSet<usize> = errors.flat_map(|remark| remark.rows.iter().copied()).collect();
    let codes = rows.iter().filter_map(|row| row.code.clone()).collect();
    let names = rows.iter().filter_map(|row| Some(row.name.as_ref()?.to_lowercase())).collect();
    rows.retain(|row| !refused.contains(&row.number));
    StoresRead { rows, remarks: Remark::together(remarks), refused, codes, names }
}

/// Whether a row sums up those above it.
fn is_sum(row: &SheetRow, head: &Head) -> bool {
    const SUMS: [&str; 16] = [
        "total",
        "totals",
        "grand total",
        "subtotal",
        "sum",
        "count",
        "total stores",
        "stores total",
        "number of stores",
        "store count",
        "summe",
        "gesamt",
        "gesamtsumme",
        "zwischensumme",
        "anzahl",
        "anzahl filialen",
    ];
    let is_called_sum = |cell: &str| {
        let kept: String =
            cell.chars().map(|letter| if letter.is_alphabetic() { letter } else { ' ' }).collect();
        SUMS.contains(&on_one_line(&kept).to_lowercase().as_str())
    };
    let first = row.cells.iter().find(|cell| !cell.trim().is_empty());
    let filled = |field: &str| head.column(field).map_or("", |column| row.cell(column)).trim();
    let (code, name) = (filled("code"), filled("name"));
    // A store may be called so: it has a number as well.
    first.is_some_and(|cell| is_called_sum(cell))
        && (code.is_empty() || name.is_empty() || is_called_sum(code))
}

/// Rows of one store: those that say the same are one, those that do not are left out.
fn twins(rows: &mut Vec<StoreRow>, head: &Head) -> Vec<Remark> {
    let field = if head.column("code").is_some() { "code" } else { "name" };
    let key = |row: &StoreRow| {
        if field == "code" { row.code.clone() } else { row.name.as_ref().map(|name| name.to_lowercase()) }
    };
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (position, row) in rows.iter().enumerate() {
        if let Some(key) = key(row) {
            by_key.entry(key).or_default().push(position);
        }
    }
    let mut remarks = Vec::new();
    let mut doubled: HashSet<usize> = HashSet::new();
    for (key, positions) in by_key.iter().filter(|(_, positions)| positions.len() > 1) {
        let all: Vec<&StoreRow> = positions.iter().filter_map(|position| rows.get(*position)).collect();
        let Some((first, others)) = all.split_first() else { continue };
        let is_same = |other: &&&StoreRow| StoreRow { number: first.number, ..(**other).clone() } == **first;
        let numbers = all.iter().map(|row| row.number).collect();
        if others.iter().all(|other| is_same(&other)) {
            let message = format!("store `{key}` stands there {} times, each time the same", all.len());
            remarks.push(Remark { rows: numbers, ..Remark::new(Severity::Info, first.number, message) });
            doubled.extend(others.iter().map(|row| row.number));
        } else {
            let message =
                format!("store `{key}` stands there {} times, and not the same each time", all.len());
            let remark = Remark::new(Severity::Error, first.number, message).at(head.heading(field));
            remarks.push(Remark { rows: numbers, ..remark.help("keep the row that is right") });
        }
    }
    rows.retain(|row| !doubled.contains(&row.number));
    remarks
}

/// Numbers that are shorter than all others, of which some begin with a zero: `417` among `0418` and `0419`.
fn lost_zeros(rows: &[StoreRow], head: &Head) -> Vec<Remark> {
    let digits = |row: &StoreRow| {
        let code = row.code.clone()?;
        code.bytes().all(|byte| byte.is_ascii_digit()).then_some((row.number, code))
    };
    let codes: Vec<(usize, String)> = rows.iter().filter_map(digits).collect();
    let mut widths: HashMap<usize, usize> = HashMap::new();
    for (_, code) in codes.iter().filter(|(_, code)| code.starts_with('0')) {
        *widths.entry(code.len()).or_default() += 1;
    }
    // Several widths are a way of numbering, in which nobody knows what is missing.
    let mut widths = widths.keys();
    let (Some(width), None) = (widths.next().copied(), widths.next()) else { return Vec::new() };
    let short = codes.iter().filter(|(_, code)| code.len() < width);
    let remark = |(row, code): &(usize, String)| {
        let message = format!("`{code}` has lost its zero: other numbers have {width} digits");
        let help = format!("write {code:0>width$}, in a column that is formatted as text");
        Remark::new(Severity::Error, *row, message).at(head.heading("code")).help(help)
    };
    short.map(remark).collect()
}

/// Names that end where many others end as well, as if there were no room for more.
fn cut_names(rows: &[StoreRow], head: &Head) -> Vec<Remark> {
    const SHORTEST: usize = 12;
    const FEWEST: usize = 3;
    let length = |row: &StoreRow| row.name.as_ref().map_or(0, |name| name.chars().count());
    let longest = rows.iter().map(length).max().unwrap_or(0);
    let with = |wanted: usize| rows.iter().filter(move |row| length(row) == wanted);
    let names = |wanted: usize| with(wanted).map(|row| &row.name).collect::<HashSet<_>>().len();
    let cut: Vec<usize> = with(longest).map(|row| row.number).collect();
    if longest < SHORTEST || names(longest) < FEWEST || names(longest) <= names(longest - 1) * 2 {
        return Vec::new();
    }
    let message = format!(
        "{} names end after {longest} characters, and none is longer; they are probably cut",
        cut.len()
    );
    let remark = Remark::new(Severity::Warning, 0, message).at(head.heading("name"));
    vec![Remark { rows: cut, ..remark.help("export the list with a wider column") }]
}

/// Zones unlike that of nearly all stores of the region.
fn other_zones(rows: &[StoreRow], head: &Head) -> Vec<Remark> {
    const FEWEST: usize = 5;
    let mut by_region: BTreeMap<&str, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
    for row in rows {
        if let (Some(region), Some(zone)) = (&row.region, &row.time_zone) {
            by_region.entry(region).or_default().entry(zone).or_default().push(row.number);
        }
    }
    let mut remarks = Vec::new();
    for (region, zones) in by_region {
        let n_all: usize = zones.values().map(Vec::len).sum();
        let Some((usual, most)) = zones.iter().max_by_key(|(_, rows)| rows.len()) else { continue };
        if most.len() < FEWEST || most.len() * 10 < n_all * 9 {
            continue;
        }
        for (zone, numbers) in zones.iter().filter(|(zone, _)| *zone != usual) {
            let message = format!("`{zone}`, where the other stores of `{region}` have {usual}");
            let remark = Remark::new(Severity::Info, 0, message).at(head.heading("time_zone"));
            remarks.push(Remark { rows: numbers.clone(), ..remark });
        }
    }
    remarks
}
