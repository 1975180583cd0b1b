//! Programs of others that look at the same files: how much of their time ours takes.

use crate::{Bench, Goal, Result, at_most, ratio};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where a program of others is: as `benches/peers` installed it, else as the system finds it.
pub(crate) fn peer(program: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../peers/bin");
    Some(folder.join(program)).filter(|path| path.exists()).unwrap_or_else(|| PathBuf::from(program))
}

/// ryl looks at the form of YAML alone, with the rules that yamllint has on by default, and without what it kept of the run
/// before.
pub(crate) fn lint_beside_ryl(bench: &Bench) -> Result<Goal> {
    const RULES: &str = "anchors,braces,brackets,colons,commas,comments,comments-indentation,document-start,empty-lines,hyphens,indentation,key-duplicates,line-length,new-line-at-end-of-file,new-lines,trailing-spaces,truthy";
    let mut ryl = Command::new(peer("ryl"));
    ryl.args(["check", "--no-cache", "--enable", RULES]).arg(bench.corpus.join("1000"));
    let measured = ratio(7, &mut bench.lint("1000"), &mut ryl)?;
    Ok(at_most("times ryl, which looks at the form of YAML alone, lint of 1,000 plans", measured, 1.0))
}

/// yamllint does the same in Python.
pub(crate) fn lint_beside_yamllint(bench: &Bench) -> Result<Goal> {
    let mut yamllint = Command::new(peer("yamllint"));
    yamllint.args(["-d", "default"]).arg(bench.corpus.join("100"));
    let measured = ratio(3, &mut bench.lint("100"), &mut yamllint)?;
    Ok(at_most("times yamllint, which looks at the form of YAML alone, lint of 100 plans", measured, 0.05))
}

/// check-jsonschema looks at fields and their types, by our own schema.
pub(crate) fn lint_beside_json_schema(bench: &Bench) -> Result<Goal> {
    let schema = Command::new(&bench.smplan).args(["schema", "plan"]).output()?;
    let file = bench.corpus.join("plan.schema.json");
    std::fs::write(&file, schema.stdout)?;
    let mut check = Command::new(peer("check-jsonschema"));
    check.arg("--schemafile").arg(file);
    for index in 0..100 {
        check.arg(bench.corpus.join(format!("100/plan-{index:05}.yaml")));
    }
    let measured = ratio(3, &mut bench.lint("100"), &mut check)?;
    Ok(at_most(
        "times check-jsonschema, which looks at fields and types alone, lint of 100 plans",
        measured,
        0.05,
    ))
}
