//! Any settings: mistakes that are named, or rules of one's own that run on a plan.

use super::checking::{self, check};
use smplan::config::{self, Known, Settings};
use smplan::diagnostic::RuleInfo;
use smplan::render::colour_names;
use smplan::report::REPORTERS;
use smplan::source::{FileId, Source};
use smplan::view::section_names;
use smplan::{own_rules, rules};
use std::path::Path;

/// A plan with something for every rule to look at.
const PLAN: &str = include_str!("../../plans/tern-project.yaml");

/// Reads settings with rules of one's own, and checks a plan with them where they can be used.
///
/// Panics where a mistake has no place, or where a rule does not come to an end.
pub fn config(bytes: &[u8]) {
    let Some(text) = super::text(bytes) else { return };
    let _ = config::extended_by(text);
    let rules: Vec<RuleInfo> = rules::RULES.iter().map(|rule| rule.info).collect();
    let formats: Vec<&str> = REPORTERS.iter().map(|reporter| reporter.name).collect();
    let (sections, colours) = (section_names(), colour_names());
    let known =
        Known { rules: &rules, formats: &formats, sections: &sections, old_sections: &[], colours: &colours };
    let source = Source::new("smplan.toml", text.to_owned());
    let (typed, mut findings) = config::read(&source, FileId(0), Path::new(""), known);
    findings.append(own_rules::mistakes(&typed.own_rules));
    let mistakes = rules::judge(findings, None, &rules::Selection::all());
    for mistake in &mistakes {
        let span = mistake.finding.span;
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} is no place");
    }
    if mistakes.is_empty() {
        check(PLAN, &checking::config(Settings::of(&[typed])));
    }
}
