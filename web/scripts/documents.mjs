// SPDX-License-Identifier: GPL-3.0-or-later
// Checks every GraphQL document of the page against the server's schema and writes their TypeScript types to
// src/generated/documents.ts. A field that the schema does not have ends the build. The texts go into the jar too, for servers
// that carry out no other operations than those they know.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSchema, concatAST, Kind, parse, print, Source, stripIgnoredCharacters, validate, visit } from "graphql";
import { TypeWriter } from "./types.mjs";

const web = join(dirname(fileURLToPath(import.meta.url)), "..");
const schemaFolder = join(web, "../api/src/main/resources/schema");
const target = join(web, "src/generated/documents.ts");
const known = join(web, "target/classes/dev/entail/web/operations.json");

const files = (folder, ending) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

const schema = buildSchema(files(schemaFolder, ".graphqls").map((file) => readFileSync(file, "utf8")).join("\n"));
const document = concatAST(files(join(web, "src"), ".graphql")
  .map((file) => parse(new Source(readFileSync(file, "utf8"), relative(web, file)))));

const wrong = validate(schema, document);
if (wrong.length > 0) {
  for (const error of wrong) {
    const at = error.locations?.[0];
    console.error(`${error.source?.name ?? "?"}:${at?.line}:${at?.column} ${error.message}`);
  }
  process.exit(1);
}

const fragments = new Map(document.definitions
  .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  .map((fragment) => [fragment.name.value, fragment]));

function usedFragments(node, found = new Set()) {
  visit(node, {
    FragmentSpread(spread) {
      const name = spread.name.value;
      if (!found.has(name)) {
        found.add(name);
        usedFragments(fragments.get(name), found);
      }
    },
  });
  return found;
}

const texts = {};
const types = new TypeWriter(schema, fragments);
const written = [
  "// Written by scripts/documents.mjs from the documents of the page and the server's schema. Do not edit.",
  "/* eslint-disable */",
  'import type { Document } from "../ask/document";',
];
for (const fragment of fragments.values()) {
  written.push(`export type ${fragment.name.value} = ${types.ofFragment(fragment)};`);
}
for (const operation of document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION)) {
  const name = operation.name.value;
  const parts = [operation, ...[...usedFragments(operation)].map((each) => fragments.get(each))];
  const text = stripIgnoredCharacters(parts.map(print).join("\n"));
  texts[name] = text;
  written.push(
    `export type ${name}Data = ${types.ofOperation(operation)};`,
    `export type ${name}Variables = ${types.ofVariables(operation)};`,
    `export const ${name}: Document<${name}Data, ${name}Variables> = { name: ${JSON.stringify(name)}, text: ${JSON.stringify(text)} };`,
  );
}
written.push(...types.inputs());

writeChanged(target, written.join("\n") + "\n");
writeChanged(known, JSON.stringify(texts, null, 1) + "\n");

function writeChanged(file, text) {
  let before = "";
  try {
    before = readFileSync(file, "utf8");
  } catch {
    mkdirSync(dirname(file), { recursive: true });
  }
  if (text !== before) writeFileSync(file, text);
}
