class Smplan < Formula
  desc "Social media plans as code: write the plan as YAML, check it, render it"
  homepage "@REPOSITORY@"
  version "@VERSION@"
  license any_of: ["MIT", "Apache-2.0"]

  on_macos do
    on_arm do
      url "@REPOSITORY@/releases/download/v@VERSION@/smplan-@VERSION@-aarch64-apple-darwin.tar.gz"
      sha256 "@SHA256 aarch64-apple-darwin@"
    end
    on_intel do
      url "@REPOSITORY@/releases/download/v@VERSION@/smplan-@VERSION@-x86_64-apple-darwin.tar.gz"
      sha256 "@SHA256 x86_64-apple-darwin@"
    end
  end
  on_linux do
    on_arm do
      url "@REPOSITORY@/releases/download/v@VERSION@/smplan-@VERSION@-aarch64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256 aarch64-unknown-linux-musl@"
    end
    on_intel do
      url "@REPOSITORY@/releases/download/v@VERSION@/smplan-@VERSION@-x86_64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256 x86_64-unknown-linux-musl@"
    end
  end

  def install
    bin.install "smplan"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/smplan.bash" => "smplan"
    zsh_completion.install "completions/_smplan"
    fish_completion.install "completions/smplan.fish"
  end

  test do
    system bin/"smplan", "new", "plan.yaml", "--start", "2026-01-01", "--quiet"
    system bin/"smplan", "lint", "plan.yaml", "--as-of", "2026-01-01"
  end
end
