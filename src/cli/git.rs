//! The one place where another program is run: git, to read what is written in a revision.
//!
//! Five of its commands are used, and none of them starts a program that a repository names: no hook, no filter, no pager, no
//! monitor of files, nothing for a network. What is not here is not fetched.

use crate::plan::Date;
use anyhow::{Context, Result, anyhow, bail};
use jiff::Timestamp;
use jiff::tz::Offset;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Variables by which somebody could point git elsewhere.
const FORGOTTEN: [&str; 12] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_CEILING_DIRECTORIES",
    "GIT_CONFIG_PARAMETERS",
    "GIT_CONFIG_COUNT",
    "GIT_TRACE",
    "GIT_EXEC_PATH",
];

/// Nothing is fetched, locked, replaced or asked.
const ENVIRONMENT: [(&str, &str); 6] = [
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_PROTOCOL_FROM_USER", "0"),
    ("LC_ALL", "C"),
];

/// Before every command.
const FLAGS: [&str; 8] = [
    "--no-pager",
    "--no-replace-objects",
    "-c",
    "protocol.allow=never",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "safe.bareRepository=explicit",
];

/// A repository, by the top of its working tree.
#[derive(Clone, Debug)]
pub(super) struct Repository {
    top: PathBuf,
}

/// The files of a commit, by their paths from the top.
#[derive(Debug)]
pub(super) struct CommitTree {
    files: BTreeMap<String, Blob>,
}

/// A file of a commit.
#[derive(Clone, Debug)]
struct Blob {
    object: String,
    is_file: bool,
}

impl Repository {
    pub(super) fn at(top: &Path) -> Repository {
        Repository { top: top.to_path_buf() }
    }

    pub(super) fn top(&self) -> &Path {
        &self.top
    }

    /// The commit that a revision names.
    pub(super) fn commit(&self, revision: &str) -> Result<String> {
        let asked = format!("{revision}^{{commit}}");
        let said = self.run(&["rev-parse", "--verify", "--end-of-options", &asked])?;
        match said {
            Said::Good(bytes) => Ok(String::from_utf8_lossy(&bytes).trim().to_owned()),
            Said::Bad(_) if self.is_shallow() => bail!(self.shallow(&format!("`{revision}` is not in it"))),
            Said::Bad(_) => {
                bail!(
                    "there is no revision `{revision}`; name a branch, a tag or a commit, such as main or HEAD~1"
                )
            }
        }
    }

    /// The last commit of what is checked out until the end of a day, in UTC; `None` where there is none, or no commit at all.
    pub(super) fn commit_of(&self, day: Date) -> Result<Option<String>> {
        let before = format!("--before={day}T23:59:59Z");
        Ok(match self.run(&["rev-list", "--max-count=1", &before, "HEAD", "--"])? {
            Said::Good(bytes) => {
                let commit = String::from_utf8_lossy(&bytes).trim().to_owned();
                (!commit.is_empty()).then_some(commit)
            }
            Said::Bad(_) => None,
        })
    }

    /// The commit at which what is checked out left a revision.
    pub(super) fn merge_base(&self, revision: &str) -> Result<String> {
        let (theirs, ours) = (self.commit(revision)?, self.commit("HEAD")?);
        match self.run(&["merge-base", &theirs, &ours])? {
            Said::Good(bytes) if !bytes.is_empty() => Ok(String::from_utf8_lossy(&bytes).trim().to_owned()),
            _ if self.is_shallow() => {
                bail!(self.shallow(&format!("where HEAD left `{revision}` is not in it")))
            }
            _ => bail!(
                "HEAD and `{revision}` have no commit in common; name the two sides: smplan diff {revision}: ."
            ),
        }
    }

    /// The files of a commit.
    pub(super) fn tree(&self, commit: &str) -> Result<CommitTree> {
        let listed = match self.run(&["ls-tree", "-rz", "--full-tree", commit])? {
            Said::Good(bytes) => bytes,
            Said::Bad(why) => bail!("the files of commit {} are not here: {why}", short(commit)),
        };
        let mut files = BTreeMap::new();
        for entry in listed.split(|byte| *byte == 0).filter(|entry| !entry.is_empty()) {
            let entry = String::from_utf8_lossy(entry);
            let Some((facts, path)) = entry.split_once('\t') else { continue };
            let mut facts = facts.split(' ');
            let (mode, kind, object) = (facts.next(), facts.next(), facts.next());
            let Some(object) = object.filter(|_| kind == Some("blob")) else { continue };
            let is_file = matches!(mode, Some("100644" | "100755"));
            files.insert(path.to_owned(), Blob { object: object.to_owned(), is_file });
        }
        Ok(CommitTree { files })
    }

    /// Reads files one after the other.
    pub(super) fn reader(&self) -> Result<Objects> {
        let mut child = self
            .command(&["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| cannot_run(&error))?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let (input, output) = input.zip(output).context("git takes no questions")?;
        Ok(Objects { child, input: Some(input), output: BufReader::new(output) })
    }

    /// The day of a commit, where whoever made it was.
    pub(super) fn day_of(&self, commit: &str) -> Result<Date> {
        const MOST: usize = 1 << 20;
        let read = self.reader()?.read(commit, "commit", MOST)?;
        let text = String::from_utf8_lossy(&read.unwrap_or_default()).into_owned();
        let line =
            text.lines().take_while(|line| !line.is_empty()).find(|line| line.starts_with("committer "));
        let mut end = line.unwrap_or_default().rsplit(' ');
        let (zone, seconds) = (end.next().unwrap_or_default(), end.next().unwrap_or_default());
        // `+0130`: hours and minutes.
        let zone: i64 = zone.parse().unwrap_or_default();
        let offset = (zone / 100) * 3600 + (zone % 100) * 60;
        let moment = seconds.parse().ok().and_then(|seconds: i64| seconds.checked_add(offset));
        let moment = moment.and_then(|seconds| Timestamp::from_second(seconds).ok());
        let moment = moment.with_context(|| format!("commit {} has no day", short(commit)))?;
        Ok(Offset::UTC.to_datetime(moment).date())
    }

    fn is_shallow(&self) -> bool {
        super::provenance::repository_of(&self.top).is_some_and(|git| git.join("shallow").exists())
    }

    #[expect(clippy::unused_self, reason = "it is said of this repository")]
    fn shallow(&self, what: &str) -> anyhow::Error {
        anyhow!(
            "the clone is shallow, and {what}; in a workflow set `fetch-depth: 0` for the checkout, elsewhere run: git fetch --unshallow"
        )
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.top).args(FLAGS).args(arguments);
        for name in FORGOTTEN {
            command.env_remove(name);
        }
        command.envs(ENVIRONMENT).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Result<Said> {
        let output = self.command(arguments).output().map_err(|error| cannot_run(&error))?;
        if output.status.success() {
            return Ok(Said::Good(output.stdout));
        }
        let why = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        if why.contains("dubious ownership") {
            bail!(
                "the repository `{0}` belongs to somebody else, and git reads it only where it is trusted: git config --global --add safe.directory '{0}'",
                self.top.display()
            );
        }
        let why = why.strip_prefix("fatal: ").unwrap_or(&why).lines().next().unwrap_or_default().to_owned();
        Ok(Said::Bad(why))
    }
}

/// What git answers.
enum Said {
    Good(Vec<u8>),
    Bad(String),
}

fn cannot_run(error: &std::io::Error) -> anyhow::Error {
    if error.kind() == std::io::ErrorKind::NotFound {
        anyhow!(
            "git is not installed, and revisions are read with it; install git, or compare two files or folders"
        )
    } else {
        anyhow!("git cannot be run: {error}")
    }
}

fn short(commit: &str) -> &str {
    commit.get(..12).unwrap_or(commit)
}

impl CommitTree {
    /// All files, by their paths from the top.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().filter(|(_, blob)| blob.is_file).map(|(path, _)| path.as_str())
    }

    /// Whether there is a file at a path; links are none.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.get(path).is_some_and(|blob| blob.is_file)
    }

    /// Whether there is a link at a path.
    pub(super) fn has_link(&self, path: &str) -> bool {
        self.files.get(path).is_some_and(|blob| !blob.is_file)
    }

    /// The bytes of a file; `None` where it holds more than so many.
    pub(super) fn read(&self, path: &str, most: usize, objects: &mut Objects) -> Result<Option<Vec<u8>>> {
        let blob = self.files.get(path).filter(|blob| blob.is_file);
        let blob = blob.with_context(|| format!("there is no file `{path}`"))?;
        objects.read(&blob.object, "blob", most).with_context(|| format!("cannot read `{path}`"))
    }
}

/// A git that hands out files by their numbers.
#[derive(Debug)]
pub(super) struct Objects {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Objects {
    fn read(&mut self, object: &str, wanted: &str, most: usize) -> Result<Option<Vec<u8>>> {
        let not_here = || {
            anyhow!(
                "it is not in this clone, and nothing is fetched; fetch it first: git fetch --refetch --no-filter"
            )
        };
        let input = self.input.as_mut().context("git takes no questions")?;
        let asked = input.write_all(format!("{object}\n").as_bytes()).and_then(|()| input.flush());
        if asked.is_err() {
            return Err(not_here());
        }
        let mut header = String::new();
        self.output.read_line(&mut header)?;
        let mut facts = header.trim_end().split(' ');
        let (_, kind, size) = (facts.next(), facts.next(), facts.next());
        let Some(size) = size.and_then(|size| size.parse::<u64>().ok()).filter(|_| kind == Some(wanted))
        else {
            return Err(not_here());
        };
        let is_too_large = size > u64::try_from(most).unwrap_or(u64::MAX);
        let mut bytes = Vec::new();
        let mut rest = (&mut self.output).take(size + 1);
        if is_too_large {
            std::io::copy(&mut rest, &mut std::io::sink())?;
            return Ok(None);
        }
        rest.read_to_end(&mut bytes)?;
        if bytes.len() as u64 != size + 1 {
            bail!("git ended too early");
        }
        bytes.pop();
        Ok(Some(bytes))
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        // Without questions it ends by itself.
        drop(self.input.take());
        let _ = self.child.wait();
    }
}
