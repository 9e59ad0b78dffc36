// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the page for Maven: nothing where it was built from the same inputs before. Where Node is too old or its packages
// cannot be had, the plain page takes its place, with a warning; where the page itself is wrong, the build ends.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const web = join(dirname(fileURLToPath(import.meta.url)), "..");
const out = join(web, "target/classes/web");
const stamp = join(web, "target/page.stamp");
const inputs = ["package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "index.html", "public", "scripts", "src", "plain",
  "../api/src/main/resources/schema"];

function filesOf(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).filter((name) => name !== "generated").sort().flatMap((name) => filesOf(join(path, name)));
}

function fingerprint() {
  const hash = createHash("sha256").update(process.version.split(".")[0]);
  for (const file of inputs.flatMap((input) => filesOf(join(web, input)))) {
    hash.update(relative(web, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function npm(...words) {
  const run = spawnSync("npm", words, { cwd: web, encoding: "utf8", env: { ...process.env, NODE_ENV: "" } });
  if (run.status === 0) return;
  throw new Error(`npm ${words.join(" ")} failed:\n${run.stdout ?? ""}${run.stderr ?? ""}${run.error ?? ""}`);
}

function install() {
  const lock = join(web, "package-lock.json");
  const installed = join(web, "node_modules/.lock");
  if (existsSync(installed) && readFileSync(installed).equals(readFileSync(lock))) return;
  npm("ci", "--no-audit", "--no-fund", "--ignore-scripts");
  copyFileSync(lock, installed);
}

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const isOld = major < 20 || (major === 20 && minor < 19);
const print = fingerprint();
const isFast = process.argv.includes("--fast");

// A fast build has not run the tests of the page, so a whole one after it is still to be made.
const wanted = isFast ? [print, `tested ${print}`] : [`tested ${print}`];
if (existsSync(stamp) && existsSync(join(out, "index.html")) && wanted.includes(readFileSync(stamp, "utf8"))) process.exit(0);
rmSync(stamp, { force: true });
try {
  if (isOld) throw new Error(`it needs Node 20.19 or later, this is ${process.version}`);
  install();
} catch (failure) {
  console.warn(`WARNING: the plain page is served: ${failure.message}`);
  rmSync(out, { recursive: true, force: true });
  cpSync(join(web, "plain"), out, { recursive: true });
  copyFileSync(join(web, "public/entail.svg"), join(out, "entail.svg"));
  process.exit(0);
}
try {
  npm("run", isFast ? "build:fast" : "build");
  writeFileSync(stamp, wanted[0]);
} catch (failure) {
  console.error(failure.message);
  process.exit(1);
}
