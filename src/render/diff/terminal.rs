//! Changes line by line, for terminals.

use crate::changes::{Group, Level};
use crate::render::diff::line::{line, touched};
use crate::render::diff::piece::Piece;
use crate::render::diff::{PlanDiff, summary, title};
use std::fmt::Write;

/// What differs, each plan with its groups; changes of wording one by one where `is_long`. Nothing in it is safe to print yet.
pub fn diff(plans: &[PlanDiff], n_same: usize, is_long: bool) -> String {
    let mut text = String::new();
    for plan in plans {
        let _ = writeln!(text, "{}\n", one_line(plan.heading()));
        for group in Group::ALL {
            let changes: Vec<_> = plan.of_group(group).collect();
            if changes.is_empty() {
                continue;
            }
            if group == Group::Wording && !is_long {
                let n = changes.len();
                let changes = if n == 1 { "change" } else { "changes" };
                let _ = writeln!(text, "  {}: {n} {changes} (-v)", title(group));
                continue;
            }
            let _ = writeln!(text, "  {}", title(group));
            for one in changes {
                let level = match one.change.level {
                    Level::Wording => "",
                    level => level.word(),
                };
                let _ = writeln!(text, "    {level:7}  {}", plain(&line(one, plan)));
                if let Some(touched) = touched(one, plan) {
                    let _ = writeln!(text, "             {}", plain(&touched));
                }
            }
        }
        text.push('\n');
    }
    let _ = writeln!(text, "{}", summary(plans, n_same));
    text
}

fn plain(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Ours(words) => text.push_str(words),
            Piece::Plan(words) => text.push_str(&one_line(words)),
            Piece::Name(name) => {
                let _ = write!(text, "`{}`", one_line(name));
            }
            Piece::Old(words) => {
                let _ = write!(text, "[-{}-]", one_line(words));
            }
            Piece::New(words) => {
                let _ = write!(text, "{{+{}+}}", one_line(words));
            }
        }
    }
    text
}

/// A text of a plan without line breaks.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
