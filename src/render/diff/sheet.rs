//! Changes as Markdown, for a comment on a pull request.

use crate::changes::{Group, Level};
use crate::render::diff::line::{line, touched};
use crate::render::diff::piece::Piece;
use crate::render::diff::{PlanDiff, summary, title};
use std::fmt::Write;

/// The most characters, without how many more changes there are: GitHub takes 65,536 in a comment.
const MOST: usize = 59_960;

/// By this a bot finds its own comment.
const MARK: &str = "<!-- smplan diff -->";

/// A list for each group of each plan. `escape` makes words of a plan harmless: no heading, link, mention or HTML.
pub fn diff_sheet(plans: &[PlanDiff], n_same: usize, escape: &dyn Fn(&str) -> String) -> String {
    let mut text = format!("{MARK}\n**{}**\n", summary(plans, n_same));
    let mut n_characters = text.chars().count();
    let n_all: usize = plans.iter().map(|plan| plan.changes.len()).sum();
    let mut n_told = 0;
    'all: for plan in plans {
        let mut before = format!("\n### {}\n", code(plan.heading()));
        for group in Group::ALL {
            let mut heading = format!("\n**{}**\n\n", title(group));
            for one in plan.of_group(group) {
                let level = match one.change.level {
                    Level::Wording | Level::Info => String::new(),
                    level => format!("**{}:** ", level.word()),
                };
                let mut said = format!("- {level}{}\n", marked(&line(one, plan), escape));
                if let Some(touched) = touched(one, plan) {
                    let _ = writeln!(said, "  - {}", marked(&touched, escape));
                }
                let block = format!("{before}{heading}{said}");
                n_characters += block.chars().count();
                if n_characters > MOST {
                    break 'all;
                }
                text.push_str(&block);
                n_told += 1;
                (before, heading) = (String::new(), String::new());
            }
        }
    }
    if n_told < n_all {
        let _ = writeln!(text, "\nand {} more", n_all - n_told);
    }
    text
}

pub(super) fn marked(pieces: &[Piece], escape: &dyn Fn(&str) -> String) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Ours(words) => text.push_str(words),
            Piece::Plan(words) => text.push_str(&harmless(words, escape)),
            Piece::Name(name) => text.push_str(&code(name)),
            Piece::Old(words) => push_around(&mut text, "~~", &harmless(words, escape)),
            Piece::New(words) => push_around(&mut text, "**", &harmless(words, escape)),
        }
    }
    text
}

/// Words of a plan in one line; without backticks, so that what is code is decided here.
fn harmless(words: &str, escape: &dyn Fn(&str) -> String) -> String {
    let words = words.replace('`', "'");
    escape(&words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Marks that hold only where nothing but words stands inside of them.
fn push_around(text: &mut String, mark: &str, words: &str) {
    if !words.is_empty() {
        text.push_str(mark);
        text.push_str(words);
        text.push_str(mark);
    }
}

/// A name as code.
fn code(name: &str) -> String {
    let name: String =
        name.chars().map(|letter| if letter == '`' || letter.is_control() { '\'' } else { letter }).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() { String::new() } else { format!("`{name}`") }
}
