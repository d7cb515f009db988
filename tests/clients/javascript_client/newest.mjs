// Lists indexes with the newest SDK, and prints how many, or what it tells its user: node newest.mjs DIRECTORY

import { createRequire } from "node:module";
import { join } from "node:path";

const { TwelveLabs } = createRequire(join(process.argv[2], "package.json"))("twelvelabs-js");

try {
  let count = 0;
  for await (const _ of await new TwelveLabs({ apiKey: "tlk_NEWEST" }).indexes.list()) count++;
  console.log(`${count} listed`);
} catch (error) {
  console.log(error.message);
}
