// Texts in Markdown and HTML as npm packages annotate them, checked at an address. Prints what each finding covers in its source.
import { createRequire } from "node:module";
import path from "node:path";

const [folder, address] = process.argv.slice(2);
const load = createRequire(path.join(folder, "package.json"));
const sources = {
  "annotatedtext-remark": "# Council\n\n😀 The *council* met the the mayor [here](https://example.org).\n",
  "annotatedtext-rehype": "<h1>Council</h1>\n<p>😀 The <em>council</em> met the the mayor.</p>\n",
};
const found = {};
for (const [name, source] of Object.entries(sources)) {
  const data = JSON.stringify(load(name).build(source));
  const body = new URLSearchParams({ language: "en-US", data });
  const answer = await fetch(`${address}/v2/check`, { method: "POST", body });
  const { matches } = await answer.json();
  found[name] = matches.map((match) => source.slice(match.offset, match.offset + match.length));
}
console.log(JSON.stringify(found));
