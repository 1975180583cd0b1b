//! Which columns a list of stores may have, and what organisations call them in English and German.

use crate::exchange::{Chosen, Head, Wanted};
use crate::format::Entry;
use crate::plan::{Plan, Role};
use crate::source::Refusal;

/// The fields of a store, but for its people.
const FIELDS: [(&str, &[&str]); 7] = [
    (
        "code",
        &[
            "code",
            "store code",
            "store number",
            "store no",
            "store nr",
            "store id",
            "location code",
            "location number",
            "location no",
            "location id",
            "branch number",
            "branch no",
            "branch code",
            "branch id",
            "site number",
            "site no",
            "site code",
            "site id",
            "shop number",
            "shop no",
            "outlet number",
            "outlet no",
            "unit number",
            "dealer number",
            "dealer no",
            "dealer code",
            "cost centre",
            "cost center",
            "filialnummer",
            "filial nr",
            "filiale nr",
            "standortnummer",
            "marktnummer",
            "betriebsnummer",
            "kostenstelle",
            "number",
            "no",
            "nr",
            "nummer",
            "id",
        ],
    ),
    (
        "name",
        &[
            "name",
            "store name",
            "location name",
            "branch name",
            "site name",
            "shop name",
            "outlet name",
            "dealer name",
            "filialname",
            "standortname",
            "marktname",
            "store",
            "location",
            "branch",
            "site",
            "shop",
            "outlet",
            "dealer",
            "filiale",
            "standort",
            "markt",
            "bezeichnung",
        ],
    ),
    ("region", &["region", "district", "area", "territory", "division", "store region", "gebiet", "bezirk"]),
    ("time_zone", &["time zone", "timezone", "zone", "tz", "store time zone", "zeitzone"]),
    ("country", &["country", "country code", "land"]),
    (
        "phone",
        &[
            "phone",
            "store phone",
            "phone number",
            "store phone number",
            "telephone",
            "tel",
            "main phone",
            "store tel",
            "telefon",
            "telefonnummer",
            "rufnummer",
            "filiale telefon",
        ],
    ),
    ("hours", &["opening hours", "hours", "store hours", "hours of operation", "öffnungszeiten"]),
];

/// What heads call whoever runs a store.
const MANAGERS: [&str; 17] = [
    "manager",
    "store manager",
    "branch manager",
    "shop manager",
    "site manager",
    "general manager",
    "location manager",
    "manager name",
    "store manager name",
    "contact",
    "contact name",
    "contact person",
    "filialleiter",
    "filialleitung",
    "marktleiter",
    "marktleitung",
    "ansprechpartner",
];

/// The columns that a list of stores of a plan may have.
pub fn columns(plan: &Plan) -> Vec<Wanted> {
    let mut columns: Vec<Wanted> =
        FIELDS.iter().map(|(field, headings)| Wanted::new(field, headings)).collect();
    if let Some(name) = columns.iter_mut().find(|wanted| wanted.field == "name") {
        *name = name.clone().needed();
    }
    for (number, role) in roles(plan).enumerate() {
        columns.extend(of_role(role, number == 0));
    }
    columns
}

/// Whose phone a column holds that stands behind whoever runs a store and says neither: somebody has to say it.
pub fn unclear_phone(head: &Head, plan: &Plan, chosen: &[Chosen]) -> Option<Refusal> {
    const OF_EITHER: [&str; 7] =
        ["phone", "phone number", "telephone", "tel", "telefon", "telefonnummer", "rufnummer"];
    let manager = &*roles(plan).next()?.id;
    let of_manager = format!("{manager}.phone");
    if chosen.iter().any(|chosen| chosen.field == "phone" || chosen.field == of_manager) {
        return None;
    }
    let (phone, name) = (head.column("phone")?, head.column(manager)?);
    let heading = head.heading("phone");
    if phone < name
        || head.column(&of_manager).is_some()
        || !OF_EITHER.contains(&heading.to_lowercase().trim_end_matches('.'))
    {
        return None;
    }
    let named = head.heading(manager);
    Some(Refusal {
        message: format!(
            "`{heading}` stands behind `{named}`: is it the phone of the store or of that person?"
        ),
        help: format!(
            "say it: --column phone=\"{heading}\" for the store, which everybody may see, or --column {of_manager}=\"{heading}\""
        ),
    })
}

/// The roles that somebody holds at each store; the first is that of whoever runs it.
pub(super) fn roles(plan: &Plan) -> impl Iterator<Item = &Entry<Role>> {
    plan.roles.entries().iter().filter(|role| plan.is_held_by_location(&role.id))
}

/// The columns of a role: who holds it, and where they are reached.
fn of_role(role: &Entry<Role>, is_manager: bool) -> [Wanted; 3] {
    let title = role.value.title.get().map(|title| title.to_string());
    let mut called: Vec<String> = title.into_iter().chain([role.id.replace('-', " ")]).collect();
    if is_manager {
        called.extend(MANAGERS.iter().map(|name| (*name).to_owned()));
    }
    let with = |endings: &[&str], alone: &[&str]| {
        let mut headings: Vec<String> = Vec::new();
        for called in &called {
            headings.extend(endings.iter().map(|ending| format!("{called} {ending}").trim().to_owned()));
        }
        headings.extend(alone.iter().filter(|_| is_manager).map(|name| (*name).to_owned()));
        headings
    };
    let column = |field: String, headings: Vec<String>| {
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        Wanted::new(&field, &headings)
    };
    [
        column(role.id.to_string(), with(&["", "name"], &[])),
        column(
            format!("{}.email", role.id),
            with(
                &["email", "e mail", "mail", "email address"],
                &["email", "e mail", "mail", "email address", "store email"],
            ),
        ),
        column(
            format!("{}.phone", role.id),
            with(
                &["phone", "mobile", "cell", "telephone", "tel", "mobil", "handy", "telefon"],
                &["mobile", "mobile phone", "cell", "cell phone", "mobil", "handy", "mobilnummer"],
            ),
        ),
    ]
}
