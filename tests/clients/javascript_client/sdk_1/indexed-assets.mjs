// Assets in an index.

import { Calls, assert } from '../call.mjs';
import { ids, listed } from './indexes.mjs';
import { INTERVAL } from './tasks.mjs';

export const calls = new Calls();

const CREATE = 'post_indexes_index_id_indexed_assets';
const RETRIEVE = 'get_indexes_index_id_indexed_assets_indexed_asset_id';
const UPDATE = 'patch_indexes_index_id_indexed_assets_indexed_asset_id';
const DELETE = 'delete_indexes_index_id_indexed_assets_indexed_asset_id';
const LIST = 'get_indexes_index_id_indexed_assets';

calls.of('indexes.indexedAssets.create', CREATE, async (stage) => {
  const request = { assetId: stage.bikesAsset.id, enableVideoStream: true };
  stage.indexed = await stage.client.indexes.indexedAssets.create(stage.bare[0].id, request);
  assert.notEqual(stage.indexed.id, stage.bikesAsset.id);
});

calls.of('indexes.indexedAssets.create (userMetadata)', CREATE, async (stage) => {
  const request = { assetId: stage.filmAsset.id, userMetadata: { category: 'stripes' } };
  stage.indexedFilm = await stage.client.indexes.indexedAssets.create(stage.bare[0].id, request);
  assert(stage.indexedFilm.id);
});

calls.of('indexes.indexedAssets.retrieve', RETRIEVE, async ({ client, bare, indexed, bikesAsset }) => {
  const retrieve = () => client.indexes.indexedAssets.retrieve(bare[0].id, indexed.id, { transcription: true });
  let found = await retrieve();
  while (found.status !== 'ready') {
    assert.notEqual(found.status, 'failed');
    await new Promise((done) => setTimeout(done, INTERVAL));
    found = await retrieve();
  }
  assert.deepEqual([found.assetId, found.systemMetadata.filename], [bikesAsset.id, 'bikes.mp4']);
  assert(found.transcription.some(({ value }) => value.includes('stretch out your arm')));
});

calls.of('indexes.indexedAssets.retrieve (embedding)', RETRIEVE, async ({ client, bare, indexed }) => {
  const asked = { embeddingOption: ['visual', 'transcription'] };
  const found = await client.indexes.indexedAssets.retrieve(bare[0].id, indexed.id, asked);
  const options = new Set(found.embedding.videoEmbedding.segments.map((segment) => segment.embeddingOption));
  assert.deepEqual([...options].sort(), ['transcription', 'visual']);
});

calls.of('indexes.indexedAssets.list', LIST, async ({ client, bare, indexed }) => {
  const asked = { status: ['ready'], filename: 'bikes.mp4', duration: { gte: 1 } };
  assert.deepEqual(await ids(client.indexes.indexedAssets.list(bare[0].id, asked)), [indexed.id]);
});

calls.of('indexes.indexedAssets.list (every page)', LIST, async ({ client, bare, indexed, indexedFilm }) => {
  const found = await ids(client.indexes.indexedAssets.list(bare[0].id, { pageLimit: 1, sortOption: 'asc' }));
  assert.deepEqual(found, [indexed.id, indexedFilm.id]);
});

calls.of(
  'indexes.indexedAssets.listByAsset',
  'get_assets_asset_id_indexed_assets',
  async ({ client, bare, bikesAsset }) => {
    const found = await listed(client.indexes.indexedAssets.listByAsset(bikesAsset.id, { pageLimit: 1 }));
    assert.deepEqual(
      found.map((asset) => asset.index.id),
      [bare[0].id],
    );
  },
);

calls.of('indexes.indexedAssets.update', UPDATE, async ({ client, bare, indexed }) => {
  await client.indexes.indexedAssets.update(bare[0].id, indexed.id, { userMetadata: { year: 2024 } });
  assert.equal((await client.indexes.indexedAssets.retrieve(bare[0].id, indexed.id)).userMetadata.year, 2024);
});

calls.of('indexes.indexedAssets.delete', DELETE, async ({ client, bare, indexed }) => {
  await client.indexes.indexedAssets.delete(bare[0].id, indexed.id);
  assert(!(await ids(client.indexes.indexedAssets.list(bare[0].id))).includes(indexed.id));
});
