//! Plans with mistakes of YAML: each costs its block, the first run reads the rest, and a mend brings nothing from elsewhere.

use crate::numbers::Numbers;
use crate::support::{plans, read};
use smplan::config::Settings;
use smplan::engine::{self, CheckConfig, PlanCheck};
use smplan::format::RecordInfo;
use smplan::plan::{Date, Plan};
use smplan::rules::{self, Selection};
use smplan::source::{Source, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

/// What people write by mistake: from a line, with how far right it begins, to another one.
type Slip = fn(&str, &str) -> Option<String>;

const SLIPS: [(&str, Slip); 9] = [
    ("a missing colon", |indent, line| Some(format!("{indent}{}", line.replacen(':', "", 1)))),
    ("a tab", |indent, line| (!indent.is_empty()).then(|| format!("\t{line}"))),
    ("a space too many", |indent, line| (!indent.is_empty()).then(|| format!(" {indent}{line}"))),
    ("a space too few", |indent, line| Some(format!("{}{line}", indent.strip_prefix(' ')?))),
    ("an open quote", |indent, line| {
        let (name, value) = line.split_once(": ")?;
        (!value.starts_with(['"', '[', '{'])).then(|| format!("{indent}{name}: \"{value}"))
    }),
    ("an open bracket", |indent, line| Some(format!("{indent}{}", line.strip_suffix([']', '}'])?))),
    ("a stray dash", |indent, line| (!line.starts_with('-')).then(|| format!("{indent}- {line}"))),
    ("a colon in a text", |indent, line| {
        (!line.ends_with([']', '}', ':', '"', ','])).then(|| format!("{indent}{line}: and more"))
    }),
    ("text behind a quote", |indent, line| {
        let (name, value) = line.split_once(": ")?;
        (!value.contains(['"', '[', '{'])).then(|| format!("{indent}{name}: \"{value}\" and more"))
    }),
];

/// Those that YAML often reads as something else, and those of other programs.
const SLIPS_THAT_ARE_READ: [(&str, Slip); 5] = [
    ("a level too far right", |indent, line| Some(format!("  {indent}{line}"))),
    ("a level too far left", |indent, line| Some(format!("{}{line}", indent.strip_prefix("  ")?))),
    ("no space behind a colon", |indent, line| {
        line.contains(": ").then(|| format!("{indent}{}", line.replacen(": ", ":", 1)))
    }),
    ("a space of another program", |indent, line| {
        line.contains(": ").then(|| format!("{indent}{}", line.replacen(": ", ":\u{a0}", 1)))
    }),
    ("quotes of a word processor", |indent, line| {
        let (name, value) = line.split_once(": ")?;
        (!value.starts_with(['"', '[', '{', '|', '>'])).then(|| format!("{indent}{name}: “{value}”"))
    }),
];

/// What is found in a text, each with the section that it is in.
fn found(text: &str) -> (PlanCheck, BTreeMap<(String, String), String>) {
    let day = Date::new(2026, 4, 15).unwrap();
    let config = CheckConfig::new(Arc::new(Settings::default()), Selection::all(), Some(day));
    let check = engine::check(Sources::of(Source::new("plan.yaml", text)), &config);
    let section = |path: &str| path.split('.').next().unwrap_or_default().to_owned();
    let findings = check
        .report
        .diagnostics
        .iter()
        .map(|one| ((one.finding.rule.to_owned(), one.finding.message.clone()), section(&one.path)));
    let findings = findings.filter(|((rule, _), _)| rule != "invalid-yaml").collect();
    (check, findings)
}

/// The lines that begin a field or an entry.
fn fields(lines: &[&str]) -> Vec<usize> {
    let is_field = |line: &str| {
        let written = line.trim_start();
        let name = written.strip_prefix("- ").unwrap_or(written).split(':').next().unwrap_or_default();
        written.contains(':')
            && !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
    };
    (1..lines.len()).filter(|&index| is_field(lines[index])).collect()
}

/// A mistake in a line of a plan.
struct Mistake {
    line: usize,
    text: String,
    section: String,
    what: &'static str,
}

/// Some mistakes in different sections of a plan.
fn mistakes(lines: &[&str], numbers: &mut Numbers) -> Vec<Mistake> {
    let fields = fields(lines);
    let n_wanted = 1 + numbers.below(4);
    let mut mistakes: Vec<Mistake> = Vec::new();
    for _ in 0..100 {
        if mistakes.len() == n_wanted {
            break;
        }
        let line = fields[numbers.below(fields.len())];
        let (what, slip) = SLIPS[numbers.below(SLIPS.len())];
        let written = lines[line].trim_start();
        let head = (0..=line)
            .rev()
            .find(|&above| !lines[above].starts_with([' ', '#', '-']) && !lines[above].is_empty());
        let section = lines[head.unwrap_or_default()].split(':').next().unwrap_or_default().to_owned();
        let Some(text) = slip(lines[line].strip_suffix(written).unwrap(), written) else { continue };
        let is_alone = mistakes.iter().all(|other| other.section != section);
        // Much hangs by what kind of document it is, and by the clocks.
        if is_alone
            && !matches!(section.as_str(), "kind" | "plan" | "smplan" | "zzz")
            && is_broken(lines, line, &text)
        {
            mistakes.push(Mistake { line, text, section, what });
        }
    }
    mistakes
}

fn is_broken(lines: &[&str], line: usize, text: &str) -> bool {
    let mut lines = lines.to_vec();
    lines[line] = text;
    !found(&lines.join("\n")).0.extent.is_whole()
}

#[test]
fn a_mend_adds_findings_only_about_what_it_mended() {
    let (mut n_plans, mut n_invented, mut n_late, mut n_blind) = (0, 0, 0, 0);
    let mut said = String::new();
    for (number, path) in plans().iter().enumerate() {
        // A mistake of another kind at the end, which the first run must find already.
        let plan = read(path) + "zzz: 1\n";
        let lines: Vec<&str> = plan.split('\n').collect();
        let (_, good) = found(&plan);
        let mut numbers = Numbers(u64::try_from(number).unwrap());
        for _ in 0..30 {
            let mut mistakes = mistakes(&lines, &mut numbers);
            if mistakes.is_empty() {
                continue;
            }
            n_plans += 1;
            let mut before: Option<BTreeMap<(String, String), String>> = None;
            let mut mended = None::<Mistake>;
            loop {
                let mut broken = lines.clone();
                for mistake in &mistakes {
                    broken[mistake.line] = &mistake.text;
                }
                let (check, now) = found(&broken.join("\n"));
                assert_eq!(check.extent.is_whole(), mistakes.is_empty());
                assert!(check.extent.is_whole() || check.plan.is_none(), "it is no document");
                n_blind += usize::from(!now.keys().any(|(_, message)| message.contains("`zzz`")));
                let names: Vec<&str> = mistakes.iter().map(|mistake| mistake.what).collect();
                for finding in now.keys().filter(|finding| !good.contains_key(*finding)) {
                    n_invented += 1;
                    writeln!(said, "{} with {names:?}: {finding:?}", path.display()).unwrap();
                }
                if let (Some(before), Some(mended)) = (&before, &mended) {
                    let new = now.iter().filter(|(finding, _)| !before.contains_key(*finding));
                    for ((rule, message), section) in new.filter(|(_, section)| **section != mended.section) {
                        let needs = rules::rule(rule).unwrap().needs;
                        if needs.contains(&mended.section.as_str()) {
                            continue; // It is about what was mended as well.
                        }
                        n_late += 1;
                        let (path, what, mended) = (path.display(), mended.what, &mended.section);
                        writeln!(said, "{path} with {what} mended in {mended}: {message} in {section}")
                            .unwrap();
                    }
                }
                before = Some(now);
                mended = mistakes.pop();
                if mended.is_none() {
                    break;
                }
            }
        }
    }
    assert!(n_plans >= 60, "{n_plans}");
    assert_eq!(n_blind, 0, "the end of the file was not read\n{said}");
    assert!(n_invented <= n_plans / 50, "{n_invented} are invented in {n_plans} plans\n{said}");
    assert_eq!(n_late, 0, "they come late in {n_plans} plans\n{said}");
}

#[test]
fn what_a_rule_needs_is_there() {
    let of_plan = Plan::record().fields.iter().find(|field| field.name == "plan").unwrap();
    let of_plan = of_plan.shape.record().unwrap();
    let has = |record: &RecordInfo, name: &str| record.fields.iter().any(|field| field.name == name);
    for rule in rules::RULES {
        for section in rule.needs {
            let is_there = match section.split_once('.') {
                Some((_, field)) => has(of_plan, field),
                None => has(Plan::record(), section),
            };
            assert!(is_there, "{} needs `{section}`", rule.info.name);
        }
    }
}

#[test]
fn several_mistakes_are_found_at_once_each_in_its_line() {
    let plan = read(&plans()[0]);
    let lines: Vec<&str> = plan.split('\n').collect();
    let mut n_tried = 0;
    for seed in 0..60 {
        let mistakes = mistakes(&lines, &mut Numbers(seed));
        if mistakes.len() < 2 {
            continue;
        }
        n_tried += 1;
        let mut broken = lines.clone();
        for mistake in &mistakes {
            broken[mistake.line] = &mistake.text;
        }
        let (check, _) = found(&broken.join("\n"));
        let places: BTreeSet<usize> = check
            .report
            .diagnostics
            .iter()
            .filter(|one| one.finding.rule == "invalid-yaml")
            .map(|one| check.report.positions(one).0.line)
            .collect();
        let is_near = |mistake: &&Mistake| places.iter().any(|line| line.abs_diff(mistake.line + 1) <= 4);
        assert_eq!(
            mistakes.iter().filter(is_near).count(),
            mistakes.len(),
            "{places:?} {}",
            broken.join("\n")
        );
    }
    assert!(n_tried > 20, "{n_tried}");
}

/// One slip is at most one finding, but for what can be read in two ways: nearly always, in each plan and of each kind.
#[test]
fn a_slip_in_a_line_hardly_ever_invents_findings() {
    let (mut n_slips, mut n_silent, mut n_invented) = (0, 0, BTreeMap::<&str, usize>::new());
    let mut said = String::new();
    let meaning = |text: &str| yaml_serde::from_str::<serde_json::Value>(text).ok();
    for path in plans() {
        let plan = read(&path);
        let meant = meaning(&plan);
        let lines: Vec<&str> = plan.split('\n').collect();
        let (_, good) = found(&plan);
        for line in fields(&lines).into_iter().step_by(6) {
            let written = lines[line].trim_start();
            let indent = lines[line].strip_suffix(written).unwrap();
            for (what, slip) in SLIPS.iter().chain(&SLIPS_THAT_ARE_READ) {
                let Some(text) = slip(indent, written) else { continue };
                let mut broken = lines.clone();
                broken[line] = &text;
                let broken = broken.join("\n");
                if meaning(&broken) == meant {
                    continue; // It changes nothing.
                }
                let (check, now) = found(&broken);
                let new: Vec<_> = now.keys().filter(|finding| !good.contains_key(*finding)).collect();
                n_slips += 1;
                if check.extent.is_whole() && new.is_empty() {
                    n_silent += 1;
                    writeln!(said, "{}:{} with {what}: nothing", path.display(), line + 1).unwrap();
                }
                if new.len() > usize::from(check.extent.is_whole()) {
                    *n_invented.entry(what).or_default() += 1;
                    writeln!(said, "{}:{} with {what}: {new:?}", path.display(), line + 1).unwrap();
                }
            }
        }
    }
    assert!(n_slips > 1500, "{n_slips}");
    assert!(n_silent * 100 <= n_slips, "{n_silent} of {n_slips} are not found\n{said}");
    let n_in_all: usize = n_invented.values().sum();
    assert!(n_in_all * 100 <= n_slips * MOST_PERCENT, "{n_in_all} of {n_slips}: {n_invented:?}\n{said}");
}

/// How many slips in a hundred may invent something.
const MOST_PERCENT: usize = 6;
