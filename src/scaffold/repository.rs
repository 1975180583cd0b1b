//! A plans repository: what `smplan init` writes.

use crate::scaffold::starter::{Answers, id_of};
use anyhow::{Context, Result};
use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior, context};

/// A file of the repository.
pub struct RepositoryFile {
    /// With `/` between folders.
    pub path: String,
    pub text: String,
}

/// The files of a repository besides its plan and its schemas: the path of each, and its template.
const FILES: &[(&str, &str)] = &[
    ("smplan.toml", include_str!("../../templates/init/smplan.toml")),
    ("README.md", include_str!("../../templates/init/README.md")),
    (".github/workflows/plans.yml", include_str!("../../templates/init/github.yml")),
    (".github/workflows/monday.yml", include_str!("../../templates/init/monday.yml")),
    (".gitlab-ci.yml", include_str!("../../templates/init/gitlab-ci.yml")),
    (".pre-commit-config.yaml", include_str!("../../templates/init/pre-commit-config.yaml")),
    (".prettierignore", include_str!("../../templates/init/prettierignore")),
];

/// Where the CI of a repository gets smplan, as words and as arguments of pip.
///
/// The wheel of exactly this version, never anything that would have to be built. A version that was not released is
/// taken from the folder `wheels` alone: in an index its name could be that of a stranger's program.
struct Origin {
    is_released: bool,
    words: String,
    install: String,
}

impl Origin {
    fn of(version: &str) -> Origin {
        let install = format!("--only-binary :all: --find-links wheels smplan=={version}");
        if is_released(version) {
            let words =
                "From PyPI; where that cannot be reached, put the wheel into a folder `wheels`.".to_owned();
            Origin { is_released: true, words, install }
        } else {
            let words = format!("smplan {version} is not released: its wheel lies in the folder `wheels`.");
            Origin { is_released: false, words, install: format!("--no-index {install}") }
        }
    }
}

/// Whether a version was made to be published; those between two releases end in `-dev`.
pub fn is_released(version: &str) -> bool {
    !version.contains('-')
}

/// The path of the first plan of a repository.
pub fn plan_path(answers: &Answers) -> String {
    format!("plans/{}.yaml", id_of(&answers.title, "plan"))
}

/// The files of a new repository for a plan, which is checked with a version of smplan.
pub fn repository(answers: &Answers, version: &str) -> Result<Vec<RepositoryFile>> {
    let origin = Origin::of(version);
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(SyntaxConfig::builder().keep_trailing_newline(true).build()?);
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let filled = context! {
        title => one_line(&answers.title),
        organisation => one_line(&answers.organisation),
        id => id_of(&answers.title, "plan"),
        version,
        required => version.split('-').next(),
        is_released => origin.is_released,
        where_from => origin.words,
        install => origin.install,
    };
    let files = FILES.iter().map(|(path, template)| {
        let text =
            environment.render_str(template, &filled).with_context(|| format!("template of `{path}`"))?;
        Ok(RepositoryFile { path: (*path).to_owned(), text })
    });
    files.collect()
}

#[cfg(test)]
mod tests {
    use crate::scaffold::{Answers, repository};

    #[test]
    fn a_version_that_is_not_released_is_never_looked_for_in_an_index() {
        let answers = Answers {
            title: "Plan".to_owned(),
            organisation: "Shop".to_owned(),
            owner: "Ada".to_owned(),
            start: jiff::civil::date(2026, 1, 1),
            months: 12,
            time_zone: "UTC".to_owned(),
        };
        for (version, from_an_index) in [("1.2.3", true), ("1.2.3-dev", false)] {
            let mut n_installs = 0;
            for file in repository(&answers, version).unwrap() {
                for line in file.text.lines().filter(|line| line.contains(&format!("smplan=={version}"))) {
                    assert_eq!(!line.contains("--no-index"), from_an_index, "{}: {line}", file.path);
                    n_installs += 1;
                }
                if file.path == "smplan.toml" {
                    assert!(file.text.contains("required-version = \">=1.2.3\"\n"), "{}", file.text);
                }
            }
            assert_eq!(n_installs, if from_an_index { 4 } else { 3 });
        }
    }
}
