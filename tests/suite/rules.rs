//! Every rule, on the examples in its documentation and on its cases in `tests/rules/`.

use crate::families;
use crate::support::{expect, files, read, repository};
use smplan::compose::Header;
use smplan::config::{self, Settings};
use smplan::diagnostic::{Category, Diagnostic, RuleInfo};
use smplan::engine::{self, CheckConfig};
use smplan::plan::Plan;
use smplan::rules::{self, Choice, Fate, LEFT_OUT, RULES, Selection};
use smplan::source::{FileId, Source, Sources};
use smplan::suppress;
use smplan::syntax::{self, Limits};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

/// The day on which examples and cases are looked at.
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 4, 15);

/// How a rule looks at plans, with those that it needs beside it.
fn config(rule: &str) -> CheckConfig {
    let about_exceptions = rules::rule(rule).is_some_and(|known| known.info.category == Category::Exceptions);
    // The words of the example in the rule's documentation.
    let words = vec![("synergy".to_owned(), None), ("client".to_owned(), Some("guest".to_owned()))];
    let settings = Settings { words, ..Settings::default() };
    let names = [rule.to_owned()];
    // Exceptions are of use only where the rules that they speak of run.
    let select: &[String] = if about_exceptions { &[] } else { &names };
    let choice = Choice { select, ..Choice::default() };
    let selection = Selection::of(&settings, choice).unwrap();
    CheckConfig::new(Arc::new(settings), selection, Some(TODAY))
}

/// What one rule finds in a text.
fn check(rule: &str, text: &str) -> Vec<Diagnostic> {
    let mut found = engine::check(Sources::of(Source::new("", text)), &config(rule)).report.diagnostics;
    found.retain(|diagnostic| diagnostic.finding.rule == rule);
    found
}

/// What one rule finds in several plans, each looked at by itself.
fn check_family(rule: &str, files: &[(&str, &str)]) -> Vec<(String, Diagnostic)> {
    let mut found = Vec::new();
    for sources in families::each(files) {
        let report = engine::check(sources, &config(rule)).report;
        for diagnostic in report.diagnostics.iter().filter(|one| one.finding.rule == rule) {
            let file = diagnostic.finding.span.file;
            assert!(report.sources.is_own(file), "told in a file that was not named");
            let place = report.positions(diagnostic).0;
            let name = report.source(diagnostic).name();
            found.push((format!("{name}:{}:{}", place.line, place.column), diagnostic.clone()));
        }
    }
    if ["store-does-not-extend", "location-bound-twice", "extended-by-matches-nothing"].contains(&rule) {
        found.extend(check_together(rule, files));
    }
    found
}

/// What one rule finds in several plans that are looked at together.
fn check_together(rule: &str, files: &[(&str, &str)]) -> Vec<(String, Diagnostic)> {
    let mut found = Vec::new();
    let texts = files.iter().map(|(name, text)| (*name, syntax::parse(text, FileId(0), Limits::default())));
    let texts: Vec<_> = texts.collect();
    let headers: Vec<_> =
        texts.iter().map(|(name, parsed)| (*name, Header::of(&parsed.tree).unwrap_or_default())).collect();
    for (base, header) in &headers {
        let extends = |other: &Header<'_>, name: &str| {
            other.extends.iter().any(|path| families::beside(name, path.value) == *base)
        };
        let mut bound = BTreeMap::new();
        for pattern in &header.extended_by {
            let fitting = headers.iter().filter(|(name, _)| families::fits(base, pattern.value, name));
            let (ours, strangers): (Vec<_>, Vec<_>) = fitting.partition(|(name, other)| extends(other, name));
            let names: Vec<String> = strangers.iter().map(|(name, _)| (*name).to_owned()).collect();
            found.push((*base, engine::strangers(pattern.span, &names)));
            if ours.is_empty() && names.is_empty() {
                found.push((*base, engine::matches_nothing(pattern.span)));
            }
            for (name, other) in ours {
                let Some(location) = &other.location else { continue };
                match bound.entry(location.value) {
                    Entry::Vacant(first) => _ = first.insert((*name, location.span)),
                    Entry::Occupied(first) => {
                        let (other, there) = *first.get();
                        found.push((*name, engine::bound_twice(location.value, location.span, other, there)));
                    }
                }
            }
        }
    }
    let judged = found.into_iter().flat_map(|(name, findings)| {
        let source = Source::new(name, files.iter().find(|(other, _)| *other == name).unwrap().1);
        let place = move |one: Diagnostic| {
            let place = source.position(one.finding.span.start);
            (format!("{name}:{}:{}", place.line, place.column), one)
        };
        rules::judge(findings, None, &Selection::all()).into_iter().map(place)
    });
    judged.filter(|(_, one)| one.finding.rule == rule).collect()
}

/// What is wrong with settings.
pub(crate) fn check_settings(text: &str) -> Vec<Diagnostic> {
    let infos: Vec<RuleInfo> = RULES.iter().map(|rule| rule.info).collect();
    let formats: Vec<&str> = smplan::report::REPORTERS.iter().map(|reporter| reporter.name).collect();
    let (sections, colours) = (smplan::view::section_names(), smplan::render::colour_names());
    let known = config::Known {
        rules: &infos,
        formats: &formats,
        sections: &sections,
        old_sections: &[],
        colours: &colours,
    };
    let source = Source::new("smplan.toml", text);
    let (typed, mut findings) = config::read(&source, FileId(0), std::path::Path::new("/plans"), known);
    findings.append(smplan::own_rules::mistakes(&typed.own_rules));
    rules::judge(findings, None, &Selection::all())
}

/// What is stale in a baseline when nothing is found any more.
fn check_baseline(text: &str) -> Vec<Diagnostic> {
    let source = Source::new("smplan-baseline.json", text);
    let baseline = suppress::Baseline::parse(text).unwrap();
    rules::judge(suppress::find_stale(&source, baseline.entries()), None, &Selection::all())
}

/// What is found in several plans about their ids.
fn check_twins(text: &str) -> Vec<Diagnostic> {
    let sources: Vec<Source> =
        text.split("\n---\n").map(|text| Source::new("a.yaml", format!("{text}\n"))).collect();
    let config = CheckConfig::new(Arc::default(), Selection::all(), None);
    let checked: Vec<_> =
        sources.into_iter().map(|source| engine::check(Sources::of(source), &config)).collect();
    let twins = engine::twins(checked.iter().map(|one| one.report.plan_id.as_str()));
    let findings = checked.iter().zip(twins).filter_map(|(one, twin)| {
        let other = format!("plan {}", twin? + 1);
        Some(engine::id_taken(&one.report.plan_id, one.id_place, &other))
    });
    findings.flat_map(|found| rules::judge(found, None, &Selection::all())).collect()
}

/// What a rule finds in an example or a case, in the language that it is about, each with its place.
fn check_in(language: &str, rule: &str, text: &str) -> Vec<(String, Diagnostic)> {
    let files = families::files(text);
    if !files.is_empty() {
        return check_family(rule, &files);
    }
    let mut found = match language {
        "toml" => check_settings(text),
        "json" => check_baseline(text),
        _ if rule == rules::PLAN_ID_TAKEN => check_twins(text),
        _ => check(rule, text),
    };
    found.sort_by_key(|diagnostic| (diagnostic.finding.span.start, diagnostic.finding.message.clone()));
    let source = Source::new("", text);
    let with_place = |diagnostic: Diagnostic| {
        let place = source.position(diagnostic.finding.span.start);
        (format!("{}:{}", place.line, place.column), diagnostic)
    };
    found.into_iter().map(with_place).collect()
}

/// The examples of a kind in a rule's documentation, with their languages. `<U+202E>` stands for a character that
/// nobody can see.
fn examples(documentation: &str, kind: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut lines = documentation.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    while let Some(line) = lines.next() {
        let Some((language, of)) = line.trim().strip_prefix("```").and_then(|words| words.split_once(' '))
        else {
            continue;
        };
        if of == kind {
            let block: Vec<&str> = lines.by_ref().take_while(|line| line.trim() != "```").collect();
            found.push((language.to_owned(), block.join("\n").replace("<U+202E>", "\u{202e}")));
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
        for (language, example) in bad {
            assert!(
                !check_in(&language, name, &example).is_empty(),
                "`{name}` finds nothing in its bad example:\n{example}"
            );
        }
        for (language, example) in good {
            let found = check_in(&language, name, &example);
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
fn a_rule_that_is_left_out_is_none_and_says_why() {
    let is_rule = |name: &str| RULES.iter().any(|rule| rule.info.name == name);
    assert!(LEFT_OUT.is_sorted_by_key(|left_out| left_out.name));
    for left_out in LEFT_OUT {
        assert!(!is_rule(left_out.name), "{} is a rule", left_out.name);
        match left_out.fate {
            Fate::SaidBy(rule) => assert!(is_rule(rule), "{}: {rule} is none", left_out.name),
            Fate::StruckOut(why) => assert!(why.len() > 10, "{}", left_out.name),
        }
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
        let infrastructure = matches!(
            stem.as_str(),
            "mod"
                | "dated"
                | "declare"
                | "gone"
                | "judge"
                | "left_out"
                | "listed"
                | "mends"
                | "pledged"
                | "posted"
                | "promised"
                | "registry"
                | "same_gap"
                | "selection"
                | "swapped"
                | "training"
                | "when"
                | "worded"
                | "worked_out"
        );
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
            .filter(|path| path.extension().is_some_and(|end| end != "expected"))
            .collect();
        assert!(!cases.is_empty(), "`{name}` has no case in {}", folder.display());
        for case in cases {
            let text = read(&case);
            let language = case.extension().unwrap().to_string_lossy();
            let mut lines = String::new();
            for (place, diagnostic) in check_in(&language, name, &text) {
                writeln!(lines, "{place} {}: {}", diagnostic.severity, diagnostic.finding.message).unwrap();
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
        let has_plan = ["yaml", "toml", "json"].iter().any(|end| path.with_extension(end).exists());
        if rules::rule(&folder).is_none() || !has_plan {
            orphans.push(path);
        }
    }
    assert!(orphans.is_empty(), "{orphans:?}");
}

#[test]
fn every_rule_that_a_field_names_exists() {
    fn visit(record: &'static smplan::format::RecordInfo, wrong: &mut Vec<String>) {
        for field in record.fields {
            if let smplan::format::Need::RequiredBy(rule) = field.need
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

/// What lists of phrases find in answers: each list of each language has ten in which it finds something and ten in which
/// it finds nothing.
#[test]
fn every_list_of_phrases_finds_its_bad_answers_and_no_good_ones() {
    let mut wrong = String::new();
    for language in ["en", "de"] {
        let lists = smplan::wording::lists_of(language).unwrap();
        let mut list = String::new();
        let mut counts: std::collections::BTreeMap<String, [usize; 2]> = std::collections::BTreeMap::new();
        for line in read(&repository("tests/phrases").join(format!("{language}.txt"))).lines() {
            if let Some(name) = line.strip_prefix('[') {
                name.trim_end_matches(']').clone_into(&mut list);
            } else if let Some((verdict @ ("good" | "bad"), answer)) = line.split_once(' ') {
                let found = lists.find(answer).into_iter().find(|found| found.list == list);
                counts.entry(list.clone()).or_default()[usize::from(verdict == "bad")] += 1;
                // What is only information may be said of good ones.
                let is_found = found.is_some_and(|found| verdict == "bad" || !found.is_milder);
                if is_found != (verdict == "bad") {
                    writeln!(wrong, "{language} [{list}] {verdict}: {answer} {found:?}").unwrap();
                }
            }
        }
        assert_eq!(
            counts.keys().map(String::as_str).collect::<BTreeSet<_>>(),
            lists.names().into_iter().collect()
        );
        assert!(
            counts.values().all(|counts| counts.iter().all(|count| *count >= 10)),
            "{language}: {counts:?}"
        );
        for name in lists.names() {
            assert!(rules::rule(name).is_some(), "list `{name}` is no rule");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn rules_are_found_by_the_names_that_they_had() {
    for rule in RULES {
        for old in smplan::diagnostic::old_names(rule.info.name) {
            assert_eq!(rules::rule(old).map(|found| found.info.name), Some(rule.info.name));
            assert!(!RULES.iter().any(|other| other.info.name == *old), "`{old}` is a rule again");
        }
    }
    assert_eq!(rules::rule("message-blames-customer").unwrap().info.name, "blames-customer");
    assert_eq!(check("blames-customer", "messages: {a: {text: As you were told.}}").len(), 1);
}
