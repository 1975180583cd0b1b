//! What `smplan init` makes passes its own CI; the hooks and the action of this repository run.

use crate::support::{expect, files, read, repository, scratch, smplan, text};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The folder with this build.
fn binaries() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_smplan")).parent().unwrap()
}

/// A shell in which `smplan` is this build.
fn shell(folder: &Path, script: &str) -> Output {
    Command::new("sh")
        .args(["-e", "-c", script])
        .env_clear()
        .env("PATH", format!("{}:/usr/bin:/bin", binaries().display()))
        .current_dir(folder)
        .output()
        .unwrap()
}

fn passes(folder: &Path, script: &str) {
    let output = shell(folder, script);
    let said = format!("{}{}", text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "`{script}`: {said}");
}

fn yaml(path: &Path) -> Value {
    yaml_serde::from_str(&read(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn init(folder: &Path, more: &[&str]) {
    let output = smplan().current_dir(folder).args(["init", "plans repository"]).args(more).output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
}

/// The commands of a workflow of GitHub Actions that call the program. How it is installed is proved with a wheel, by
/// `tests/run package`.
fn commands_of_workflow(workflow: &Value) -> Vec<String> {
    let jobs = workflow["jobs"].as_object().unwrap().values();
    let steps = jobs.flat_map(|job| job["steps"].as_array().unwrap());
    let commands = steps.filter_map(|step| Some(step["run"].as_str()?.to_owned()));
    commands.filter(|command| command.starts_with("smplan ")).collect()
}

#[test]
fn a_new_repository_passes_its_own_ci() {
    let outer = scratch();
    init(outer.path(), &[]);
    let folder = outer.path().join("plans repository");
    let workflow = yaml(&folder.join(".github/workflows/plans.yml"));
    assert_eq!(workflow["permissions"], serde_json::json!({"contents": "read"}));
    assert!(
        workflow["on"].get("pull_request").is_some() && workflow["on"].get("pull_request_target").is_none()
    );
    let commands = commands_of_workflow(&workflow);
    assert!(commands.iter().any(|command| command.starts_with("smplan lint")));
    let monday = yaml(&folder.join(".github/workflows/monday.yml"));
    assert_eq!(monday["permissions"], serde_json::json!({"contents": "read"}));
    assert!(monday["on"].get("schedule").is_none(), "it is switched on by hand");
    for command in commands_of_workflow(&monday) {
        passes(&folder, &command);
    }
    assert!(folder.join("due.md").is_file());
    std::fs::remove_file(folder.join("due.md")).unwrap();
    let gitlab = yaml(&folder.join(".gitlab-ci.yml"));
    let script = gitlab["plans"]["script"].as_array().unwrap().iter();
    let script = script.map(|line| line.as_str().unwrap().to_owned());
    let script: Vec<String> = script.filter(|line| line.starts_with("smplan ")).collect();
    assert_eq!((commands.len(), script.len()), (2, 2));
    let hook = yaml(&folder.join(".pre-commit-config.yaml"));
    let hook = hook["repos"][0]["hooks"][0]["entry"].as_str().unwrap().to_owned();
    for command in commands.into_iter().chain(script).chain([hook]) {
        passes(&folder, &command);
    }
    for report in ["gl-code-quality-report.json", "plans.xml"] {
        assert!(folder.join(report).is_file(), "{report}");
    }
    // Its first line leads editors to the schema.
    let plan = files(&folder.join("plans")).remove(0);
    let first = read(&plan).lines().next().unwrap().to_owned();
    let schema = first.strip_prefix("# yaml-language-server: $schema=").unwrap();
    assert!(plan.parent().unwrap().join(schema).is_file(), "{schema}");
    // One more plan finds the same schema.
    passes(
        &folder,
        "smplan new plans/more/second.yaml -q --title Second && grep -q '=../../.smplan/plan.schema.json' plans/more/second.yaml",
    );
    passes(&folder, "test ! -e plans/more/.smplan && smplan lint");
    passes(&folder, "smplan init --refresh -q && smplan lint --show-settings > /dev/null");
    let again = shell(&folder, "smplan init");
    assert_eq!(again.status.code(), Some(2));
}

#[test]
fn what_is_there_already_is_kept() {
    let outer = scratch();
    let folder = outer.path().join("plans repository");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("README.md"), "ours\n").unwrap();
    init(outer.path(), &[]);
    assert_eq!(read(&folder.join("README.md")), "ours\n");
    assert!(folder.join("smplan.toml").is_file());
}

#[test]
fn the_example_is_what_init_makes() {
    let outer = scratch();
    let about = [
        "--title=Harbour Books plan 2026",
        "--organization=Harbour Books (fictional)",
        "--owner=Ada Quinn",
        "--start=2026-01-01",
        "--time-zone=America/Chicago",
    ];
    init(outer.path(), &about);
    let made = outer.path().join("plans repository");
    let example = repository("examples/plans-repository");
    let names = |folder: &Path| -> Vec<PathBuf> {
        files(folder).iter().map(|path| path.strip_prefix(folder).unwrap().to_path_buf()).collect()
    };
    for name in names(&made) {
        expect(&example.join(&name), &read(&made.join(&name)));
    }
    assert_eq!(names(&made), names(&example));
}

#[test]
fn hooks_and_action_run() {
    let outer = scratch();
    init(outer.path(), &[]);
    let folder = outer.path().join("plans repository");
    let hooks = yaml(&repository(".pre-commit-hooks.yaml"));
    for hook in hooks.as_array().unwrap() {
        passes(&folder, hook["entry"].as_str().unwrap());
    }
    let action = yaml(&repository("action.yml"));
    for step in action["runs"]["steps"].as_array().unwrap() {
        let command = step["run"].as_str().unwrap();
        assert!(!command.contains("${{"), "what is filled in must not be code: {command}");
    }
}

#[test]
fn the_action_keeps_exit_codes_and_takes_lists_as_people_write_them() {
    let outer = scratch();
    init(outer.path(), &[]);
    let folder = outer.path().join("plans repository");
    let script = repository("packaging/action/check.sh");
    std::fs::rename(files(&folder.join("plans")).remove(0), folder.join("plans/plan.yaml")).unwrap();
    std::fs::write(folder.join("plans/my broken one.yaml"), "smplan: 1\nplan: {id: x}\n").unwrap();
    let report = "--report=sarif=out file.sarif";
    for (paths, arguments, code) in [
        ("plans\n", "", 1),
        ("  plans/plan.yaml\r\n\r\n", "", 0),
        ("plans/plan.yaml\n", &format!("\t{report}\r\n  --min-severity=warning\r\n") as &str, 0),
        ("\tplans/my broken one.yaml  \n\n", report, 1),
        ("plans/missing.yaml", "", 2),
        ("--help", "", 2),
        ("$(touch made)\n`touch made`", "", 2),
        ("", "--select=no-such-rule", 2),
    ] {
        let output = Command::new("bash")
            .arg(&script)
            .env_clear()
            .env("PATH", format!("{}:/usr/bin:/bin", binaries().display()))
            .env("GITHUB_OUTPUT", folder.join("outputs"))
            .envs([("SMPLAN_PATHS", paths), ("SMPLAN_ARGUMENTS", arguments)])
            .current_dir(&folder)
            .output()
            .unwrap();
        let said = format!("{paths:?} {arguments:?}: {}{}", text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(code), "{said}");
        let outputs = read(&folder.join("outputs"));
        assert_eq!(outputs.lines().last(), Some(&*format!("exit-code={code}")), "{said}");
        assert!(!folder.join("made").exists(), "{said}");
    }
    assert!(folder.join("out file.sarif").is_file());
}

#[test]
fn shells_can_read_the_completions_and_every_command_has_a_page() {
    for name in ["bash", "zsh", "fish", "powershell", "elvish", "nushell"] {
        let output = smplan().args(["completions", name]).output().unwrap();
        let script = text(&output.stdout);
        assert!(output.status.success() && script.contains("write-baseline"), "{name}");
        // Rules are offered for --select, --extend-select and --ignore, and for `explain`.
        let n_offered = script.matches("goal-owner-missing").count();
        assert!(n_offered > 2 || !["bash", "zsh", "fish"].contains(&name), "{name}: {n_offered}");
        if name == "bash" {
            let folder = scratch();
            std::fs::write(folder.path().join("completions"), &script).unwrap();
            let checked =
                Command::new("bash").arg("-n").arg(folder.path().join("completions")).status().unwrap();
            assert!(checked.success());
        }
    }
    let folder = scratch();
    let output = smplan().args(["man"]).arg(folder.path()).output().unwrap();
    assert!(output.status.success());
    for name in ["smplan", "smplan-lint", "smplan-render", "smplan-rules-test", "smplan-init"] {
        let page = read(&folder.path().join(format!("{name}.1")));
        assert!(page.contains(".SH NAME"), "{name}");
    }
}
