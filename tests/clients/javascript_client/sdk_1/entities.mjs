// Entities and their collections, and searches that name them.

import { Calls, assert } from '../call.mjs';
import { ids } from './indexes.mjs';
import { INTERVAL } from './tasks.mjs';

export const calls = new Calls();

const COLLECTION = 'entity_collections_entity_collection_id';
const ENTITIES = `${COLLECTION}_entities`;
const ENTITY = `${ENTITIES}_entity_id`;
const METADATA = { gears: 7, weight: 12.5, is_new: true, maker: 'Opel' };

// Return an entity once the server has looked at its images; the client has no method that waits for it.
async function ready({ client, club }, id) {
  for (;;) {
    const entity = await client.entityCollections.entities.retrieve(club.id, id);
    if (entity.status !== 'processing') return entity;
    await new Promise((done) => setTimeout(done, INTERVAL));
  }
}

calls.of('entityCollections.create', 'post_entity_collections', async (stage) => {
  stage.club = await stage.client.entityCollections.create({ name: 'Cycling club', description: 'Who rides' });
  assert.deepEqual([stage.club.name, stage.club.description], ['Cycling club', 'Who rides']);
});

calls.of('entityCollections.retrieve', `get_${COLLECTION}`, async ({ client, club }) => {
  assert.deepEqual(await client.entityCollections.retrieve(club.id), club);
});

calls.of('entityCollections.update', `patch_${COLLECTION}`, async ({ client, club }) => {
  const { name, description } = await client.entityCollections.update(club.id, { name: 'Old cycling club' });
  assert.deepEqual([name, description], ['Old cycling club', 'Who rides']);
});

calls.of('entityCollections.list', 'get_entity_collections', async ({ client, club }) => {
  const found = await client.entityCollections.list({ name: 'Old cycling club', sortBy: 'name', pageLimit: 1 });
  assert.deepEqual(await ids(found), [club.id]);
});

calls.of('entityCollections.entities.create', `post_${ENTITIES}`, async (stage) => {
  const wanted = { name: 'Yellow bicycle', assetIds: [stage.pictureAsset.id], metadata: METADATA };
  const made = await stage.client.entityCollections.entities.create(stage.club.id, wanted);
  stage.bicycle = made.id;
  assert.deepEqual([made.status, made.assetIds, made.metadata], ['processing', [stage.pictureAsset.id], METADATA]);
});

calls.of('entityCollections.entities.createBulk', `post_${ENTITIES}_bulk`, async (stage) => {
  const entities = [
    { name: 'Rider', assetIds: [stage.pictureAsset.id] },
    { name: 'Film', assetIds: ['unknown'] },
  ];
  const result = await stage.client.entityCollections.entities.createBulk(stage.club.id, { entities });
  stage.rider = result.entities[0].id;
  assert.deepEqual([result.successCount, result.failedCount, result.errors[0].entityIndex], [1, 1, 1]);
});

calls.of('entityCollections.entities.retrieve', `get_${ENTITY}`, async (stage) => {
  const { name, status } = await ready(stage, stage.bicycle);
  assert.deepEqual([name, status], ['Yellow bicycle', 'ready']);
});

calls.of('entityCollections.entities.list', `get_${ENTITIES}`, async (stage) => {
  await ready(stage, stage.rider);
  const asked = { status: 'ready', sortBy: 'name', sortOption: 'asc', pageLimit: 1 };
  const found = await stage.client.entityCollections.entities.list(stage.club.id, asked);
  assert.deepEqual(await ids(found), [stage.rider, stage.bicycle]);
});

calls.of('entityCollections.entities.listByAsset', 'get_assets_asset_id_entities', async (stage) => {
  const found = await stage.client.entityCollections.entities.listByAsset(stage.pictureAsset.id);
  assert.deepEqual(await ids(found), [stage.rider, stage.bicycle]);
});

calls.of('search.create (entity)', 'post_search', async ({ client, index, bicycle, bikes }) => {
  const asked = { queryText: `<@${bicycle}> in the rain`, searchOptions: ['visual'], pageLimit: 2 };
  const { data } = await client.search.create({ indexId: index.id, ...asked });
  assert.equal(data[0].videoId, bikes.id);
});

calls.of('entityCollections.entities.update', `patch_${ENTITY}`, async ({ client, club, bicycle }) => {
  const changes = { description: 'It is new.', metadata: { gears: 8 } };
  const changed = await client.entityCollections.entities.update(club.id, bicycle, changes);
  assert.deepEqual([changed.name, changed.metadata], ['Yellow bicycle', { gears: 8 }]);
});

calls.of('entityCollections.entities.createAssets', `post_${ENTITY}_assets`, async (stage) => {
  const { client, club, bicycle } = stage;
  stage.bridgeAsset = await client.assets.create({ method: 'url', url: 'https://example.com/bridge.jpg' });
  const added = { assetIds: [stage.bridgeAsset.id] };
  const { status, assetIds } = await client.entityCollections.entities.createAssets(club.id, bicycle, added);
  assert.deepEqual([status, assetIds.length], ['processing', 2]);
});

calls.of('entityCollections.entities.deleteAssets', `delete_${ENTITY}_assets`, async (stage) => {
  const { client, club, bicycle, pictureAsset, bridgeAsset } = stage;
  const taken = { assetIds: [pictureAsset.id] };
  const { assetIds } = await client.entityCollections.entities.deleteAssets(club.id, bicycle, taken);
  assert.deepEqual(assetIds, [bridgeAsset.id]);
});

calls.of('entityCollections.entities.delete', `delete_${ENTITY}`, async ({ client, club, rider, bicycle }) => {
  await client.entityCollections.entities.delete(club.id, rider);
  assert.deepEqual(await ids(await client.entityCollections.entities.list(club.id)), [bicycle]);
});

calls.of('entityCollections.delete', `delete_${COLLECTION}`, async ({ client, club }) => {
  await client.entityCollections.delete(club.id);
  assert.deepEqual(await ids(await client.entityCollections.list()), []);
});
