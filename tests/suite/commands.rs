//! Commands and what they print: the blocks in Markdown files are run.
//!
//! In a `console` block, lines that begin with `$ ` are commands of a shell in which `smplan` is this build; what
//! follows is what they print, on both streams. `$ echo $?` shows how the command before ended. A block of `sh` holds
//! commands that install or test the program; CI runs those itself.

use crate::support::{files, read, repository, scratch};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Commands that are set up or run by CI rather than here.
const RUN_BY_CI: &[&str] = &["tests/run", "cargo run --release -- lint plans", "cargo bench"];

struct Block {
    language: String,
    lines: Vec<String>,
    /// Where the block's lines begin and end in the file.
    range: (usize, usize),
}

fn blocks(text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<Block> = None;
    // A block that holds Markdown with blocks begins with more backticks than they do.
    let mut fence = "";
    for (index, line) in text.lines().enumerate() {
        let language = line.trim_start_matches('`');
        let (marks, _) = line.split_at(line.len() - language.len());
        match &mut open {
            None if marks.len() >= 3 => {
                fence = marks;
                open = Some(Block {
                    language: language.to_owned(),
                    lines: Vec::new(),
                    range: (index + 1, index + 1),
                });
            }
            Some(_) if line == fence => {
                found.extend(open.take().map(|block| Block { range: (block.range.0, index), ..block }));
            }
            Some(block) => block.lines.push(line.to_owned()),
            None => {}
        }
    }
    found
}

/// Runs the commands of a block in one shell and gives back the block as it should be.
fn run(block: &Block, folder: &Path) -> Vec<String> {
    let commands: Vec<&str> = block.lines.iter().filter_map(|line| line.strip_prefix("$ ")).collect();
    let mut script = String::from("exec 2>&1\n");
    for command in &commands {
        script.extend([command, "\n__status=$?\nprintf '\\001\\n'\n(exit $__status)\n"]);
    }
    let binary = PathBuf::from(env!("CARGO_BIN_EXE_smplan"));
    // What readers make with `mktemp` is removed here.
    let temporary = scratch();
    let output = Command::new("sh")
        .arg("-c")
        .arg(&script)
        .env_clear()
        .env("PATH", format!("{}:/usr/bin:/bin", binary.parent().unwrap().display()))
        .env("COLUMNS", "100")
        .env("TMPDIR", temporary.path())
        .current_dir(folder)
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let mut lines = Vec::new();
    for (command, said) in commands.iter().zip(printed.split("\u{1}\n")) {
        lines.push(format!("$ {command}"));
        lines.extend(said.lines().map(str::to_owned));
    }
    lines
}

fn check(path: &Path, folder: &Path) {
    let text = read(path);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut wrong = Vec::new();
    let mut changed = Vec::new();
    for block in blocks(&text) {
        match block.language.as_str() {
            "console" => {
                let actual = run(&block, folder);
                if actual != block.lines {
                    wrong.push(format!("{}:{}\n{}", path.display(), block.range.0, actual.join("\n")));
                    changed.push((block.range, actual));
                }
            }
            "sh" => {
                for line in &block.lines {
                    let known = RUN_BY_CI.iter().any(|command| line.starts_with(command));
                    assert!(known, "{}: nobody runs `{line}`", path.display());
                }
            }
            "toml" => {
                let text = block.lines.join("\n");
                let mistakes = crate::rules::check_settings(&text);
                assert!(mistakes.is_empty(), "{}: {mistakes:#?}", path.display());
            }
            _ => {}
        }
    }
    if wrong.is_empty() {
        return;
    }
    // From the last to the first, so that the places of earlier blocks stay right.
    for (range, actual) in changed.into_iter().rev() {
        lines.splice(range.0..range.1, actual);
    }
    if std::env::var_os("UPDATE").is_some() {
        // What names the day on which it is written is true on that day alone.
        let today = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date().to_string();
        let dated = lines.iter().find(|line| line.contains(&today) && !text.contains(line.as_str()));
        assert!(dated.is_none(), "{}: put in `--as-of`, for this names today: {dated:?}", path.display());
        std::fs::write(path, lines.join("\n") + "\n").unwrap();
        return;
    }
    panic!("printed something else (UPDATE=1 cargo test rewrites it):\n{}", wrong.join("\n\n"));
}

#[test]
fn commands_in_documents_print_what_the_documents_say() {
    for path in [
        "README.md",
        "docs/a-plans-year.md",
        "docs/architecture.md",
        "docs/changing.md",
        "docs/ci.md",
        "docs/documents.md",
        "docs/first-plan.md",
        "docs/groups.md",
        "docs/rehearsing.md",
        "docs/rotas.md",
        "docs/templates.md",
        "docs/whats-due.md",
        "examples/README.md",
        "examples/broken-promise/README.md",
        "examples/group/README.md",
        "examples/own-look/README.md",
        "examples/rehearsal/README.md",
        "examples/with-mistakes/README.md",
    ] {
        let path = repository(path);
        // A guide is followed in an empty folder, an example in its own, all else at the top of the repository.
        let empty = scratch();
        let folder = if path.ends_with("docs/ci.md") {
            // The guide is about a repository with plans that have mistakes.
            let plans = empty.path().join("plans");
            std::fs::create_dir_all(&plans).unwrap();
            for name in ["lakeside.yaml", "harbour.yaml"] {
                std::fs::copy(repository("examples/with-mistakes/plan.yaml"), plans.join(name)).unwrap();
            }
            empty.path().to_path_buf()
        } else if ["a-plans-year.md", "changing.md", "rotas.md"]
            .iter()
            .any(|name| path.ends_with(format!("docs/{name}")))
        {
            write_files(&path, empty.path());
            empty.path().to_path_buf()
        } else if path.ends_with("docs/first-plan.md") || path.ends_with("docs/documents.md") {
            empty.path().to_path_buf()
        } else if path.starts_with(repository("examples")) {
            path.parent().unwrap().to_path_buf()
        } else {
            repository("")
        };
        check(&path, &folder);
    }
}

/// What stands in other blocks of a page becomes files, where a name stands behind the language.
fn write_files(page: &Path, folder: &Path) {
    for block in blocks(&read(page)) {
        if let Some((_, name)) = block.language.split_once(' ') {
            let target = folder.join(name);
            std::fs::create_dir_all(target.parent().unwrap()).unwrap();
            std::fs::write(target, block.lines.join("\n") + "\n").unwrap();
        }
    }
}

#[test]
fn commands_in_cases_print_what_the_cases_say() {
    for path in files(&repository("tests/cli"))
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
    {
        let folder = scratch();
        write_files(&path, folder.path());
        check(&path, folder.path());
    }
}
