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
    (".gitlab-ci.yml", include_str!("../../templates/init/gitlab-ci.yml")),
    (".pre-commit-config.yaml", include_str!("../../templates/init/pre-commit-config.yaml")),
];

/// The path of the first plan of a repository.
pub fn plan_path(answers: &Answers) -> String {
    format!("plans/{}.yaml", id_of(&answers.title, "plan"))
}

/// The files of a new repository for a plan.
pub fn repository(answers: &Answers) -> Result<Vec<RepositoryFile>> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(SyntaxConfig::builder().keep_trailing_newline(true).build()?);
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let filled = context! {
        title => one_line(&answers.title),
        organisation => one_line(&answers.organisation),
        id => id_of(&answers.title, "plan"),
        version => env!("CARGO_PKG_VERSION"),
    };
    let files = FILES.iter().map(|(path, template)| {
        let text =
            environment.render_str(template, &filled).with_context(|| format!("template of `{path}`"))?;
        Ok(RepositoryFile { path: (*path).to_owned(), text })
    });
    files.collect()
}
