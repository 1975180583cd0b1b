//! Figures in the plan and the same figures in a table beside it: one plan, however a spreadsheet writes it.

use crate::numbers::Numbers;
use crate::support::{scratch, smplan, text};
use serde_json::Value;
use smplan::config::Settings;
use smplan::engine::{self, CheckConfig};
use smplan::format::append_row;
use smplan::rules::Selection;
use smplan::source::{FileId, Source, Sources};
use std::fmt::Write;
use std::fs;
use std::sync::Arc;

const PLAN: &str = "\
smplan: 1
kind: calendar
plan: {id: a, title: A, organisation: Example, status: active, horizon: {starts: 2026-01-01, ends: 2026-12-31}}
goals:
  fast: {statement: Answers come fast, metric: Median, unit: min, measure_every: 1mo, baseline: {value: 310, date: 2025-12-01}, target: 15, due: 2026-12-31}
  kind: {statement: Answers are kind, metric: Thanks, unit: \"%\", measure_every: 3mo, at_least: 20}
measurements:";

const TEXTS: [&str; 15] = [
    "Inbox report",
    "two\nlines",
    "a, b; c\td",
    "an inch is 1\"",
    "\"all of it\"",
    "=SUM(A1)",
    "'=SUM(A1)",
    "-2 on Sunday",
    "@dana",
    "'tis late",
    "007",
    "null",
    "Größe 😀",
    "TBD",
    "yes: #1",
];

/// A row, each cell as it is meant; nothing where it is empty.
struct Figure {
    goal: &'static str,
    date: &'static str,
    value: String,
    source: &'static str,
    note: &'static str,
}

impl Figure {
    fn random(numbers: &mut Numbers) -> Figure {
        let dates = [
            "2026-01-31",
            "2026-02-28",
            "2026-03-31",
            "2026-03-31",
            "31.12.2026",
            "2026-02-30",
            "2027-01-01",
            "",
        ];
        let values = ["41", "12.5", "-3", "0.125", "1234", "7.25", "1234.5", "many", "45 %", "1e3", ""];
        let mut text = || if numbers.below(2) == 0 { "" } else { TEXTS[numbers.below(TEXTS.len())] };
        let (source, note) = (text(), text());
        // Most of them are as they are meant to be.
        let mut pick = |among: &[&'static str], n_usual: usize| {
            let is_usual = numbers.below(10) > 0;
            among[numbers.below(if is_usual { n_usual } else { among.len() })]
        };
        let goal = pick(&["fast", "kind", "fats", ""], 2);
        Figure { goal, date: pick(&dates, 4), value: pick(&values, 7).to_owned(), source, note }
    }

    fn cells(&self) -> [(&'static str, &str); 5] {
        let Figure { goal, date, value, source, note } = self;
        [("goal", goal), ("date", date), ("value", value), ("source", source), ("note", note)]
    }

    fn is_empty(&self) -> bool {
        self.cells().iter().all(|(_, cell)| cell.is_empty())
    }

    /// As an item of a list.
    fn item(&self) -> String {
        let said = self.cells().into_iter().filter(|(_, cell)| !cell.is_empty());
        let fields = said.map(|(name, cell)| match name {
            "source" | "note" => format!("{name}: {}", serde_json::to_string(cell).unwrap()),
            _ => format!("{name}: {cell}"),
        });
        format!("\n  - {{{}}}", fields.collect::<Vec<_>>().join(", "))
    }
}

/// How a spreadsheet writes a table.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of a spreadsheet")]
struct Dialect {
    delimiter: char,
    line_end: &'static str,
    has_mark: bool,
    says_separator: bool,
    quotes_all: bool,
    guards: bool,
    has_decimal_comma: bool,
    ends_last_line: bool,
    columns: Vec<&'static str>,
}

impl Dialect {
    fn random(numbers: &mut Numbers) -> Dialect {
        let delimiter = [',', ';', '\t'][numbers.below(3)];
        let mut columns = vec!["goal", "date", "value", "source", "note", "customer"];
        for last in (1..columns.len()).rev() {
            columns.swap(last, numbers.below(last + 1));
        }
        let line_end = ["\n", "\r\n", "\r"][numbers.below(3)];
        let mut some = || numbers.below(2) == 0;
        Dialect {
            delimiter,
            has_mark: some(),
            says_separator: some(),
            quotes_all: some(),
            guards: some(),
            has_decimal_comma: delimiter != ',' && some(),
            ends_last_line: some(),
            line_end,
            columns,
        }
    }

    fn cell(&self, name: &str, words: &str) -> String {
        let mut words = words.to_owned();
        if name == "value" && self.has_decimal_comma {
            words = words.replace('.', ",");
        }
        let begins_like_a_formula = words.trim_start_matches('\'').starts_with(['=', '+', '-', '@']);
        if name != "value" && begins_like_a_formula && (self.guards || words.starts_with('\'')) {
            words.insert(0, '\'');
        }
        let has_signs = words.contains([self.delimiter, '"', '\n']);
        // A spreadsheet would take a source of digits for half of a number.
        let is_digits =
            !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit()) && name != "value";
        if has_signs || self.quotes_all || is_digits {
            format!("\"{}\"", words.replace('"', "\"\""))
        } else {
            words
        }
    }

    fn table(&self, figures: &[Figure]) -> String {
        let mut table = String::from(if self.has_mark { "\u{feff}" } else { "" });
        if self.says_separator {
            write!(table, "sep={}{}", self.delimiter, self.line_end).unwrap();
        }
        let mut rows: Vec<Vec<String>> = vec![self.columns.iter().map(|name| self.cell("", name)).collect()];
        for figure in figures {
            let of = |name: &&str| match figure.cells().iter().find(|(other, _)| other == name) {
                Some((name, words)) => self.cell(name, words),
                None => self.cell("", "Ann \"The\" Example"),
            };
            rows.push(self.columns.iter().map(of).collect());
            if figure.date.ends_with("31") {
                // What was deleted in a spreadsheet.
                rows.push(vec![String::new(); self.columns.len()]);
            }
        }
        let delimiter = self.delimiter.to_string();
        let rows: Vec<String> = rows.iter().map(|row| row.join(&delimiter)).collect();
        table.push_str(&rows.join(self.line_end));
        if self.ends_last_line {
            table.push_str(self.line_end);
        }
        table
    }
}

/// What is found in a plan and in its table: rule, path and words.
fn found(plan: &str, table: Option<&str>) -> Vec<(String, String, String)> {
    let mut sources = Sources::of(Source::new("plan.yaml", plan));
    if let Some(table) = table {
        let file = sources.push(Source::new("figures.csv", table));
        sources.link_table(FileId(0), "figures.csv", Ok(file));
    }
    let today = jiff::civil::date(2026, 4, 15);
    let config = CheckConfig::new(Arc::new(Settings::default()), Selection::all(), Some(today));
    let report = engine::check(sources, &config).report;
    let mut found: Vec<_> = report
        .diagnostics
        .into_iter()
        .map(|one| (one.finding.rule.to_owned(), one.path, one.finding.message))
        .collect();
    found.sort();
    found
}

#[test]
fn figures_of_a_table_are_those_of_a_list() {
    for seed in 0..60 {
        let mut numbers = Numbers(seed);
        let mut figures: Vec<Figure> =
            (0..=numbers.below(12)).map(|_| Figure::random(&mut numbers)).collect();
        figures.retain(|figure| !figure.is_empty());
        if figures.is_empty() {
            continue;
        }
        let list: String = figures.iter().map(Figure::item).collect();
        let list = format!("{PLAN}{list}\n");
        let dialect = Dialect::random(&mut numbers);
        let table = dialect.table(&figures);
        let named = format!("{PLAN} figures.csv\n");
        assert_eq!(found(&named, Some(&table)), found(&list, None), "{seed}\n{table}\n{list}");
        if seed % 6 == 0 {
            assert_eq!(documents(&named, &table), documents(&list, &table), "{seed}\n{table}");
        }
    }
}

#[test]
fn a_row_that_is_added_is_read_as_it_was_meant_and_leaves_every_byte_before_it() {
    let plan = format!("{PLAN} figures.csv\n");
    let record = smplan::plan::Plan::record().fields.iter().find(|field| field.name == "measurements");
    let record = record.unwrap().shape.record().unwrap();
    for seed in 0..60 {
        let mut numbers = Numbers(seed);
        let mut figures: Vec<Figure> = (0..6).map(|_| Figure::random(&mut numbers)).collect();
        figures.retain(|figure| !figure.is_empty() && figure.value != "many" && figure.value != "45 %");
        figures.push(Figure { value: "12.125".to_owned(), ..Figure::random(&mut numbers) });
        let dialect = Dialect::random(&mut numbers);
        let mut table = dialect.table(&figures[..1]);
        for figure in &figures[1..] {
            let longer = append_row(&table, record, &figure.cells()).unwrap();
            assert!(longer.starts_with(&table) && longer.ends_with(dialect.line_end), "{seed}\n{longer}");
            table = longer;
        }
        let list: String = figures.iter().map(Figure::item).collect();
        assert_eq!(found(&plan, Some(&table)), found(&format!("{PLAN}{list}\n"), None), "{seed}\n{table}");
        if seed % 10 == 0 {
            assert_eq!(
                documents(&plan, &table),
                documents(&format!("{PLAN}{list}\n"), &table),
                "{seed}\n{table}"
            );
        }
    }
}

#[test]
fn a_row_is_added_as_the_table_is_written() {
    let record = smplan::plan::Plan::record().fields.iter().find(|field| field.name == "measurements");
    let record = record.unwrap().shape.record().unwrap();
    let row = [("goal", "fast"), ("date", "2026-03-31"), ("value", "41.5"), ("note", "=1, or \"more\"")];
    let add = |table: &str| match append_row(table, record, &row) {
        Ok(longer) => longer.strip_prefix(table).expect("every byte stays").to_owned(),
        Err(refused) => format!("{}; {}", refused.message, refused.help.unwrap()),
    };
    for (table, added) in [
        ("goal,date,value,note\n", "fast,2026-03-31,41.5,\"'=1, or \"\"more\"\"\"\n"),
        ("goal,date,value,note", "\nfast,2026-03-31,41.5,\"'=1, or \"\"more\"\"\"\n"),
        (
            "note;value;who;date;goal\r\nx;1,5;Ann;2026-01-01;fast",
            "\r\n\"'=1, or \"\"more\"\"\";41,5;;2026-03-31;fast\r\n",
        ),
        (
            "\"goal\"\t\"date\"\t\"value\"\t\"note\"\n",
            "\"fast\"\t\"2026-03-31\"\t\"41.5\"\t\"'=1, or \"\"more\"\"\"\n",
        ),
        (
            "goal,date,value\n",
            "no column is called `note`; add `note` to the first line of the table, or leave it out",
        ),
        (
            "goal,date,value,note\nfast,2026-01-01,1,\"open\n",
            "the quotation mark that begins here is never closed; close it, or write it twice where it stands in a text",
        ),
        ("", "the table is empty; write the names of its columns into the first line: goal,date,value"),
    ] {
        assert_eq!(add(table), added, "{table}");
    }
}

#[test]
fn no_change_of_a_table_brings_anything_but_findings() {
    let plan = format!("{PLAN} figures.csv\n");
    for seed in 0..40 {
        let mut numbers = Numbers(seed);
        let figures: Vec<Figure> = (0..4).map(|_| Figure::random(&mut numbers)).collect();
        let mut table: Vec<char> = Dialect::random(&mut numbers).table(&figures).chars().collect();
        for _ in 0..4 {
            let at = numbers.below(table.len());
            let sign = ['"', ',', ';', '\t', '\n', '\r', '\'', '=', '\0', 'é', ' ', '1'][numbers.below(12)];
            match numbers.below(3) {
                0 => table.insert(at, sign),
                1 => table[at] = sign,
                _ => table.truncate(at.max(1)),
            }
            found(&plan, Some(&table.iter().collect::<String>()));
        }
    }
}

/// The facts and two documents of a plan, without what says of which texts they are made and where in them findings are.
fn documents(plan: &str, table: &str) -> [String; 3] {
    let folder = scratch();
    fs::write(folder.path().join("plan.yaml"), plan).unwrap();
    fs::write(folder.path().join("figures.csv"), table).unwrap();
    let render = |arguments: &[&str]| {
        let mut command = smplan();
        command.args(["render", "plan.yaml", "--as-of", "2026-04-15", "-o", "-"]).args(arguments);
        let output = command.current_dir(folder.path()).output().unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let mut facts: Value = serde_json::from_str(&render(&["--json"])).unwrap();
    let digest = facts["digest"].take().as_str().unwrap().to_owned();
    for finding in facts["findings"].as_array_mut().unwrap() {
        finding["table"].take();
        finding["line"].take();
    }
    facts["findings"].as_array_mut().unwrap().sort_by_key(Value::to_string);
    let page = |format| render(&[format, "--sections", "overview,goals,governance"]).replace(&digest, "");
    [facts.to_string(), page("--markdown"), page("--html")]
}
