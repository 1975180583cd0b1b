//! How long texts are as platforms count, on cases that they have published and on cases made from what they say.

use crate::support::{read, repository};
use serde_json::Value;
use smplan::plan::Platform;

/// The cases of a file that are counted in another way than they say.
fn wrong(platform: Platform, name: &str) -> Vec<String> {
    let cases: Vec<Value> = serde_json::from_str(&read(&repository("tests/lengths").join(name))).unwrap();
    assert!(cases.len() >= 9, "{name}");
    let limit = platform.text_limit(false).unwrap();
    let check = |case: &Value| {
        let counted = limit.count(case["text"].as_str().unwrap());
        let expected = usize::try_from(case["length"].as_u64().unwrap()).unwrap();
        (counted != expected).then(|| format!("{}: {counted}, not {expected}", case["description"]))
    };
    cases.iter().filter_map(check).collect()
}

#[test]
fn x_counts_as_twitter_text_has_published() {
    assert_eq!(wrong(Platform::X, "twitter-text.json"), Vec::<String>::new());
}

#[test]
fn mastodon_counts_as_its_documentation_says() {
    assert_eq!(wrong(Platform::Mastodon, "mastodon.json"), Vec::<String>::new());
}
