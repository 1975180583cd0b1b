//! The plan that follows another one: `smplan review --next`, on every plan that ships and on all starters.

use crate::count;
use crate::numbers::Numbers;
use crate::random_plans::RandomPlan;
use crate::rotas::RandomRota;
use crate::support::{plans, read, run, scratch, text};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use smplan::config::Settings;
use smplan::diagnostic::Severity;
use smplan::duty::turns;
use smplan::edit::{edit_at_once, remark};
use smplan::engine::{self, CheckConfig};
use smplan::plan::Plan;
use smplan::rules::{Choice, Selection};
use smplan::scaffold::STARTERS;
use smplan::source::{FileId, Source, Sources};
use smplan::syntax::{self, Limits};
use smplan::upkeep::{Wishes, succeed};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use yaml_serde::Value as Plain;

/// Every plan that ships, and what `smplan new` writes, in a folder of their own.
fn all(folder: &std::path::Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for path in plans() {
        let copy = folder.join(path.file_name().unwrap());
        fs::copy(&path, &copy).unwrap();
        all.push(copy);
    }
    for starter in STARTERS {
        let path = folder.join(format!("new-{}.yaml", starter.name));
        let name = path.to_str().unwrap();
        let written =
            run(&["new", name, "--template", starter.name, "--start", "2026-01-01", "--months", "12"]);
        assert_eq!(written.status.code(), Some(0), "{}", text(&written.stderr));
        all.push(path);
    }
    all
}

fn horizon(plan: &Plan) -> Option<(Date, Date)> {
    let horizon = plan.about()?.horizon.get()?;
    Some((horizon.starts.get()?.value, horizon.ends.get()?.value))
}

/// Who has which turn in a time.
fn all_turns(plan: &Plan, days: (Date, Date)) -> Vec<(String, i64, i64, String)> {
    let instant = |day| count::instant(&TimeZone::UTC, day, 0);
    let (start, end) = (instant(days.0), instant(days.1));
    let mut all = Vec::new();
    for role in plan.roles.entries() {
        let Some(rota) = plan.rota_of(&role.id) else { continue };
        let of_role = turns(plan, rota, start, end);
        all.extend(
            of_role.iter().map(|turn| (role.id.to_string(), turn.begins, turn.ends, turn.person.to_owned())),
        );
    }
    all
}

#[test]
fn the_plan_that_follows_is_as_good_as_the_one_before_it() {
    let folder = scratch();
    let mut n_written = 0;
    for path in all(folder.path()) {
        let old = read(&path);
        let plan = count::read(&old);
        let Some((_, ends)) = horizon(&plan) else { continue };
        for (round, days_before) in [45, -20].into_iter().enumerate() {
            let today = ends - days_before.days();
            let day = today.to_string();
            let next =
                path.with_file_name(format!("{}-{round}", path.file_name().unwrap().to_str().unwrap()));
            let (name, next_name) = (path.to_str().unwrap(), next.to_str().unwrap());
            let written = run(&["review", name, "--next", next_name, "--as-of", &day]);
            assert_eq!(written.status.code(), Some(0), "{name}: {}", text(&written.stderr));
            assert_eq!(read(&path), old, "{name} was touched");
            for command in
                [&["lint", "--as-of", &day, next_name][..], &["render", next_name], &["status", next_name]]
            {
                let output = run(command);
                assert_eq!(output.status.code(), Some(0), "{command:?}\n{}", text(&output.stdout));
            }
            let new = read(&next);
            let mut comments = new.lines().map(str::trim).filter(|line| line.starts_with('#'));
            for comment in old.lines().map(str::trim).filter(|line| line.starts_with('#')) {
                assert!(comments.any(|other| other == comment), "{name}: {comment} is gone\n{new}");
            }
            let time = (today.min(ends), ends + 400.days());
            assert_eq!(all_turns(&plan, time), all_turns(&count::read(&new), time), "{name}");
            n_written += 1;
        }
    }
    assert!(n_written >= 16, "{n_written}");
}

/// The plan that follows a text, made in memory.
fn followed(old: &str, wishes: Wishes<'_>) -> String {
    let limits = Limits::default();
    let parsed = syntax::parse(old, FileId(0), limits);
    let (plan, _) = Plan::from_tree(&parsed.tree);
    let next =
        succeed(&plan.unwrap(), &parsed.tree, wishes).unwrap_or_else(|refused| panic!("{refused}: {old}"));
    let mut text =
        edit_at_once(old, &next.edits, limits).unwrap_or_else(|refusal| panic!("{refusal}: {old}"));
    for edits in &next.rotas {
        text = edit_at_once(&text, edits, limits).unwrap_or_else(|refusal| panic!("{refusal}: {text}"));
    }
    remark(&text, &next.remarks, limits).unwrap_or_else(|refusal| panic!("{refusal}: {text}"))
}

#[test]
fn however_a_plan_is_written_the_one_that_follows_says_the_same() {
    for path in plans() {
        let block = read(&path);
        let Some((_, ends)) = horizon(&count::read(&block)) else { continue };
        let wishes = Wishes { today: ends - 30.days(), starts: None, n_months: None, id: None, title: None };
        let expected: Plain = yaml_serde::from_str(&followed(&block, wishes)).unwrap();
        let plain: Plain = yaml_serde::from_str(&block).unwrap();
        let flow = format!("{}\n", serde_json::to_string_pretty(&plain).unwrap());
        let line = format!("{}\n", serde_json::to_string(&plain).unwrap());
        let emitted = yaml_serde::to_string(&plain).unwrap();
        let windows = block.replace('\n', "\r\n");
        for text in [&flow, &line, &emitted, &windows] {
            let new = followed(text, wishes);
            let said: Plain = yaml_serde::from_str(&new).unwrap();
            assert_eq!(said, expected, "{}\n{new}", path.display());
            let is_windows = text.contains('\r');
            assert!(new.lines().count() < 2 || new.contains('\r') == is_windows, "{}", path.display());
        }
    }
}

#[test]
fn everybody_keeps_their_turns_in_random_rotas() {
    let n_rounds: usize = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(60);
    let mut numbers = Numbers(20_261_231);
    let (mut n_changed, first) = (0, date(2026, 3, 1));
    for round in 0..n_rounds {
        let starts = first - 200.days();
        let ends = first + i64::try_from(numbers.below(60)).unwrap().days();
        let about = format!("plan: {{id: a-2026, horizon: {{starts: {starts}, ends: {ends}}}, ");
        let old = RandomRota::of(&mut numbers, first).written().replace("plan: {", &about);
        let today = first + i64::try_from(numbers.below(60)).unwrap().days();
        let wishes = Wishes { today, starts: None, n_months: Some(12), id: None, title: None };
        let new = followed(&old, wishes);
        let time = (today.min(ends + 1.days()), ends + 400.days());
        let (before, after) = (count::read(&old), count::read(&new));
        assert_eq!(
            all_turns(&before, time),
            all_turns(&after, time),
            "round {round} on {today}\n{old}\n{new}"
        );
        let n_of = |plan: &Plan| plan.rota_of("r").map_or(0, |rota| rota.changes.items().len());
        n_changed += usize::from(n_of(&before) > n_of(&after));
    }
    assert!(n_changed > n_rounds / 5, "{n_changed} rotas begin anew");
}

/// The rules that find an error in a text.
fn errors_of(text: &str, today: Date) -> BTreeSet<&'static str> {
    let settings = Settings::default();
    let selection = Selection::of(&settings, Choice::default()).unwrap();
    let config = CheckConfig::new(Arc::new(settings), selection, Some(today));
    let checked = engine::check(Sources::of(Source::new("plan.yaml", text)), &config);
    let errors = checked.report.diagnostics.iter().filter(|one| one.severity == Severity::Error);
    errors.map(|one| one.finding.rule).collect()
}

#[test]
fn no_plan_that_follows_a_random_one_has_an_error_that_is_new() {
    let n_rounds: usize = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(40);
    let mut numbers = Numbers(20_270_101);
    for round in 0..n_rounds {
        let RandomPlan { text, days: (first, last) } = RandomPlan::of(&mut numbers, round % 2 == 0);
        let today = first + i64::try_from(numbers.below(60)).unwrap().days();
        let wishes = Wishes { today, starts: None, n_months: Some(12), id: None, title: None };
        let new = followed(&text, wishes);
        let (before, after) = (errors_of(&text, today), errors_of(&new, today));
        assert!(after.is_subset(&before), "round {round}: {after:?}, not {before:?}\n{text}\n{new}");
        let (old, next) = (count::read(&text), count::read(&new));
        let time = (today.min(last + 1.days()), last + 400.days());
        assert_eq!(all_turns(&old, time), all_turns(&next, time), "round {round}\n{text}\n{new}");
    }
}
