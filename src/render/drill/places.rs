//! The promises of all places, a line for each: in a terminal, as Markdown, and as facts for programs.

use crate::render::Templates;
use crate::render::columns::{cut, one_line, padded, width, wrapped};
use crate::render::filters::markdown_text;
use crate::render::runner::in_markdown;
use crate::render::scorecard::said_of_promises;
use crate::text::{Arguments, Language};
use crate::view::{StorePlan, StoreScore};
use serde_json::{Value, json};
use std::fmt::Write;

/// The widest line, so that it stays one in a mail.
const WIDTH: usize = 90;

/// The most room for a name.
const NAME_WIDTH: usize = 24;

/// The promises of places, a line for each; `safe` makes texts of a plan fit to be printed.
pub fn places_text(places: &[StoreScore], language: &Language, safe: &dyn Fn(&str) -> String) -> String {
    let names: Vec<String> =
        places.iter().map(|place| cut(&one_line(&safe(&place.name)), NAME_WIDTH)).collect();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    let mut text = String::new();
    for (place, name) in places.iter().zip(names) {
        let said = one_line(&safe(&said(place, language)));
        for (index, part) in wrapped(&said, WIDTH - widest - 2).iter().enumerate() {
            let name = if index == 0 { &*name } else { "" };
            let _ = writeln!(text, "{}  {part}", padded(name, widest));
        }
    }
    text
}

/// The same as Markdown in the words of the templates.
pub fn places_sheet(places: &[StoreScore], templates: &Templates) -> String {
    let language = templates.language();
    let mut text = String::new();
    for place in places {
        let (name, said) = (one_line(&place.name), said(place, language));
        let _ = writeln!(text, "- **{}:** {}", markdown_text(&name), markdown_text(&said));
    }
    in_markdown(text)
}

/// The same as facts, each place with its sentence in English.
pub fn places_json(places: &[StoreScore], english: &Language) -> Vec<Value> {
    let place = |place: &StoreScore| {
        json!({
            "id": place.id,
            "name": place.name,
            "region": place.region,
            "plan": place.plan,
            "kept": place.kept,
            "broken": place.broken,
            "not_judged": place.not_judged,
            "why_not_judged": place.why_not_judged,
            "broken_days": place.broken_days,
            "worst": place.worst,
            "sentence": said(place, english),
        })
    };
    places.iter().map(place).collect()
}

/// How many promises of a place are kept, and what is to be said of the others.
fn said(place: &StoreScore, language: &Language) -> String {
    let mut all = Vec::new();
    let n_judged = place.kept + place.broken;
    if place.plan == StorePlan::Read && n_judged > 0 {
        let gaps = Arguments::from_iter([("n", place.kept), ("all", n_judged)]);
        all.push(language.say("drill-place-kept", &gaps));
    }
    all.extend(said_of_promises(place, language));
    if all.is_empty() {
        all.push(language.word("drill-place-nothing"));
    }
    all.join(" · ")
}
