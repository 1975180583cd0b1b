//! Any text: documents in which it stays text.

use super::checking::{DAY, check, config};
use smplan::config::Settings;
use smplan::render::{Around, TABLES, Templates, calendar, card, markdown, page};
use smplan::view::{Origin, View};
use std::sync::LazyLock;

static TEMPLATES: LazyLock<Templates> =
    LazyLock::new(|| Templates::built_in().expect("the templates in the program are templates"));

/// Makes every document of a plan, for colleagues and for everybody, as a whole and for one person: none fails, and in none
/// the text of the plan is more than text.
///
/// Panics where that does not hold.
pub fn render(bytes: &[u8]) {
    let Some(text) = super::text(bytes) else { return };
    let Some(plan) = check(text, &config(Settings::default())).plan else { return };
    let owner = plan.people.entries().first().map(|person| person.id.to_string());
    let location = plan.locations.entries().first().map(|location| location.id.to_string());
    let usual = || Origin { file: "plan.yaml", ..Origin::default() };
    let mut origins = vec![Origin { as_of: Some(DAY), ..usual() }, Origin { for_everybody: true, ..usual() }];
    if owner.is_some() || location.is_some() {
        origins.push(Origin { owner: owner.as_deref(), location: location.as_deref(), ..usual() });
    }
    for origin in origins {
        let view = View::of(&plan, &origin);
        let around = Around::default();
        let html = page(&view, &TEMPLATES, &around).expect("a page");
        html_is_safe(&html);
        let document = markdown(&view, None, &TEMPLATES).expect("a document");
        markdown_is_safe(&document);
        for playbook in &view.playbooks {
            if let Ok(made) = card(&view, playbook, &TEMPLATES, &around, None).expect("a card") {
                html_is_safe(&made);
            }
        }
        calendar_is_safe(&calendar(&view, &[], &TEMPLATES));
        for table in TABLES {
            table_is_safe(&table.csv(&view, &[], &TEMPLATES));
        }
    }
}

fn html_is_safe(html: &str) {
    assert!(!super::is_harmful(html), "a page has a harmful character");
    assert_eq!(html.matches("<style").count(), 1, "a page has one style sheet");
    assert!(html.matches("<script").count() <= 1, "a page has at most one script");
    assert!(!html.contains(" style=\"") && !html.contains("<iframe"), "a page has what it may not have");
    let lower = html.to_ascii_lowercase();
    for scheme in ["javascript:", "vbscript:", "data:text", "file:"] {
        let wanted = format!("href=\"{scheme}");
        assert!(!lower.contains(&wanted), "a link leads to {scheme}");
    }
}

fn markdown_is_safe(document: &str) {
    assert!(!super::is_harmful(document), "a document has a harmful character");
    let mut fence: Option<&str> = None;
    for line in document.lines().skip(1) {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match fence {
            Some(open) if line == open => fence = None,
            Some(_) => {}
            None if ticks >= 3 => fence = line.get(..ticks),
            None => {
                // `&lt;` and `\<` are text; the program itself writes only `<br>` and the two of a folded part.
                let bare = line.replace("\\\\", "").replace("\\<", "");
                let rest = ["<br>", "<details>", "</details>", "<summary>", "</summary>"]
                    .iter()
                    .fold(bare, |rest, own| rest.replace(own, ""));
                assert!(!rest.contains('<') || rest.contains("](<"), "{line}");
            }
        }
    }
    assert!(fence.is_none(), "a block of code is not closed");
}

fn calendar_is_safe(calendar: &str) {
    const MOST_BYTES: usize = 75;
    assert!(calendar.ends_with("\r\n"), "a calendar ends its last line");
    for line in calendar.split_terminator("\r\n") {
        assert!(line.len() <= MOST_BYTES && !line.contains(['\r', '\n']), "{line:?}");
        assert!(!super::is_harmful(line), "{line:?}");
    }
    let count = |line: &str| calendar.split("\r\n").filter(|one| *one == line).count();
    assert_eq!((count("BEGIN:VCALENDAR"), count("END:VCALENDAR")), (1, 1), "a calendar is one");
    assert_eq!(count("BEGIN:VEVENT"), count("END:VEVENT"), "an event has an end");
}

fn table_is_safe(table: &str) {
    let mut reader = csv_core::Reader::new();
    let mut input = table.as_bytes();
    let (mut cell, mut written) = (vec![0; table.len() + 8], 0);
    loop {
        let (result, read, wrote) = reader.read_field(input, cell.get_mut(written..).unwrap_or_default());
        input = input.get(read..).unwrap_or_default();
        written += wrote;
        match result {
            csv_core::ReadFieldResult::Field { .. } => {
                let begin = cell.first().filter(|_| written > 0);
                assert!(
                    !begin.is_some_and(|byte| b"=+-@\t\r\n".contains(byte)),
                    "a cell is a formula: {table}"
                );
                written = 0;
            }
            csv_core::ReadFieldResult::End => break,
            csv_core::ReadFieldResult::InputEmpty | csv_core::ReadFieldResult::OutputFull => {}
        }
    }
}
