//! Every mend of a broken promise, followed literally, removes its finding and breaks no other promise: on random plans.

use crate::numbers::Numbers;
use crate::random_plans::RandomPlan;
use crate::response::{rounds, seed};
use serde_json::{Value, json};
use smplan::config::Settings;
use smplan::diagnostic::Diagnostic;
use smplan::engine::{self, CheckConfig};
use smplan::plan::Plan;
use smplan::response::{Depth, Promise, Task, judged_days, promises};
use smplan::rules::Selection;
use smplan::source::{FileId, Source, Sources};
use smplan::syntax::{self, Limits};
use std::collections::BTreeSet;
use std::sync::Arc;

const RULES: [&str; 3] = ["response-promise-unreachable", "step-unreachable", "follow-up-unreachable"];

/// What tells findings of one promise: the rule and where it is written.
type Key = (String, String);

/// What is found about the promises of a plan.
fn found(plan: &Value) -> Vec<(Key, Diagnostic)> {
    let config = CheckConfig::new(Arc::new(Settings::default()), Selection::all(), None);
    let text = plan.to_string();
    let found = engine::check(Sources::of(Source::new("plan.yaml", &text)), &config).report.diagnostics;
    for one in &found {
        assert!(!one.finding.rule.starts_with("invalid"), "{}: {text}", one.finding.message);
    }
    let of_promises = found.into_iter().filter(|one| RULES.contains(&one.finding.rule));
    of_promises.map(|one| ((one.finding.rule.to_owned(), one.path.clone()), one)).collect()
}

/// The promises that are broken: of some have no finding of their own, and stand in that of another one.
fn broken(plan: &Value, tells_when: bool) -> BTreeSet<String> {
    let text = plan.to_string();
    let parsed = syntax::parse(&text, FileId(0), Limits::default());
    let plan = Plan::from_tree(&parsed.tree).0.unwrap();
    let all = promises(&plan, judged_days(&plan, None).unwrap(), Depth::Broken, &[]).unwrap();
    let broken = all.iter().filter(|promise| promise.is_broken());
    let name = |promise: &Promise<'_>| {
        // Who does it is what a mend changes.
        let task = match promise.pledge.task {
            Task::Step { number, .. } => format!("step {number}"),
            Task::Approval(_) => "approval".to_owned(),
            Task::Updates { .. } => "updates".to_owned(),
            Task::FollowUp { .. } => "call".to_owned(),
            Task::Pause { .. } => "pause".to_owned(),
            Task::Answer => "answer".to_owned(),
        };
        if tells_when { format!("{task} {:?}", promise.pledge.arrivals) } else { task }
    };
    broken.map(name).collect()
}

/// The value at the end of a path such as `playbooks.p.steps[0].within`.
fn at<'v>(plan: &'v mut Value, path: &str) -> &'v mut Value {
    let parts = path.replace('[', ".").replace(']', "");
    parts.split('.').fold(plan, |value, part| match part.parse::<usize>() {
        Ok(index) => &mut value[index],
        Err(_) => &mut value[part],
    })
}

/// What stands in backticks.
fn named(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// What is between two texts, the first time.
fn between<'t>(text: &'t str, before: &str, behind: &str) -> Option<&'t str> {
    let rest = text.split_once(before)?.1;
    Some(rest.split_once(behind)?.0)
}

/// Times as a planner would write them who reads `each night from Monday to Thursday, 17:00 to 09:00`.
fn as_hours(words: &str) -> String {
    const DAYS: [(&str, &str); 7] = [
        ("Mon", "Mo"),
        ("Tue", "Tu"),
        ("Wed", "We"),
        ("Thu", "Th"),
        ("Fri", "Fr"),
        ("Sat", "Sa"),
        ("Sun", "Su"),
    ];
    let number = |day: &str| DAYS.iter().position(|(name, _)| day.starts_with(name)).unwrap();
    let short =
        |days: &str| DAYS.iter().fold(days.replace(", ", ","), |days, (name, day)| days.replace(name, day));
    let night = |days: &str, times: &str| {
        let (from, to) = times.split_once(" to ").unwrap();
        format!("{days} {from}-{to}")
    };
    if words == "at any time" {
        return "24/7".to_owned();
    }
    let mut parts: Vec<String> = Vec::new();
    // Each part begins with one of these; the days of `each night from …` are no part.
    let mut words = words.replace("each night from ", "each night of ");
    for start in ["on ", "every day ", "each night", "in the nights of ", "from "] {
        words = words.replace(&format!(" {start}"), &format!("|{start}"));
    }
    for piece in words.split('|') {
        let piece = piece.trim_end_matches(" and").trim_end_matches(',');
        if let Some(times) = piece.strip_prefix("every day ") {
            parts.push(format!("Mo-Su {times}"));
        } else if let Some(rest) = piece.strip_prefix("each night of ") {
            let (days, times) = rest.split_once(", ").unwrap();
            let (first, last) = days.split_once(" to ").unwrap();
            parts.push(night(&format!("{}-{}", DAYS[number(first)].1, DAYS[number(last)].1), times));
        } else if let Some(times) = piece.strip_prefix("each night, ") {
            parts.push(night("Mo-Su", times));
        } else if let Some(rest) = piece.strip_prefix("in the nights of ") {
            let (days, times) = rest.rsplit_once(", ").unwrap();
            parts.push(night(&short(days), times));
        } else if let Some(rest) = piece.strip_prefix("from ") {
            let (first, last) = rest.split_once(" to ").unwrap();
            let ((first, from), (last, to)) = (first.split_once(' ').unwrap(), last.split_once(' ').unwrap());
            let (first, last) = (number(first), number(last));
            let n_days = (last + 6 - first) % 7 + 1;
            for day in 0..=n_days {
                let (name, begins) = (DAYS[(first + day) % 7].1, if day == 0 { from } else { "00:00" });
                let ends = if day == n_days { to } else { "24:00" };
                parts.extend((begins != ends).then(|| format!("{name} {begins}-{ends}")));
            }
        } else {
            let both = piece.strip_prefix("on ").and_then(|piece| piece.rsplit_once(' '));
            let (days, times) = both.unwrap_or_else(|| panic!("{piece}, in {words}"));
            parts.push(format!("{} {times}", short(days)));
        }
    }
    parts.join(", ")
}

/// When some are asked to be there, as hours, each with the part of the mend that says who.
fn asked_times(finding: &Diagnostic) -> Vec<(&str, String)> {
    let help = finding.finding.help.as_deref().unwrap_or_default();
    let asked = between(help, "let ", " (`hours` or `on_call`)").unwrap_or_default();
    let parts = asked.split(" and let ").filter_map(|part| part.split_once(" be on duty"));
    parts.map(|(owners, words)| (owners, as_hours(said_before(words.trim_start(), finding)))).collect()
}

/// Times of a mend; those that the message names where it says `then`.
fn said_before<'f>(words: &'f str, finding: &'f Diagnostic) -> &'f str {
    if words != "then" {
        return words;
    }
    let is_there = [" is on duty ", " is not on duty "];
    let words = is_there.iter().find_map(|is| finding.finding.message.split_once(is)).unwrap().1;
    let ends = [words.find(": "), words.find(" ("), words.find(", and `")].into_iter().flatten();
    words.split_at(ends.min().unwrap()).0
}

/// The plan with one more person, who is there at some times.
fn with_helper(plan: &Value, on_call: &str) -> Value {
    let mut plan = plan.clone();
    let zone = plan["plan"]["time_zone"].clone();
    plan["people"]["helper"] = json!({"name": "H", "time_zone": zone, "on_call": on_call});
    plan
}

/// The plan after each of the mends that name somebody else: whoever takes over is there always, whoever stands in then.
fn with_somebody_else(plan: &Value, finding: &Diagnostic) -> Vec<(String, Value)> {
    let help = finding.finding.help.clone().unwrap_or_default();
    let mut plans = Vec::new();
    for (words, field) in [
        ("let somebody else do it who is on duty then too (`by`)", "pause_publishing.by"),
        ("let somebody else speak who is on duty then too (`spokesperson`)", "spokesperson"),
        ("name somebody else under `offline.owner`", "offline.owner"),
    ] {
        if help.contains(words) {
            let mut plan = with_helper(plan, "24/7");
            *at(&mut plan, &format!("playbooks.p.{field}")) = json!("helper");
            plans.push((words.to_owned(), plan));
        }
    }
    if let Some((_, rest)) = help.split_once("name somebody who is on duty then") {
        let rest = rest.split(", or ").next().unwrap();
        let mut plan = with_helper(plan, &asked_times(finding).remove(0).1);
        let playbook = &mut plan["playbooks"]["p"];
        let numbers =
            rest.split("step ").skip(1).filter_map(|rest| rest.split([',', ' ']).next()?.parse().ok());
        let mut steps: Vec<usize> = numbers.collect();
        if rest.contains("of the step") {
            let is_of_updates = finding.path.ends_with("update_every");
            let is_asked = |step: &Value| !is_of_updates || !step["every"].is_null();
            steps.push(1 + playbook["steps"].as_array().unwrap().iter().position(is_asked).unwrap());
        }
        for number in steps {
            playbook["steps"][number - 1]["backup"] = json!("helper");
        }
        if rest.contains("under `else`") {
            playbook["approve_statements"]["else"] = json!("helper");
        }
        plans.push(("stand-in".to_owned(), plan));
    }
    plans
}

/// Writes longer times: `step 1 in 14h and updates in 15h`.
fn allow(plan: &mut Value, times: &str) {
    for one in times.replace(" and ", ", ").split(", ").filter(|one| one.contains(" in ")) {
        let (task, time) = one.rsplit_once(" in ").unwrap();
        *at(plan, &path_of(task)) = json!(time);
    }
}

/// Where a task has its time.
fn path_of(task: &str) -> String {
    let field = match task {
        "updates" => "update_every".to_owned(),
        "the approval" => "approve_statements.within".to_owned(),
        "the stop of planned posts" => "pause_publishing.within".to_owned(),
        "the call" => "offline.within".to_owned(),
        step => {
            let number: usize = step.strip_prefix("step ").unwrap().parse().unwrap();
            format!("steps[{}].within", number - 1)
        }
    };
    format!("playbooks.p.{field}")
}

/// The plan after each of the mends that a finding names, with the words that were followed.
fn mended(plan: &Value, finding: &Diagnostic) -> Vec<(String, Value)> {
    let help = finding.finding.help.clone().unwrap_or_default();
    let mut plans = with_somebody_else(plan, finding);
    // Somebody is there.
    let mut there = plan.clone();
    let mut is_mended = false;
    if help.contains("leave it out of `channels`") {
        for check in there["listening"]["checks"].as_array_mut().unwrap() {
            check["channels"] = json!([]);
        }
        is_mended = true;
    }
    for (owners, more) in asked_times(finding) {
        for owner in named(owners) {
            let holders = match there["roles"][owner]["rota"]["order"].as_array() {
                Some(order) => order.clone(),
                None => vec![json!(owner)],
            };
            for holder in holders {
                let on_call = &mut there["people"][holder.as_str().unwrap()]["on_call"];
                *on_call = match on_call.as_str() {
                    Some(known) if more != "24/7" => json!(format!("{known}, {more}")),
                    _ => json!(more),
                };
            }
        }
        is_mended = true;
    }
    if help.contains("`reaction` of escalation path") {
        there["escalations"]["e"]["reaction"] = json!("0m");
        is_mended = true;
    }
    if is_mended {
        plans.push(("there".to_owned(), there));
    }
    // Or more time.
    let longer =
        [", or promise ", ", or allow "].iter().find_map(|or| help.split_once(or)).map(|(_, rest)| rest);
    if let Some(rest) = longer {
        let time = rest.split([' ', ',']).next().unwrap();
        let mut plan = plan.clone();
        let fields =
            rest.strip_prefix(time).unwrap().strip_prefix(" (").and_then(|rest| rest.split_once(')'));
        let fields = fields.filter(|(fields, _)| !fields.starts_with("but "));
        match fields {
            Some((fields, _)) => {
                for pair in named(fields).chunks(2) {
                    let section = if pair[0] == "acknowledge_within" { "playbooks" } else { "channels" };
                    plan[section][pair[1]][pair[0]] = json!(time);
                }
            }
            None => *at(&mut plan, &finding.path) = json!(time),
        }
        if let Some((_, others)) = rest.split_once(", with ") {
            let others = others.split(" (but ").next().unwrap();
            allow(&mut plan, others.split(", or write").next().unwrap());
        }
        plans.push((format!("promise {time}"), plan));
    }
    if let Some((_, rest)) = help.split_once(", or write longer times: ") {
        let mut plan = plan.clone();
        allow(&mut plan, rest.split(", or write").next().unwrap());
        plans.push(("longer times".to_owned(), plan));
    }
    if help.contains("`clock: staffed`") {
        let mut plan = plan.clone();
        plan["playbooks"]["p"]["clock"] = json!("staffed");
        plans.push(("clock".to_owned(), plan));
    }
    plans
}

#[test]
fn every_mend_that_is_followed_removes_its_finding() {
    let mut numbers = Numbers(seed(5_050_505));
    let (mut n_mends, mut n_stand_ins, mut n_plans, mut wrong) = (0, 0, 0, Vec::new());
    for round in 0..rounds(200) {
        let text = RandomPlan::of(&mut numbers, true).text;
        let plan: Value = yaml_serde::from_str(&text).unwrap();
        let before = found(&plan);
        n_plans += usize::from(!before.is_empty());
        for (key, finding) in &before {
            let (message, help) = (&finding.finding.message, &finding.finding.help);
            for (words, mended) in mended(&plan, finding) {
                n_mends += 1;
                n_stand_ins += usize::from(words == "stand-in");
                let after = found(&mended);
                let left = after.iter().find(|(left, _)| left == key).map(|(_, left)| &left.finding.message);
                // With another clock they hold at other times.
                let broken = |plan| broken(plan, words != "clock");
                let mut news: Vec<String> = broken(&mended).difference(&broken(&plan)).cloned().collect();
                // What is seen sooner begins sooner: perhaps while others are away.
                let is_seen_sooner = words == "there"
                    && help.as_ref().is_some_and(|help| help.contains("leave it out of `channels`"));
                news.retain(|task| !is_seen_sooner || task.starts_with("answer"));
                // What a finding named besides is mended with it, where a longer time can.
                let also = between(message, " (also: ", ")").unwrap_or_default().replace(" and ", ", ");
                let stays = |name: &str| {
                    help.as_ref().is_some_and(|help| help.contains(&format!("{name} stays late")))
                };
                if words.starts_with("promise") || words == "longer times" {
                    let named = also.split(", ").filter(|name| !name.is_empty() && !stays(name)).map(path_of);
                    let left = named.filter(|path| after.iter().any(|((_, known), _)| known == path));
                    news.extend(left);
                }
                if left.is_some() || !news.is_empty() {
                    wrong.push(format!("round {round}, {words}: {message}\n{help:?}\nleft: {left:?}\nnew: {news:?}\n{text}\n{mended}\n"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {n_mends} mends of {n_plans} plans: {}", wrong.len(), wrong.join("\n"));
    assert!(n_stand_ins > n_plans / 10, "{n_stand_ins} mends name somebody who stands in");
    assert!(n_mends > 2 * n_plans && n_plans > rounds(200) / 2, "{n_mends} mends of {n_plans} plans");
}
