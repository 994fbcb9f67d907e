// Builds the style sheets, fonts and scripts of the public site into frontend/build/.
// Usage: npm run build. Input: scss/, js/ and the pinned packages; output: build/site/, which Django serves.
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { browserslistToTargets, transform } from "lightningcss";
import rtlcss from "rtlcss";
import * as sass from "sass";
import { buildFonts, fontFaces } from "./fonts.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));
const finished = `${root}build/site/`;
// Built beside what is being served, and put in its place at the end.
const out = `${root}build/.next/`;
const limits = { "site.css": 22_000, "site.rtl.css": 22_000 };

// The first versions that know :has(), colours in oklch and the popover attribute.
const targets = browserslistToTargets([
  "chrome 114", "edge 114", "firefox 125", "safari 17", "ios_saf 17",
]);

/** Removes custom properties that no rule reads, again and again until nothing is left to remove. */
function pruneProperties(css, otherReader) {
  for (;;) {
    const read = new Set(Array.from((css + otherReader).matchAll(/var\(\s*(--[\w-]+)/g), (match) => match[1]));
    const pruned = css.replace(
      /(^|[{;])\s*(--[\w-]+):[^;{}]*(?:;|(?=}))/g,
      (whole, before, name) => (read.has(name) ? whole : before === ";" ? ";" : before),
    );
    if (pruned === css) return css;
    css = pruned;
  }
}

function minify(name, css) {
  const { code } = transform({ filename: name, code: Buffer.from(css), minify: true, targets });
  return code;
}

function compile(name) {
  const { css } = sass.compile(`${root}scss/${name}.scss`, {
    loadPaths: [`${root}node_modules/@kern-ux/native/src/scss/core`],
    style: "expanded",
    charset: false,
    quietDeps: true,
  });
  return css.replace(/\/\*[\s\S]*?\*\//g, "");
}

/** Own rules must not know left from right, or right-to-left pages would need a second set. */
function refusePhysical(name, css) {
  const physical = css.match(/[\s;{](?:(?:margin|padding|border)-(?:left|right)|left|right|(?:float|text-align):\s*(?:left|right))\b[^;]*/);
  if (physical) throw new Error(`${name}: use a logical property instead of "${physical[0].trim()}"`);
}

function write(name, code) {
  const gzip = gzipSync(code, { level: 9 }).length;
  const brotli = brotliCompressSync(code).length;
  writeFileSync(out + name, code);
  console.log(`${name.padEnd(28)} ${String(code.length).padStart(7)} B  gzip ${gzip}  brotli ${brotli}`);
  if (limits[name] && gzip > limits[name]) {
    throw new Error(`${name}: ${gzip} B compressed, the limit is ${limits[name]} B`);
  }
}

rmSync(out, { recursive: true, force: true });
mkdirSync(`${out}fonts`, { recursive: true });

const kern = compile("kern");
const site = compile("site");
const desk = compile("desk");
refusePhysical("site.scss", site);
refusePhysical("desk.scss", desk);
for (const [name, mirrored] of [["site.css", kern], ["site.rtl.css", rtlcss.process(kern)]]) {
  write(name, minify(name, fontFaces() + pruneProperties(mirrored + site, desk)));
}
write("desk.css", minify("desk.css", desk));
for (const folder of ["js", "images"]) {
  for (const file of readdirSync(root + folder)) cpSync(`${root}${folder}/${file}`, out + file);
}
await buildFonts(`${root}node_modules/`, `${out}fonts/`);
cpSync(`${root}node_modules/@kern-ux/native/LICENSE.md`, `${out}LICENSE-kern.md`);
rmSync(finished, { recursive: true, force: true });
renameSync(out, finished);
