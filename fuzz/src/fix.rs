//! Any text: mends that leave a plan a plan.

use super::checking::{check, config};
use smplan::config::Settings;
use smplan::diagnostic::Mend;
use smplan::fix::{Mended, mend};

/// Mends a text as long as there is something to mend: what could be read can be read afterwards, and it comes to an end.
///
/// Panics where that does not hold.
pub fn fix(bytes: &[u8]) {
    let Some(text) = super::text(bytes) else { return };
    for unsafe_too in [false, true] {
        mend_all(text, unsafe_too);
    }
}

fn mend_all(text: &str, unsafe_too: bool) {
    // As many as the program makes.
    const MOST_ROUNDS: usize = 20;
    let config = config(Settings::default());
    let mut text = text.to_owned();
    for _ in 0..MOST_ROUNDS {
        let before = check(&text, &config);
        let mends: Vec<&Mend> = before
            .report
            .diagnostics
            .iter()
            .filter_map(|found| found.mend.as_deref())
            .filter(|mend| mend.is_safe || unsafe_too)
            .collect();
        let Mended { texts, n_applied } = mend(&before.report.sources, &mends, config.limits);
        let Some((_, mended)) = texts.into_iter().next() else {
            assert_eq!(n_applied, 0, "what is applied changes the text");
            return;
        };
        let after = check(&mended, &config);
        // A misspelt `smplan:` that is mended can turn out to name a version that there is not, or a plan whose base is not here.
        let of_other_plans = ["unsupported-version", "extends-unreadable"];
        let is_another_plan =
            after.report.diagnostics.iter().any(|found| of_other_plans.contains(&found.finding.rule));
        assert!(
            !before.extent.is_whole() || after.extent.is_whole() || is_another_plan,
            "it cannot be read any more:\n{text}\n---\n{mended}"
        );
        assert!(
            before.plan.is_none() || after.plan.is_some() || is_another_plan,
            "it is no plan any more:\n{text}\n---\n{mended}"
        );
        text = mended;
    }
}
