//! A text as the program checks it.

use smplan::config::Settings;
use smplan::engine::{self, CheckConfig, PlanCheck};
use smplan::plan::Date;
use smplan::rules::Selection;
use smplan::source::{Source, Sources};
use std::sync::Arc;

/// The day on which everything is looked at.
pub(crate) const DAY: Date = jiff::civil::date(2026, 4, 15);

/// All rules, with those of some settings.
pub(crate) fn config(settings: Settings) -> CheckConfig {
    CheckConfig::new(Arc::new(settings), Selection::all(), Some(DAY))
}

/// Checks a text as a plan; every finding has a place.
pub(crate) fn check(text: &str, config: &CheckConfig) -> PlanCheck {
    let checked = engine::check(Sources::of(Source::new("plan.yaml", text)), config);
    for diagnostic in &checked.report.diagnostics {
        assert!(diagnostic.finding.span.is_written(), "{diagnostic:?} has no place");
    }
    checked
}
