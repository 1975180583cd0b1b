//! Plans with a few bytes changed at random: whatever comes out, nothing panics.

use crate::support::{files, read, repository};
use smplan::config::Settings;
use smplan::diagnostic::{RuleInfo, Severity};
use smplan::model::Plan;
use smplan::report::{Checked, Options, REPORTERS};
use smplan::rules::{self, Context, Reading, Selection};
use smplan::source::{FileId, Source, Sources};
use smplan::suppress;
use smplan::syntax::{self, Limits};
use smplan::view::{Origin, View};

/// A small generator of numbers (`SplitMix64`): the same on every machine and in every run.
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((number ^ (number >> 31)) % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }
}

const PIECES: &[&str] = &[
    "",
    " ",
    "\n",
    ":",
    "- ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\"",
    "'",
    "#",
    "&a ",
    "*a",
    "|",
    ">",
    "!",
    "%",
    "\t",
    "null",
    "~",
    "0",
    "-1",
    "9e99",
    "2026-02-30",
    "é",
    "😀",
    "\u{202e}",
    "\r\n",
    "true",
    "x-",
    "<<: *a",
    "99999999999999999999",
    "Mo-Fr 25:00",
    "...",
    "---\n",
];

fn mutate(text: &str, numbers: &mut Numbers) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(characters.len());
        let until = (at + numbers.below(6)).min(characters.len());
        let piece = PIECES[numbers.below(PIECES.len())];
        characters.splice(at..until, piece.chars());
    }
    characters.into_iter().collect()
}

#[test]
fn a_plan_with_a_few_bytes_changed_never_breaks_the_program() {
    let rounds = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(400);
    let mut seeds: Vec<String> = files(&repository("plans"))
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
        .map(|path| read(path))
        .collect();
    seeds.extend(
        files(&repository("tests/rules"))
            .iter()
            .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
            .map(|path| read(path)),
    );
    let mut numbers = Numbers(20_260_415);
    let settings = Settings::default();
    let infos: Vec<RuleInfo> = rules::RULES.iter().map(|rule| rule.info).collect();
    let options = Options { color: false, all: false, quiet: false, fail_on: Severity::Error, rules: &infos };
    let templates = smplan::render::Templates::built_in().unwrap();
    for round in 0..rounds {
        let text = mutate(&seeds[numbers.below(seeds.len())], &mut numbers);
        let parsed = syntax::parse(&text, FileId(0), Limits::default());
        let mut findings = parsed.findings;
        let (plan, read) = Plan::from_tree(&parsed.tree);
        findings.append(read);
        let reading = Reading { plan: plan.as_ref(), findings, complete: parsed.complete };
        let as_of = Some(jiff::civil::date(2026, 4, 15));
        let context = Context::new(as_of, &settings);
        let mut diagnostics = rules::check(reading, &Selection::all(), &context);
        for diagnostic in &mut diagnostics {
            diagnostic.path = parsed.tree.path_to(diagnostic.finding.span.start);
            assert!(diagnostic.finding.span.is_written(), "round {round}: {diagnostic:?}\n{text}");
        }
        let complete = parsed.complete;
        let known = suppress::Known { rules: &infos, ran: &infos, as_of, complete };
        let outcome = suppress::apply(&parsed.tree, plan.as_ref(), diagnostics, known);
        let mut diagnostics = outcome.kept;
        diagnostics.extend(rules::judge(outcome.findings, plan.as_ref(), &Selection::all()));
        if let Some(plan) = &plan {
            let view = View::of(plan, &Origin { file: "plan.yaml", ..Origin::default() });
            let around = smplan::render::Around::default();
            let document = match round % 8 {
                1 => smplan::render::page(&view, &templates, &around),
                _ => smplan::render::markdown(&view, &templates),
            };
            document.unwrap_or_else(|error| panic!("round {round}: {error:#}\n{text}"));
            for playbook in view.playbooks.iter().filter(|_| round % 8 == 2) {
                let card = smplan::render::card(&view, playbook, &templates, &around);
                let _ = card.unwrap_or_else(|error| panic!("round {round}: {error:#}\n{text}"));
            }
        }
        let mut checked = Checked {
            sources: Sources::of(Source::new("plan.yaml", text)),
            path: "plan.yaml".to_owned(),
            plan_id: String::new(),
            is_plan: true,
            ran: infos.clone().into(),
            diagnostics,
        };
        checked.sort();
        for reporter in REPORTERS {
            (reporter.parts)(&checked, &options);
        }
    }
}
