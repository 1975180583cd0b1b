#!/usr/bin/env node
// Runs the program of this system, which npm installs as an optional package. npm says nothing where it leaves it out.
"use strict";
const { spawnSync } = require("node:child_process");
const { version } = require("./package.json");

const name = `@smplan/cli-${process.platform}-${process.arch}`;
const program = process.platform === "win32" ? "smplan.exe" : "smplan";

function stop(words) {
  process.stderr.write(`error: ${words}\n`);
  process.exit(2);
}

let path;
try {
  path = require.resolve(`${name}/${program}`);
} catch {
  const known = Object.keys(require("./package.json").optionalDependencies);
  stop(
    known.includes(name)
      ? `the package ${name} is missing (npm leaves it out with --omit=optional, or when node_modules comes from another ` +
          `system): npm install ${name}@${version}`
      : `there is no smplan for ${process.platform} on ${process.arch}: cargo install --locked smplan`,
  );
}
const ended = spawnSync(path, process.argv.slice(2), { stdio: "inherit" });
if (ended.error) stop(`${path} could not be run: ${ended.error.message}`);
if (ended.signal) process.kill(process.pid, ended.signal);
process.exit(ended.status ?? 2);
