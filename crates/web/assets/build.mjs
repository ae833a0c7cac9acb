// Builds dist/: one style sheet and one script for all pages, one of each for the live reflection, the typefaces and the icon, each with a hash of its content in its name,
// the text among them also packed. The file `built` says that all of it is there.

import { build } from "esbuild";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const dist = new URL("dist/", import.meta.url);
const budgets = { "site.css": 12_000, "site.js": 6_000, "reflection.css": 5_000, "reflection.js": 20_000 };

await rm(dist, { recursive: true, force: true });
await build({
  entryPoints: { site: "css/site.css", reflection: "css/reflection.css", icon: "icon.svg" },
  outdir: "dist",
  bundle: true,
  minify: true,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file", ".svg": "copy" },
  target: ["chrome109", "firefox115", "safari16"],
  logLevel: "warning",
});
await build({
  entryPoints: { site: "src/main.ts", reflection: "src/reflection.ts" },
  outdir: "dist",
  bundle: true,
  minify: true,
  format: "esm",
  entryNames: "[name]-[hash]",
  target: ["chrome109", "firefox115", "safari16"],
  logLevel: "warning",
});

for (const name of (await readdir(dist)).sort()) {
  const bytes = await readFile(new URL(name, dist));
  const end = name.slice(name.lastIndexOf("."));
  const budget = budgets[name.slice(0, name.indexOf("-")) + end] ?? Infinity;
  let size = bytes.length;
  if (end !== ".woff2") {
    const packed = gzipSync(bytes, { level: 9 });
    await writeFile(new URL(`${name}.gz`, dist), packed);
    size = packed.length;
  }
  console.log(`${String(size).padStart(7)}  ${name}`);
  if (size > budget) {
    throw new Error(`${name} is ${size} bytes packed; the budget is ${budget}`);
  }
}
await writeFile(new URL("built", dist), "");
