//! Every rule, on the examples in its documentation and on its cases in `tests/rules/`.

use crate::support::{expect, files, read, repository};
use smplan::diagnostic::Diagnostic;
use smplan::model::Plan;
use smplan::rules::{self, Context, RULES, Reading, Selection};
use smplan::source::{FileId, Source};
use smplan::syntax::{self, Limits};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The day on which examples and cases are looked at.
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 4, 15);

/// What one rule finds in a text.
fn check(rule: &str, text: &str) -> Vec<Diagnostic> {
    let parsed = syntax::parse(text, FileId(0), Limits::default());
    let mut findings = parsed.findings;
    let (plan, read) = Plan::from_tree(&parsed.tree);
    findings.append(read);
    let selection = Selection::of(&[rule.to_owned()], &[]).unwrap();
    let context = Context { as_of: Some(TODAY) };
    rules::check(Reading { plan: plan.as_ref(), findings, complete: parsed.complete }, &selection, &context)
}

/// The examples of a kind in a rule's documentation. `<U+202E>` stands for a character that nobody can see.
fn examples(documentation: &str, kind: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines = documentation.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    while let Some(line) = lines.next() {
        if line.trim() == format!("```yaml {kind}") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| line.trim() != "```").collect();
            found.push(block.join("\n").replace("<U+202E>", "\u{202e}"));
        }
    }
    found
}

#[test]
fn every_bad_example_is_found_and_every_good_one_passes() {
    for rule in RULES {
        let name = rule.info.name;
        let (bad, good) =
            (examples(rule.info.documentation, "bad"), examples(rule.info.documentation, "good"));
        assert!(!bad.is_empty() && !good.is_empty(), "`{name}` needs a bad and a good example");
        for example in bad {
            assert!(
                !check(name, &example).is_empty(),
                "`{name}` finds nothing in its bad example:\n{example}"
            );
        }
        for example in good {
            let found = check(name, &example);
            assert!(found.is_empty(), "`{name}` finds {found:#?} in its good example:\n{example}");
        }
    }
}

#[test]
fn every_rule_says_what_it_finds_and_why() {
    for rule in RULES {
        let info = rule.info;
        assert!(
            info.summary().ends_with('.') && info.summary().len() <= 140,
            "`{}`: {}",
            info.name,
            info.summary()
        );
        assert!(info.documentation.contains("## Why this matters"), "`{}` does not say why", info.name);
    }
}

#[test]
fn every_rule_file_is_registered_once() {
    let mut names = BTreeSet::new();
    for rule in RULES {
        assert!(names.insert(rule.info.name.replace('-', "_")), "`{}` is registered twice", rule.info.name);
    }
    for path in files(&repository("src/rules")) {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let infrastructure = matches!(stem.as_str(), "mod" | "declare" | "selection");
        assert!(infrastructure || names.contains(&stem), "{} is not in RULES", path.display());
    }
}

#[test]
fn every_case_is_found_as_expected() {
    for rule in RULES {
        let name = rule.info.name;
        let folder = repository("tests/rules").join(name);
        let cases: Vec<_> = files(&folder)
            .into_iter()
            .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
            .collect();
        assert!(!cases.is_empty(), "`{name}` has no case in {}", folder.display());
        for case in cases {
            let text = read(&case);
            let source = Source::new("", text.as_str());
            let mut found = check(name, &text);
            found.sort_by_key(|diagnostic| {
                (diagnostic.finding.span.start, diagnostic.finding.message.clone())
            });
            let mut lines = String::new();
            for diagnostic in found {
                let place = source.position(diagnostic.finding.span.start);
                writeln!(
                    lines,
                    "{}:{} {}: {}",
                    place.line, place.column, diagnostic.severity, diagnostic.finding.message
                )
                .unwrap();
                if let Some(help) = &diagnostic.finding.help {
                    writeln!(lines, "    {help}").unwrap();
                }
            }
            expect(&case.with_extension("expected"), &lines);
        }
    }
}

#[test]
fn every_folder_of_cases_belongs_to_a_rule() {
    let mut orphans = Vec::new();
    for path in files(&repository("tests/rules")) {
        let folder = path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        let has_plan = path.with_extension("yaml").exists();
        if rules::rule(&folder).is_none() || !has_plan {
            orphans.push(path);
        }
    }
    assert!(orphans.is_empty(), "{orphans:?}");
}

#[test]
fn every_rule_that_a_field_names_exists() {
    fn visit(record: &'static smplan::model::RecordInfo, wrong: &mut Vec<String>) {
        for field in record.fields {
            if let smplan::model::Need::RequiredBy(rule) = field.need
                && rules::rule(rule).is_none()
            {
                wrong.push(format!("{}.{} names `{rule}`", record.name, field.name));
            }
            if let Some(inner) = field.shape.record() {
                visit(inner, wrong);
            }
        }
    }
    let mut wrong = Vec::new();
    visit(Plan::record(), &mut wrong);
    assert!(wrong.is_empty(), "{wrong:?}");
}
