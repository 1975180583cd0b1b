use crate::diagnostic::{Category, Severity, listed};
use crate::plan::Plan;
use crate::rules::posted::entry_of;
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::{BTreeMap, HashMap};

declare_rule! {
    /// A subject gets much more or much less of the calendar than its share.
    ///
    /// The shares are those of `content.pillars`. Looked at are months with 20 times or more of which the subject is known; named are
    /// all that are off by more than 10 points in the month in which one of them is off the most.
    ///
    /// ## Why this matters
    /// Shares are decided once and forgotten; offers grow by themselves.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels: {page: {platform: facebook}}
    /// content: {pillars: {news: 50, offers: 50}}
    /// calendar:
    ///   daily: {channel: [page], every: 1d, starts: 2026-05-01, ends: 2026-05-31, at: "09:00", pillar: offers}
    /// ```
    /// ```yaml good
    /// channels: {page: {platform: facebook}}
    /// content: {pillars: {news: 50, offers: 50}}
    /// calendar:
    ///   daily: {channel: [page], every: 2d, starts: 2026-05-01, ends: 2026-05-31, at: "09:00", pillar: offers}
    ///   other: {channel: [page], every: 2d, starts: 2026-05-02, ends: 2026-05-31, at: "09:00", pillar: news}
    /// ```
    "topic-share-off", Category::Publishing, Severity::Info, since "0.2.0", check, needs ["content"]
}

/// How many times a month has at least.
const FEWEST: u32 = 20;

/// By how many points a share may be off.
const POINTS: f64 = 10.0;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(pillars) = plan.pillars() else { return };
    let shares: Vec<(&str, f64)> =
        pillars.entries().iter().filter_map(|pillar| Some((&*pillar.id, pillar.value.share()?))).collect();
    let mut worst: Option<(f64, String, Vec<String>)> = None;
    for (month, (all, each)) in by_month(context, plan) {
        let (mut furthest, mut off) = (POINTS, Vec::new());
        for (pillar, share) in shares.iter().filter(|_| all >= FEWEST) {
            let n = each.get(pillar).copied().unwrap_or_default();
            let is = f64::from(n) / f64::from(all) * 100.0;
            if (is - share).abs() > POINTS {
                furthest = (is - share).abs().max(furthest);
                off.push(format!("`{pillar}` has {} percent instead of {share}", is.round()));
            }
        }
        if !off.is_empty() && worst.as_ref().is_none_or(|(known, ..)| furthest > *known) {
            worst = Some((furthest, month, off));
        }
    }
    let Some((_, month, off)) = worst else { return };
    let off: Vec<&str> = off.iter().map(String::as_str).collect();
    findings
        .add(pillars.place, format!("of the posts in {month}, {}", listed(&off)))
        .help("move some posts to other subjects, or change the shares");
}

/// The times of each month: all whose subject is known, and those of each subject.
type Months<'p> = BTreeMap<String, (u32, HashMap<&'p str, u32>)>;

fn by_month<'p>(context: &Context<'_>, plan: &'p Plan) -> Months<'p> {
    let mut months = Months::new();
    for occurrence in context.occurrences().all() {
        let pillar = entry_of(plan, *occurrence).and_then(|entry| entry.value.pillar.get());
        let Some(pillar) = pillar else { continue };
        let day = occurrence.day();
        let (all, each) = months.entry(format!("{:04}-{:02}", day.year(), day.month())).or_default();
        *all += 1;
        *each.entry(pillar).or_default() += 1;
    }
    months
}
