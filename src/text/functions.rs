//! What phrases can do with what fills them.

use crate::text::filling::{Filling, Of};
use crate::text::phrases::{Argument, Arguments, Phrases};
use crate::text::units::Units;
use std::borrow::Cow;
use std::sync::Arc;

/// What becomes of the first thing between the brackets of a function, with the one behind it and what is named.
type Function = fn(&Units, &Argument<'_>, &Argument<'_>, &Arguments<'_>) -> Argument<'static>;

/// All functions: `{ DAY($on) }`, `{ DAY($from, $to) }` for a day before another of the same year, `{ WEEKDAY($on) }`, `{ MOMENT($at) }`, `{ WAIT($minutes) }`.
/// Lists can say `and` or `or`: `{ LIST($names, kind: "or") }`; their words can be those of a vocabulary of the format:
/// `{ LIST($ways, vocabulary: "notify") }`; each can stand between marks: ``{ LIST($ids, around: "`") }``. `{ EVERY($every) }` says how often something comes,
/// `{ BADGE($after) }` a time as short as a badge,
/// `{ COMPACT($within) }` as short as it is typed.
/// Durations and waits take the form that the sentence asks for: `{ DURATION($within, form: "dative") }`.
pub(super) const FUNCTIONS: [(&str, Function); 9] = [
    ("BADGE", |units, value, _, _| of_duration(value, |amount, unit| units.badge(amount, unit))),
    ("COMPACT", |units, value, _, _| of_duration(value, |amount, unit| units.compact(amount, unit))),
    ("DAY", |units, value, next, _| Argument::from(units.day_before(&text_of(value), &text_of(next)))),
    ("DURATION", |units, value, _, named| {
        of_duration(value, |amount, unit| units.duration(amount, unit, option(named, "form").as_deref()))
    }),
    ("EVERY", |units, value, _, _| of_duration(value, |amount, unit| units.every(amount, unit))),
    ("LIST", list),
    ("MOMENT", |units, value, _, _| Argument::from(units.moment(&text_of(value)))),
    ("WAIT", |units, value, _, named| {
        let minutes = text_of(value);
        let spell = |minutes| units.wait(minutes, option(named, "form").as_deref());
        Argument::from(minutes.parse().map_or_else(|_| minutes.to_string(), spell))
    }),
    ("WEEKDAY", |units, value, _, _| Argument::from(units.weekday(&text_of(value)))),
];

/// Gives phrases all functions.
pub(super) fn add_functions(phrases: &mut Phrases, units: &Arc<Units>) {
    for (name, function) in FUNCTIONS {
        let units = Arc::clone(units);
        // Adding a function fails only where its name is taken.
        let _ = phrases.0.add_function(name, move |positional, named| {
            let nth = |index: usize| positional.get(index).unwrap_or(&Argument::None);
            function(&units, nth(0), nth(1), named)
        });
    }
}

fn list(units: &Units, value: &Argument<'_>, _: &Argument<'_>, named: &Arguments<'_>) -> Argument<'static> {
    let Argument::Custom(_) = value else { return Argument::from(text_of(value).into_owned()) };
    let Some(Filling { of: Of::List(items), .. }) = Filling::in_gap(value) else { return Argument::Error };
    let vocabulary = option(named, "vocabulary");
    let mark = option(named, "around").unwrap_or_default();
    let items = items.iter().map(|item| {
        let known = vocabulary.as_ref().and_then(|name| units.value(name, item));
        format!("{mark}{}{mark}", known.as_deref().unwrap_or(item))
    });
    Argument::from(units.list(option(named, "kind").as_deref().unwrap_or("plain"), items))
}

/// A duration in other words; nothing else has them.
fn of_duration(value: &Argument<'_>, spell: impl FnOnce(u32, &str) -> String) -> Argument<'static> {
    match Filling::in_gap(value) {
        Some(Filling { of: Of::Duration { amount, unit }, .. }) => Argument::from(spell(*amount, unit)),
        _ => Argument::Error,
    }
}

/// What a phrase names behind the first thing, such as `form: "dative"`.
fn option<'v>(named: &'v Arguments<'_>, name: &'v str) -> Option<Cow<'v, str>> {
    named.get(name).map(text_of)
}

fn text_of<'v>(value: &'v Argument<'_>) -> Cow<'v, str> {
    match value {
        Argument::String(text) => Cow::Borrowed(text),
        Argument::Number(number) => number.as_string(),
        Argument::Custom(_) | Argument::None | Argument::Error => Cow::Borrowed(""),
    }
}
