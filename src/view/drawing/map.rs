//! Goals, strategies and actions from left to right, with a line for everything that serves something.

use crate::view::Named;
use crate::view::actions::Action;
use crate::view::goals::{Goal, Strategy};
use schemars::JsonSchema;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

/// The picture in units of its own; `width` and `height` are its size.
#[derive(Debug, JsonSchema, Serialize)]
pub struct StrategyMap {
    /// How wide it is.
    pub width: usize,
    /// How high it is.
    pub height: usize,
    /// The headings.
    pub columns: Vec<Column>,
    /// Goals, strategies and actions.
    pub boxes: Vec<MapBox>,
    /// Curves from the right side of a box to the left side of another.
    pub lines: Vec<String>,
    /// The codes of what serves nothing or is served by nothing.
    pub alone: Vec<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Column {
    /// What stands in it: `goals`, `strategies` or `actions`.
    pub holds: &'static str,
    /// How many there are.
    pub n: usize,
    /// How far it is from the left.
    pub x: usize,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct MapBox {
    /// What it is called for short, such as `G1`.
    pub code: String,
    /// The name in the document of the place of what it shows.
    pub anchor: String,
    /// `goal`, `strategy` or `action`.
    pub kind: &'static str,
    /// How it looks: `ok`, `warn`, `bad` or nothing.
    pub tone: &'static str,
    /// How far it is from the left.
    pub x: usize,
    /// How far it is from the top.
    pub y: usize,
    /// How wide it is.
    pub width: usize,
    /// How high it is.
    pub height: usize,
    /// Where the code and the words stand.
    pub code_x: usize,
    /// How far its code is from the top.
    pub code_y: usize,
    /// How far its words are from the left.
    pub text_x: usize,
    /// Its words, broken into lines.
    pub lines: Vec<TextLine>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct TextLine {
    /// How far it is from the top.
    pub y: usize,
    /// The words of the line.
    pub text: String,
}

/// More than a person sees at a glance, or a sheet of paper holds.
const MOST_IN_A_COLUMN: usize = 22;

const WIDTH: usize = 960;
const BOX: usize = 272;
const GAP: usize = (WIDTH - 3 * BOX) / 2;
const HEAD: usize = 30;
const LINE: usize = 16;
const BETWEEN: usize = 8;
/// Columns of a terminal that fit a line; a wide letter takes two.
const LETTERS: usize = 24;
const MOST_LINES: usize = 3;

/// What stands in a column.
struct Item<'v> {
    kind: &'static str,
    tone: &'static str,
    code: &'v str,
    anchor: &'v str,
    lines: Vec<String>,
    is_alone: bool,
}

impl Item<'_> {
    fn height(&self) -> usize {
        LINE * self.lines.len().max(1) + 14
    }
}

/// The map of a plan; `None` where there is nothing to connect, or more than a picture shows.
pub(in crate::view) fn map(
    goals: &[Goal],
    strategies: &[Strategy],
    actions: &[Action],
) -> Option<StrategyMap> {
    let sizes = [goals.len(), strategies.len(), actions.len()];
    if strategies.is_empty() || sizes.iter().any(|size| *size > MOST_IN_A_COLUMN) {
        return None;
    }
    let served = |goal: &Goal| {
        let mut goals = strategies.iter().flat_map(|strategy| &strategy.goals);
        goals.any(|served| served.anchor.as_ref() == Some(&goal.anchor))
    };
    let columns: [Vec<Item<'_>>; 3] = [
        goals
            .iter()
            .map(|goal| {
                let tone = goal.standing.as_ref().map_or("plain", |standing| standing.tone);
                item("goal", tone, (&goal.code, &goal.anchor), &goal.statement, !served(goal))
            })
            .collect(),
        strategies
            .iter()
            .map(|one| {
                let is_alone = one.goals.is_empty() || one.actions.is_empty();
                item("strategy", "plain", (&one.code, &one.anchor), &one.approach, is_alone)
            })
            .collect(),
        actions
            .iter()
            .map(|one| {
                let is_alone = one.strategies.is_empty();
                item("action", one.tone, (&one.code, &one.anchor), &one.what, is_alone)
            })
            .collect(),
    ];
    let heights: Vec<usize> = columns
        .iter()
        .map(|column| column.iter().map(|item| item.height() + BETWEEN).sum::<usize>())
        .collect();
    let tallest = heights.iter().copied().max().unwrap_or(0);
    let mut boxes: Vec<MapBox> = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        let own = heights.get(index).copied().unwrap_or(0);
        // What is shorter is spread over the same height.
        let spare = (tallest - own) / column.len().max(1);
        let mut y = HEAD + spare / 2;
        for item in column {
            let height = item.height();
            let x = index * (BOX + GAP) + 1;
            let lines = item.lines.iter().enumerate();
            let lines =
                lines.map(|(number, text)| TextLine { y: y + 7 + LINE * number + 12, text: text.clone() });
            boxes.push(MapBox {
                code: item.code.to_owned(),
                anchor: item.anchor.to_owned(),
                kind: item.kind,
                tone: item.tone,
                x,
                y,
                width: BOX - 2,
                height,
                code_x: x + 12,
                code_y: y + height / 2 + 4,
                text_x: x + 50,
                lines: lines.collect(),
            });
            y += height + BETWEEN + spare;
        }
    }
    let lines = lines(strategies, &boxes);
    let alone = columns.iter().flatten().filter(|item| item.is_alone).map(|item| item.code.to_owned());
    let alone: Vec<String> = alone.collect();
    let names = ["goals", "strategies", "actions"].into_iter().zip(sizes).enumerate();
    Some(StrategyMap {
        width: WIDTH,
        height: HEAD + tallest,
        columns: names.map(|(index, (holds, n))| Column { holds, n, x: index * (BOX + GAP) }).collect(),
        boxes,
        lines,
        alone,
    })
}

fn item<'v>(
    kind: &'static str,
    tone: &'static str,
    (code, anchor): (&'v str, &'v str),
    words: &str,
    is_alone: bool,
) -> Item<'v> {
    Item { kind, tone, code, anchor, lines: wrapped(words), is_alone }
}

/// Curves between the boxes.
fn lines(strategies: &[Strategy], boxes: &[MapBox]) -> Vec<String> {
    let find = |anchor: &str| boxes.iter().find(|one| one.anchor == anchor);
    let named = |thing: &Named| find(thing.anchor.as_deref()?);
    let curve = |from: &MapBox, to: &MapBox| {
        let (x1, y1) = (from.x + from.width, from.y + from.height / 2);
        let (x2, y2) = (to.x, to.y + to.height / 2);
        let half = usize::midpoint(x1, x2);
        format!("M{x1} {y1}C{half} {y1} {half} {y2} {x2} {y2}")
    };
    let mut lines = Vec::new();
    for strategy in strategies {
        let Some(own) = find(&strategy.anchor) else { continue };
        lines.extend(strategy.goals.iter().filter_map(named).map(|goal| curve(goal, own)));
        lines.extend(strategy.actions.iter().filter_map(named).map(|action| curve(own, action)));
    }
    lines
}

/// A text in at most three lines of a box; what does not fit ends with dots.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let room = lines.last().map_or(0, |line| LETTERS.saturating_sub(line.width()));
        match lines.last_mut() {
            Some(line) if word.width() < room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(cut(word, LETTERS)),
        }
    }
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            while last.width() + 2 > LETTERS {
                let shorter = last.rfind(' ').unwrap_or(0);
                last.truncate(shorter);
            }
            last.push_str(" …");
        }
    }
    lines
}

/// A text of at most so many columns.
fn cut(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        if short.width() + 2 > most {
            break;
        }
        short.push(letter);
    }
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use crate::view::drawing::map::wrapped;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn words_fit_their_box() {
        let long = "Every public complaint gets a human answer within minutes and a name that stays with the case until it is solved";
        let lines = wrapped(long);
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| line.width() <= 24), "{lines:?}");
        assert!(lines.last().unwrap().ends_with('…'), "{lines:?}");
        assert_eq!(wrapped("Short"), ["Short"]);
        assert_eq!(wrapped("Donaudampfschifffahrtsgesellschaft").len(), 1);
    }
}
