// Assets: uploads of every kind, lists, metadata.

import { createReadStream, readFileSync } from 'node:fs';

import { Calls, assert } from '../call.mjs';
import { ids } from './indexes.mjs';
import { CITY_BIKES, INTERVAL } from './tasks.mjs';

export const calls = new Calls();

const CREATE = 'post_assets';
const LIST = 'get_assets';

// Return an asset once the server has looked at its file; the client has no method that waits for it.
export async function lookedAt({ client }, { id }) {
  let asset = await client.assets.retrieve(id);
  while (asset.status === 'processing') {
    await new Promise((done) => setTimeout(done, INTERVAL));
    asset = await client.assets.retrieve(id);
  }
  return asset;
}

calls.of('assets.create (file)', CREATE, async (stage) => {
  const file = createReadStream(stage.file('film.mp4'));
  stage.filmAsset = await stage.client.assets.create({ method: 'direct', file });
  assert.deepEqual([stage.filmAsset.filename, stage.filmAsset.fileType], ['film.mp4', 'video/mp4']);
});

calls.of('assets.create (url)', CREATE, async (stage) => {
  stage.bikesAsset = await stage.client.assets.create({ method: 'url', url: CITY_BIKES, filename: 'bikes.mp4' });
  assert.equal(stage.bikesAsset.filename, 'bikes.mp4');
});

calls.of('assets.create (image, audio)', CREATE, async (stage) => {
  const made = [];
  for (const name of ['yellow-bicycle.jpg', 'sound.wav']) {
    const file = new File([readFileSync(stage.file(name))], name);
    made.push(await lookedAt(stage, await stage.client.assets.create({ method: 'direct', file })));
  }
  [stage.pictureAsset, stage.soundAsset] = made;
  assert(made.every((asset) => asset.status === 'ready'));
});

calls.of('assets.create (userMetadata)', CREATE, async (stage) => {
  stage.describedAsset = await stage.client.assets.create({
    method: 'url',
    url: 'https://example.com/talk.mp3',
    enableThumbnail: false,
    enableHls: false,
    userMetadata: JSON.stringify({ category: 'talks' }),
  });
  assert.deepEqual(stage.describedAsset.userMetadata, { category: 'talks' });
});

calls.of('assets.retrieve', 'get_assets_asset_id', async (stage) => {
  const asset = await lookedAt(stage, stage.filmAsset);
  assert.deepEqual([asset.status, asset.method, asset.duration], ['ready', 'direct', 5]);
  assert.deepEqual([asset.hls.status, asset.thumbnail.status], ['ready', 'ready']);
  assert(asset.technicalMetadata);
});

calls.of('assets.list', LIST, async ({ client, filmAsset, soundAsset, pictureAsset }) => {
  const asked = [filmAsset.id, soundAsset.id].sort();
  assert.deepEqual((await ids(client.assets.list({ assetIds: asked }))).sort(), asked);
  assert.deepEqual(await ids(client.assets.list({ assetTypes: ['image'] })), [pictureAsset.id]);
});

calls.of('assets.list (every page)', LIST, async (stage) => {
  const { client, filmAsset, bikesAsset, pictureAsset, soundAsset, describedAsset } = stage;
  const made = [filmAsset, bikesAsset, pictureAsset, soundAsset, describedAsset].map((asset) => asset.id);
  const listed = await ids(client.assets.list({ pageLimit: 2 }));
  assert(made.every((id) => listed.includes(id)));
  assert.equal(new Set(listed).size, listed.length);
});

const metadata = async ({ client, describedAsset }) => (await client.assets.retrieve(describedAsset.id)).userMetadata;

calls.of('assets.updateUserMetadata', 'patch_assets_asset_id_user_metadata', async (stage) => {
  await stage.client.assets.updateUserMetadata(stage.describedAsset.id, { userMetadata: { rating: 9.5 } });
  assert.deepEqual(await metadata(stage), { category: 'talks', rating: 9.5 });
});

calls.of('assets.replaceUserMetadata', 'put_assets_asset_id_user_metadata', async (stage) => {
  const userMetadata = { speakers: ['Ada', 'Bo'] };
  await stage.client.assets.replaceUserMetadata(stage.describedAsset.id, { userMetadata });
  assert.deepEqual(await metadata(stage), userMetadata);
});

calls.of('assets.deleteUserMetadata', 'delete_assets_asset_id_user_metadata', async (stage) => {
  await stage.client.assets.deleteUserMetadata(stage.describedAsset.id);
  assert.deepEqual((await metadata(stage)) ?? {}, {});
});

calls.of('assets.retrieveTranscription', 'get_assets_asset_id_transcription', async (stage) => {
  const { id } = await lookedAt(stage, stage.bikesAsset);
  const { status, words } = await stage.client.assets.retrieveTranscription(id, { include: ['words'] });
  assert.equal(status, 'ready');
  assert(words[0].value);
});
