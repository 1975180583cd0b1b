use crate::diagnostic::{Category, Severity};
use crate::plan::Message;
use crate::rules::worded::channels_of;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message for a public channel has a placeholder for personal data of the customer, such as an address or a policy number.
    ///
    /// It is known by the name of the placeholder: `email`, `phone`, `address`, `date_of_birth`, `account_number`, `last_name` and the like,
    /// also in German, French, Spanish, Dutch and Italian. What is the organisation's own (`store_phone`, `our_address`) and what the plan names as its own
    /// contact are left alone; first names and case numbers are not personal data here.
    ///
    /// ## Why this matters
    /// What one colleague fills in at night is read by everybody.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels: {facebook: {platform: facebook}}
    /// messages:
    ///   sorry: {channels: [facebook], text: "We wrote to {{ email }}.", placeholders: {email: {max: 40, example: robin@example.com}}}
    /// ```
    /// ```yaml good
    /// channels: {facebook: {platform: facebook}}
    /// messages:
    ///   sorry: {channels: [facebook], text: "We wrote to you about {{ case }}.", placeholders: {case: {max: 14, example: A-12}}}
    /// ```
    "message-placeholder-in-public", Category::Messages, Severity::Warning, since "0.2.0", check, needs ["channels"]
}

/// Names for personal data, without the signs between their words.
const PERSONAL: &[&str] = &[
    "email",
    "mail",
    "phone",
    "mobile",
    "address",
    "street",
    "postcode",
    "zip",
    "zipcode",
    "dob",
    "birthday",
    "birthdate",
    "dateofbirth",
    "card",
    "cardnumber",
    "iban",
    "accountnumber",
    "accountno",
    "policynumber",
    "policy",
    "policyno",
    "ssn",
    "passport",
    "lastname",
    "surname",
    "fullname",
    "familyname",
    "plate",
    "licenseplate",
    "patient",
    "diagnosis",
    "customernumber",
    "telefon",
    "telefonnummer",
    "handynummer",
    "adresse",
    "anschrift",
    "strasse",
    "plz",
    "geburtsdatum",
    "nachname",
    "kontonummer",
    "kundennummer",
    "versicherungsnummer",
    "kennzeichen",
    "telephone",
    "courriel",
    "datedenaissance",
    "nomdefamille",
    "telefono",
    "correo",
    "direccion",
    "apellido",
    "apellidos",
    "fechadenacimiento",
    "telefoonnummer",
    "adres",
    "achternaam",
    "geboortedatum",
    "indirizzo",
    "cognome",
    "datadinascita",
];

/// Words that say whose it is.
const OWN: &[&str] = &[
    "our", "store", "shop", "rep", "team", "care", "office", "desk", "branch", "site", "unser", "unsere",
    "filiale",
];
const THEIRS: &[&str] = &[
    "your", "customer", "guest", "client", "member", "user", "caller", "kunde", "kunden", "client",
    "cliente", "klant",
];

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for message in plan.messages.entries() {
        let placeholders = message.value.placeholders.get().map(|all| all.0.entries()).unwrap_or_default();
        let personal = placeholders.iter().filter(|placeholder| is_personal(&placeholder.id));
        for placeholder in personal {
            let is_used = message.value.wordings().iter().any(|(text, _)| {
                let parts = Message::parts(text.value);
                parts.into_iter().flatten().any(|(part, is_blank)| is_blank && part == &*placeholder.id)
            });
            let public = channels_of(plan, message).into_iter().find(|channel| channel.value.is_public());
            let Some(channel) = public.filter(|_| is_used) else { continue };
            let example = placeholder.value.example.get().map(|example| &**example);
            let is_own = |example: &str| {
                let mut known = crate::wording::Contacts::default();
                known.add(example);
                crate::wording::Contacts::of(plan).shares_with(&known)
            };
            if example.is_some_and(is_own) {
                continue;
            }
            findings
                .add(
                    placeholder.place,
                    format!(
                        "message `{}` fills in `{}`, personal data, and goes out on `{}`, which is public",
                        message.id, placeholder.id, channel.id
                    ),
                )
                .help("leave it out in public, and ask or tell it on a private channel");
        }
    }
}

fn is_personal(name: &str) -> bool {
    let words: Vec<&str> = name.split(['_', '-']).filter(|word| !word.is_empty()).collect();
    if words.iter().any(|word| OWN.contains(word)) {
        return false;
    }
    let own: String = words.iter().filter(|word| !THEIRS.contains(word)).copied().collect();
    PERSONAL.contains(&own.as_str())
}
