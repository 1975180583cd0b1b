//! The formats for other programs, held against their official schemas and read by others' readers.

use crate::support::{files, read, repository, run, scratch, smplan, text};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const AS_OF: &str = "2026-04-15";

/// Every format.
const FORMATS: [&str; 9] =
    ["human", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown"];

/// What `lint` prints for some paths in a format.
fn lint(folder: &Path, paths: &[&str], format: &str) -> String {
    let output = smplan()
        .current_dir(folder)
        .args(["lint", "--format", format, "--as-of", AS_OF])
        .args(paths)
        .output()
        .unwrap();
    assert!(
        matches!(output.status.code(), Some(0 | 1)),
        "{paths:?} {format}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    text(&output.stdout)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The official schema of SARIF 2.1.0.
fn official_sarif() -> jsonschema::Validator {
    let mut schema = json(&read(&repository("tests/schemas/sarif-2.1.0.json")));
    // Its pattern for languages has a bracket that Rust's regular expressions refuse; we write no language.
    for definition in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][definition]["properties"]["language"];
        language.as_object_mut().unwrap().remove("pattern");
    }
    jsonschema::validator_for(&schema).unwrap()
}

fn valid(schema: &jsonschema::Validator, document: &Value, what: &str) {
    let errors: Vec<String> =
        schema.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{what}: {errors:#?}");
}

/// A folder with one plan of each kind: clean, with mistakes, unreadable, full of accents and emoji, empty of rules.
fn plans() -> tempfile::TempDir {
    let folder = scratch();
    let mistakes = read(&repository("examples/with-mistakes/plan.yaml"));
    let accents = "smplan: 1\nkind: policy\nplan: {id: caf\u{e9}, title: \"Café 😀 née\", visibility: internal, owner: née}\ntriage:\n  - {kind: praise, 😀é: x, owner: née}\n  - {signs: \"née 👩\u{200d}🚒\", zz: 1}\nmoderation: {hide: [spam], keep: [criticism], \"é\": 1}\n";
    let plans = [
        ("clean.yaml", read(&repository("plans/bramble-rye.yaml"))),
        ("mistakes.yaml", mistakes.clone()),
        ("unreadable.yaml", "smplan: 1\nplan: [\n".to_owned()),
        ("accents é.yaml", accents.to_owned()),
        ("a,b:c.yaml", mistakes.clone()),
        ("copy.yaml", mistakes),
    ];
    for (name, text) in plans {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn sarif_is_valid_and_says_what_the_json_says() {
    let official = official_sarif();
    let folder = plans();
    for paths in [&["clean.yaml"] as &[&str], &["."], &["unreadable.yaml", "a,b:c.yaml"]] {
        let sarif = json(&lint(folder.path(), paths, "sarif"));
        valid(&official, &sarif, "sarif");
        let run = &sarif["runs"][0];
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        for rule in rules {
            let full = rule["fullDescription"]["text"].as_str().unwrap();
            assert!(full.chars().count() <= 1024 && !full.is_empty(), "{rule}");
            assert!(rule["help"]["markdown"].as_str().is_some_and(|help| help.contains("Why this matters")));
            // Where the page of the rule stands in the reference.
            let page = rule["helpUri"].as_str().unwrap().strip_prefix(env!("CARGO_PKG_HOMEPAGE")).unwrap();
            assert_eq!(page, format!("/rules.html#{}", rule["id"].as_str().unwrap()));
        }
        let plain = json(&lint(folder.path(), paths, "json"));
        let results = run["results"].as_array().unwrap();
        let diagnostics = plain["diagnostics"].as_array().unwrap();
        assert_eq!(results.len(), diagnostics.len());
        for (result, diagnostic) in results.iter().zip(diagnostics) {
            let region = &result["locations"][0]["physicalLocation"]["region"];
            assert_eq!(region["startLine"], diagnostic["start"]["line"]);
            assert_eq!(region["startColumn"], diagnostic["start"]["column"]);
            assert_eq!(region["endColumn"], diagnostic["end"]["column"]);
            assert_eq!(result["ruleId"], diagnostic["rule"]);
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"]);
            assert_eq!(result["partialFingerprints"]["primaryLocationLineHash"], diagnostic["fingerprint"]);
            let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
            assert!(!uri.contains([' ', ':', ',', 'é', '\\']), "{uri}");
        }
    }
}

#[test]
fn json_is_as_its_schema_says() {
    let schema_text = text(&smplan().args(["schema", "report"]).output().unwrap().stdout);
    let schema = jsonschema::validator_for(&json(&schema_text)).unwrap();
    let folder = plans();
    for paths in [&["clean.yaml"] as &[&str], &["."]] {
        valid(&schema, &json(&lint(folder.path(), paths, "json")), "json");
        let counted = [paths, &["--statistics"]].concat();
        valid(&schema, &json(&lint(folder.path(), &counted, "json")), "statistics");
    }
    for line in lint(folder.path(), &["."], "jsonl").lines() {
        json(line);
    }
}

#[test]
fn fingerprints_are_told_apart_and_survive_moved_lines_and_another_order() {
    let folder = plans();
    let gitlab = json(&lint(folder.path(), &["."], "gitlab"));
    let issues = gitlab.as_array().unwrap();
    let prints: BTreeSet<&str> = issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(prints.len(), issues.len());
    for issue in issues {
        assert!(
            ["info", "minor", "major", "critical", "blocker"].contains(&issue["severity"].as_str().unwrap())
        );
        assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() >= 1);
        assert!(!issue["location"]["path"].as_str().unwrap().starts_with("./"));
    }
    let before = "smplan: 1\nkind: policy\nplan: {id: order}\ntriage:\n  - {kind: praise, signs: thanks}\n  - {kind: spam, signs: links}\nmoderation: {hide: [spam], keep: [all]}\n";
    let after = "# moved\n\nsmplan: 1\nmoderation: {hide: [spam], keep: [all]}\nkind: policy\ntriage:\n  - {signs: links, kind: spam}\n  - {signs: thanks, kind: praise}\nplan: {id: order}\n";
    let prints = |text: &str| -> BTreeSet<String> {
        std::fs::write(folder.path().join("order.yaml"), text).unwrap();
        let found = json(&lint(folder.path(), &["order.yaml"], "json"));
        let found = found["diagnostics"].as_array().unwrap();
        assert!(found.len() > 2);
        found.iter().map(|diagnostic| diagnostic["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(prints(before), prints(after));
}

#[test]
fn junit_of_cases_is_read_by_another_reader() {
    let output = run(&["test", "plans", "--format", "junit"]);
    let report = quick_junit::Report::deserialize_from_str(&text(&output.stdout)).unwrap();
    assert_eq!(report.test_suites.len(), 4);
    let n_cases: usize = report.test_suites.iter().map(|suite| suite.test_cases.len()).sum();
    assert_eq!(report.tests, n_cases);
    assert!(n_cases > 20);
}

#[test]
fn junit_is_read_by_another_reader_and_counts_what_fails() {
    let folder = plans();
    let xml = lint(folder.path(), &["."], "junit");
    let report = quick_junit::Report::deserialize_from_str(&xml).unwrap();
    // Six plans, and three times that one has the id of another.
    assert_eq!(report.test_suites.len(), 9);
    // What is said of two plans together is a suite of its own, of one case.
    for suite in report.test_suites.iter().filter(|suite| suite.tests > 1) {
        let failing = suite
            .test_cases
            .iter()
            .filter(|case| !matches!(case.status, quick_junit::TestCaseStatus::Success { .. }));
        assert_eq!(failing.count(), suite.failures, "{:?}", suite.name);
        // Of a plan that could not be read to its end fewer rules can say anything.
        let is_part = suite.name.as_str() == "unreadable.yaml";
        assert_eq!(suite.tests > 90, !is_part, "{:?}: one case for each rule that ran", suite.name);
        assert!(suite.tests > 10);
    }
    let clean = report.test_suites.iter().find(|suite| suite.name.as_str() == "clean.yaml").unwrap();
    assert_eq!(clean.failures, 0);
    let mistakes = report.test_suites.iter().find(|suite| suite.name.as_str() == "mistakes.yaml").unwrap();
    assert!(mistakes.failures > 10);
}

#[test]
fn places_agree_in_all_formats() {
    let folder = plans();
    let path = "accents é.yaml";
    let places = |format: &str, of: fn(&str) -> Option<String>| -> Vec<String> {
        let mut found: Vec<String> =
            lint(folder.path(), &[path, "--all"], format).lines().filter_map(of).collect();
        found.sort();
        found
    };
    let from_json: Vec<String> = {
        let found = json(&lint(folder.path(), &[path], "json"));
        let mut found: Vec<String> = found["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .map(|diagnostic| format!("{}:{}", diagnostic["start"]["line"], diagnostic["start"]["column"]))
            .collect();
        found.sort();
        found
    };
    assert!(from_json.len() > 4);
    let human = places("human", |line| Some(line.split_once("--> accents é.yaml:")?.1.to_owned()));
    let concise = places("concise", |line| {
        let rest = line.strip_prefix("accents é.yaml:")?;
        Some(rest.split_once(": ")?.0.to_owned())
    });
    let github = places("github", |line| {
        let value =
            |name: &str| Some(line.split_once(&format!(",{name}="))?.1.split([',', ':']).next()?.to_owned());
        Some(format!("{}:{}", value("line")?, value("col")?))
    });
    let markdown = places("markdown", |line| {
        let place = line.split_once("| `accents é.yaml:")?.1;
        Some(place.split_once('`')?.0.to_owned())
    });
    for (name, found) in [("human", human), ("concise", concise), ("github", github), ("markdown", markdown)]
    {
        assert_eq!(found, from_json, "{name}");
    }
}

/// The lines that a runner of GitHub obeys: `::command::` after blanks, `##[command]` anywhere.
fn obeyed(output: &str) -> Vec<&str> {
    let lines = output.split(['\n', '\r']);
    lines
        .filter(|line| {
            let start = line.trim_start();
            let is_command = start.strip_prefix("::").is_some_and(|rest| rest.contains("::"));
            is_command || line.contains("##[")
        })
        .collect()
}

#[test]
fn no_text_of_a_plan_or_name_of_a_file_becomes_a_command() {
    let payload =
        "x\\n::error::MARK\\r##[add-mask]MARK ]]><!-- \\u001b[31m\\u0000\\u202e \\\" ' & | ` @dana <b>";
    let plan = format!(
        "smplan: 1\nkind: policy\nplan: {{id: x, \"{payload}\": 1, owner: \"{payload}\"}}\ntriage: [{{kind: \"{payload}\", owner: \"{payload}\"}}]\n# ::error::MARK ##[add-mask]MARK\nlint: {{allow: [{{rule: \"{payload}\"}}]}}\n# smplan: ignore[::error::MARK ##[warning]MARK] x\nnotes: [\n"
    );
    for name in [
        "plain.yaml",
        "a\n::error::MARK.yaml",
        "::warning::MARK.yaml",
        "##[add-mask]MARK.yaml",
        "a,line=9::MARK.yaml",
    ] {
        let folder = scratch();
        std::fs::write(folder.path().join(name), plan.trim_end_matches("notes: [\n")).unwrap();
        std::fs::write(folder.path().join("broken.yaml"), &plan).unwrap();
        let named = format!("./{name}");
        for format in FORMATS {
            for paths in [[named.as_str()], ["broken.yaml"], ["."]] {
                let output = lint(folder.path(), &paths, format);
                let ours = ["::error file=", "::warning file=", "::notice file="];
                for line in obeyed(&output) {
                    let is_ours = format == "github"
                        && ours.iter().any(|start| line.starts_with(start))
                        && !line.contains("##[");
                    assert!(is_ours, "{format} {name:?}: {line}");
                }
                let hidden = |letter: char| (letter.is_control() && letter != '\n') || letter == '\u{202e}';
                assert!(!output.contains(hidden), "{format} {name:?}");
                match format {
                    "json" | "sarif" | "gitlab" => {
                        json(&output);
                    }
                    "junit" => {
                        quick_junit::Report::deserialize_from_str(&output).unwrap();
                    }
                    "markdown" => {
                        let rows: Vec<&str> = output
                            .lines()
                            .filter(|line| line.starts_with("| error") || line.starts_with("| warning"))
                            .collect();
                        for row in rows {
                            let bars = row.replace("\\|", "").matches('|').count();
                            assert_eq!(bars, 5, "{row}");
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn what_is_more_than_github_shows_is_said() {
    let folder = scratch();
    let goals: Vec<String> = (10..40).map(|index| format!("  goal-{index}: {{}}\n")).collect();
    let goals = goals.concat();
    std::fs::write(folder.path().join("plan.yaml"), format!("smplan: 1\nplan: {{id: x}}\ngoals:\n{goals}"))
        .unwrap();
    let printed = lint(folder.path(), &["plan.yaml"], "github");
    let count = |start: &str| printed.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!(count("::error "), 10, "{printed}");
    assert!(count("plan.yaml:") > 50, "{printed}");
    assert_eq!(count("GitHub shows 10 annotations of a kind; "), 1, "{printed}");
    let concise = lint(folder.path(), &["plan.yaml"], "concise");
    let n_findings = concise.lines().filter(|line| line.starts_with("plan.yaml:")).count();
    assert_eq!(count("::") + count("plan.yaml:"), n_findings);
}

#[test]
fn in_github_actions_annotations_and_a_step_summary_are_written() {
    let folder = plans();
    let summary = folder.path().join("summary.md");
    std::fs::write(&summary, "before\n").unwrap();
    let output = smplan()
        .current_dir(folder.path())
        .env("GITHUB_ACTIONS", "true")
        .env("GITHUB_STEP_SUMMARY", &summary)
        .args([
            "lint",
            "mistakes.yaml",
            "--as-of",
            AS_OF,
            "--report",
            "sarif=out.sarif",
            "--report",
            "junit=out.xml",
        ])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let printed = text(&output.stdout);
    let kinds: Vec<&str> =
        printed.lines().filter_map(|line| line.strip_prefix("::")?.split(' ').next()).collect();
    let mut sorted = kinds.clone();
    sorted.sort_by_key(|kind| ["error", "warning", "notice"].iter().position(|known| known == kind));
    assert_eq!(kinds, sorted, "errors come before warnings, and notes come last");
    let summary = read(&summary);
    assert!(summary.starts_with("before\n# Check of the plans") && summary.contains("`horizon-too-short`"));
    json(&read(&folder.path().join("out.sarif")));
    quick_junit::Report::deserialize_from_str(&read(&folder.path().join("out.xml"))).unwrap();
}

#[test]
fn the_schema_of_the_settings_takes_what_the_program_takes() {
    let schema = json(&text(&smplan().args(["schema", "config"]).output().unwrap().stdout));
    let schema = jsonschema::validator_for(&schema).unwrap();
    let as_json = |text: &str| serde_json::to_value(toml::from_str::<toml::Table>(text).unwrap()).unwrap();
    for key in smplan::config::KEYS {
        valid(&schema, &as_json(key.example), key.name);
    }
    let wrong: Vec<PathBuf> = files(&repository("tests/rules/invalid-config"))
        .into_iter()
        .filter(|path| path.ends_with("typing-mistakes.toml"))
        .collect();
    assert!(!schema.is_valid(&as_json(&read(&wrong[0]))));
}

#[test]
fn reports_are_the_same_bytes_on_every_run() {
    let folder = plans();
    for index in 0..30 {
        let name = format!("more-{index}.yaml");
        std::fs::copy(folder.path().join("mistakes.yaml"), folder.path().join(name)).unwrap();
    }
    for format in FORMATS {
        let first = lint(folder.path(), &["."], format);
        for _ in 0..4 {
            assert_eq!(lint(folder.path(), &["."], format), first, "{format}");
        }
    }
}
