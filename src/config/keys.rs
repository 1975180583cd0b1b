//! The keys of `smplan.toml`, with what is said of them everywhere.

/// A key and its documentation.
#[derive(Debug)]
pub struct Key {
    pub name: &'static str,
    /// Markdown; the first sentence says what it is.
    pub documentation: &'static str,
    pub kind: Kind,
    /// TOML that uses it.
    pub example: &'static str,
}

/// What may stand behind a key.
#[derive(Debug)]
pub enum Kind {
    Text,
    Texts,
    /// Names of rules or categories, or `ALL`.
    Rules,
    /// `error`, `warning` or `info`.
    Severity,
    /// One of the output formats.
    Format,
    /// One of the editions.
    Edition,
    /// Bytes: a whole number, or text such as `8MiB`.
    Size,
    Number,
    /// For each rule a severity, `"off"`, or a table with `severity` and the options of the rule.
    PerRule,
    /// For each text another one.
    TextPerText,
    /// For each pattern of paths a list of rules.
    PerPath,
    /// A list of sections of documents.
    Sections,
    /// For each colour of documents another one.
    Colours,
    /// A list of tables of these keys.
    Tables(&'static [Key]),
    /// For each platform a table of these keys.
    PerPlatform(&'static [Key]),
    Table(&'static [Key]),
}

/// The keys of the file.
pub const KEYS: &[Key] = &[
    Key {
        name: "edition",
        documentation: "The set of rules that are on by default. A new version of smplan brings its new rules with a new edition, so that an upgrade never turns a green build red. Without it: the newest.",
        kind: Kind::Edition,
        example: "edition = \"2026\"",
    },
    Key {
        name: "required-version",
        documentation: "The versions of smplan that may read these settings; another one stops with exit code 2.",
        kind: Kind::Text,
        example: "required-version = \">=0.1, <1\"",
    },
    Key {
        name: "extend",
        documentation: "Another file whose settings hold where this one says nothing: a relative path inside the repository.",
        kind: Kind::Text,
        example: "extend = \"shared/smplan.toml\"",
    },
    Key {
        name: "include",
        documentation: "Only these files are looked at in folders, written as in `.gitignore`. Without it: all files that end with `.yaml` or `.yml`, except `*.test.yaml`. A file that is named on the command line is always looked at.",
        kind: Kind::Texts,
        example: "include = [\"plans/**/*.yaml\"]",
    },
    Key {
        name: "exclude",
        documentation: "These files and folders are passed over, written as in `.gitignore`. Settings in such a folder never matter.",
        kind: Kind::Texts,
        example: "exclude = [\"plans/archive/\"]",
    },
    Key {
        name: "select",
        documentation: "Only these rules and categories are on. Without it: those of the edition.",
        kind: Kind::Rules,
        example: "select = [\"structure\", \"escalation\"]",
    },
    Key {
        name: "extend-select",
        documentation: "These rules and categories are on as well.",
        kind: Kind::Rules,
        example: "extend-select = [\"measurement\"]",
    },
    Key {
        name: "ignore",
        documentation: "These rules and categories are off.",
        kind: Kind::Rules,
        example: "ignore = [\"drill-overdue\"]",
    },
    Key {
        name: "fail-on",
        documentation: "How loud a finding must be for the exit code to be 1: `error`, `warning` or `info`. Without it: `error`.",
        kind: Kind::Severity,
        example: "fail-on = \"warning\"",
    },
    Key {
        name: "min-severity",
        documentation: "Findings that are less loud are left out: `error`, `warning` or `info`. Without it: `info`.",
        kind: Kind::Severity,
        example: "min-severity = \"warning\"",
    },
    Key {
        name: "format",
        documentation: "How findings are shown, as `--format`.",
        kind: Kind::Format,
        example: "format = \"concise\"",
    },
    Key {
        name: "baseline",
        documentation: "The file with the findings that were there when the checks were switched on, as `--baseline`; a relative path.",
        kind: Kind::Text,
        example: "baseline = \"smplan-baseline.json\"",
    },
    Key {
        name: "rules",
        documentation: "For each rule `\"off\"`, `\"error\"`, `\"warning\"` or `\"info\"`; or a table with `severity` and the options that `smplan explain RULE` names.",
        kind: Kind::PerRule,
        example: "[rules]\ndrill-overdue = \"off\"\nhorizon-too-short = {severity = \"warning\", min = \"3mo\"}",
    },
    Key {
        name: "per-path-ignores",
        documentation: "Rules and categories that do not look at some files, whose paths are written as in `.gitignore`.",
        kind: Kind::PerPath,
        example: "[per-path-ignores]\n\"plans/archive/\" = [\"review-overdue\", \"measurement\"]",
    },
    Key {
        name: "words",
        documentation: "The house style: words that messages and public texts do not use. Rule `word-to-avoid` looks for them: whole and in any case, `synerg*` with any ending, and `/regular expressions/`.",
        kind: Kind::Table(WORDS),
        example: "[words]\navoid = [\"synergy\", \"reach out\"]\nprefer = {client = \"guest\"}",
    },
    Key {
        name: "rule",
        documentation: "A rule of your own, without a line of code: what it looks at, and what must hold. `smplan rules test` runs its examples.",
        kind: Kind::Tables(OWN_RULE),
        example: "[[rule]]\nname = \"critical-playbook-without-lawyer\"\neach = \"playbooks\"\nholds = \"item.severity != 'critical' or item.escalation == 'crisis'\"\nmessage = \"playbook `{{ id }}` is critical, but does not use the escalation path `crisis`\"\nhelp = \"write `escalation: crisis`\"\nok = [\"playbooks: {recall: {severity: critical, escalation: crisis}}\"]\nbad = [\"playbooks: {recall: {severity: critical, escalation: care}}\"]",
    },
    Key {
        name: "limits",
        documentation: "How much is read before smplan says that it is too much.",
        kind: Kind::Table(LIMITS),
        example: "[limits]\nplan-bytes = \"16MiB\"",
    },
    Key {
        name: "render",
        documentation: "What documents look like.",
        kind: Kind::Table(RENDER),
        example: "[render]\nlogo = \"logo.png\"",
    },
    Key {
        name: "platforms",
        documentation: "What your accounts may do that others may not, for each platform.",
        kind: Kind::PerPlatform(PLATFORM),
        example: "[platforms.x]\nmax-characters = 25000",
    },
];

/// The keys of `words`.
pub(super) const WORDS: &[Key] = &[
    Key {
        name: "avoid",
        documentation: "Words and phrases that are not used.",
        kind: Kind::Texts,
        example: "avoid = [\"synergy\"]",
    },
    Key {
        name: "prefer",
        documentation: "For each word that is not used the one to use instead.",
        kind: Kind::TextPerText,
        example: "prefer = {client = \"guest\"}",
    },
];

/// The keys of a rule of one's own.
pub(super) const OWN_RULE: &[Key] = &[
    Key {
        name: "name",
        documentation: "What it is called: in lower case with hyphens, and says what is wrong.",
        kind: Kind::Text,
        example: "name = \"playbook-without-lawyer\"",
    },
    Key {
        name: "summary",
        documentation: "One sentence that says what it finds; `smplan rules` shows it. Without it: the message.",
        kind: Kind::Text,
        example: "summary = \"A critical playbook that no lawyer sees.\"",
    },
    Key {
        name: "why",
        documentation: "Why it matters, in Markdown; `smplan explain` shows it.",
        kind: Kind::Text,
        example: "why = \"Agreed with the legal department in May.\"",
    },
    Key {
        name: "each",
        documentation: "What it looks at: every entry below this path of the plan, such as `playbooks`, `goals` or `playbooks.*.steps`. Without it: the plan as a whole.",
        kind: Kind::Text,
        example: "each = \"playbooks\"",
    },
    Key {
        name: "holds",
        documentation: "What must be true: a MiniJinja expression over `item` (the entry), `id` (its name, or its number in a list), `parent` and `parent_id` (what it is in), `plan` (the whole file) and `as_of` (the day). What is not written is false.",
        kind: Kind::Text,
        example: "holds = \"item.owner\"",
    },
    Key {
        name: "message",
        documentation: "What is said when it does not hold: a fact, in lower case; `{{ id }}` and other expressions can be used.",
        kind: Kind::Text,
        example: "message = \"playbook `{{ id }}` has no owner\"",
    },
    Key {
        name: "help",
        documentation: "How to fix it; expressions can be used.",
        kind: Kind::Text,
        example: "help = \"add `owner: legal`\"",
    },
    Key {
        name: "at",
        documentation: "The field of the entry that is marked, where it is written.",
        kind: Kind::Text,
        example: "at = \"severity\"",
    },
    Key {
        name: "severity",
        documentation: "How loud it is: `error`, `warning` or `info`. Without it: `warning`.",
        kind: Kind::Severity,
        example: "severity = \"error\"",
    },
    Key {
        name: "ok",
        documentation: "Pieces of plans in which it finds nothing; `smplan rules test` runs them.",
        kind: Kind::Texts,
        example: "ok = [\"playbooks: {p: {owner: legal}}\"]",
    },
    Key {
        name: "bad",
        documentation: "Pieces of plans in which it finds something.",
        kind: Kind::Texts,
        example: "bad = [\"playbooks: {p: {title: P}}\"]",
    },
];

/// The keys of `limits`.
pub(super) const LIMITS: &[Key] = &[Key {
    name: "plan-bytes",
    documentation: "The largest plan: bytes, or text such as `16MiB`, up to 64 MiB. Without it: 8 MiB.",
    kind: Kind::Size,
    example: "plan-bytes = \"16MiB\"",
}];

/// The keys of `render`.
pub(super) const RENDER: &[Key] = &[
    Key {
        name: "templates",
        documentation: "The folder with templates, style sheets and a script of your own; it holds only what you change. `smplan templates eject` fills it. `--templates` holds before it.",
        kind: Kind::Text,
        example: "templates = \"look\"",
    },
    Key {
        name: "logo",
        documentation: "The picture at the head of every page: a PNG, JPEG or WebP file of at most 64 KiB. It becomes a part of the page.",
        kind: Kind::Text,
        example: "logo = \"logo.png\"",
    },
    Key {
        name: "url",
        documentation: "Where `render --site` is published: cards and duty sheets then have a QR code that leads to their current version.",
        kind: Kind::Text,
        example: "url = \"https://plans.example.com\"",
    },
    Key {
        name: "sections",
        documentation: "The sections of a document, in this order; the others are left out, and so are sections in which there is nothing to show. `--sections` holds before it.",
        kind: Kind::Sections,
        example: "sections = [\"overview\", \"goals\", \"playbooks\", \"messages\"]",
    },
    Key {
        name: "words",
        documentation: "For plans in other languages, by language, a file with words of pages in the form of smplan 0.1. Words of your own go into `text/de.ftl` in the folder of `templates` instead: `smplan templates eject text/de` writes it.",
        kind: Kind::TextPerText,
        example: "words = {de = \"words.de.toml\"}",
    },
    Key {
        name: "light",
        documentation: "Colours by their names, as in `smplan templates show css/tokens.css`, where the screen is light. Words that cannot be read well on what is behind them are named when a document is made.",
        kind: Kind::Colours,
        example: "light = {link = \"#5b2a86\", two = \"#5b2a86\"}",
    },
    Key {
        name: "dark",
        documentation: "The same where the screen is dark.",
        kind: Kind::Colours,
        example: "dark = {link = \"#cfa8f0\", two = \"#cfa8f0\"}",
    },
];

/// The keys of a platform.
pub(super) const PLATFORM: &[Key] = &[Key {
    name: "max-characters",
    documentation: "The longest text that the platform takes from your accounts.",
    kind: Kind::Number,
    example: "max-characters = 25000",
}];

/// What the keys are called.
pub(super) fn names(keys: &'static [Key]) -> impl Iterator<Item = &'static str> {
    keys.iter().map(|key| key.name)
}
