//! Markdown in the plan's own texts, made harmless.

use crate::render::controls::without_controls;
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, format_html, parse_document};

/// Longer texts are shown as they are written: no plan has them, and reading Markdown can be slow.
const LONGEST: usize = 64 * 1024;

/// HTML of a text of the plan. Raw HTML is shown as text; headings become paragraphs, pictures become their
/// description, and links that lead anywhere but to pages, mail and phones become their words.
pub(super) fn to_html(text: &str) -> String {
    let text = without_controls(text);
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.render.escape = true;
    if text.len() > LONGEST {
        return format!("<p>{}</p>", escaped(&text));
    }
    let arena = Arena::new();
    let root = parse_document(&arena, &text, &options);
    for node in root.descendants() {
        tame(node);
    }
    let mut html = String::new();
    if format_html(root, &options, &mut html).is_err() {
        return format!("<p>{}</p>", escaped(&text));
    }
    html
}

fn tame<'a>(node: &'a AstNode<'a>) {
    let mut data = node.data.borrow_mut();
    let harmless = match &data.value {
        NodeValue::Link(link) => is_allowed(&link.url),
        NodeValue::Image(_) | NodeValue::Heading(_) | NodeValue::Table(_) => false,
        _ => true,
    };
    if harmless {
        return;
    }
    data.value = match &data.value {
        NodeValue::Heading(_) => NodeValue::Paragraph,
        // Words without their link or picture; an emphasis of nothing shows them plainly.
        NodeValue::Link(_) | NodeValue::Image(_) => NodeValue::Strong,
        other => other.clone(),
    };
}

/// Whether a link may be followed from a document.
fn is_allowed(url: &str) -> bool {
    let lower = url.trim_start().to_ascii_lowercase();
    ["https://", "http://", "mailto:", "tel:", "#"].iter().any(|start| lower.starts_with(start))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use crate::render::prose::to_html;

    #[test]
    fn what_could_do_harm_is_shown_as_words() {
        assert_eq!(to_html("*Plain* words"), "<p><em>Plain</em> words</p>\n");
        let html = to_html("<script>x</script> [a](javascript:b) ![c](https://example.com/d.png)\n\n# E");
        for part in ["<script", "href", "<img", "<h1"] {
            assert!(!html.contains(part), "{part} in {html}");
        }
        assert!(html.contains("&lt;script&gt;"));
    }
}
