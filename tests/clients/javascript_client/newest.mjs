// Lists indexes with the newest SDK, and prints what it tells its user: node newest.mjs DIRECTORY

import { createRequire } from "node:module";
import { join } from "node:path";

const { TwelveLabs } = createRequire(join(process.argv[2], "package.json"))("twelvelabs-js");

try {
  await new TwelveLabs({ apiKey: "tlk_NEWEST" }).indexes.list();
} catch (error) {
  console.log(error.message);
}
