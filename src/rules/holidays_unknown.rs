use crate::diagnostic::{Category, Leniency, Severity};
use crate::duty::holidays::{self, Known};
use crate::plan::{Country, Field, Plan};
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;

declare_rule! {
    /// The public holidays of a country or region that the plan, a person or a location names are not known.
    ///
    /// Holidays of all countries and of many regions are known for 2024 to 2032, of some countries for less long.
    /// It is an error where hours say `PH`, and a warning elsewhere or where the plan runs longer than holidays are known.
    ///
    /// ## Why this matters
    /// Without holidays `PH off` closes nothing: people count as there on days on which nobody comes.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {country: UA}
    /// people: {kim: {name: Kim, hours: "Mo-Fr 09:00-17:00; PH off"}}
    /// ```
    /// ```yaml good
    /// plan: {country: PL}
    /// people: {kim: {name: Kim, hours: "Mo-Fr 09:00-17:00; PH off"}}
    /// ```
    "holidays-unknown", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    // Where no country is named at all `holiday-country-missing` speaks up.
    let mut said: Vec<&str> = Vec::new();
    for country in countries(plan) {
        let Some(code) = country.get().filter(|code| !said.contains(&&***code)) else { continue };
        said.push(code);
        look_at(plan, code, country.span(), findings);
    }
}

/// Where the plan names countries: of itself, of its people and of its locations.
fn countries(plan: &Plan) -> impl Iterator<Item = &Field<Country>> {
    let own = plan.about().map(|about| &about.country);
    let people = plan.people.entries().iter().map(|person| &person.value.country);
    let locations = plan.open_locations().map(|location| &location.value.country);
    own.into_iter().chain(people).chain(locations)
}

fn look_at(plan: &Plan, country: &Country, place: Span, findings: &mut RuleFindings) {
    let names_holidays = plan.names_holidays();
    let finding = match holidays::of(country) {
        Known::Nothing => findings
            .add(place, format!("no public holidays of `{}` are known", &**country))
            .help("list the days under `closed`"),
        Known::CountryOnly(_) => {
            let whole = country.without_region();
            let regions: Vec<&str> = holidays::regions(whole).filter(|region| region.len() <= 3).collect();
            let help = if regions.is_empty() {
                format!("write {whole}, and list the days of the region under `closed`")
            } else {
                format!("write {whole}, or {whole}- and one of {}", regions.join(", "))
            };
            let message =
                format!("no holidays of the region `{}` are known, only those of `{whole}`", &**country);
            findings.add(place, message).help(help)
        }
        Known::Holidays(known) => {
            let (first, last) = known.known_days();
            let Some(horizon) = plan.about().and_then(|about| about.horizon.get()) else { return };
            let starts = horizon.starts.get().filter(|starts| starts.value < first);
            let ends = horizon.ends.get().filter(|ends| ends.value > last);
            if !names_holidays {
                return;
            }
            let (message, help, related) = match (starts, ends) {
                (_, Some(ends)) => (
                    format!(
                        "public holidays of `{}` are known until {last}, and the plan runs until {}",
                        &**country, ends.value
                    ),
                    "list the later ones under `closed`, or end the plan sooner",
                    ends.span,
                ),
                (Some(starts), None) => (
                    format!(
                        "public holidays of `{}` are known from {first} on, and the plan starts on {}",
                        &**country, starts.value
                    ),
                    "list the earlier ones under `closed`",
                    starts.span,
                ),
                (None, None) => return,
            };
            findings.add(place, message).help(help).related(related, "the plan says so here").milder();
            return;
        }
    };
    if !names_holidays {
        finding.milder();
    }
}
