//! One question to one plan beside the same question to a routing tree of Alertmanager, where its amtool is installed.

use crate::{Bench, Goal, Result, at_most, ratio};
use std::fs;
use std::process::Command;

/// Who hears of what, by how bad it is.
const ROUTES: &str = "route:
  receiver: desk
  routes:
    - {matchers: [severity=critical], receiver: legal, group_wait: 15m}
    - {matchers: [severity=high], receiver: lead, group_wait: 30m}
    - {matchers: [severity=medium], receiver: desk, group_wait: 1h}
    - {matchers: [severity=low], receiver: desk, group_wait: 1d}
receivers: [{name: desk}, {name: lead}, {name: legal}]
";

/// Goal 10: `drill --at`.
pub(crate) fn drill_beside_amtool(bench: &Bench) -> Result<Goal> {
    let what = "times amtool config routes test, drill --at of one playbook";
    Ok(at_most(what, beside_amtool(bench, "drill")?, 1.0 / 3.0))
}

/// Goal 10: `who`.
pub(crate) fn who_beside_amtool(bench: &Bench) -> Result<Goal> {
    let what = "times amtool config routes test, who of one playbook";
    Ok(at_most(what, beside_amtool(bench, "who")?, 1.0 / 3.0))
}

fn beside_amtool(bench: &Bench, command: &str) -> Result<f64> {
    let routes = bench.corpus.join("alertmanager.yml");
    fs::write(&routes, ROUTES)?;
    let mut amtool = Command::new("amtool");
    amtool.args(["config", "routes", "test", "severity=high", "channel=facebook"]);
    amtool.arg(format!("--config.file={}", routes.display()));
    assert!(amtool.output()?.status.success(), "amtool answers");
    let mut own = Command::new(&bench.smplan);
    own.arg(command).arg(bench.corpus.join("100/plan-00000.yaml"));
    own.args(["--playbook", "playbook-0", "--at", "2026-03-14T22:30"]);
    ratio(51, &mut own, &mut amtool)
}
