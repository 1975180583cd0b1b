//! What a page costs, beside the bare events of the parser and beside hugo, where hugo is installed.

use crate::{Bench, Goal, Result, at_most, cpu, median, write_plans};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

impl Bench {
    fn render(&self, path: &str, output: &Path) -> Command {
        let mut command = Command::new(&self.smplan);
        command.args(["render", "--html", "--as-of", "2026-01-15"]).arg(self.corpus.join(path));
        command.arg("-o").arg(output);
        command
    }

    /// A folder that holds nothing.
    fn fresh(&self, name: &str) -> Result<PathBuf> {
        let folder = self.corpus.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// A folder that was never there, and goes when it is dropped: keep it for as long as anything is measured, because file
    /// systems are slow to make files where many were removed a moment ago.
    fn empty_folder(&self) -> Result<TempDir> {
        Ok(TempDir::new_in(&self.corpus)?)
    }
}

/// Goal 7: nothing is written where nothing changed.
pub(crate) fn pages_again(bench: &Bench) -> Result<Goal> {
    let (mut ratios, mut kept) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let output = bench.empty_folder()?;
        let first = cpu(&mut bench.render("1000", output.path()))?;
        ratios.push(cpu(&mut bench.render("1000", output.path()))? / first);
        kept.push(output);
    }
    Ok(at_most("times the first time, rendering 1,000 unchanged plans again", median(ratios), 1.3))
}

/// Goal 9: the plan that ships with the program and has most in it, a hundred times; all rules run and every picture is
/// drawn.
pub(crate) fn full_page(bench: &Bench) -> Result<Goal> {
    const PAGES: u32 = 100;
    let plan = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("plans/northline.yaml"))?;
    let folder = bench.corpus.join("group-100");
    write_plans(&folder, u64::from(PAGES), |index| format!("{plan}# {index}\n"))?;
    let output = bench.empty_folder()?;
    let mut milliseconds = Vec::new();
    for _ in 0..7 {
        let pages = cpu(&mut bench.render("group-100", output.path()))?;
        milliseconds.push(pages / f64::from(PAGES) * 1000.0 / bench.slowness()?);
    }
    let what = "ms of processor time for a page of the group plan, from 100 in a row";
    Ok(at_most(what, median(milliseconds), 2.4))
}

/// Goal 9: full pages a second beside hugo, which makes bare pages of the same words from Markdown.
pub(crate) fn pages_beside_hugo(bench: &Bench) -> Result<Goal> {
    let measured = beside_hugo(bench, true)?;
    let what = "times hugo's pages a second of processor time, 1,000 full pages".to_owned();
    Ok(Goal { what, measured, limit: 1.0, at_least: true })
}

/// Goal 8: documents without pictures beside hugo.
pub(crate) fn documents_beside_hugo(bench: &Bench) -> Result<Goal> {
    let measured = beside_hugo(bench, false)?;
    let what = "times hugo's pages a second of processor time, 1,000 documents in Markdown".to_owned();
    Ok(Goal { what, measured, limit: 4.0, at_least: true })
}

fn beside_hugo(bench: &Bench, are_pages: bool) -> Result<f64> {
    let site = bench.fresh("hugo")?;
    let settings = "baseURL = 'https://example.com/'\ndisableKinds = ['taxonomy', 'term', 'RSS', 'sitemap', 'robotsTXT', '404']\n";
    let layout = "<!DOCTYPE html><html lang=\"en\"><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>\n";
    let content = site.join("content");
    fs::create_dir_all(&content)?;
    fs::create_dir_all(site.join("layouts/_default"))?;
    fs::write(site.join("config.toml"), settings)?;
    fs::write(site.join("layouts/_default/single.html"), layout)?;
    fs::write(site.join("layouts/_default/list.html"), layout)?;
    let markdown = |output: &Path| {
        let mut command = Command::new(&bench.smplan);
        command
            .args(["render", "--as-of", "2026-01-15"])
            .arg(bench.corpus.join("1000"))
            .arg("-o")
            .arg(output);
        command
    };
    assert!(markdown(&content).status()?.success(), "the corpus can be rendered");
    for file in fs::read_dir(&content)? {
        let path = file?.path();
        let text = fs::read_to_string(&path)?;
        fs::write(&path, format!("---\ntitle: Plan\n---\n{text}"))?;
    }
    let (mut times, mut kept) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let (output, public) = (bench.empty_folder()?, bench.empty_folder()?);
        let mut own = if are_pages { bench.render("1000", output.path()) } else { markdown(output.path()) };
        let own = cpu(&mut own)?;
        let mut hugo = Command::new("hugo");
        hugo.arg("--quiet").arg("--source").arg(&site).arg("--destination").arg(public.path());
        times.push(cpu(&mut hugo)? / own);
        assert!(public.path().join("plan-00000/index.html").exists(), "hugo makes pages");
        kept.extend([output, public]);
    }
    Ok(median(times))
}
