//! What the declarations of fields promise, tried field by field on a plan that is made from them.

mod needed;
mod sample;
mod seen;

use crate::support::{files, read, run, scratch, text};
pub(crate) use sample::{Place, Sample};
use std::collections::BTreeMap;
use std::path::Path;

/// The day on which all plans here are looked at.
const DAY: &str = "2026-04-15";

/// What a document says of findings is no field of the plan: one rule is on, of which nothing here is found.
const SETTINGS: &str = "select = [\"blames-customer\"]\n";

/// Plans in a folder, each in a file of the name of its number.
struct Written {
    folder: tempfile::TempDir,
    /// The file of each plan; the same plans have the same file.
    file_of: Vec<usize>,
    n_files: usize,
}

impl Written {
    fn of<'s>(plans: impl IntoIterator<Item = &'s Sample>) -> Written {
        let folder = scratch();
        std::fs::create_dir(folder.path().join("in")).unwrap();
        std::fs::write(folder.path().join("in/smplan.toml"), SETTINGS).unwrap();
        let mut files: BTreeMap<String, usize> = BTreeMap::new();
        let mut file_of = Vec::new();
        for plan in plans {
            let n_files = files.len();
            let text = plan.yaml();
            let path = folder.path().join(format!("in/{}.yaml", name(n_files)));
            file_of.push(*files.entry(text).or_insert_with_key(|text| {
                std::fs::write(path, text).unwrap();
                n_files
            }));
        }
        Written { folder, file_of, n_files: files.len() }
    }

    fn input(&self) -> String {
        self.folder.path().join("in").to_str().unwrap().to_owned()
    }

    /// What is found in each plan: rules and messages.
    fn findings(&self) -> Vec<Vec<(String, String)>> {
        let input = self.input();
        let names: Vec<String> =
            (0..self.n_files).map(|number| format!("{input}/{}.yaml", name(number))).collect();
        let mut all =
            vec!["lint", "--no-config", "--as-of", DAY, "--ignore", "plan-id-taken", "--format", "json"];
        all.extend(names.iter().map(|name| &**name));
        let output = run(&all);
        let report: serde_json::Value = serde_json::from_str(&text(&output.stdout)).unwrap();
        let mut findings = vec![Vec::new(); self.n_files];
        for one in report["diagnostics"].as_array().unwrap() {
            let word = |key: &str| one[key].as_str().unwrap().to_owned();
            let file = word("file");
            let stem = Path::new(&file).file_stem().unwrap().to_str().unwrap();
            findings[number(stem)].push((word("rule"), word("message")));
        }
        self.file_of.iter().map(|file| findings[*file].clone()).collect()
    }

    /// The documents of each plan, as one text.
    fn documents(&self, arguments: &[&str]) -> Vec<String> {
        let out = scratch();
        let folder = format!("{}/", out.path().join("out").display());
        let mut all = vec!["render", "--as-of", DAY];
        for argument in arguments {
            all.push(if *argument == "OUT" { &folder } else { argument });
        }
        let input = self.input();
        all.push(&input);
        let output = run(&all);
        assert_ne!(output.status.code(), Some(2), "{}", text(&output.stderr));
        let mut documents: BTreeMap<usize, String> = BTreeMap::new();
        for file in files(out.path()) {
            let name = file.file_name().unwrap().to_str().unwrap();
            if !name.starts_with(PREFIX) {
                continue; // The first page of a site is about all plans.
            }
            let plan = number(name);
            let document = spoken(&read(&file)).replace(&self::name(plan), "plan");
            documents.entry(plan).or_default().push_str(&document);
        }
        assert_eq!(documents.len(), self.n_files, "{arguments:?}\n{}", text(&output.stderr));
        self.file_of.iter().map(|file| documents[file].clone()).collect()
    }
}

const PREFIX: &str = "plan-";

fn name(number: usize) -> String {
    format!("{PREFIX}{number:04}")
}

fn number(name: &str) -> usize {
    name.strip_prefix(PREFIX).and_then(|rest| rest.get(..4)).unwrap().parse().unwrap()
}

/// A document without where it comes from, and without its style sheet and script.
fn spoken(document: &str) -> String {
    let mut text = String::new();
    let mut is_code = false;
    for line in document.lines() {
        is_code |= line.contains("<style>") || line.contains("<script>");
        if !is_code {
            let is_digest =
                |word: &&str| word.len() == 12 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
            let digest = line.split(|letter: char| !letter.is_ascii_alphanumeric()).find(is_digest);
            text.push_str(&digest.map_or_else(|| line.to_owned(), |digest| line.replace(digest, "DIGEST")));
            text.push('\n');
        }
        is_code &= !(line.contains("</style>") || line.contains("</script>"));
    }
    text
}
