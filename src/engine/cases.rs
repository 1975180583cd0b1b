//! Files of cases: what a plan is tried with.

use crate::diagnostic::PlanReport;
use crate::plan::{Plan, TestCase, TestFile};
use crate::rules::{self, Selection};
use crate::source::{FileId, Source};
use crate::syntax::{self, Limits};
use std::sync::Arc;

/// The plan that a file of cases says it is about.
pub fn plan_named_by(source: &Source) -> Option<String> {
    let parsed = syntax::parse(source.text(), FileId(0), Limits::default());
    let (file, _) = TestFile::from_tree(&parsed.tree);
    file?.plan.get().map(|plan| plan.to_string())
}

/// The cases of a file about a plan, or what is wrong with the file.
pub fn cases_about(plan: &Plan, source: Source) -> Result<(Source, Vec<TestCase>), Box<PlanReport>> {
    let (file, findings) = {
        let parsed = syntax::parse(source.text(), FileId(0), Limits::default());
        let mut findings = parsed.findings;
        let (file, found) = TestFile::about(&parsed.tree, plan);
        findings.append(found);
        (file, findings)
    };
    match file {
        Some(file) if findings.is_empty() => Ok((source, file.tests.items().to_vec())),
        _ => {
            let mistakes = rules::judge(findings, None, &Selection::all());
            Err(Box::new(PlanReport::of_file(source, Arc::from([]), mistakes)))
        }
    }
}
