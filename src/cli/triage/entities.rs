//! Letters that web pages write as `&amp;`, in messages that were exported from one.

/// Names of letters, without the `&` and the `;`.
const NAMES: [(&str, &str); 16] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("hellip", "…"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("euro", "€"),
    ("pound", "£"),
    ("copy", "©"),
];

/// Puts letters in the place of their names.
pub(super) fn decode(text: &mut String) {
    if memchr::memchr(b'&', text.as_bytes()).is_none() {
        return;
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, behind)) = rest.split_once('&') {
        decoded.push_str(before);
        // The longest name has six letters, and the largest number eight.
        let name =
            behind.get(..behind.len().min(9)).and_then(|near| near.split_once(';')).map(|(name, _)| name);
        let letter = name.and_then(|name| {
            let of_name =
                NAMES.iter().find(|(known, _)| *known == name).map(|(_, letter)| (*letter).to_owned());
            of_name.or_else(|| Some(numbered(name.strip_prefix('#')?)?.to_string()))
        });
        if let Some((name, letter)) = name.zip(letter) {
            decoded.push_str(&letter);
            rest = behind.get(name.len() + 1..).unwrap_or_default();
        } else {
            decoded.push('&');
            rest = behind;
        }
    }
    decoded.push_str(rest);
    *text = decoded;
}

fn numbered(number: &str) -> Option<char> {
    let number = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(number).filter(|letter| !letter.is_control())
}

#[cfg(test)]
mod tests {
    use crate::cli::triage::entities::decode;

    #[test]
    fn names_and_numbers_become_letters_and_all_else_stays() {
        let decoded = |text: &str| {
            let mut text = text.to_owned();
            decode(&mut text);
            text
        };
        assert_eq!(decoded("R&amp;D &lt;3 don&#39;t &#x1F621;"), "R&D <3 don't 😡");
        assert_eq!(decoded("R&D; &nothing; &#0; &amp;amp; 💥&é&"), "R&D; &nothing; &#0; &amp; 💥&é&");
    }
}
