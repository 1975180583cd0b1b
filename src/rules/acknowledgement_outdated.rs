use crate::diagnostic::{Category, OptionKind, RuleOption, Severity};
use crate::plan::{About, Acceptance, Acknowledged, Change, later};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A place that accepted another version of the plan than the one that holds.
    ///
    /// `acknowledged.version` of a location is held against `plan.version`; where it says none, `acknowledged.date` against the day
    /// of the version. That day is the one under `plan.changes`, else that of the approval of the version. For 30 days (`grace`)
    /// it is a note, then a warning; where nobody wrote down the day, it is a warning at once. A version that the plan does not
    /// have yet is an error. Drafts and retired plans are left alone.
    ///
    /// ## Why this matters
    /// The store works by the words of last year, and headquarters believes that it knows the new ones.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan:
    ///   version: 3
    ///   changes: [{version: 3, date: 2026-01-12, what: Calls within four hours}]
    /// people: {rio: {name: Rio Castell}}
    /// roles: {store-manager: {held_by: location}}
    /// locations:
    ///   lakeside:
    ///     name: Northline Lakeside
    ///     binds: {store-manager: [rio]}
    ///     acknowledged: {by: rio, date: 2025-10-01, version: 2}
    /// ```
    /// ```yaml good
    /// plan:
    ///   version: 3
    ///   changes: [{version: 3, date: 2026-01-12, what: Calls within four hours}]
    /// people: {rio: {name: Rio Castell}}
    /// roles: {store-manager: {held_by: location}}
    /// locations:
    ///   lakeside:
    ///     name: Northline Lakeside
    ///     binds: {store-manager: [rio]}
    ///     acknowledged: {by: rio, date: 2026-01-20, version: 3}
    /// ```
    "acknowledgement-outdated", Category::Locations, Severity::Warning, since "0.2.0", [GRACE], check, needs ["plan.version", "plan.changes", "governance", "locations"]
}

const GRACE: RuleOption = RuleOption {
    name: "grace",
    documentation: "How long a place may take to accept a new version.",
    kind: OptionKind::Duration,
    default: &["30d"],
};

/// How many of the changes since are named.
const FEW: usize = 3;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let (Some(about), Some(holds)) = (plan.about().filter(|_| plan.is_in_force()), plan.version()) else {
        return;
    };
    if plan.is_waiting_for_approval(holds) {
        return; // `approval-missing` speaks up: nobody accepts what is not signed off.
    }
    let since = plan.version_since();
    let grace = context.duration(findings.rule(), &GRACE);
    let ends = since.and_then(|since| later(since, grace));
    let is_soon = ends.zip(context.as_of).is_some_and(|(ends, today)| today <= ends);
    for location in plan.open_locations() {
        let Some(accepted) = location.value.acknowledged.get() else { continue };
        let own = if accepted.version.is_missing() { accepted.date.span() } else { accepted.version.span() };
        let version = about.version.span();
        // What is so in the files of many stores is said once, where all of them have the version from.
        let is_apart = own.file != version.file;
        let at = if is_apart { String::new() } else { format!(" at `{}`", location.id) };
        let (place, (other, label)) = if is_apart {
            (version, (own, "what is accepted"))
        } else {
            (own, (version, "the version that holds"))
        };
        match plan.acceptance(accepted) {
            Acceptance::Current | Acceptance::Unknown => {}
            Acceptance::Ahead => {
                // It is a slip of this place alone, and is told there.
                findings
                    .add(own, format!("a later version than {holds} is accepted{at}, and there is none yet"))
                    .graver()
                    .help("write the version that was read, or raise `plan.version`")
                    .related(version, "the version that holds");
            }
            Acceptance::Behind => {
                let of = since.map(|day| format!(" of {day}")).unwrap_or_default();
                let finding = findings.add(place, format!("version {holds}{of} is not accepted yet{at}"));
                if is_soon {
                    finding.milder();
                }
                finding.help(help(about, accepted)).related(other, label);
                if is_apart {
                    finding.label("the version that holds");
                }
            }
        }
    }
}

/// What changed since, and what to do.
fn help(about: &About, accepted: &Acknowledged) -> String {
    let is_later = |change: &&Change| match (accepted.version.get(), change.version.get()) {
        (Some(accepted), Some(version)) => version.0 > accepted.0,
        _ => change.date.copied().zip(accepted.date.copied()).is_some_and(|(on, accepted)| on > accepted),
    };
    let changes = about.changes.items().iter().filter(is_later);
    let what: Vec<String> =
        changes.filter_map(|change| change.what.get()).map(|what| what.to_string()).collect();
    let more =
        if what.len() > FEW { format!(", and {} more changes", what.len() - FEW) } else { String::new() };
    let what: Vec<String> = what.into_iter().take(FEW).collect();
    let in_words =
        if what.is_empty() { String::new() } else { format!(" (what changed: {}{more})", what.join("; ")) };
    format!("read the plan{in_words}, and write it down with `smplan record acknowledged`")
}
