//! Plans of other shapes than those of the corpus: a figure that holds for one shape alone is worth little.

use crate::{Bench, Goal, Result, at_most, corpus, ratio, write_plans};
use std::fs;

/// A name, how many files, and the text of each by its number.
type Shape = (&'static str, u64, fn(u64) -> String);

const SHAPES: [Shape; 8] = [
    ("all in brackets", 1000, in_brackets),
    ("long comments", 1000, with_long_comments),
    ("in Greek", 1000, in_greek),
    ("line ends of Windows", 1000, |index| corpus::plan(index).replace('\n', "\r\n")),
    ("words in blocks", 1000, in_blocks),
    ("10,000 tiny", 10_000, tiny),
    ("every tenth broken", 1000, every_tenth_broken),
    ("one of 80,000 lines", 1, |_| corpus::large_plan(80_000)),
];

/// The plans that ship with the program, which have all that a plan can have, each 500 times.
const SHIPPED: [Shape; 4] = [
    ("group", 500, |index| copy(include_str!("../../plans/northline.yaml"), index)),
    ("shop", 500, |index| copy(include_str!("../../plans/bramble-rye.yaml"), index)),
    ("authority", 500, |index| copy(include_str!("../../plans/fairview-water.yaml"), index)),
    ("open source", 500, |index| copy(include_str!("../../plans/tern-project.yaml"), index)),
];

/// The same plan with an id of its own.
fn copy(plan: &str, index: u64) -> String {
    plan.replacen("\n  id: ", &format!("\n  id: copy-{index}-of-"), 1)
}

pub(crate) fn throughput_of_shapes(bench: &Bench) -> Result<Goal> {
    throughput(bench, &SHAPES, 1.0)
}

pub(crate) fn throughput_of_shipped_plans(bench: &Bench) -> Result<Goal> {
    throughput(bench, &SHIPPED, 0.9)
}

/// Goal 2 for each of some shapes.
fn throughput(bench: &Bench, shapes: &[Shape], limit: f64) -> Result<Goal> {
    let mut worst: f64 = 0.0;
    let mut each = Vec::new();
    for &(name, n_plans, text) in shapes {
        let folder = format!("shapes/{name}");
        fs::create_dir_all(bench.corpus.join("shapes"))?;
        write_plans(&bench.corpus.join(&folder), n_plans, text)?;
        let measured = ratio(7, &mut bench.lint(&folder), &mut bench.floor(&folder)?)?;
        worst = worst.max(measured);
        each.push(format!("{name} {measured:.2}"));
    }
    let what =
        format!("times the bare events of the parser, the worst of {} ({})", shapes.len(), each.join(", "));
    Ok(at_most(what, worst, limit))
}

/// As programs write YAML: JSON, each section on a line of its own.
fn in_brackets(index: u64) -> String {
    let plan: serde_json::Map<String, serde_json::Value> =
        yaml_serde::from_str(&corpus::plan(index)).expect("a plan of the corpus can be read");
    let sections = plan.iter().filter(|(name, _)| *name != "smplan");
    let sections: Vec<String> = sections.map(|(name, value)| format!("\"{name}\": {value}")).collect();
    format!("{{\"smplan\": 1,\n{}}}\n", sections.join(",\n"))
}

/// Ten lines of remarks after every tenth line.
fn with_long_comments(index: u64) -> String {
    const REMARK: &str = "# The care team asked for this in the review of last spring, after two complaints had waited for a week; see the minutes.\n";
    let plan = corpus::plan(index);
    let mut text = String::new();
    for (number, line) in plan.lines().enumerate() {
        text.push_str(line);
        text.push('\n');
        if number % 10 == 9 {
            text.push_str(&REMARK.repeat(10));
        }
    }
    text
}

/// Fields with words for people.
const WORDS: [&str; 9] =
    ["title", "mission", "name", "description", "purpose", "statement", "approach", "do", "measure"];

/// The words for people in blocks of lines behind `>`.
fn in_blocks(index: u64) -> String {
    let plan = corpus::plan(index);
    let lines = plan.lines().map(|line| match line.split_once(": ") {
        Some((name, words)) if WORDS.contains(&name.trim_start()) && !words.starts_with('"') => {
            let indent = " ".repeat(name.len() - name.trim_start().len() + 2);
            format!("{name}: >-\n{indent}{}\n", words.replacen(' ', &format!("\n{indent}"), 1))
        }
        _ => format!("{line}\n"),
    });
    lines.collect()
}

/// The words for people in another alphabet, two bytes a letter.
fn in_greek(index: u64) -> String {
    let greek = |letter: char| match letter {
        'a'..='z' => char::from_u32(u32::from(letter) - u32::from('a') + u32::from('α')).unwrap_or(letter),
        _ => letter,
    };
    let plan = corpus::plan(index);
    let lines = plan.lines().map(|line| match line.split_once(": ") {
        Some((name, words)) if WORDS.contains(&name.trim_start()) => {
            format!("{name}: {}\n", words.chars().map(greek).collect::<String>())
        }
        _ => format!("{line}\n"),
    });
    lines.collect()
}

/// As little as a plan can be.
fn tiny(index: u64) -> String {
    format!(
        "smplan: 1\nkind: policy\nplan:\n  id: tone-{index}\n  title: How we moderate comments\n  horizon: {{starts: 2026-01-01, ends: 2026-12-31}}\nmoderation:\n  hide: [spam, hate]\n  keep: [respectful criticism]\n"
    )
}

/// Every tenth has a bracket that is never closed, half way down.
fn every_tenth_broken(index: u64) -> String {
    let plan = corpus::plan(index);
    if index.is_multiple_of(10) { plan.replacen("    measure: ", "    measure: [", 1) } else { plan }
}
