//! Plans that build on one another, written in one text: a line `### file: name` before each.

use smplan::compose::Header;
use smplan::config::Patterns;
use smplan::source::{FileId, Refusal, Source, Sources};
use smplan::syntax::{self, Limits};
use std::path::{Component, Path, PathBuf};

/// A path without `..` in it.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        if part == Component::ParentDir {
            normal.pop();
        } else {
            normal.push(part);
        }
    }
    normal
}

/// The file that another one means by a path.
pub(crate) fn beside(name: &str, written: &str) -> String {
    normal(&Path::new(name).parent().unwrap().join(written)).to_string_lossy().into_owned()
}

/// Whether a pattern in a file fits another one.
pub(crate) fn fits(base: &str, pattern: &str, name: &str) -> bool {
    let at = |name: &str| Path::new("/").join(name);
    let base = at(base);
    base != at(name) && Patterns::new(base.parent().unwrap(), [pattern]).unwrap().fit(&at(name))
}

/// The files of a text, each with its name.
pub(crate) fn files(text: &str) -> Vec<(&str, &str)> {
    let blocks = text.split("### file: ").skip(1);
    blocks.map(|block| block.split_once('\n').expect("a line for the name")).collect()
}

/// Each plan with the files that it is made of.
pub(crate) fn each(files: &[(&str, &str)]) -> Vec<Sources> {
    let are_plans =
        |named: &usize| Path::new(files[*named].0).extension().is_none_or(|end| end != "csv" && end != "md");
    (0..files.len()).filter(are_plans).map(|named| sources(files, named)).collect()
}

/// One of the files with those that it builds on, as they would be read from a folder.
fn sources(files: &[(&str, &str)], named: usize) -> Sources {
    let mut order = vec![named];
    let mut tables = Vec::new();
    let mut sources = Sources::default();
    let mut next = 0;
    while let Some(&file) = order.get(next) {
        let id = FileId(u16::try_from(next).unwrap());
        let (name, text) = files[file];
        sources.push(Source::new(name, text));
        let parsed = syntax::parse(text, id, Limits::default());
        for base in Header::of(&parsed.tree).unwrap_or_default().extends {
            let found = files.iter().position(|(other, _)| *other == beside(name, base.value));
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
        for (_, table) in Header::of(&parsed.tree).unwrap_or_default().tables {
            let found = files.iter().find(|(other, _)| *other == beside(name, table.value));
            tables.push((id, table.value.to_owned(), found));
        }
        for guide in Header::of(&parsed.tree).unwrap_or_default().guides {
            let found = files.iter().any(|(other, _)| *other == beside(name, guide.value));
            let message = format!("there is no file `{}`", guide.value);
            let there = if found { Ok(()) } else { Err(Refusal { message, help: String::new() }) };
            sources.link_guide(id, guide.value, there);
        }
        next += 1;
    }
    for (from, written, found) in tables {
        let refusal = Refusal { message: format!("there is no file `{written}`"), help: String::new() };
        let to = found.map(|(name, text)| sources.push(Source::new(*name, *text)));
        sources.link_table(from, written, to.ok_or(refusal));
    }
    let lists = |file: &usize| {
        let parsed = syntax::parse(files[*file].1, FileId(0), Limits::default());
        let patterns = Header::of(&parsed.tree).unwrap_or_default().extended_by;
        let fits = patterns.iter().any(|pattern| fits(files[*file].0, pattern.value, files[named].0));
        (!patterns.is_empty()).then_some(fits)
    };
    let listing: Vec<(usize, bool)> =
        (1..order.len()).filter_map(|position| Some((position, lists(&order[position])?))).collect();
    if let Some((by, _)) = listing.first().filter(|_| listing.iter().all(|(_, fits)| !fits)) {
        sources.leave_unlisted(FileId(u16::try_from(*by).unwrap()));
    }
    sources
}
