//! Any patterns and any messages: every message goes to one row or to none.

use smplan::engine;
use smplan::routing::{Comment, Fit, Patterns, Query, Table, Tally};
use smplan::source::{Source, Sources};
use smplan::syntax::Limits;

/// Lines up to an empty one are patterns, each of a row of its own; the others are messages.
///
/// Panics where a message is lost or counted twice, or where explaining a row says something else than choosing it.
pub fn triage(bytes: &[u8]) {
    let Some(text) = super::text(bytes) else { return };
    let (patterns, messages) = text.split_once("\n\n").unwrap_or((text, ""));
    let mut plan = String::from("smplan: 1\ntriage:\n");
    for pattern in patterns.lines().take(40) {
        let quoted = serde_json::to_string(pattern).expect("text can be quoted");
        plan.extend(["  - {kind: complaint, respond: reply, match: {any: [", &quoted, "]}}\n"]);
    }
    let sources = Sources::of(Source::new("plan.yaml", plan));
    let Some(plan) = engine::read(&sources, Limits::default(), None).plan else { return };
    let _ = (Patterns::of(&plan).problems(), Patterns::of(&plan).shadowed().len());
    let table = Table::of(&plan);
    let mut tally = Tally::of(&plan, 3, true);
    let mut n_messages = 0;
    for (line, message) in (1..).zip(messages.lines().take(200)) {
        let look = Query { comment: message, channels: &[] };
        let explained = table.explain(look);
        let fits = explained.iter().position(|fit| matches!(fit, Fit::Fits(_)));
        assert_eq!(table.first(look), fits, "{message:?}");
        tally.add(Comment { text: message, channels: &[], label: Some("complaint"), line });
        n_messages += 1;
    }
    let census = tally.census();
    let taken: u64 = census.rows.iter().map(|row| row.taken).sum();
    assert_eq!(census.comments, n_messages, "every message is counted");
    assert_eq!(
        taken + census.unmatched.comments + census.empty,
        n_messages,
        "every message is somewhere once"
    );
}
