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
    // A temporary file may be left behind by whoever was killed, and does no harm.
    let last = smplan().args(arguments).output().unwrap();
    assert_eq!(last.status.code(), Some(0), "{}", text(&last.stderr));
    assert!(fs::read(&target).unwrap() == new);
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
