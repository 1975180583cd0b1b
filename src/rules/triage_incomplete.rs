use crate::diagnostic::{Category, OptionKind, RuleOption, Severity, listed};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A kind of comment that every organisation gets has no row in `triage`.
    ///
    /// Looked for are complaint, praise, question, misinformation, hate or spam, comments that name an employee, threats or
    /// safety, and media or legal; by English words in `kind`, `signs` and `match`, so only in plans in English.
    ///
    /// ## Why this matters
    /// The comment for which there is no row comes first thing on a Sunday (the response chart of the US Air Force names troll,
    /// rager, misguided and unhappy customer).
    ///
    /// ## Example
    /// ```yaml bad
    /// triage:
    ///   - {kind: complaint}
    ///   - {kind: praise}
    /// ```
    /// ```yaml good
    /// triage:
    ///   - {kind: threat-or-safety}
    ///   - {kind: hate-or-spam}
    ///   - {kind: misinformation}
    ///   - {kind: names-employee}
    ///   - {kind: complaint}
    ///   - {kind: media-or-legal}
    ///   - {kind: question}
    ///   - {kind: praise}
    /// ```
    "triage-incomplete", Category::Playbook, Severity::Warning, since "0.1.0", [EXPECTED], check, needs ["triage"]
}

const EXPECTED: RuleOption = RuleOption {
    name: "kinds",
    documentation: "The kinds of comments that need a row.",
    kind: OptionKind::Words(NAMES),
    default: NAMES,
};

const NAMES: &[&str] = &[
    "complaint",
    "praise",
    "question",
    "misinformation",
    "hate-or-spam",
    "names-employee",
    "threat-or-safety",
    "media-or-legal",
];

/// The kinds, and the beginnings of words by which a row is recognised.
const KINDS: [(&str, &[&str]); 8] = [
    ("complaint", &["complain", "unhappy", "bad experience", "negative", "dissatisf", "criticis", "angry"]),
    ("praise", &["prais", "positive", "thank", "compliment", "happy"]),
    ("question", &["question", "inquir", "enquir", "request", "ask"]),
    (
        "misinformation",
        &["misinform", "wrong", "incorrect", "false", "rumour", "rumor", "misguid", "inaccura"],
    ),
    ("hate-or-spam", &["hate", "spam", "troll", "abus", "offens", "vulgar", "obscen", "harass"]),
    ("names-employee", &["employee", "staff", "names"]),
    ("threat-or-safety", &["threat", "safety", "danger", "emergency", "hurt", "harm", "suicid"]),
    ("media-or-legal", &["media", "journalis", "press", "legal", "lawyer", "reporter"]),
];

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if plan.triage.items().is_empty() || !plan.is_in_english() {
        return;
    }
    let words: String = plan
        .triage
        .items()
        .iter()
        .flat_map(|row| {
            let phrases = row.r#match.get().map(|phrases| phrases.any.items()).unwrap_or_default();
            [row.kind.get(), row.signs.get()]
                .into_iter()
                .flatten()
                .chain(phrases.iter().map(|phrase| &phrase.value))
        })
        .flat_map(|text| [" ", &**text])
        .collect::<String>()
        .to_lowercase()
        .replace(['-', '_', '/', '(', '"'], " ");
    let has = |beginning: &str| words.contains(&format!(" {beginning}"));
    let expected = context.option(findings.rule(), &EXPECTED);
    let missing: Vec<&str> = KINDS
        .iter()
        .filter(|(kind, _)| expected.contains(kind))
        .filter(|(_, beginnings)| !beginnings.iter().any(|word| has(word)))
        .map(|(kind, _)| *kind)
        .collect();
    if !missing.is_empty() {
        let kinds = listed(&missing);
        findings
            .add(plan.triage.span(), format!("`triage` has no row for {kinds}"))
            .help("add a row for each, such as `{kind: misinformation, respond: correct, owner: responder}`");
    }
}
