//! Disks that are full, readers that are gone and programs that are killed: a document is the old one or the new one.

use crate::support::{files, repository, scratch, smplan, text};
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// The program with its arguments, behind something that a shell sets before.
fn behind(before: &str, arguments: &[&str]) -> Output {
    let script = format!("{before}; exec \"$0\" \"$@\"");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script, env!("CARGO_BIN_EXE_smplan")]).args(arguments).stdin(Stdio::null());
    shell.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
}

fn plan() -> String {
    repository("plans/northline.yaml").to_str().unwrap().to_owned()
}

fn names(folder: &Path) -> Vec<String> {
    files(folder).iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_document_that_does_not_fit_leaves_the_old_one() {
    for old in [Some("the old one"), None] {
        for format in ["--html", "--ics", "--csv=actions"] {
            let folder = scratch();
            let target = folder.path().join("out");
            if let Some(old) = old {
                fs::write(&target, old).unwrap();
            }
            // A block has 512 bytes; the signal for files that grow too large is ignored, as programs do that handle it.
            let limit = "trap '' XFSZ; ulimit -f 1";
            let output = behind(limit, &["render", format, &plan(), "-o", target.to_str().unwrap()]);
            let said = text(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{format}: {said}");
            assert!(said.starts_with("error: ") && said.contains("out"), "{format}: {said}");
            assert_eq!(fs::read_to_string(&target).ok().as_deref(), old, "{format}");
            assert_eq!(
                names(folder.path()).len(),
                usize::from(old.is_some()),
                "{format}: nothing else is left"
            );
        }
    }
}

/// More plans than are written together, of which some may not be read.
fn many_plans(folder: &Path) -> usize {
    const MANY: usize = 75;
    let plan = fs::read_to_string(plan()).unwrap();
    fs::create_dir(folder).unwrap();
    for index in 0..MANY {
        fs::write(folder.join(format!("plan-{index:02}.yaml")), &plan).unwrap();
    }
    MANY
}

#[test]
fn of_many_documents_each_is_written_or_named() {
    let folder = scratch();
    let (plans, output) = (folder.path().join("plans"), folder.path().join("made"));
    let n_plans = many_plans(&plans);
    let arguments = ["render", plans.to_str().unwrap(), "-o", output.to_str().unwrap()];
    fs::create_dir_all(output.join("plan-40.md")).unwrap();
    let run = smplan().args(arguments).output().unwrap();
    let said = text(&run.stderr);
    assert_eq!(run.status.code(), Some(2), "{said}");
    assert!(said.lines().count() == 1 && said.contains("plan-40.md"), "{said}");
    let made = names(&output);
    assert_eq!(made.len(), n_plans - 1, "{made:?}");
    assert!(made.iter().all(|name| name.starts_with("plan-")), "{made:?}");
    // The bytes are those of a document that is made alone.
    let alone = smplan().args(["render", plans.join("plan-07.yaml").to_str().unwrap()]).output().unwrap();
    assert_eq!(fs::read(output.join("plan-07.md")).unwrap(), alone.stdout);

    // Files that wait for the disk are not open.
    let few = folder.path().join("few");
    let run =
        behind("ulimit -n 10", &["render", plans.to_str().unwrap(), "-o", &format!("{}/", few.display())]);
    assert_eq!(run.status.code(), Some(0), "{}", text(&run.stderr));
    assert_eq!(names(&few).len(), n_plans);

    let full = folder.path().join("full");
    let arguments = ["render", plans.to_str().unwrap(), "-o", &format!("{}/", full.display())];
    let run = behind("trap '' XFSZ; ulimit -f 1", &arguments);
    let said = text(&run.stderr);
    assert_eq!(run.status.code(), Some(2), "{said}");
    assert_eq!(said.lines().filter(|line| line.starts_with("error: ")).count(), n_plans, "{said}");
    assert_eq!(names(&full), Vec::<String>::new(), "nothing is left");
}

#[test]
fn output_that_nobody_takes_is_said_in_one_line() {
    for arguments in [&["lint", "plans"][..], &["render", "plans/northline.yaml"], &["rules"]] {
        let output = behind("exec >/dev/full", arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.starts_with("error: ") && said.lines().count() == 1, "{arguments:?}: {said}");
        let output = behind("exec >&-", arguments);
        assert!(matches!(output.status.code(), Some(0..=2)), "{arguments:?}: {}", text(&output.stderr));
    }
}

#[test]
fn a_program_that_is_killed_leaves_the_old_document_or_the_new_one() {
    let folder = scratch();
    let target = folder.path().join("page.html");
    let plan = plan();
    let arguments = ["render", "--html", &plan, "-o", target.to_str().unwrap()];
    let whole = smplan().args(arguments).output().unwrap();
    assert_eq!(whole.status.code(), Some(0), "{}", text(&whole.stderr));
    let new = fs::read(&target).unwrap();
    for moment in 0..40 {
        fs::write(&target, "the old one").unwrap();
        let mut child = smplan().args(arguments).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(moment * 3));
        child.kill().unwrap();
        child.wait().unwrap();
        let left = fs::read(&target).unwrap();
        assert!(left == b"the old one" || left == new, "after {} ms: {} bytes", moment * 3, left.len());
    }
    // A temporary file may be left behind by whoever was killed; the next run removes it.
    let gone = folder.path().join(".smplan-tmp-999999999-left");
    let alive = folder.path().join(format!(".smplan-tmp-{}-made", std::process::id()));
    fs::write(&gone, "half a page").unwrap();
    fs::write(&alive, "half a page").unwrap();
    fs::write(&target, "the old one").unwrap();
    let last = smplan().args(arguments).output().unwrap();
    assert_eq!(last.status.code(), Some(0), "{}", text(&last.stderr));
    assert!(fs::read(&target).unwrap() == new);
    assert_eq!(files(folder.path()), [alive, target], "what somebody else still writes stays");
}

#[test]
fn a_program_that_is_told_to_stop_leaves_nothing() {
    let folder = scratch();
    let (plans, site) = (folder.path().join("plans"), folder.path().join("site"));
    many_plans(&plans);
    for (signal, moment) in ["TERM", "INT", "HUP"].into_iter().cycle().zip(0..24) {
        let arguments = ["render", "--site", site.to_str().unwrap(), plans.to_str().unwrap()];
        let mut child = smplan().args(arguments).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(moment * 20));
        let id = child.id().to_string();
        Command::new("kill").args([&format!("-{signal}"), &id]).stderr(Stdio::null()).status().unwrap();
        child.wait().unwrap();
        let left: Vec<String> = names(&site).into_iter().filter(|name| name.starts_with(".smplan")).collect();
        assert_eq!(left, Vec::<String>::new(), "{signal} after {} ms", moment * 20);
    }
}

#[test]
fn what_was_opened_is_never_written_over() {
    use std::os::unix::fs::symlink;
    let folder = scratch();
    let at = |name: &str| folder.path().join(name);
    let plan = fs::read_to_string(plan()).unwrap();
    fs::write(at("plan.yaml"), &plan).unwrap();
    fs::write(at("other.yaml"), plan.replace("id: northline", "id: other")).unwrap();
    fs::write(at("plan.test.yaml"), "tests: []\n").unwrap();
    fs::write(at("base.toml"), "fail-on = \"error\"\n").unwrap();
    fs::write(
        at("smplan.toml"),
        "extend = \"base.toml\"\nbaseline = \"baseline.json\"\n[render]\nlogo = \"logo.png\"\ntemplates = \"own\"\n",
    )
    .unwrap();
    fs::write(at("logo.png"), b"\x89PNG\r\n\x1a\nx").unwrap();
    fs::create_dir(at("own")).unwrap();
    fs::write(at("own/text.txt"), "").unwrap();
    fs::create_dir(at("own/text")).unwrap();
    fs::write(at("own/text/de.ftl"), "").unwrap();
    fs::write(at("baseline.json"), "{\"version\": 1, \"findings\": []}").unwrap();
    fs::write(at("messages.jsonl"), "{\"text\": \"where is my order\"}\n").unwrap();
    symlink("plan.yaml", at("link.yaml")).unwrap();
    fs::hard_link(at("plan.yaml"), at("hard.txt")).unwrap();
    let before: Vec<(std::path::PathBuf, Vec<u8>)> =
        files(folder.path()).into_iter().map(|path| (path.clone(), fs::read(&path).unwrap())).collect();
    for arguments in [
        "test plan.yaml -o plan.yaml",
        "test plan.yaml -o link.yaml",
        "test plan.yaml -o hard.txt",
        "test plan.yaml -o plan.test.yaml",
        "drill plan.yaml -o plan.yaml",
        "drill . -o other.yaml",
        "drill plan.yaml --format markdown -o smplan.toml",
        "triage plan.yaml messages.jsonl -o messages.jsonl",
        "triage plan.yaml messages.jsonl -o hard.txt",
        "render plan.yaml -o plan.yaml",
        "render plan.yaml -o smplan.toml",
        "render plan.yaml -o base.toml",
        "render plan.yaml --html -o logo.png",
        "render plan.yaml --html -o own/text/de.ftl",
        "render plan.yaml --ics -o hard.txt",
        "lint plan.yaml -o plan.yaml",
        "lint . -o other.yaml",
        "lint plan.yaml --report json=baseline.json",
        "lint plan.yaml --report json=base.toml",
        "lint plan.yaml --report json=link.yaml",
        "lint plan.yaml --no-config --write-baseline plan.yaml",
    ] {
        let output = smplan().current_dir(folder.path()).args(arguments.split(' ')).output().unwrap();
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments}: {said}");
        assert!(said.contains("being read") || said.contains("there already"), "{arguments}: {said}");
        for (path, bytes) in &before {
            assert!(fs::read(path).unwrap() == *bytes, "{arguments} changes {}", path.display());
        }
    }
    assert_eq!(files(folder.path()).len(), before.len(), "nothing is left");
}

#[test]
fn no_link_leads_out_of_a_site() {
    use std::os::unix::fs::symlink;
    for (link, target) in [("plans", "../out"), ("index.html", "../out/mine"), ("cards", "../out/new")] {
        let folder = scratch();
        let (site, out) = (folder.path().join("site"), folder.path().join("out"));
        fs::create_dir(&site).unwrap();
        fs::create_dir(&out).unwrap();
        symlink(target, site.join(link)).unwrap();
        let output = run_in(folder.path(), &["render", &plan(), "--site", "site"]);
        assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
        assert!(text(&output.stderr).contains("a link leads out of the folder"), "{}", text(&output.stderr));
        assert_eq!(names(&out), Vec::<String>::new(), "{link}");
    }
}

fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    smplan().current_dir(folder).args(arguments).output().unwrap()
}

/// A plan that takes a while to mend.
fn long_and_messy() -> String {
    let mut messy = fs::read_to_string(plan()).unwrap().replacen("    owner:", "    ownre:", 1);
    messy.push_str("x-many:\n");
    for index in 0..60_000 {
        messy.extend(["  k", &index.to_string(), ": some words that nobody looks at\n"]);
    }
    messy
}

#[test]
fn what_somebody_writes_while_a_plan_is_mended_is_not_lost() {
    let folder = scratch();
    let path = folder.path().join("plan.yaml");
    let messy = long_and_messy();
    let mut refused = 0;
    for moment in 0..12 {
        fs::write(&path, &messy).unwrap();
        let mut child = smplan()
            .args(["lint", "--fix", "-q", path.to_str().unwrap()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(10 + moment * 15));
        let edited = format!("{}# added by somebody\n", fs::read_to_string(&path).unwrap());
        fs::write(&path, &edited).unwrap();
        refused += usize::from(child.wait().unwrap().code() == Some(2));
        let left = fs::read_to_string(&path).unwrap();
        assert!(left.contains("# added by somebody"), "after {moment}");
    }
    assert!(refused > 0, "no moment was between reading and writing");
}

#[test]
fn a_plan_that_is_mended_by_a_killed_program_is_the_old_one_or_the_new_one() {
    let folder = scratch();
    let path = folder.path().join("plan.yaml");
    let messy = long_and_messy();
    let arguments = ["lint", "--fix", "-q", path.to_str().unwrap()];
    fs::write(&path, &messy).unwrap();
    smplan().args(arguments).output().unwrap();
    let mended = fs::read(&path).unwrap();
    assert!(mended != messy.as_bytes());
    for moment in 0..20 {
        fs::write(&path, &messy).unwrap();
        let mut child = smplan().args(arguments).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(moment * 10));
        child.kill().unwrap();
        child.wait().unwrap();
        let left = fs::read(&path).unwrap();
        assert!(left == messy.as_bytes() || left == mended, "after {} ms", moment * 10);
    }
}

#[test]
fn watching_sees_plans_settings_what_they_extend_and_the_baseline() {
    let folder = scratch();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("plans")).unwrap();
    fs::create_dir_all(at("team")).unwrap();
    fs::create_dir_all(at(".git")).unwrap();
    fs::copy(plan(), at("plans/plan.yaml")).unwrap();
    let said = at("said");
    let mut child = smplan()
        .current_dir(folder.path())
        .args(["lint", "--watch", "plans", "--as-of", "2026-04-15"])
        .stdout(Stdio::null())
        .stderr(fs::File::create(&said).unwrap())
        .spawn()
        .unwrap();
    let mut rounds = 0;
    let mut wait = |what: &str| {
        rounds += 1;
        for _ in 0..200 {
            if fs::read_to_string(&said).unwrap().matches("waiting for changes").count() >= rounds {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let _ = Command::new("kill").arg(child.id().to_string()).status();
        panic!("{what} changed, and nothing happened");
    };
    wait("nothing");
    let baseline = "{\"version\": 1, \"findings\": []}";
    fs::write(at("team/baseline.json"), baseline).unwrap();
    fs::write(at("team/base.toml"), "baseline = \"baseline.json\"\n").unwrap();
    fs::write(at("smplan.toml"), "extend = \"team/base.toml\"\n").unwrap();
    wait("smplan.toml");
    fs::write(at("team/base.toml"), "baseline = \"baseline.json\"\nfail-on = \"warning\"\n").unwrap();
    wait("what the settings extend");
    fs::write(at("team/baseline.json"), format!("{baseline}\n")).unwrap();
    wait("the baseline");
    fs::write(at("plans/new.yaml"), "smplan: 1\n").unwrap();
    wait("a new plan");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_plan_is_mended_whole_or_not_at_all_and_keeps_its_mode_and_its_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = scratch();
    let (real, link) = (folder.path().join("real.yaml"), folder.path().join("plan.yaml"));
    let messy = fs::read_to_string(plan()).unwrap().replacen("    owner:", "    ownre:", 1);
    fs::write(&real, &messy).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.yaml", &link).unwrap();
    let too_large = behind("trap '' XFSZ; ulimit -f 1", &["lint", "--fix", link.to_str().unwrap()]);
    assert_eq!(too_large.status.code(), Some(2), "{}", text(&too_large.stderr));
    assert_eq!(fs::read_to_string(&real).unwrap(), messy);
    let output = smplan().args(["lint", "--fix", link.to_str().unwrap()]).output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", text(&output.stderr));
    assert_ne!(fs::read_to_string(&real).unwrap(), messy);
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(real.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(names(folder.path()), ["plan.yaml", "real.yaml"]);
}
