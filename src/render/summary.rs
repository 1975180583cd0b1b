//! What executives ask of a plan, on exactly one sheet.

use crate::render::fit::{LINE, SHEET, in_rows, lines, size_class, too_long, width};
use crate::render::page::{Around, Page, Skin, finish};
use crate::render::say::fact;
use crate::render::style::Kind;
use crate::render::{Templates, TooLong};
use crate::text::Language;
use crate::view::{Ask, Change, Goal, Named, Risk, View};
use anyhow::Result;
use serde::Serialize;

/// The sizes of the text, in points; nothing is ever smaller.
const SIZES: [f64; 6] = [13.0, 12.0, 11.0, 10.0, 9.5, 9.0];

/// How many goals are shown, and how many of everything else: as many as the sheet holds, and the rest is counted.
const MOST: [(usize, usize); 9] = [(12, 8), (10, 6), (8, 5), (8, 4), (7, 3), (6, 3), (6, 2), (5, 2), (4, 2)];

#[derive(Serialize)]
struct Summary<'v> {
    #[serde(flatten)]
    page: Page<'v>,
    /// The size of the text on paper: `11`, `9-5`.
    size: String,
    top_goals: &'v [Goal],
    more_goals: usize,
    top_asks: &'v [Ask],
    more_asks: usize,
    top_changes: Vec<&'v Change>,
    more_changes: usize,
    top_risks: Vec<&'v Risk>,
    more_risks: usize,
    /// All changes, the latest first.
    #[serde(skip)]
    changes: Vec<&'v Change>,
    /// All risks, the gravest first.
    #[serde(skip)]
    risks: Vec<&'v Risk>,
    #[serde(skip)]
    language: &'v Language,
}

/// The summary of a plan as a page that is one sheet on paper: goals with their figures, decisions that are needed, the latest
/// changes and the gravest risks.
///
/// The text is as large as the sheet allows, from 13 points to 9, before anything is left for the plan itself to say. Where
/// even the fewest do not fit it is no error but [`TooLong`].
pub fn summary(view: &View, templates: &Templates) -> Result<Result<String, TooLong>> {
    let around = Around::default();
    let mut summary = Summary::of(view, templates, &around);
    let measures = MOST.into_iter().flat_map(|most| SIZES.map(|size| (most, size)));
    for (most, size) in measures {
        summary.show(most);
        if summary.height(size) <= SHEET.1 {
            summary.size = size_class(size);
            return Ok(Ok(finish(&templates.render("html/summary.html", &summary)?)));
        }
    }
    let [.., smallest] = SIZES;
    Ok(Err(too_long(summary.height(smallest), smallest)))
}

impl<'v> Summary<'v> {
    fn of(view: &'v View, templates: &'v Templates, around: &'v Around) -> Summary<'v> {
        let mut changes: Vec<&Change> = view.changes.iter().collect();
        changes.sort_by_key(|change| std::cmp::Reverse(change.date));
        let mut risks: Vec<&Risk> = view.risks.iter().collect();
        let weight =
            |risk: &Risk| u32::from(risk.likelihood.unwrap_or(0)) * u32::from(risk.impact.unwrap_or(0));
        risks.sort_by_key(|risk| std::cmp::Reverse(weight(risk)));
        Summary {
            page: Page { view, skin: Skin::of(templates, Kind::Sheet), around },
            size: String::new(),
            top_goals: &[],
            more_goals: 0,
            top_asks: &[],
            more_asks: 0,
            top_changes: Vec::new(),
            more_changes: 0,
            top_risks: Vec::new(),
            more_risks: 0,
            changes,
            risks,
            language: templates.language(),
        }
    }

    /// Takes the first goals, and of everything else the most urgent.
    fn show(&mut self, (n_goals, n_others): (usize, usize)) {
        let view = self.page.view;
        self.top_goals = first(&view.goals, n_goals);
        self.top_asks = first(&view.overview.asks, n_others);
        self.top_changes = first(&self.changes, n_others).to_vec();
        self.top_risks = first(&self.risks, n_others).to_vec();
        self.more_goals = view.goals.len() - self.top_goals.len();
        self.more_asks = view.overview.asks.len() - self.top_asks.len();
        self.more_changes = self.changes.len() - self.top_changes.len();
        self.more_risks = self.risks.len() - self.top_risks.len();
    }

    /// How high the summary is at most, in points, as `css/sheet.css` sets it: all measures below are from there.
    fn height(&self, size: f64) -> f64 {
        const CAREFUL: f64 = 1.01;
        const TITLE: f64 = 1.6;
        let view = self.page.view;
        let wide = SHEET.0 / size;
        let text = |words: &str, line: f64| lines(words, line, false) * LINE;
        let section = |inside: f64, more: usize| {
            let more = if more > 0 { LINE + 0.3 } else { 0.0 };
            if inside > 0.0 { inside + more + 2.4 } else { 0.0 }
        };

        let title = view.title.as_deref().unwrap_or_default();
        let head = lines(title, wide / TITLE, true) * TITLE * LINE + 2.0 * LINE + 1.2;
        let owner = view.overview.owner.as_ref().map_or(0.0, |owner| width(&owner.label, false));
        let head = head + ((owner + 60.0) / wide).floor() * LINE;
        // As many as fit beside each other, each at least 10.5 wide.
        let n_columns =
            (1..=view.overview.figures.len()).rev().find(|n| wide / as_f64(*n) >= 10.5).unwrap_or(1);
        let figures = view.overview.figures.iter().map(|figure| {
            let fact = fact(figure);
            let words =
                format!("{} {}", self.language.tell("count", &fact), self.language.tell("counted", &fact));
            text(&words, wide / as_f64(n_columns) - 1.9) + 1.3
        });
        let figures: Vec<f64> = figures.collect();
        let figures: f64 = in_rows(&figures, n_columns) + 0.6;

        let goal = |goal: &Goal| {
            let statement = lines(&goal.statement, wide * 0.39 - 2.6, true) * LINE;
            let amounts = [&goal.from, &goal.now, &goal.target].into_iter().flatten();
            let amounts: f64 = amounts.map(|amount| width(&self.language.text(&fact(amount)), false)).sum();
            let figures = ((amounts + 14.0) / (wide * 0.26 - 0.6)).ceil() * LINE;
            statement.max(figures).max(2.0 * LINE) + 0.4
        };
        let goals: f64 = self.top_goals.iter().map(goal).sum();
        let goals = section(if goals > 0.0 { goals + LINE + 0.5 } else { 0.0 }, self.more_goals);

        let column = (wide - 1.6) / 2.0 - 1.2;
        let item = |words: &str, owner: Option<&Named>| {
            let owner = owner.map(|owner| owner.label.as_str()).unwrap_or_default();
            // Beside it stands a day, or who answers for it.
            text(&format!("{words} {owner}, by 30 September 2026"), column) + 0.2
        };
        let asks = self.top_asks.iter().map(|ask| item(&ask.what, ask.owner.as_ref()));
        let changes = self.top_changes.iter().map(|change| item(change.what.as_deref().unwrap_or("–"), None));
        let risks = self.top_risks.iter().map(|risk| item(&risk.what, risk.owner.as_ref()));
        let beside = [
            section(asks.sum(), self.more_asks),
            section(changes.sum(), self.more_changes),
            section(risks.sum(), self.more_risks),
        ];
        let beside: Vec<f64> = beside.into_iter().filter(|part| *part > 0.0).collect();
        let beside = in_rows(&beside, 2);

        let foot = ((width(&view.source, false) + 110.0) / (wide / 0.85)).ceil() * 0.85 * LINE + 0.6;
        (head + figures + goals + beside + foot) * size * CAREFUL
    }
}

#[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
fn as_f64(number: usize) -> f64 {
    number as f64
}

fn first<T>(all: &[T], most: usize) -> &[T] {
    all.get(..most).unwrap_or(all)
}
