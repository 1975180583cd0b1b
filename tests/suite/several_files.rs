//! A plan of two files: every place is told, mended and excepted in the file that it is in.

use smplan::config::{PathIgnore, Patterns, Settings};
use smplan::diagnostic::{Diagnostic, Edit, Finding, Fix, Mend, PlanReport, Severity};
use smplan::engine::{self, CheckConfig, PlanCheck};
use smplan::fix;
use smplan::report::{self, Options, REPORTERS, Reporter, Run, Summary};
use smplan::rules::{Selection, rule};
use smplan::source::{FileId, FilePaths, Source, Sources, Span, Spanned};
use smplan::syntax::Limits;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The file that is named: four lines, and a mistake on the third.
const SHOP: &str = "smplan: 1\nkind: plan\nplan: {id: shop, titel: Shop}\n# the end\n";

/// The other file: a key twice, on lines 7 and 9.
const GROUP: &str = "# a group\n#\n#\n#\n#\n#\nvalues: [a]\nkind: plan\nvalues: [b]\n";

const SHOP_FILE: FileId = FileId(0);
const GROUP_FILE: FileId = FileId(1);

fn sources(shop: &str, group: &str) -> Sources {
    let file = |name: &str, text: &str| {
        let absolute = PathBuf::from("/top/plans").join(name);
        Source::new(name, text).at(&FilePaths { absolute, from_top: format!("plans/{name}") })
    };
    let mut sources = Sources::of(file("shop.yaml", shop));
    sources.push(file("group.yaml", group));
    sources
}

fn config_of(settings: Settings) -> CheckConfig {
    CheckConfig::new(Arc::new(settings), Selection::all(), Some(jiff::civil::date(2026, 4, 15)))
}

fn check(shop: &str, group: &str) -> PlanCheck {
    engine::check(sources(shop, group), &config_of(Settings::default()))
}

fn place(file: FileId, text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(file, start, start + words.len())
}

/// How often a rule finds something in each of the two files.
fn counts(check: &PlanCheck, rule: &str) -> [usize; 2] {
    [SHOP_FILE, GROUP_FILE].map(|file| {
        let here = |one: &&Diagnostic| one.finding.rule == rule && one.finding.span.file == file;
        check.report.diagnostics.iter().filter(here).count()
    })
}

/// One finding in each file; that of the named one points into the other, and its mend changes both.
fn report() -> PlanReport {
    let here = place(SHOP_FILE, SHOP, "titel");
    let there = place(GROUP_FILE, GROUP, "[b]");
    let fix = Fix {
        is_safe: true,
        edits: vec![
            Edit::Rewrite { place: there, value: "c".into() },
            Edit::Rewrite { place: here, value: "title".into() },
        ],
    };
    let sources = sources(SHOP, GROUP);
    let mend = {
        let read = engine::read(&sources, Limits::default(), None);
        fix::resolve(&read.trees, &fix).unwrap()
    };
    let diagnostic = |finding: Finding, mend: Option<Mend>| Diagnostic {
        severity: Severity::Error,
        path: String::new(),
        fingerprint: String::new(),
        is_moved: false,
        mend: mend.map(Box::new),
        finding,
    };
    let mut first = Finding::new("unknown-field", here, "`titel` is not known");
    first.related(there, "the other place");
    let second = Finding::new("duplicate-key", there, "`values` is there twice");
    let ran = ["unknown-field", "duplicate-key"].map(|name| rule(name).unwrap().info);
    let found = vec![diagnostic(second, None), diagnostic(first, Some(mend))];
    let mut report = PlanReport::of_plan(sources, "shop".into(), Arc::from(ran), found);
    report::set_fingerprints(&mut report);
    report
}

fn told(reporter: &Reporter, report: &PlanReport) -> String {
    let options =
        Options { color: false, all: true, quiet: false, fail_on: Severity::Error, rules: &report.ran };
    let mut summary = Summary { n_plans: 1, ..Summary::default() };
    summary.count(&report.diagnostics);
    let run = Run { summary, options, settings: &[], off: &[], unread: &[], remarks: &[] };
    let mut out = Vec::new();
    (reporter.write)(&mut out, &(reporter.parts)(report, &options), &run).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_format_tells_each_finding_in_its_own_file() {
    let report = report();
    for reporter in REPORTERS {
        let expected: &[&str] = match reporter.name {
            "human" => {
                &["--> shop.yaml:3:18", "note: group.yaml line 9: the other place", "--> group.yaml:9:9"]
            }
            "concise" => &["shop.yaml:3:18: error[unknown-field]", "group.yaml:9:9: error[duplicate-key]"],
            "json" | "jsonl" => &[
                r#""file":"shop.yaml","start":{"line":3,"column":18}"#,
                r#""file":"group.yaml","start":{"line":9,"column":9}"#,
                r#""edits":[{"start":{"line":3,"column":18},"end":{"line":3,"column":23},"text":"title"},{"file":"group.yaml","start":{"line":9,"column":9}"#,
            ],
            "sarif" => &[
                r#""uri":"plans/shop.yaml","uriBaseId":"%SRCROOT%"},"region":{"endColumn":23,"endLine":3"#,
                r#""relatedLocations":[{"message":{"text":"the other place"},"physicalLocation":{"artifactLocation":{"uri":"plans/group.yaml","uriBaseId":"%SRCROOT%"},"region":{"endColumn":12,"endLine":9"#,
                r#"{"artifactLocation":{"uri":"plans/group.yaml","uriBaseId":"%SRCROOT%"},"replacements":[{"deletedRegion":{"endColumn":12,"endLine":9"#,
                r#"{"artifactLocation":{"uri":"plans/shop.yaml","uriBaseId":"%SRCROOT%"},"replacements":[{"deletedRegion":{"endColumn":23,"endLine":3"#,
            ],
            "github" => &["file=plans/shop.yaml,line=3,", "file=plans/group.yaml,line=9,"],
            "gitlab" => &[
                r#""path":"plans/shop.yaml","lines":{"begin":3}"#,
                r#""path":"plans/group.yaml","lines":{"begin":9}"#,
            ],
            "junit" => &[
                r#"<testsuite name="plans/shop.yaml""#,
                r#"file="plans/group.yaml" line="9""#,
                "plans/group.yaml:9:9: error",
                "plans/shop.yaml:3:18: error",
            ],
            "markdown" => &["plans/shop.yaml:3:18", "plans/group.yaml:9:9"],
            other => panic!("say what `{other}` tells of two files"),
        };
        let told = told(reporter, &report);
        for words in expected {
            assert!(told.contains(words), "{}: {words} is not in\n{told}", reporter.name);
        }
    }
}

#[test]
fn repeats_are_grouped_within_one_file() {
    let twice = "smplan: 1\na: 1\na: 1\nb: 1\nb: 1\nc: 1\nc: 1\n";
    let mut found = check(twice, "smplan: 1\na: 1\na: 1\n").report;
    found.diagnostics.retain(|one| one.finding.rule == "duplicate-key");
    for one in &mut found.diagnostics {
        one.finding.help = None;
    }
    let options =
        Options { color: false, all: false, quiet: true, fail_on: Severity::Error, rules: &found.ran };
    let parts = (report::reporter("human").unwrap().parts)(&found, &options);
    let told: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("--> shop.yaml:3:1") && told[0].contains("2 more like this, on lines 5, 7"));
    assert!(told[1].starts_with("group.yaml:3:1: error") && !told[1].contains("more like this"));
}

#[test]
fn a_mend_of_two_files_is_applied_in_both_or_in_none() {
    let report = report();
    let mend = report.diagnostics.iter().find_map(|one| one.mend.as_deref()).unwrap();
    let mended = fix::mend(&report.sources, &[mend], Limits::default());
    assert_eq!(mended.n_applied, 1);
    assert_eq!(
        mended.texts,
        [(SHOP_FILE, SHOP.replace("titel", "title")), (GROUP_FILE, GROUP.replace("[b]", "c"))]
    );
    // What would break one of them leaves the other alone, too.
    let mut breaking = mend.clone();
    breaking.edits.last_mut().unwrap().text = "[".into();
    let mended = fix::mend(&report.sources, &[&breaking], Limits::default());
    assert_eq!((mended.n_applied, mended.texts), (0, Vec::new()));
}

#[test]
fn what_stands_at_the_same_bytes_of_two_files_is_not_taken_for_one_place() {
    let found = check("smplan: 1\nvalues: [a]\nvalues: [a]\n", "smplan: 1\nvalues: [a]\nvalues: [a]\n");
    assert_eq!(counts(&found, "duplicate-key"), [1, 1]);
    let mut mends = Vec::new();
    for file in [SHOP_FILE, GROUP_FILE] {
        let span = place(file, "smplan: 1\nvalues: [a]\n", "[a]");
        let edits = vec![smplan::diagnostic::TextEdit { span, text: format!("[file-{}]", file.0) }];
        mends.push(Mend { is_safe: true, edits });
    }
    let mended = fix::mend(&found.report.sources, &mends.iter().collect::<Vec<_>>(), Limits::default());
    assert_eq!(mended.n_applied, 2);
    let texts: Vec<&str> = mended.texts.iter().map(|(_, text)| text.as_str()).collect();
    assert!(texts[0].contains("[file-0]") && texts[1].contains("[file-1]"), "{texts:?}");
}

#[test]
fn a_comment_excepts_only_in_its_own_file() {
    let twice = "values: [a]\nvalues: [b]\n";
    let plan = |comment: &str| format!("{comment}\nsmplan: 1\n{twice}");
    let of_file = "# smplan: file-ignore[duplicate-key] known";
    assert_eq!(counts(&check(&plan("#"), &plan("#")), "duplicate-key"), [1, 1]);
    assert_eq!(counts(&check(&plan(of_file), &plan("#")), "duplicate-key"), [0, 1]);
    assert_eq!(counts(&check(&plan("#"), &plan(of_file)), "duplicate-key"), [1, 0]);
    // The comment on the line of a place, and the same bytes of the other file.
    let beside = "smplan: 1\nvalues: [a]\nvalues: [b] # people: ignore[duplicate-key] known\n";
    let covered = beside.replace("# people", "# smplan");
    assert_eq!(counts(&check(&covered, beside), "duplicate-key"), [0, 1]);
    assert_eq!(counts(&check(beside, &covered), "duplicate-key"), [1, 0]);
    // One that covers nothing in its own file is of no use, whatever there is in the other.
    let found = check(&format!("{of_file}\nsmplan: 1\n"), &plan("#"));
    assert_eq!(counts(&found, "suppression-unused"), [1, 0]);
}

#[test]
fn an_ignore_for_a_path_covers_only_the_file_that_fits_it() {
    let spanned = |value: &str| Spanned { span: Span::NOWHERE, value: value.to_owned() };
    let ignore = |pattern: &str| PathIgnore {
        pattern: spanned(pattern),
        patterns: Patterns::new(Path::new("/top"), [pattern]).ok().unwrap(),
        rules: vec![spanned("duplicate-key")],
    };
    let ignores = vec![ignore("other/*.yaml"), ignore("plans/group.yaml")];
    let settings = Settings { path_ignores: ignores, ..Settings::default() };
    let twice = "smplan: 1\nvalues: [a]\nvalues: [b]\n";
    let found = engine::check(sources(twice, twice), &config_of(settings));
    assert_eq!(counts(&found, "duplicate-key"), [1, 0]);
    assert_eq!((found.path_ignores.fitting, found.path_ignores.used), (vec![1], vec![(1, 0)]));
    assert_eq!(found.hidden.by_config, 1);
}

#[test]
fn the_path_by_ids_is_that_of_the_file_of_the_finding() {
    let group = "smplan: 1\nplaybooks:\n  a:\n    title: x\n    title: y\n";
    let found = check("smplan: 1\n", group);
    let path = |rule: &str| {
        let one = found.report.diagnostics.iter().find(|one| one.finding.rule == rule);
        one.map(|one| (one.finding.span.file, one.path.as_str()))
    };
    assert_eq!(path("duplicate-key"), Some((GROUP_FILE, "playbooks.a")));
}
