//! Paths as people write them in `.gitignore`.

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::{Path, PathBuf};

/// Some patterns, which hold below a folder.
#[derive(Clone, Debug)]
pub struct Patterns {
    folder: PathBuf,
    compiled: Gitignore,
}

impl Patterns {
    /// Patterns such as `plans/archive/` or `*.draft.yaml`, relative to a folder; or which of them cannot be read and why.
    pub fn new<'p>(
        folder: &Path,
        patterns: impl IntoIterator<Item = &'p str>,
    ) -> Result<Patterns, (&'p str, String)> {
        let mut builder = GitignoreBuilder::new("");
        builder.allow_unclosed_class(false);
        for pattern in patterns {
            if pattern.trim().is_empty() || pattern.trim_start().starts_with('#') {
                return Err((pattern, "it is empty".to_owned()));
            }
            let pattern_here = pattern.strip_prefix("./").unwrap_or(pattern);
            builder.add_line(None, pattern_here).map_err(|error| (pattern, error.to_string()))?;
        }
        let compiled = builder.build().map_err(|error| ("", error.to_string()))?;
        Ok(Patterns { folder: folder.to_path_buf(), compiled })
    }

    /// Whether a file, or a folder that it is in, fits one of the patterns.
    pub fn fit(&self, path: &Path) -> bool {
        let Ok(relative) = path.strip_prefix(&self.folder) else { return false };
        if relative.as_os_str().is_empty() {
            return false;
        }
        self.compiled.matched_path_or_any_parents(relative, false).is_ignore()
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Patterns;
    use std::path::Path;

    #[test]
    fn patterns_are_those_of_gitignore() {
        let patterns =
            Patterns::new(Path::new("/home"), ["plans/archive/", "*.draft.yaml", "./old/*.yml"]).unwrap();
        for (path, fits) in [
            ("/home/plans/archive/2024/a.yaml", true),
            ("/home/plans/a.draft.yaml", true),
            ("/home/old/a.yml", true),
            ("/home/new/old/a.yml", false),
            ("/home/plans/a.yaml", false),
            ("/elsewhere/plans/archive/a.yaml", false),
        ] {
            assert_eq!(patterns.fit(Path::new(path)), fits, "{path}");
        }
        assert!(Patterns::new(Path::new("/home"), ["a[.yaml"]).is_err());
    }
}
