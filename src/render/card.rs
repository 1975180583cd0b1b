//! A playbook on one sheet, for the wall and for 2 a.m.

use crate::render::fit::{lines, width};
use crate::render::page::{Around, Page, Skin, finish};
use crate::render::style::Kind;
use crate::render::{Templates, TooLong};
use crate::view::{Fact, Owner, Piece, Playbook, Reach, Rung, View};
use anyhow::Result;
use serde::Serialize;
use std::borrow::Cow;

/// The sizes of the text, in points; nothing is ever smaller.
const SIZES: [f64; 5] = [12.0, 11.0, 10.5, 10.0, 9.5];

/// What is left of a sheet inside its margins, in points: as wide as A4, as high as Letter, so that both hold it.
const SHEET: (f64, f64) = (538.0, 729.0);

/// What is laid down and belongs on the wall.
const FACTS: [&str; 6] =
    ["Scheduled posts", "Spokesperson", "Statements", "In private", "Case", "When it is over"];

/// What is written down while it goes on.
pub(super) const WRITE_DOWN: [&str; 8] = [
    "First seen, day and time",
    "Where: link or picture",
    "Customer, and how to reach them",
    "Case number",
    "Who took it on, and when",
    "Customer called at",
    "Next call or update due",
    "Over at, and who said so",
];

#[derive(Serialize)]
struct Card<'v> {
    #[serde(flatten)]
    page: Page<'v>,
    playbook: &'v Playbook,
    /// The size of the text on paper: `12`, `10-5`.
    size: String,
    rows: Vec<Row<'v>>,
    /// Whether anybody stands in on any step.
    has_backups: bool,
    /// The messages to send first, at most two.
    messages: Vec<Said<'v>>,
    facts: Vec<Said<'v>>,
    write_down: [&'static str; 8],
    /// The day after which the card is too old.
    replace_after: Option<&'v str>,
}

/// A step of the ladder.
#[derive(Serialize)]
struct Row<'v> {
    badge: &'v str,
    who: String,
    what: Option<&'v str>,
    /// The people behind the role, with their numbers.
    calls: Vec<Call<'v>>,
    /// Whether it is somebody else at each location, so that the number is written in by hand.
    is_written_in: bool,
    otherwise: Vec<Call<'v>>,
}

/// Whom to call.
#[derive(Serialize)]
struct Call<'v> {
    name: &'v str,
    phone: Option<&'v str>,
    dial: Option<&'v str>,
}

#[derive(Serialize)]
struct Said<'v> {
    label: String,
    words: Cow<'v, str>,
    pieces: &'v [Piece],
}

/// The card of a playbook as a page that is one sheet on paper.
///
/// The text is as large as the sheet allows, from 12 points to 9.5. A playbook that needs more is no error but
/// [`TooLong`]: somebody has to say it in fewer words.
pub fn card(
    view: &View,
    playbook: &Playbook,
    templates: &Templates,
    around: &Around,
) -> Result<Result<String, TooLong>> {
    let rows: Vec<Row<'_>> = playbook.ladder.iter().map(row).collect();
    let mut card = Card {
        page: Page { view, skin: Skin::of(templates, Kind::Card), around },
        playbook,
        size: String::new(),
        has_backups: rows.iter().any(|row| !row.otherwise.is_empty()),
        rows,
        messages: messages(view, playbook),
        facts: facts(view, playbook),
        write_down: WRITE_DOWN,
        replace_after: replace_after(view),
    };
    let fitting = SIZES.into_iter().find(|size| card.height(*size) <= SHEET.1);
    let Some(size) = fitting else {
        let [.., smallest] = SIZES;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lines of one playbook")]
        let n_lines = ((card.height(smallest) - SHEET.1) / (smallest * LINE)).ceil() as usize;
        return Ok(Err(TooLong { n_lines }));
    };
    card.size = format!("{size}").replace('.', "-");
    Ok(Ok(finish(&templates.render("html/card.html", &card)?)))
}

fn row(rung: &Rung) -> Row<'_> {
    let labels: Vec<&str> = rung.owners.iter().map(|owner| owner.label.as_str()).collect();
    Row {
        badge: rung.badge.as_deref().unwrap_or("–"),
        who: if labels.is_empty() { "Nobody yet".to_owned() } else { labels.join(" or ") },
        what: rung.what.as_deref(),
        calls: rung.owners.iter().filter(|owner| !owner.people.is_empty()).flat_map(calls).collect(),
        is_written_in: rung.owners.iter().any(|owner| owner.by_location && owner.people.is_empty()),
        otherwise: rung.backups.iter().flat_map(calls).collect(),
    }
}

/// The people behind a role; the role itself where they are not known.
fn calls(owner: &Owner) -> Vec<Call<'_>> {
    if owner.people.is_empty() {
        return vec![Call { name: &owner.label, phone: None, dial: None }];
    }
    let mut all = Vec::new();
    for Reach { name, phone, dial, .. } in &owner.people {
        all.push(Call { name, phone: phone.as_deref(), dial: dial.as_deref() });
    }
    all
}

/// The words of the first two messages: those that the steps name, else those of the playbook.
fn messages<'v>(view: &'v View, playbook: &'v Playbook) -> Vec<Said<'v>> {
    const MOST: usize = 2;
    let named = playbook.steps.iter().filter_map(|step| step.message.as_ref()).chain(&playbook.messages);
    let mut anchors: Vec<&str> = Vec::new();
    for anchor in named.filter_map(|message| message.anchor.as_deref()) {
        if !anchors.contains(&anchor) {
            anchors.push(anchor);
        }
    }
    let found = anchors.iter().filter_map(|anchor| view.messages.iter().find(|one| one.anchor == **anchor));
    let words = found.filter_map(|message| {
        let text = message.texts.first()?;
        let label = format!("{} {}", message.code, message.name);
        Some(Said { label, words: text.words.as_str().into(), pieces: &text.pieces })
    });
    words.take(MOST).collect()
}

/// What is laid down, and what is never taken away.
fn facts<'v>(view: &'v View, playbook: &'v Playbook) -> Vec<Said<'v>> {
    let kept: Vec<&str> = view
        .moderation
        .iter()
        .flat_map(|moderation| &moderation.lists)
        .filter(|list| list.title == "Keep")
        .flat_map(|list| list.items.iter().map(String::as_str))
        .collect();
    let kept = (!kept.is_empty()).then(|| Said {
        label: "Never hide".to_owned(),
        words: kept.join(", ").into(),
        pieces: &[],
    });
    let facts = playbook.facts.iter().filter(|fact| FACTS.contains(&fact.label));
    let fact = |fact: &'v Fact| Said {
        label: fact.label.to_owned(),
        words: fact.words.as_str().into(),
        pieces: &[],
    };
    facts.map(fact).chain(kept).collect()
}

/// The plan is looked at again then, so that numbers may have changed.
fn replace_after(view: &View) -> Option<&str> {
    let next = view.reviews.as_ref().and_then(|reviews| reviews.next.as_deref());
    next.or(view.glance.next_review.as_deref()).or(view.glance.ends.as_deref())
}

/// A line of text in parts of its size.
const LINE: f64 = 1.25;

impl Card<'_> {
    /// How high the card is at most, in points, as `css/card.css` sets it: all measures below are from there.
    fn height(&self, size: f64) -> f64 {
        const CAREFUL: f64 = 1.02;
        let wide = SHEET.0 / size;
        let column = (wide - 1.4) / 2.0;
        let view = self.page.view;
        let text = |words: &str, line: f64| lines(words, line, false) * LINE;
        let bold = |words: &str, line: f64| lines(words, line, true) * LINE;
        let section = |inside: f64| if inside > 0.0 { inside + 2.55 } else { 0.0 };

        let call = view.glance.call.as_ref().or(view.glance.hotline.as_ref());
        let beside = if call.is_some() { 16.0 } else { 0.0 };
        let title = lines(&self.playbook.title, (wide - beside - 2.0) / 1.55, true) * 1.55 * 1.15;
        let calling = call.map_or(0.0, |call| {
            lines(&call.label, 13.0 / 0.85, true) * 0.85 * LINE
                + lines(&call.phone, 13.0 / 1.2, true) * 1.2 * LINE
                + 0.9
        });
        let head = (title + LINE).max(calling) + 1.2 + 0.4;

        let first: f64 = self
            .playbook
            .steps
            .iter()
            .map(|step| {
                let owner = step.owner.as_ref().map(|owner| owner.label.as_str()).unwrap_or_default();
                let when = step.when.as_deref().unwrap_or_default();
                let words = format!("{} {owner}, {when}", step.what);
                let bolder = width(&step.what, true) - width(&step.what, false);
                text(&words, column - 1.7 - bolder / lines(&words, column - 1.7, false).max(1.0)) + 0.25
            })
            .sum();
        let when: f64 = self.playbook.triggers.iter().map(|words| text(words, column - 1.3) + 0.2).sum();
        let promised = [
            &self.playbook.acknowledge_within,
            &self.playbook.follow_up_within,
            &self.playbook.update_every,
            &self.playbook.resolve_within,
        ];
        let promised: f64 =
            promised.into_iter().flatten().map(|words| text(words, column - 11.0).max(LINE)).sum();
        let promised = if promised > 0.0 { promised + 0.3 } else { 0.0 };
        let beginning = section(first.max(when + promised));

        let (calling, instead) = if self.has_backups { (19.5, 12.4) } else { (wide * 0.68, 0.0) };
        let beside = if calling >= 2.0 * ONE_CALL { 2.0 } else { 1.0 };
        let who = wide - 5.4 - calling - instead - 1.2;
        let rows: f64 = self
            .rows
            .iter()
            .map(|row| {
                let doing = row.what.map_or(0.0, |what| lines(what, who / 0.94, false) * 0.94 * LINE);
                let each = row.calls.iter().map(|call| call.height((calling - 0.6) / beside));
                let each: Vec<f64> = each.collect();
                let calls = if beside > 1.0 { in_pairs(&each) } else { each.iter().sum() };
                let calls = if row.is_written_in { calls + 2.2 * LINE } else { calls };
                let otherwise: f64 = row.otherwise.iter().map(|call| call.height(instead - 0.6)).sum();
                (bold(&row.who, who) + doing).max(LINE + 0.3).max(calls).max(otherwise) + 0.5
            })
            .sum();
        let ladder = section(if rows > 0.0 { rows + 1.9 } else { 0.0 });

        let words = |one: &Said<'_>| {
            let blanks: f64 =
                one.pieces.iter().filter(|piece| piece.blank).map(|piece| width(&piece.words, true)).sum();
            let more = blanks * 0.13 / (column - 1.9);
            lines(&one.label, column / 1.1, true) * 1.1 * LINE
                + (text(&one.words, column - 1.9) + more * LINE)
                + 0.8
        };
        let messages: Vec<f64> = self.messages.iter().map(words).collect();
        let messages = section(messages.into_iter().fold(0.0, f64::max));

        let fact = |one: &Said<'_>| text(&format!("{}: {}", one.label, one.words), column) + 0.3;
        let facts: Vec<f64> = self.facts.iter().map(fact).collect();
        let facts = section(in_pairs(&facts));

        let fill = section(4.0 * 1.9);
        let provenance = [Some(&view.title), view.glance.time_zone.as_ref(), Some(&view.source)];
        let provenance: f64 = provenance.into_iter().flatten().map(|words| width(words, false)).sum();
        let foot = ((provenance + 88.0) / (wide / 0.85)).ceil() * 0.85 * LINE + 0.6;
        (head + beginning + ladder + messages + facts + fill + foot) * size * CAREFUL
    }
}

/// How high things become of which two and two stand beside each other.
fn in_pairs(heights: &[f64]) -> f64 {
    heights.chunks(2).map(|pair| pair.iter().copied().fold(0.0, f64::max)).sum()
}

/// How wide a name with its number is where two stand beside each other.
const ONE_CALL: f64 = 17.2;

impl Call<'_> {
    /// How high a name with its number is on lines of this width.
    fn height(&self, line: f64) -> f64 {
        const LARGER: f64 = 1.1;
        let Some(phone) = self.phone else { return lines(self.name, line, false) * LINE };
        let number = width(phone, true) * LARGER;
        let one_line = width(self.name, false) + width(" ", false) + number <= line;
        let broken = || lines(self.name, line, false) * LINE + (number / line).ceil() * LARGER * LINE;
        if one_line { LARGER * LINE } else { broken() }
    }
}
