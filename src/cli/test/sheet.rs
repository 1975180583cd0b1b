//! What became of the cases as Markdown, each plan in its language.

use crate::cli::test::sentences::Sentences;
use crate::cli::test::{CaseResult, PlanResults, Share};
use crate::rehearsal::Compared;
use crate::render::{self, Templates};
use anyhow::Result;
use serde::Serialize;

/// The cases of a plan as its template sees them.
#[derive(Serialize)]
struct Sheet<'r> {
    plan: &'r str,
    n_cases: usize,
    n_failed: usize,
    failed: Vec<Case<'r>>,
    /// The names of the cases that pass, where they are wanted.
    passed: Vec<&'r str>,
    coverage: Vec<Covered>,
}

#[derive(Serialize)]
struct Case<'r> {
    name: &'r str,
    place: String,
    differences: Vec<Differing>,
}

/// What differs, in the words of the language.
#[derive(Serialize)]
struct Differing {
    what: String,
    line: usize,
    expected: String,
    got: String,
    note: Option<String>,
}

#[derive(Serialize)]
struct Covered {
    what: String,
    count: usize,
    all: usize,
    percent: usize,
    /// The percent that were asked for, where it is less.
    min: Option<u8>,
    missing: Vec<String>,
}

pub(super) fn sheet(
    results: &PlanResults,
    min: Option<u8>,
    with_passed: bool,
    templates: &Templates,
) -> Result<String> {
    let said = Sentences(templates.language());
    let (passed, failed): (Vec<_>, Vec<_>) = results.cases.iter().partition(|case| case.passed);
    let sheet = Sheet {
        plan: &results.plan,
        n_cases: results.cases.len(),
        n_failed: failed.len(),
        failed: failed.into_iter().map(|case| case_of(case, &said)).collect(),
        passed: passed.into_iter().filter(|_| with_passed).map(|case| &*case.name).collect(),
        coverage: results.coverage.iter().map(|share| covered(share, min, &said)).collect(),
    };
    render::test_sheet(&sheet, templates)
}

fn case_of<'r>(case: &'r CaseResult, said: &Sentences<'_>) -> Case<'r> {
    let differences = case.differences.iter().map(|difference| Differing {
        what: match difference.what {
            Compared::Case => said.name(Compared::Case),
            field => format!("`{}`", said.name(field)),
        },
        line: difference.line,
        expected: said.expected(&difference.expected),
        got: said.got(&difference.got),
        note: difference.note.as_ref().map(|note| said.hint(&note.fact)),
    });
    let place = format!("`{}:{}:{}`", case.file, case.line, case.column);
    Case { name: &case.name, place, differences: differences.collect() }
}

fn covered(share: &Share, min: Option<u8>, said: &Sentences<'_>) -> Covered {
    Covered {
        what: said.parts(share.what),
        count: share.covered,
        all: share.all,
        percent: share.percent,
        min: min.filter(|min| share.percent < usize::from(*min)),
        missing: share.missing.iter().map(|part| said.uncovered(&part.fact)).collect(),
    }
}
