//! How the stores of a group stand: in lines for terminals and mails, as Markdown, as a page, and as a table for spreadsheets.

use crate::render::columns::{cut, one_line, padded, width, wrapped};
use crate::render::page::{Skin, finish};
use crate::render::runner::in_markdown;
use crate::render::say::fact;
use crate::render::style::Kind;
use crate::render::tables::{Column, table};
use crate::render::{Templates, markdown};
use crate::text::{Arguments, Language};
use crate::view::{Day, GroupBase, ScoreSum, Scorecard, StorePlan, StoreScore};
use anyhow::Result;
use serde::Serialize;
use std::fmt::Write;

/// The widest line, so that it stays one in a mail.
const WIDTH: usize = 90;

/// The most room for a name.
const NAME_WIDTH: usize = 24;

/// How many stores are named where not all are asked for.
const FEW: usize = 12;

/// How many figures there are of a region, with its name.
const N_CELLS: usize = 7;

/// What templates see.
#[derive(Serialize)]
struct Sheet<'s> {
    /// The names of the figures.
    head: [String; N_CELLS],
    /// A row for each region, and one for all.
    sums: Vec<[String; N_CELLS]>,
    notes: Vec<String>,
    groups: Vec<Group<'s>>,
    /// How many stores there are of which something is to be said.
    n_wanting: usize,
    n_stores: usize,
}

/// The stores of a region, or of all, those first of which there is most to say.
#[derive(Serialize)]
struct Group<'s> {
    region: Option<&'s str>,
    stores: Vec<Line<'s>>,
}

/// A store, with what is to be said of it.
#[derive(Serialize)]
struct Line<'s> {
    store: &'s StoreScore,
    is_fine: bool,
    said: Vec<String>,
}

impl<'s> Line<'s> {
    fn of(store: &'s StoreScore, language: &Language) -> Line<'s> {
        Line { store, is_fine: store.is_fine(), said: said(store, language) }
    }
}

impl<'s> Sheet<'s> {
    fn of(card: &'s Scorecard, groups: Vec<Group<'s>>, language: &Language) -> Sheet<'s> {
        let mut sums: Vec<[String; N_CELLS]> = card.regions.iter().map(|sum| cells(sum, language)).collect();
        if let [.., _, _] = card.regions.as_slice() {
            let [_, figures @ ..] = cells(&card.total, language);
            let [stores, kept, not_judged, trained, accepted, drilled] = figures;
            sums.push([language.word("score-all"), stores, kept, not_judged, trained, accepted, drilled]);
        }
        Sheet {
            head: heading(card, language),
            sums,
            notes: notes(card, language),
            groups,
            n_wanting: card.stores.iter().filter(|store| !store.is_fine()).count(),
            n_stores: card.stores.len(),
        }
    }
}

/// The stores that are named: those of which there is most to say, or all of them.
fn named<'s>(card: &'s Scorecard, all: bool, language: &Language) -> Vec<Line<'s>> {
    let most = if all { card.stores.len() } else { FEW };
    let wanted = card.stores.iter().filter(|store| all || !store.is_fine());
    wanted.take(most).map(|store| Line::of(store, language)).collect()
}

/// How the stores stand, in lines of at most 90 columns; `safe` makes texts of a plan fit to be printed.
pub fn scorecard(card: &Scorecard, all: bool, safe: &dyn Fn(&str) -> String) -> String {
    let english = Language::english_of(card.location_kind);
    let lines = named(card, all, &english);
    let sheet = Sheet::of(card, Vec::new(), &english);
    let mut table: Vec<[String; N_CELLS]> = vec![sheet.head];
    table.extend(sheet.sums.into_iter().map(|row| row.map(|cell| cut(&one_line(&safe(&cell)), NAME_WIDTH))));
    let widest = |column: usize| table.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max();
    let widths: Vec<usize> = (0..N_CELLS).map(|column| widest(column).unwrap_or(0)).collect();
    let mut text = format!("{}\n\n", english.word("scorecard"));
    for row in &table {
        let mut line = String::new();
        for (column, (cell, width_of)) in row.iter().zip(&widths).enumerate() {
            let pad = " ".repeat(width_of - width(cell));
            let _ = if column == 0 { write!(line, "  {cell}{pad}") } else { write!(line, "  {pad}{cell}") };
        }
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text.push('\n');
    for line in sheet.notes.iter().flat_map(|note| wrapped(note, WIDTH)) {
        let _ = writeln!(text, "{line}");
    }
    if lines.is_empty() {
        return text;
    }
    let _ = writeln!(text, "\n{}", first_words(sheet.n_wanting, lines.len(), all, &english));
    let name = |line: &Line<'_>| cut(&one_line(&safe(&line.store.name)), NAME_WIDTH);
    let name_width = lines.iter().map(|line| width(&name(line))).max().unwrap_or(0);
    for line in &lines {
        let said = one_line(&safe(&line.said.join(" · ")));
        for (index, part) in wrapped(&said, WIDTH - name_width - 4).iter().enumerate() {
            let name = if index == 0 { name(line) } else { String::new() };
            let _ = writeln!(text, "  {}  {part}", padded(&name, name_width));
        }
    }
    text
}

/// The heading of the list of stores.
fn first_words(wanting: usize, shown: usize, all: bool, language: &Language) -> String {
    if all || shown == wanting {
        return language.word("score-worst-first");
    }
    language.say("score-worst-first-some", &Arguments::from_iter([("n", shown), ("all", wanting)]))
}

/// How the stores stand, as Markdown in the words of the templates.
pub fn scorecard_sheet(card: &Scorecard, all: bool, templates: &Templates) -> Result<String> {
    #[derive(Serialize)]
    struct Page<'s> {
        #[serde(flatten)]
        sheet: Sheet<'s>,
        first_words: String,
    }
    let language = templates.language();
    let stores = named(card, all, language);
    let n_shown = stores.len();
    let sheet = Sheet::of(card, vec![Group { region: None, stores }], language);
    let first_words = first_words(sheet.n_wanting, n_shown, all, language);
    Ok(in_markdown(markdown::tidy(&templates.render("md/scorecard.md", Page { sheet, first_words })?)))
}

/// The page of all stores of a group, region by region; `home` and `plan` are the ways to the first page of the site and to the
/// page of the plan.
pub fn scorecard_page(
    card: &Scorecard,
    base: &GroupBase,
    as_of: Day,
    (home, plan): (&str, &str),
    templates: &Templates,
) -> Result<String> {
    #[derive(Serialize)]
    struct Page<'p> {
        #[serde(flatten)]
        sheet: Sheet<'p>,
        language: &'p str,
        tool_version: &'static str,
        organisation: Option<&'p str>,
        title: Option<&'p str>,
        as_of: Day,
        home: &'p str,
        #[serde(rename = "plan_page")]
        plan: &'p str,
        #[serde(flatten)]
        skin: Skin<'p>,
    }
    let words = templates.language();
    let of_region = |sum: &'_ ScoreSum| -> Vec<Line<'_>> {
        let stores = card.stores.iter().filter(|store| store.region == sum.region);
        stores.map(|store| Line::of(store, words)).collect()
    };
    let groups =
        card.regions.iter().map(|sum| Group { region: sum.region.as_deref(), stores: of_region(sum) });
    let page = Page {
        sheet: Sheet::of(card, groups.collect(), words),
        language: &base.language,
        tool_version: env!("CARGO_PKG_VERSION"),
        organisation: base.organisation.as_deref(),
        title: base.title.as_deref(),
        as_of,
        home,
        plan,
        skin: Skin::of(templates, Kind::Index),
    };
    Ok(finish(&templates.render("html/scorecard.html", page)?))
}

/// The columns of the table of all stores.
pub const COLUMNS: [&str; 17] = [
    "id",
    "store",
    "region",
    "promises-kept",
    "promises-broken",
    "not-judged",
    "broken-days",
    "trained",
    "to-train",
    "accepted",
    "accepted-version",
    "accepted-on",
    "drilled",
    "last-drill",
    "last-review",
    "review-late",
    "to-do",
];

/// How the stores stand, a row for each, those first of which there is most to say.
pub fn scorecard_table(card: &Scorecard, chosen: &[Column], templates: &Templates) -> String {
    let language = templates.language();
    table(&COLUMNS, chosen, card.stores.iter().map(|store| row(store, language)), language)
}

fn row(store: &StoreScore, language: &Language) -> Vec<String> {
    let yes_or_no = |is: bool| language.word(if is { "yes" } else { "no" });
    let day = |day: Option<Day>| day.map(|day| day.0.to_string()).unwrap_or_default();
    let accepted = store.accepted.as_ref();
    let is_known = store.plan != StorePlan::Missing;
    // Of a store of which nothing is known no figure is 0.
    let figure = |figure: usize| if is_known { figure.to_string() } else { String::new() };
    vec![
        store.id.clone(),
        store.name.clone(),
        store.region.clone().unwrap_or_default(),
        figure(store.kept),
        figure(store.broken),
        figure(store.not_judged),
        figure(store.broken_days),
        figure(store.trained),
        figure(store.to_train),
        yes_or_no(store.is_accepted),
        accepted.and_then(|one| one.version).map(|version| version.to_string()).unwrap_or_default(),
        day(accepted.and_then(|one| one.on)),
        yes_or_no(store.is_drilled),
        day(store.drilled),
        day(store.reviewed),
        yes_or_no(store.is_review_late),
        if store.is_fine() { String::new() } else { said(store, language).join("; ") },
    ]
}

fn heading(card: &Scorecard, language: &Language) -> [String; N_CELLS] {
    let version = card.version.map_or_else(|| "none".to_owned(), |version| version.to_string());
    [
        language.word("column-region"),
        language.word("score-stores"),
        language.word("score-kept"),
        language.word("score-not-judged"),
        language.word("score-trained"),
        language.say("score-accepted", &Arguments::from_iter([("version", version)])),
        language.word("score-drilled"),
    ]
}

fn cells(sum: &ScoreSum, language: &Language) -> [String; N_CELLS] {
    let trained = match sum.to_train {
        0 => "–".to_owned(),
        all if all == sum.stores => sum.trained.to_string(),
        all => language.say("score-of", &Arguments::from_iter([("n", sum.trained), ("all", all)])),
    };
    [
        sum.region.clone().unwrap_or_else(|| language.word("score-no-region")),
        sum.stores.to_string(),
        sum.kept.to_string(),
        sum.not_judged.to_string(),
        trained,
        sum.accepted.to_string(),
        sum.drilled.to_string(),
    ]
}

/// What the figures mean, and what they leave out.
fn notes(card: &Scorecard, language: &Language) -> Vec<String> {
    let mut notes =
        vec![language.say("score-about", &Arguments::from_iter([("days", card.total.broken_days)]))];
    if card.unreadable > 0 {
        notes.push(language.say("score-unreadable", &Arguments::from_iter([("n", card.unreadable)])));
    }
    if card.stores.iter().all(StoreScore::is_fine) {
        notes.push(language.word("score-all-fine"));
    }
    notes
}

/// What is to be said of the promises of a store, what weighs most first.
pub(super) fn said_of_promises(store: &StoreScore, language: &Language) -> Vec<String> {
    let mut all = Vec::new();
    if store.plan == StorePlan::Missing {
        return vec![language.word("score-store-missing")];
    }
    let say = |key: &str, gaps: Arguments<'_>| language.say(key, &gaps);
    if let Some(worst) = &store.worst {
        let mut gaps = Arguments::new();
        gaps.set("promise", language.tell_fact("promise-short", &worst.promise));
        gaps.set(
            "wait",
            worst.minutes.map_or_else(|| "none".to_owned(), |minutes| language.compact_wait(minutes)),
        );
        gaps.set("on", language.argument(&fact(&worst.on)));
        gaps.set("more", store.broken.saturating_sub(1));
        all.push(say("score-broken", gaps));
    }
    if store.plan == StorePlan::WithMistakes {
        all.push(language.word("score-with-mistakes"));
    } else if store.why_not_judged.is_some() {
        all.push(language.tell_fact("score", &store.why_not_judged));
    } else if store.not_judged > 0 {
        let n_all = store.kept + store.broken + store.not_judged;
        all.push(say("score-unjudged", Arguments::from_iter([("n", store.not_judged), ("all", n_all)])));
    }
    if store.broken_days > 0 {
        all.push(say("score-broken-days", Arguments::from_iter([("n", store.broken_days)])));
    }
    all
}

/// What is to be said of a store, what weighs most first.
fn said(store: &StoreScore, language: &Language) -> Vec<String> {
    let mut all = said_of_promises(store, language);
    if store.plan == StorePlan::Missing {
        return all;
    }
    let say = |key: &str, gaps: Arguments<'_>| language.say(key, &gaps);
    if !store.is_trained() {
        all.push(say(
            "score-of-trained",
            Arguments::from_iter([("n", store.trained), ("all", store.to_train)]),
        ));
    }
    match &store.accepted {
        _ if store.is_accepted => {}
        None => all.push(language.word("score-never-accepted")),
        Some(accepted) => {
            let mut gaps = Arguments::new();
            let version = accepted.version.map_or_else(|| "none".to_owned(), |version| version.to_string());
            gaps.set("version", version);
            gaps.set("on", language.argument(&fact(accepted.on)));
            all.push(say("score-accepted-other", gaps));
        }
    }
    match store.drilled {
        None => all.push(language.word("score-never-drilled")),
        Some(_) if store.is_drilled => {}
        Some(on) => all.push(dated("score-drill-late", on, language)),
    }
    match store.reviewed {
        Some(on) if store.is_review_late => all.push(dated("score-review-late", on, language)),
        Some(on) => all.push(dated("score-reviewed", on, language)),
        None if store.is_review_late => all.push(language.word("score-never-reviewed")),
        None => {}
    }
    if store.is_fine() {
        all.insert(0, language.word("score-fine"));
    }
    all
}

fn dated(key: &str, on: Day, language: &Language) -> String {
    language.say(key, &Arguments::from_iter([("on", language.argument(&fact(on)))]))
}
