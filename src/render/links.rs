//! Links inside a document, for documents in which some sections are left out: a link that leads nowhere is words.

use crate::render::filters::slug;
use std::collections::HashSet;

/// A page in which links to what is not on it are words.
pub(super) fn without_dangling_in_html(page: &str) -> String {
    const ID: &str = " id=\"";
    const LINK: &str = " href=\"#";
    let quoted = |text: &'_ str| text.split('"').next().map(str::to_owned).unwrap_or_default();
    let ids: HashSet<String> = page.split(ID).skip(1).map(quoted).collect();
    let mut result = String::with_capacity(page.len());
    let mut parts = page.split(LINK);
    result.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let target = quoted(part);
        if ids.contains(&target) {
            result.push_str(LINK);
            result.push_str(part);
        } else {
            // `<a>` without a target is words; its end stays where it is.
            result.push_str(part.get(target.len() + 1..).unwrap_or_default());
        }
    }
    result
}

/// Markdown in which links to headings that are not there are words.
pub(super) fn without_dangling_in_markdown(text: &str) -> String {
    let lines = || {
        let mut fence: Option<usize> = None;
        text.split_inclusive('\n').map(move |line| {
            let ticks = line.len() - line.trim_start_matches('`').len();
            let is_code = fence.is_some() || ticks >= 3;
            fence = match fence {
                Some(open) if ticks >= open && line.trim_end().len() == ticks => None,
                None if ticks >= 3 => Some(ticks),
                other => other,
            };
            (line, is_code)
        })
    };
    let heading = |line: &str| {
        let words = line.trim_start_matches('#');
        (words.len() < line.len() && words.starts_with(' ')).then(|| slug(words))
    };
    let headings: HashSet<String> =
        lines().filter(|(_, is_code)| !is_code).filter_map(|(line, _)| heading(line)).collect();
    lines()
        .map(|(line, is_code)| {
            if is_code || !line.contains("](#") { line.to_owned() } else { without_dangling(line, &headings) }
        })
        .collect()
}

fn without_dangling(line: &str, headings: &HashSet<String>) -> String {
    let mut result = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("](#") {
        let (target, behind) = after.split_once(')').unwrap_or((after, ""));
        // Brackets of the plan's own words are escaped.
        let bytes = before.as_bytes();
        let open = before
            .rmatch_indices('[')
            .map(|(at, _)| at)
            .find(|at| *at == 0 || bytes.get(at - 1) != Some(&b'\\'));
        match open {
            Some(open) if !headings.contains(&decoded(target)) => {
                result.push_str(before.get(..open).unwrap_or_default());
                result.push_str(before.get(open + 1..).unwrap_or_default());
            }
            _ => {
                result.push_str(before);
                result.push_str("](#");
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
fn decoded(target: &str) -> String {
    target.replace("%5F", "_")
}

#[cfg(test)]
mod tests {
    use crate::render::links::{without_dangling_in_html, without_dangling_in_markdown};

    #[test]
    fn links_that_lead_nowhere_are_words() {
        let page = "<p id=\"a\"><a class=\"x\" href=\"#a\">A</a> <a href=\"#b\">B</a> <a href=\"https://example.com\">C</a>";
        let kept =
            "<p id=\"a\"><a class=\"x\" href=\"#a\">A</a> <a>B</a> <a href=\"https://example.com\">C</a>";
        assert_eq!(without_dangling_in_html(page), kept);
        let text = "# P1 It \\[hurts\\]\n[P1 It \\[hurts\\]](#p1-it-hurts), [see\\[1\\] b](#b) and [c\\_d](#c%5Fd)\n```text\n[x](#y)\n```\n## c\\_d\n";
        let kept = "# P1 It \\[hurts\\]\n[P1 It \\[hurts\\]](#p1-it-hurts), see\\[1\\] b and [c\\_d](#c%5Fd)\n```text\n[x](#y)\n```\n## c\\_d\n";
        assert_eq!(without_dangling_in_markdown(text), kept);
    }
}
