//! For people at a terminal: the shape of cargo's messages, repeats grouped, and what to do first where there is much.

use crate::diagnostic::PlanReport;
use crate::report::alike::Alike;
use crate::report::brief::{FEW, brief};
use crate::report::frame::frame;
use crate::report::{Options, Part, Reporter, Run, RunSummary};
use crate::source::Span;
use std::io::{self, Write};

pub(super) const REPORTER: Reporter = Reporter {
    name: "human",
    description: "for people: what to do first, with its line; the rest in a line each (--all: with theirs)",
    for_programs: false,
    tells_fingerprints: false,
    says_what_passed: false,
    summary: RunSummary::Told,
    parts,
    write,
};

/// How many findings are shown at all: nobody reads more.
const MOST_SHOWN: usize = 1000;

fn parts(report: &PlanReport, options: &Options<'_>) -> Vec<Part> {
    let secrets = report.diagnostics.iter().filter(|diagnostic| diagnostic.finding.concealed);
    let secrets: Vec<Span> = secrets.map(|diagnostic| diagnostic.finding.span).collect();
    let all = Alike::all(report, options.all);
    let framed = |alike: &Alike<'_>| format!("{}\n", frame(report, alike, &secrets, options));
    if report.diagnostics.len() > FEW && !options.all {
        return brief(report, all, options, framed);
    }
    let of =
        |alike: &Alike<'_>| Part { n_findings: alike.n_findings(), ..Part::of(alike.first, framed(alike)) };
    all.iter().map(of).collect()
}

fn write(out: &mut dyn Write, parts: &[Part], run: &Run<'_>) -> io::Result<()> {
    let mut n_shown = 0;
    let mut n_hidden = 0;
    for part in parts {
        if n_shown >= MOST_SHOWN && !run.options.all {
            n_hidden += part.n_findings;
            continue;
        }
        n_shown += 1;
        write!(out, "{}", part.text)?;
    }
    if n_hidden > 0 {
        writeln!(out, "… and {n_hidden} more (--all shows each)\n")?;
    }
    run.write_closing_words(out)
}
