//! Words and texts as YAML reads them back.

/// A value as it is written in place of another one: quoted as that was, else as it has to be.
pub fn written(value: &str, old: &str, in_brackets: bool) -> Option<String> {
    if value.contains(char::is_control) || old.contains(['\n', '\r']) || old.starts_with(['*', '&', '!']) {
        return None;
    }
    Some(match old.as_bytes().first() {
        Some(b'"') => in_double_quotes(value)?,
        Some(b'\'') => format!("'{}'", value.replace('\'', "''")),
        _ if is_plain(value, in_brackets) => value.to_owned(),
        _ => in_double_quotes(value)?,
    })
}

/// A value where there was none: in quotes where it has to be.
pub fn fresh(value: &str, in_brackets: bool) -> Option<String> {
    let is_clock = value.contains(':') && value.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    let is_below_zero = value.starts_with('-') && value.parse::<f64>().is_ok_and(f64::is_finite);
    let is_as_it_is =
        (is_plain(value, in_brackets) || is_below_zero) && !is_clock && !value.contains(char::is_control);
    if is_as_it_is { Some(value.to_owned()) } else { in_double_quotes(value) }
}

/// JSON strings are YAML.
fn in_double_quotes(value: &str) -> Option<String> {
    serde_json::to_string(value).ok()
}

/// Whether a text needs no quotes, for readers of YAML 1.1 too.
fn is_plain(value: &str, in_brackets: bool) -> bool {
    const TAKEN: [&str; 11] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", ""];
    let first = value.chars().next().unwrap_or(' ');
    let begins_well = first.is_alphanumeric() || first == '+';
    let ends_well = !value.ends_with([' ', ':']);
    let is_taken = TAKEN.contains(&value.to_ascii_lowercase().as_str());
    let splits = value.contains(": ") || value.contains(" #");
    // Other readers take 0417 for the number 417.
    let loses_zero =
        value.len() > 1 && value.starts_with('0') && value.bytes().all(|byte| byte.is_ascii_digit());
    let closes = in_brackets && value.contains([',', '[', ']', '{', '}']);
    begins_well && ends_well && !is_taken && !splits && !closes && !loses_zero
}

#[cfg(test)]
mod tests {
    use crate::edit::scalar::written;

    #[test]
    fn quotes_stay_or_come_where_they_must() {
        for (value, old, in_brackets, expected) in [
            ("owner", "owmer", false, "owner"),
            ("owner", "\"owmer\"", false, "\"owner\""),
            ("it's", "'its'", false, "'it''s'"),
            ("Mo 09:00-10:00, Tu 09:00-10:00", "x", true, "\"Mo 09:00-10:00, Tu 09:00-10:00\""),
            ("Mo 09:00-10:00, Tu 09:00-10:00", "x", false, "Mo 09:00-10:00, Tu 09:00-10:00"),
            ("no", "nno", false, "\"no\""),
            ("0417", "417", false, "\"0417\""),
        ] {
            assert_eq!(written(value, old, in_brackets).as_deref(), Some(expected));
        }
        assert_eq!(written("owner", "*alias", false), None);
        assert_eq!(written("owner", "two\n  lines", false), None);
    }
}
