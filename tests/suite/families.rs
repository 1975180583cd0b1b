//! Plans that build on one another, written in one text: a line `### file: name` before each.

use smplan::compose::Header;
use smplan::source::{FileId, Refusal, Source, Sources};
use smplan::syntax::{self, Limits};

/// The files of a text, each with its name.
pub(crate) fn files(text: &str) -> Vec<(&str, &str)> {
    let blocks = text.split("### file: ").skip(1);
    blocks.map(|block| block.split_once('\n').expect("a line for the name")).collect()
}

/// Each file with those that it builds on.
pub(crate) fn each(files: &[(&str, &str)]) -> Vec<Sources> {
    (0..files.len()).map(|named| sources(files, named)).collect()
}

/// One of the files with those that it builds on, as they would be read from a folder.
fn sources(files: &[(&str, &str)], named: usize) -> Sources {
    let mut order = vec![named];
    let mut sources = Sources::default();
    let mut next = 0;
    while let Some(&file) = order.get(next) {
        let id = FileId(u16::try_from(next).unwrap());
        let (name, text) = files[file];
        sources.push(Source::new(name, text));
        let parsed = syntax::parse(text, id, Limits::default());
        for base in Header::of(&parsed.tree).unwrap_or_default().extends {
            let found = files.iter().position(|(name, _)| *name == base.value);
            let to = found.map(|found| {
                let known = order.iter().position(|other| *other == found).unwrap_or_else(|| {
                    order.push(found);
                    order.len() - 1
                });
                FileId(u16::try_from(known).unwrap())
            });
            let refusal =
                || Refusal { message: format!("there is no file `{}`", base.value), help: String::new() };
            sources.link(id, base.value, to.ok_or_else(refusal));
        }
        next += 1;
    }
    sources
}
