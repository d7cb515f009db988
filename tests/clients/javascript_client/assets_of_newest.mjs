// Drives every method for assets of the newest SDK: node assets_of_newest.mjs DIRECTORY FILM
// Prints what it saw as JSON.

import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [, , directory, film] = process.argv;
const { TwelveLabs } = createRequire(join(directory, "package.json"))("twelvelabs-js");
const { assets } = new TwelveLabs({ apiKey: "tlk_JAVASCRIPT" });

async function names(request) {
  const found = [];
  for await (const asset of await assets.list(request)) found.push(asset.filename);
  return found;
}

const made = await assets.create({
  method: "direct",
  file: createReadStream(film),
  userMetadata: '{"category": "games"}',
});
await assets.create({ method: "url", url: "https://example.com/talk.mp3", filename: "Talk.mp3", enableThumbnail: false });
let asset = await assets.retrieve(made.id);
while (asset.status === "processing") {
  await new Promise((done) => setTimeout(done, 50));
  asset = await assets.retrieve(made.id);
}
await assets.updateUserMetadata(made.id, { userMetadata: { rating: 9.5 } });
const merged = (await assets.retrieve(made.id)).userMetadata;
await assets.replaceUserMetadata(made.id, { userMetadata: { players: ["white", "black"] } });
const replaced = (await assets.retrieve(made.id)).userMetadata;
await assets.deleteUserMetadata(made.id);
const cleared = (await assets.retrieve(made.id)).userMetadata ?? null;
const listed = await names({ pageLimit: 1 });
const sounds = await names({ assetTypes: ["audio"], filename: "talk" });
await assets.delete(made.id, { force: true });
const left = await names({});
console.log(JSON.stringify([asset.status, asset.hls.status, asset.duration, merged, replaced, cleared, listed, sounds, left]));
