//! What holds of all plans that build on others, tried on families that are put together at random.

use crate::families;
use smplan::config::Settings;
use smplan::diagnostic::Diagnostic;
use smplan::engine::{self, CheckConfig, PlanCheck};
use smplan::plan::Duration;
use smplan::rules::Selection;
use smplan::source::FileId;
use std::fmt::Write;
use std::sync::Arc;

/// Numbers that are the same each time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }

    pub(crate) fn one_of<'o>(&mut self, of: &[&'o str]) -> &'o str {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()]
    }
}

/// A plan of a group, with and without mistakes.
pub(crate) fn base(dice: &mut Dice) -> String {
    let mut text = String::from("smplan: 1\nextended_by: stores/*.yaml\n");
    let about = [
        "plan: {id: northline, title: Northline, time_zone: America/Chicago, version: 2}",
        "plan: {titel: Northline}",
    ];
    writeln!(text, "{}", dice.one_of(&about)).unwrap();
    writeln!(text, "people:").unwrap();
    for person in ["dana", "lee", "rio"] {
        let email = dice.one_of(&["dana@example.com", "nobody", "lee@example.com"]);
        let hours = dice.one_of(&["Mo-Fr 09:00-17:00", "Mo-Su 08:00-20:00", "sometimes"]);
        writeln!(text, "  {person}: {{name: {person} Reyes, email: {email}, hours: {hours}}}").unwrap();
    }
    writeln!(text, "roles:\n  care: {{held_by: [{}]}}", dice.one_of(&["dana", "lee", "nobody-there"]))
        .unwrap();
    writeln!(text, "  store-manager: {{held_by: location}}").unwrap();
    writeln!(text, "locations:\n  ridgeway: {{name: Ridgeway}}\n  lakeside: {{name: Lakeside}}").unwrap();
    let promise = dice.one_of(&["15m", "2h", "soon"]);
    writeln!(text, "channels:\n  facebook: {{platform: facebook, owner: care, first_response: {promise}, accepts: [complaints]}}").unwrap();
    let last = dice.one_of(&["care", "store-manager", "lee"]);
    writeln!(text, "escalations:\n  ladder: {{steps: [{{owner: store-manager}}, {{after: 1h, owner: {last}, final: true}}]}}").unwrap();
    let severity = dice.one_of(&["high", "low", "terrible"]);
    writeln!(text, "playbooks:\n  complaint: {{title: A complaint, severity: {severity}, owner: care, escalation: ladder}}").unwrap();
    writeln!(
        text,
        "messages: {{sorry: {{text: {}}}}}",
        dice.one_of(&["We are sorry.", "No comment.", "\"\""])
    )
    .unwrap();
    text
}

/// What a store writes besides what it is.
pub(crate) fn store(dice: &mut Dice) -> String {
    let mut text = String::from("smplan: 1\nextends: ../group.yaml\nlocation: ridgeway\n");
    writeln!(
        text,
        "people:\n  uma: {{name: Uma Petrov, email: {}}}",
        dice.one_of(&["uma@example.com", "uma"])
    )
    .unwrap();
    writeln!(
        text,
        "locations:\n  ridgeway: {{binds: {{{}}}}}",
        dice.one_of(&["store-manager: [uma]", "store-manager: [rio]", ""])
    )
    .unwrap();
    let more = [
        "channels: {facebook: {first_response: 15m}}",
        "channels: {facebook: {first_response: 3d}}",
        "channels: {facebook: null}",
        "roles: {care: {held_by: [uma]}}",
        "messages: {sorry: null, thanks: {text: Thank you.}}",
        "playbooks: {complaint: {severity: low}}",
        "lint: {allow: [{rule: person-uncontactable, reason: They sit together}]}",
        "x-note: nothing",
    ];
    writeln!(text, "{}", dice.one_of(&more)).unwrap();
    text
}

pub(crate) fn check(files: &[(&str, &str)], named: usize) -> PlanCheck {
    let config = CheckConfig::new(
        Arc::new(Settings::default()),
        Selection::all(),
        Some(jiff::civil::date(2026, 4, 15)),
    );
    engine::check(families::each(files).swap_remove(named), &config)
}

fn told(found: &[Diagnostic]) -> Vec<String> {
    found.iter().map(|one| format!("{} {} {}", one.finding.rule, one.path, one.finding.message)).collect()
}

const ROUNDS: u64 = 60;

#[test]
fn a_plan_that_adds_nothing_has_no_findings_of_its_own() {
    let mut dice = Dice(0x5eed);
    for round in 0..ROUNDS {
        let group = base(&mut dice);
        let files =
            [("group.yaml", group.as_str()), ("stores/layer.yaml", "smplan: 1\nextends: ../group.yaml\n")];
        let found = check(&files, 1).report.diagnostics;
        assert!(found.is_empty(), "round {round}: {:#?}\n{group}", told(&found));
    }
}

#[test]
fn what_is_told_of_a_store_stands_in_its_file_and_mends_nothing_else() {
    let mut dice = Dice(0xfeed);
    let mut n_found = 0;
    for round in 0..ROUNDS {
        let (group, store) = (base(&mut dice), store(&mut dice));
        let files = [("group.yaml", group.as_str()), ("stores/ridgeway.yaml", store.as_str())];
        let found = check(&files, 1).report.diagnostics;
        n_found += found.len();
        for one in &found {
            let is_own = one.finding.span.file == FileId(0);
            let mends_own =
                one.mend.iter().flat_map(|mend| &mend.edits).all(|edit| edit.span.file == FileId(0));
            assert!(is_own && mends_own, "round {round}: {:?}\n{group}\n{store}", told(&found));
        }
    }
    assert!(n_found > 0, "nothing is found in any of the stores");
}

#[test]
fn what_the_group_has_alone_is_not_told_of_a_store_that_leaves_it_alone() {
    let mut dice = Dice(0xbead);
    for round in 0..ROUNDS {
        let (group, store) = (base(&mut dice), store(&mut dice));
        let files = [("group.yaml", group.as_str()), ("stores/ridgeway.yaml", store.as_str())];
        let of_group = check(&files, 0).report.diagnostics;
        for one in &check(&files, 1).report.diagnostics {
            let again = of_group.iter().any(|other| {
                one.is_moved && (other.finding.rule, &other.path) == (one.finding.rule, &one.path)
            });
            assert!(!again, "round {round}: {:?}\n{group}\n{store}", one.finding);
        }
    }
}

#[test]
fn a_plan_of_one_file_is_the_same_as_if_nothing_built_on_it() {
    let mut dice = Dice(0xdead);
    for _ in 0..ROUNDS {
        let group = base(&mut dice);
        let alone = check(&[("group.yaml", group.as_str())], 0).report.diagnostics;
        let store = store(&mut dice);
        let beside = check(&[("group.yaml", group.as_str()), ("stores/ridgeway.yaml", store.as_str())], 0);
        assert_eq!(told(&alone), told(&beside.report.diagnostics));
    }
}

/// What a plan says to customers, and how soon.
fn promised(check: &PlanCheck) -> Option<(Option<String>, Option<u64>, Option<u64>)> {
    let plan = check.plan.as_ref()?;
    let text = plan
        .messages
        .entry("sorry")
        .and_then(|message| message.value.text.get().map(|text| (**text).to_owned()));
    let facebook = plan.channels.entry("facebook").filter(|channel| channel.value.is_answered());
    let answered = facebook.and_then(|channel| channel.value.answers_within()).map(Duration::in_minutes);
    let complaint = plan.playbooks.entry("complaint");
    let said =
        complaint.and_then(|playbook| plan.acknowledge_within(&playbook.value)).map(Duration::in_minutes);
    Some((text, answered, said))
}

#[test]
fn nothing_that_is_locked_differs_and_nothing_that_may_be_tightened_is_longer() {
    let mut dice = Dice(0x10c4);
    let (mut n_refused, mut n_tightened) = (0, 0);
    for round in 0..4 * ROUNDS {
        let group = base(&mut dice)
            + "governance: {lock: [messages.*], tighten_only: [channels.*.first_response, playbooks.*.acknowledge_within]}\n"
            + "severities: {high: {acknowledge_within: 30m}, low: {acknowledge_within: 4h}}\n";
        let store = store(&mut dice)
            + dice.one_of(&[
                "",
                "severities: {high: {acknowledge_within: 2h}}\n",
                "severities: {low: {acknowledge_within: 1h}}\n",
            ]);
        let files = [("group.yaml", group.as_str()), ("stores/ridgeway.yaml", store.as_str())];
        let (of_group, of_store) = (check(&files, 0), check(&files, 1));
        let binding = ["override-not-allowed", "override-loosens-target"];
        n_refused +=
            of_store.report.diagnostics.iter().filter(|one| binding.contains(&one.finding.rule)).count();
        let Some(((text, answered, said), (text_there, answered_there, said_there))) =
            promised(&of_group).zip(promised(&of_store))
        else {
            continue;
        };
        assert_eq!(text, text_there, "round {round}\n{group}\n{store}");
        for (here, there) in [(answered, answered_there), (said, said_there)] {
            let is_kept = here.is_none_or(|here| there.is_some_and(|there| there <= here));
            assert!(is_kept, "round {round}: {here:?} {there:?}\n{group}\n{store}");
            n_tightened += usize::from(here.zip(there).is_some_and(|(here, there)| there < here));
        }
    }
    assert!(n_refused > 10 && n_tightened > 10, "{n_refused} refused, {n_tightened} tightened");
}
