//! Plans in which one list is very long: each has to take time in proportion to its length.

use crate::{Bench, Goal, Result, at_most, cpu, median};
use std::fs;
use std::process::Command;

/// What stands before the items of a list, and one item by its number.
type List = (&'static str, &'static str, fn(usize) -> String);

const LISTS: [List; 12] = [
    ("people", "people:\n", person),
    ("people of a role", "", |index| format!("person-{index}, ")),
    ("roles", "roles:\n", |index| format!("  role-{index}: {{held_by: dana}}\n")),
    ("channels", "channels:\n", |index| {
        format!(
            "  channel-{index}: {{platform: facebook, handle: h{index}, owner: dana, staffed: \"Mo-Fr 08:00-17:00\", first_response: 4h}}\n"
        )
    }),
    ("locations", "locations:\n", |index| {
        format!("  store-{index}: {{name: Store {index}, binds: {{manager: dana}}}}\n")
    }),
    ("goals", "goals:\n", |index| {
        format!(
            "  goal-{index}: {{statement: S{index}, metric: M, unit: min, baseline: 3, target: 2, due: 2026-09-30, source: X, owner: dana}}\n"
        )
    }),
    ("strategies", "strategy:\n", |index| {
        format!("  way-{index}: {{approach: A{index}, serves: [answer]}}\n")
    }),
    ("actions", "actions:\n", |index| {
        format!("  action-{index}: {{do: Do {index}, owner: dana, due: 2026-05-01, measure: M}}\n")
    }),
    ("messages", "messages:\n", |index| {
        format!("  message-{index}: {{kind: thanks, text: Thank you for number {index}.}}\n")
    }),
    ("ladders", "escalations:\n", |index| {
        format!("  ladder-{index}: {{steps: [{{owner: dana, after: 0m}}]}}\n")
    }),
    ("steps of a ladder", "escalations:\n  ladder:\n    steps:\n", |index| {
        format!("      - {{owner: dana, after: {index}m}}\n")
    }),
    ("playbooks", "playbooks:\n", |index| {
        format!("  playbook-{index}: {{title: T{index}, severity: medium, owner: dana}}\n")
    }),
];

fn person(index: usize) -> String {
    format!("  person-{index}: {{name: N{index}, phone: +1-312-555-0101, hours: \"Mo-Fr 08:00-17:00\"}}\n")
}

fn plan((name, head, item): &List, n_items: usize) -> String {
    let items: String = (0..n_items).map(item).collect();
    let plan = "smplan: 1\nplan: {id: long, title: Long, horizon: {starts: 2026-01-01, ends: 2026-12-31}}\n";
    if *name == "people of a role" {
        let people: String = (0..n_items).map(person).collect();
        return format!(
            "{plan}people:\n{people}roles:\n  all: {{held_by: [{items}]}}\nchannels: {{page: {{platform: facebook, accepts: [complaints], staffed: \"Mo-Fr 08:00-17:00\", first_response: 4h}}}}\nescalations: {{care: {{steps: [{{owner: all, after: 0m}}]}}}}\nplaybooks: {{complaint: {{severity: medium, escalation: care}}}}\n"
        );
    }
    format!("{plan}{head}{items}")
}

/// The exponent of the time of each list, from 2,500 items to 10,000.
pub(crate) fn growth_of_lists(bench: &Bench) -> Result<Goal> {
    let folder = bench.corpus.join("lists");
    fs::create_dir_all(&folder)?;
    let start = median((0..7).map(|_| cpu(&mut Command::new(&bench.empty))).collect::<Result<Vec<_>>>()?);
    let mut worst = ("", 0.0);
    for list in &LISTS {
        let mut times = Vec::new();
        for n_items in [2500, 10_000] {
            let path = folder.join(format!("{}-{n_items}.yaml", list.0));
            fs::write(&path, plan(list, n_items))?;
            let lint = || cpu(&mut bench.lint(&path.to_string_lossy()));
            times.push(median((0..5).map(|_| lint()).collect::<Result<Vec<_>>>()?) - start);
        }
        let exponent = (times[1].max(1e-6) / times[0].max(1e-6)).ln() / 4_f64.ln();
        if exponent > worst.1 {
            worst = (list.0, exponent);
        }
    }
    let what = format!("exponent of the time, the worst of {} lists of 10,000 ({})", LISTS.len(), worst.0);
    Ok(at_most(what, worst.1, 1.15))
}
