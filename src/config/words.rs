//! A file with the words of pages in another language.

use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// Reads words of the program, each with those to show instead; empty ones are left as they are.
///
/// Fails with the line, counted from 1, and what is wrong with it.
pub fn read_words(text: &str) -> Result<BTreeMap<String, String>, (usize, String)> {
    let line_of = |start: usize| text.get(..start).unwrap_or_default().matches('\n').count() + 1;
    let table = DeTable::parse(text).map_err(|error| {
        let line = line_of(error.span().map_or(0, |span| span.start));
        (line, "write `\"words\" = \"other words\"`, both in quotes".to_owned())
    })?;
    let mut words = BTreeMap::new();
    for (name, value) in table.get_ref() {
        let line = line_of(name.span().start);
        let word = name.get_ref().as_ref();
        match value.get_ref() {
            DeValue::String(instead) if instead.is_empty() => {}
            // In words without gaps braces are braces.
            DeValue::String(instead) if !gaps(word).is_empty() && gaps(instead) != gaps(word) => {
                let gaps: Vec<String> = gaps(word).into_iter().map(|gap| format!("`{{{gap}}}`")).collect();
                let gaps = gaps.join(" and ");
                return Err((
                    line,
                    format!("leave {gaps} as they are, in any order: the program fills them"),
                ));
            }
            DeValue::String(instead) => {
                words.insert(word.to_owned(), instead.to_string());
            }
            _ => return Err((line, format!("`{word}` needs words in quotes"))),
        }
    }
    Ok(words)
}

/// The gaps of a phrase by their names, in the order of the alphabet.
fn gaps(phrase: &str) -> Vec<&str> {
    let mut gaps: Vec<&str> =
        phrase.split('{').skip(1).filter_map(|piece| Some(piece.split_once('}')?.0)).collect();
    gaps.sort_unstable();
    gaps
}

#[cfg(test)]
mod tests {
    use crate::config::read_words;

    #[test]
    fn words_are_read_and_mistakes_have_their_line() {
        assert_eq!(read_words("Goals = \"Ziele\"\nOwner = \"\"\n").unwrap().len(), 1);
        assert_eq!(read_words("\"{n} of {all}\" = \"von {all} {n}\"\n").unwrap().len(), 1);
        let (line, words) = read_words("\n\"{n} of {all}\" = \"{n} von allen\"\n").unwrap_err();
        let said = "leave `{all}` and `{n}` as they are, in any order: the program fills them";
        assert_eq!((line, words.as_str()), (2, said));
        assert_eq!(read_words("\nGoals = 1\n").unwrap_err().0, 2);
        assert_eq!(read_words("Goals = \"Ziele\"\nOwner\n").unwrap_err().0, 2);
    }
}
