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
    /// For each pattern of paths a list of rules.
    PerPath,
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
        documentation: "These files and folders are passed over, written as in `.gitignore`.",
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
        name: "limits",
        documentation: "How much is read before smplan says that it is too much.",
        kind: Kind::Table(LIMITS),
        example: "[limits]\nplan-bytes = \"16MiB\"",
    },
    Key {
        name: "platforms",
        documentation: "What your accounts may do that others may not, for each platform.",
        kind: Kind::PerPlatform(PLATFORM),
        example: "[platforms.x]\nmax-characters = 25000",
    },
];

/// The keys of `limits`.
pub(super) const LIMITS: &[Key] = &[Key {
    name: "plan-bytes",
    documentation: "The largest plan: bytes, or text such as `16MiB`, up to 64 MiB. Without it: 8 MiB.",
    kind: Kind::Size,
    example: "plan-bytes = \"16MiB\"",
}];

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
