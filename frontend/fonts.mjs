// Cuts the web fonts into one file per script, so that a page loads only the scripts that it shows.
import { readFileSync, writeFileSync } from "node:fs";
import subsetFont from "subset-font";

// Layout features that running text needs: kerning, marks, composition, local forms, table figures.
const latinFeatures = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"];

const scripts = {
  latin: "U+0020-007E, U+00A0-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+1E9E, "
    + "U+2002-200B, U+2010-2015, U+2018-201A, U+201C-201E, U+2020-2022, U+2026, U+2030, U+2032-2033, "
    + "U+2039-203A, U+2044, U+20AC, U+2122, U+2190-2193, U+2212, U+2260, U+2264-2265",
  // Names in every Latin spelling that German registers hold (DIN 91379), with combining marks.
  "latin-ext": "U+0100-0130, U+0132-0151, U+0154-024F, U+0259, U+02B9-02BF, U+0300-036F, "
    + "U+1E00-1E9D, U+1E9F-1EFF, U+20A0-20AB, U+20AD-20BF",
  cyrillic: "U+0400-052F",
  greek: "U+0370-03FF",
  arabic: "U+0600-06FF, U+0750-077F, U+200C-200E, U+2010-2011",
};

const families = [
  {
    family: "Fira Sans",
    scripts: ["latin", "latin-ext", "cyrillic", "greek"],
    features: latinFeatures,
    cuts: [
      { weight: 400, style: "normal", file: "@kern-ux/native/dist/fonts/fira-sans/FiraSans-Regular.woff2" },
      { weight: 400, style: "italic", file: "@kern-ux/native/dist/fonts/fira-sans/FiraSans-Italic.woff2" },
      { weight: 600, style: "normal", file: "@kern-ux/native/dist/fonts/fira-sans/FiraSans-SemiBold.woff2" },
    ],
  },
  {
    family: "Noto Sans Arabic",
    scripts: ["arabic"],
    features: undefined,
    cuts: [400, 600].map((weight) => ({
      weight,
      style: "normal",
      file: `@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-${weight}-normal.woff2`,
    })),
  },
];

function fileName({ family }, { weight, style }, script) {
  const slug = family.toLowerCase().replaceAll(" ", "-");
  return `${slug}-${script}-${weight}${style === "italic" ? "-italic" : ""}.woff2`;
}

function characters(unicodeRange) {
  return unicodeRange.split(", ").map((range) => {
    const [first, last = first] = range.slice(2).split("-").map((code) => parseInt(code, 16));
    return Array.from({ length: last - first + 1 }, (_, step) => String.fromCodePoint(first + step)).join("");
  }).join("");
}

function* cuts() {
  for (const family of families) {
    for (const cut of family.cuts) {
      for (const script of family.scripts) yield { family, cut, script };
    }
  }
}

/** The @font-face rules of every cut and script, for the head of a style sheet beside fonts/. */
export function fontFaces() {
  return Array.from(cuts(), ({ family, cut, script }) => `@font-face {
    font-family: "${family.family}"; font-style: ${cut.style}; font-weight: ${cut.weight};
    font-display: swap; unicode-range: ${scripts[script]};
    src: url("fonts/${fileName(family, cut, script)}") format("woff2");
  }`).join("\n");
}

// The wording of the Open Font License is the same for both families; KERN ships Fira Sans without it.
function firaLicence(notoLicence) {
  return notoLicence.replace(
    /^Copyright .*$/m,
    "Copyright 2012-2015 The Mozilla Foundation and Telefonica S.A. (Fira Sans), cut into subsets",
  );
}

/** Writes the subset fonts and their licences. modules: node_modules with a slash; out: target folder. */
export async function buildFonts(modules, out) {
  await Promise.all(Array.from(cuts(), async ({ family, cut, script }) => {
    const font = await subsetFont(readFileSync(modules + cut.file), characters(scripts[script]), {
      targetFormat: "woff2",
      noHinting: true,
      ...(family.features && { keepFeatures: family.features }),
    });
    const name = fileName(family, cut, script);
    writeFileSync(out + name, font);
    console.log(`fonts/${name.padEnd(44)} ${String(font.length).padStart(6)} B`);
  }));
  const licence = readFileSync(`${modules}@fontsource/noto-sans-arabic/LICENSE`, "utf-8");
  writeFileSync(`${out}LICENSE-noto-sans-arabic.txt`, licence);
  writeFileSync(`${out}LICENSE-fira-sans.txt`, firaLicence(licence));
}
