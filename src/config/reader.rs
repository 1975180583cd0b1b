//! Reading TOML: every mistake becomes a finding with its place and its mend.

use crate::config::keys::{Key, names};
use crate::config::rule::INVALID_CONFIG;
use crate::diagnostic::{Finding, Findings, Severity};
use crate::plan::nearest;
use crate::source::{FileId, Span, Spanned};
use toml::Spanned as Placed;
use toml::de::{DeTable, DeValue};

/// A value of a file with its place.
pub(super) type Value<'t> = Placed<DeValue<'t>>;

/// What goes along while a configuration is read.
pub(super) struct Reader {
    pub(super) file: FileId,
    /// How many bytes stand before the text that the parser sees.
    pub(super) offset: usize,
    pub(super) findings: Findings,
}

impl Reader {
    pub(super) fn find(&mut self, span: Span, message: impl Into<String>) -> &mut Finding {
        self.findings.add(INVALID_CONFIG, span, message)
    }

    pub(super) fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, range.start + self.offset, range.end + self.offset)
    }

    pub(super) fn place(&self, value: &Value<'_>) -> Span {
        self.span(value.span())
    }

    fn needs(&mut self, key: &str, value: &Value<'_>, needed: &str) {
        let found = match value.get_ref() {
            DeValue::String(text) => format!("the text `{}`", clip(text)),
            DeValue::Integer(number) => format!("the number {}", clip(number.as_str())),
            DeValue::Float(number) => format!("the number {}", clip(number.as_str())),
            DeValue::Boolean(value) => format!("`{value}`"),
            DeValue::Datetime(_) => "a date".to_owned(),
            DeValue::Array(_) => "a list".to_owned(),
            DeValue::Table(_) => "a table".to_owned(),
        };
        let place = self.place(value);
        self.find(place, format!("`{}` needs {needed}, not {found}", clip(key)));
    }

    /// The entries of a table whose keys are known; the others are reported.
    pub(super) fn known<'t>(
        &mut self,
        table: &'t DeTable<'t>,
        keys: &'static [Key],
    ) -> Vec<(&'static Key, &'t Value<'t>)> {
        let mut found = Vec::new();
        for (name, value) in table {
            if let Some(key) = keys.iter().find(|key| key.name == name.get_ref().as_ref()) {
                found.push((key, value));
            } else {
                let message = format!("there is no setting `{}`", clip(name.get_ref()));
                self.unknown(message, name, &names(keys).collect::<Vec<_>>());
            }
        }
        found
    }

    /// Reports a name that there is not, with the nearest that there is.
    pub(super) fn unknown(&mut self, message: String, name: &Placed<impl AsRef<str>>, known: &[&str]) {
        const FEW: usize = 40;
        let span = self.span(name.span());
        let near = nearest(name.get_ref().as_ref(), known.iter().copied()).map(str::to_owned);
        let listed = known.join(", ");
        let is_short = known.len() <= FEW;
        let finding = self.find(span, message);
        match near {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None if is_short => finding.help(format!("write one of {listed}")),
            None => finding.help("`smplan rules` lists the rules and their categories"),
        };
    }

    /// A text of a list as a name in the file.
    pub(super) fn placed<'n>(&self, name: &'n Spanned<String>) -> Placed<&'n str> {
        let place = name.span.start as usize - self.offset..name.span.end as usize - self.offset;
        Placed::new(place, name.value.as_str())
    }

    pub(super) fn table<'t>(&mut self, key: &str, value: &'t Value<'t>) -> Option<&'t DeTable<'t>> {
        if let DeValue::Table(table) = value.get_ref() {
            return Some(table);
        }
        self.needs(
            key,
            value,
            &format!("a table: write `[{key}]` on a line of its own, and its settings below"),
        );
        None
    }

    pub(super) fn text(&mut self, key: &str, value: &Value<'_>) -> Option<Spanned<String>> {
        if let DeValue::String(text) = value.get_ref() {
            return Some(Spanned { span: self.place(value), value: text.to_string() });
        }
        self.needs(key, value, "text in quotes");
        None
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, key: &str, value: &Value<'_>) -> Option<Vec<Spanned<String>>> {
        match value.get_ref() {
            DeValue::Array(items) => Some(items.iter().filter_map(|item| self.text(key, item)).collect()),
            DeValue::String(text) => {
                let place = self.place(value);
                let text = clip(text);
                self.find(place, format!("`{key}` needs a list"))
                    .help(format!("put it in brackets: {key} = [\"{text}\"]"));
                None
            }
            _ => {
                self.needs(key, value, &format!("a list, such as {key} = [\"…\"]"));
                None
            }
        }
    }

    /// One of some words.
    pub(super) fn word(
        &mut self,
        key: &str,
        value: &Value<'_>,
        words: &[&'static str],
    ) -> Option<&'static str> {
        let text = self.text(key, value)?;
        let found = words.iter().copied().find(|word| *word == text.value);
        if found.is_none() {
            let name = Placed::new(value.span(), text.value);
            self.unknown(format!("`{key}` cannot be `{}`", clip(name.get_ref())), &name, words);
        }
        found
    }

    pub(super) fn severity(&mut self, key: &str, value: &Value<'_>) -> Option<Severity> {
        let word = self.word(key, value, &Severity::ALL.map(Severity::name))?;
        Severity::ALL.into_iter().find(|severity| severity.name() == word)
    }

    /// A whole number from 1 on.
    pub(super) fn number(&mut self, key: &str, value: &Value<'_>) -> Option<usize> {
        let number = match value.get_ref() {
            DeValue::Integer(number) => usize::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        let number = number.filter(|number| *number > 0);
        if number.is_none() {
            self.needs(key, value, "a whole number from 1 on");
        }
        number
    }

    /// Bytes, as a number or as text with a unit.
    pub(super) fn size(&mut self, key: &str, value: &Value<'_>) -> Option<usize> {
        let bytes = match value.get_ref() {
            DeValue::Integer(number) => usize::from_str_radix(number.as_str(), number.radix()).ok(),
            DeValue::String(text) => size(text),
            _ => None,
        };
        let bytes = bytes.filter(|bytes| (1..=MOST_PLAN_BYTES).contains(bytes));
        if bytes.is_none() {
            self.needs(key, value, "a size up to 64 MiB, such as \"16MiB\"");
        }
        bytes
    }
}

/// The largest plan that may be asked for.
const MOST_PLAN_BYTES: usize = 64 * 1024 * 1024;

fn size(text: &str) -> Option<usize> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at_checked(digits)?;
    let factor: usize = match unit.trim() {
        "" | "B" => 1,
        "kB" | "KB" => 1000,
        "KiB" => 1024,
        "MB" => 1_000_000,
        "MiB" => 1024 * 1024,
        _ => return None,
    };
    number.parse::<usize>().ok()?.checked_mul(factor)
}

/// The beginning of a text: what is quoted in messages has an end.
pub(super) fn clip(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
