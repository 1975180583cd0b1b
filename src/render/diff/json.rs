//! Changes as facts, for programs.

use crate::changes::Sides;
use crate::render::diff::{PlacedChange, PlanDiff, diff_counts, n_plans};
use serde_json::{Value, json};

/// The document of all plans.
pub fn diff_json(
    plans: &[PlanDiff],
    n_same: usize,
    as_of: &str,
    sides: &Sides<String>,
    version: u8,
) -> Value {
    let counts = diff_counts(plans);
    json!({
        "version": version,
        "as_of": as_of,
        "old": sides.old,
        "new": sides.new,
        "summary": {
            "errors": counts.errors,
            "warnings": counts.warnings,
            "infos": counts.infos,
            "wording": counts.wording,
            "plans": n_plans(plans),
            "same": n_same,
        },
        "plans": plans.iter().map(plan_json).collect::<Vec<_>>(),
    })
}

fn plan_json(plan: &PlanDiff) -> Value {
    json!({
        "id": plan.id,
        "files": plan.files,
        "changes": plan.changes.iter().map(change_json).collect::<Vec<_>>(),
    })
}

fn change_json(one: &PlacedChange) -> Value {
    let change = &one.change;
    let touched = change.touched.iter().zip(&one.touched);
    let touched = touched.map(|((subject, _), place)| json!({"subject": subject, "place": place}));
    let mut fact = json!({
        "group": change.group,
        "level": change.level,
        "section": change.section,
        "subject": change.subject,
        "places": one.places,
        "touched": touched.collect::<Vec<_>>(),
    });
    if let (Value::Object(fact), Ok(Value::Object(what))) = (&mut fact, serde_json::to_value(&change.what)) {
        fact.extend(what);
    }
    fact
}
