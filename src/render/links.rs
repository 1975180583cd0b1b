//! Links inside a document, for documents in which some sections are left out: a link that leads nowhere is words.

use crate::render::code_blocks::lines;
use crate::render::filters::slug;
use std::borrow::Cow;
use std::collections::HashSet;

/// A page in which links to what is not on it are words: `<span>` in text, `<g>` in pictures.
pub(super) fn without_dangling_in_html(page: String) -> String {
    const LINK: &str = " href=\"#";
    let ids: HashSet<&str> = values(&page, " id=\"").collect();
    // Most pages have everything that their links lead to.
    if values(&page, LINK).all(|target| ids.contains(target)) {
        return page;
    }
    let mut result = String::with_capacity(page.len());
    let mut pictures = 0_usize;
    // What the link that is open has become; links do not hold each other.
    let mut instead = None;
    let mut tags = page.split('<');
    result.push_str(tags.next().unwrap_or_default());
    for tag in tags {
        result.push('<');
        if tag.starts_with("svg") {
            pictures += 1;
        } else if tag.starts_with("/svg") {
            pictures = pictures.saturating_sub(1);
        }
        let link = tag.strip_prefix('a').filter(|link| link.starts_with(' '));
        let link = link.and_then(|link| Some((link, link.split_once('>')?.0)));
        if let Some((link, opening)) = link {
            let target = opening.split_once(LINK).map(|(_, target)| quoted(target));
            if let Some(target) = target.filter(|target| !ids.contains(target)) {
                let name = if pictures > 0 { "g" } else { "span" };
                result.push_str(name);
                result.push_str(&link.replacen(&format!("{LINK}{target}\""), "", 1));
                instead = Some(name);
                continue;
            }
        }
        match instead.filter(|_| tag.starts_with("/a>")) {
            Some(name) => {
                result.push('/');
                result.push_str(name);
                result.push_str(tag.get(2..).unwrap_or_default());
                instead = None;
            }
            None => result.push_str(tag),
        }
    }
    result
}

/// What every attribute holds that begins in some way.
fn values<'p>(page: &'p str, beginning: &'static str) -> impl Iterator<Item = &'p str> {
    let places = memchr::memmem::find_iter(page.as_bytes(), beginning);
    places.map(|at| quoted(page.get(at + beginning.len()..).unwrap_or_default()))
}

/// What stands before the quote that ends an attribute.
fn quoted(text: &str) -> &str {
    text.split('"').next().unwrap_or_default()
}

/// How the target of a link to a heading begins in Markdown.
const TARGET: &str = "](#";

/// Markdown in which links to headings that are not there are words.
pub(super) fn without_dangling_in_markdown(text: String) -> String {
    let heading = |line: &str| {
        let words = line.trim_start_matches('#');
        (words.len() < line.len() && words.starts_with(' ')).then(|| slug(words))
    };
    let headings: HashSet<String> =
        lines(&text).filter(|(_, is_code)| !is_code).filter_map(|(line, _)| heading(line)).collect();
    // Most documents have everything that their links lead to.
    let mut targets = memchr::memmem::find_iter(text.as_bytes(), TARGET).map(|at| {
        text.get(at + TARGET.len()..).and_then(|target| target.split(')').next()).unwrap_or_default()
    });
    if targets.all(|target| headings.contains(&*decoded(target))) {
        return text;
    }
    let mut result = String::with_capacity(text.len());
    for (line, is_code) in lines(&text) {
        if is_code || !line.contains(TARGET) {
            result.push_str(line);
        } else {
            result.push_str(&without_dangling(line, &headings));
        }
        result.push('\n');
    }
    result
}

fn without_dangling(line: &str, headings: &HashSet<String>) -> String {
    let mut result = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once(TARGET) {
        let (target, behind) = after.split_once(')').unwrap_or((after, ""));
        // Brackets of the plan's own words are escaped.
        let bytes = before.as_bytes();
        let open = before
            .rmatch_indices('[')
            .map(|(at, _)| at)
            .find(|at| *at == 0 || bytes.get(at - 1) != Some(&b'\\'));
        match open {
            Some(open) if !headings.contains(&*decoded(target)) => {
                result.push_str(before.get(..open).unwrap_or_default());
                result.push_str(before.get(open + 1..).unwrap_or_default());
            }
            _ => {
                result.push_str(before);
                result.push_str(TARGET);
                result.push_str(target);
                result.push(')');
            }
        }
        rest = behind;
    }
    result.push_str(rest);
    result
}

/// A target as the heading has it.
fn decoded(target: &str) -> Cow<'_, str> {
    if target.contains('%') { Cow::Owned(target.replace("%5F", "_")) } else { Cow::Borrowed(target) }
}

#[cfg(test)]
mod tests {
    use crate::render::links::{without_dangling_in_html, without_dangling_in_markdown};

    #[test]
    fn links_that_lead_nowhere_are_words() {
        let page = "<p id=\"a\"><a class=\"x\" href=\"#a\">A</a> <a href=\"#b\">B</a> <a href=\"https://example.com\">C</a>";
        let kept = "<p id=\"a\"><a class=\"x\" href=\"#a\">A</a> <span>B</span> <a href=\"https://example.com\">C</a>";
        assert_eq!(without_dangling_in_html(page.to_owned()), kept);
        let picture =
            "<svg><a class=\"x\" href=\"#b\"><rect></rect></a></svg><a href=\"#b\" class=\"y\">B</a>";
        let kept = "<svg><g class=\"x\"><rect></rect></g></svg><span class=\"y\">B</span>";
        assert_eq!(without_dangling_in_html(picture.to_owned()), kept);
        let text = "# P1 It \\[hurts\\]\n[P1 It \\[hurts\\]](#p1-it-hurts), [see\\[1\\] b](#b) and [c\\_d](#c%5Fd)\n```text\n[x](#y)\n```\n## c\\_d\n";
        let kept = "# P1 It \\[hurts\\]\n[P1 It \\[hurts\\]](#p1-it-hurts), see\\[1\\] b and [c\\_d](#c%5Fd)\n```text\n[x](#y)\n```\n## c\\_d\n";
        assert_eq!(without_dangling_in_markdown(text.to_owned()), kept);
        assert_eq!(without_dangling_in_markdown(kept.to_owned()), kept);
    }
}
