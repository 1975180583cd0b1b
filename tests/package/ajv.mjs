// Compiles schemas as editors do: `node ajv.mjs FOLDER_OF_NODE SCHEMA...`.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const [folder, ...files] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
const formats = require("ajv-formats");
for (const file of files) {
  const schema = JSON.parse(readFileSync(file, "utf8"));
  const Ajv = require(schema.$schema.includes("2020-12") ? "ajv/dist/2020" : "ajv");
  const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true });
  formats(ajv);
  ajv.compile(schema);
}
