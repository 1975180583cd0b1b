//! Text in columns, for terminals and mails.

/// A text of a plan without line breaks.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn width(text: &str) -> usize {
    text.chars().count()
}

pub(super) fn padded(text: &str, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(width(text))))
}

/// At most so many characters of a text.
pub(super) fn cut(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// A text in lines of at most so many characters; a longer word is broken.
pub(super) fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let letters: Vec<char> = word.chars().collect();
        for (index, part) in letters.chunks(most.max(1)).enumerate() {
            let part: String = part.iter().collect();
            let line = lines.last().map_or(0, |line| width(line));
            let begins = line == 0;
            if !begins && (index > 0 || line + 1 + width(&part) > most) {
                lines.push(part);
            } else if let Some(last) = lines.last_mut() {
                if !begins {
                    last.push(' ');
                }
                last.push_str(&part);
            }
        }
    }
    lines
}
