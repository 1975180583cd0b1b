//! The plans that ship with the program: they are clean on the day that they state, and their documents are theirs.

use crate::support::{expect, plans, read, repository, run, text};

#[test]
fn every_plan_is_clean_on_the_day_that_it_states() {
    for path in plans() {
        let source = read(&path);
        let day = source
            .lines()
            .find_map(|line| line.strip_prefix("# Clean as of "))
            .expect("a plan states its day");
        let day = day.trim_end_matches('.');
        let output = run(&["lint", "--as-of", day, "--fail-on", "warning", path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}\n{}", path.display(), text(&output.stdout));
    }
}

#[test]
fn every_plan_passes_its_own_cases() {
    let output =
        run(&["test", repository("plans").to_str().unwrap(), repository("examples").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
}

#[test]
fn the_markdown_beside_every_plan_is_its_own() {
    for path in plans() {
        let output = run(&["render", path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        expect(&path.with_extension("md"), &text(&output.stdout));
    }
}

#[test]
fn every_plan_becomes_one_page_that_needs_nothing_else() {
    for path in plans() {
        let output = run(&["render", "--html", path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let page = text(&output.stdout);
        assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"));
        for part in ["default-src 'none'", "<main id=\"main\"", "href=\"mailto:"] {
            assert!(page.contains(part), "{}: no {part}", path.display());
        }
        for part in ["src=", "@import", "url(", " style=\"", "javascript:", "<script "] {
            assert!(!page.contains(part), "{}: {part}", path.display());
        }
        // One script at most, which copies messages; the policy of the page names it.
        let n_scripts = page.matches("<script>").count();
        assert!(
            n_scripts <= 1 && n_scripts == page.matches("script-src 'sha256-").count(),
            "{}",
            path.display()
        );
    }
}

#[test]
fn a_document_is_the_same_bytes_every_time() {
    for path in plans() {
        for format in ["--markdown", "--html"] {
            let first = run(&["render", format, path.to_str().unwrap()]).stdout;
            assert_eq!(run(&["render", format, path.to_str().unwrap()]).stdout, first);
        }
    }
}

/// Every heading of a document once, so that links to it lead to one place; and every link leads to a heading.
#[test]
fn every_link_inside_the_markdown_leads_to_one_heading() {
    for path in plans() {
        let document = read(&path.with_extension("md"));
        let mut in_code = false;
        let mut anchors = Vec::new();
        for line in document.lines() {
            in_code ^= line.starts_with("```");
            if let Some(heading) = line.strip_prefix('#').filter(|_| !in_code) {
                let words = heading.trim_start_matches('#').trim();
                let anchor: String = words
                    .to_lowercase()
                    .chars()
                    .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'))
                    .map(|letter| if letter == ' ' { '-' } else { letter })
                    .collect();
                assert!(!anchors.contains(&anchor), "{}: two headings `{words}`", path.display());
                anchors.push(anchor);
            }
        }
        for link in document.split("](#").skip(1) {
            let target = link.split(')').next().unwrap();
            assert!(
                anchors.iter().any(|anchor| anchor == target),
                "{}: `#{target}` leads nowhere",
                path.display()
            );
        }
    }
}
