#!/usr/bin/env python3
"""What all of packaging knows of a release: version, address, systems, names of archives. Each has one source."""

import pathlib
import re
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent

# Target of Rust, and what Node.js calls the system and the processor.
TARGETS = {
    "x86_64-unknown-linux-musl": ("linux", "x64"),
    "aarch64-unknown-linux-musl": ("linux", "arm64"),
    "x86_64-apple-darwin": ("darwin", "x64"),
    "aarch64-apple-darwin": ("darwin", "arm64"),
    "x86_64-pc-windows-msvc": ("win32", "x64"),
    "aarch64-pc-windows-msvc": ("win32", "arm64"),
}


def package():
    """The `[package]` of Cargo.toml."""
    return tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["package"]


def is_placeholder(address):
    return "example.com" in address


def archive_name(version, target):
    return f"smplan-{version}-{target}" + (".zip" if "windows" in target else ".tar.gz")


def program_name(target):
    return "smplan.exe" if "windows" in target else "smplan"


def newest_heading():
    """Version and day of the newest heading of CHANGELOG.md."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    return re.search(r"^## \[(.+?)\] - (.+)$", text, re.MULTILINE).groups()


if __name__ == "__main__":
    version = package()["version"]
    day = newest_heading()[1]
    print(f"version={version}")
    print(f"day={day if day[:1].isdigit() else ''}")
