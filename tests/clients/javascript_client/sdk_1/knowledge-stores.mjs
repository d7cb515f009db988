// Knowledge stores, their items and item collections.

import { Calls, assert } from '../call.mjs';

export const calls = new Calls();

const STORE = 'knowledge_stores_knowledge_store_id';
const ITEMS = `${STORE}_items`;
const SETS = `${STORE}_item_collections`;
const SET = `${SETS}_collection_id`;
const INTERVAL = 200;

// The client has no method that waits for an item.
async function takenIn({ client, store }, itemId) {
  for (;;) {
    const item = await client.knowledgeStoreItems.retrieve(store, itemId);
    if (['ready', 'failed'].includes(item.status)) return item;
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}

async function idsOf(pager) {
  const ids = [];
  for await (const { id } of await pager) ids.push(id);
  return ids;
}

calls.of('knowledgeStores.create', 'post_knowledge_stores', async (stage) => {
  const properties = { topic: { type: 'string', description: 'What it is about.' } };
  const enrichmentConfig = { type: 'json_schema', jsonSchema: { type: 'object', properties } };
  const wanted = { name: 'Rides', ingestionConfig: { enrichmentConfig }, metadata: { season: '1' } };
  const made = await stage.client.knowledgeStores.create(wanted);
  assert.deepEqual([made.name, made.itemCount, made.metadata], ['Rides', 0, { season: '1' }]);
  stage.store = made.id;
});

calls.of('knowledgeStores.update', `patch_${STORE}`, async ({ client, store }) => {
  const { name, description } = await client.knowledgeStores.update(store, { description: 'By bike' });
  assert.deepEqual([name, description], ['Rides', 'By bike']);
});

calls.of('knowledgeStoreItems.create', `post_${ITEMS}`, async (stage) => {
  const { client, store, bikesAsset } = stage;
  const wanted = { assetId: bikesAsset.id, assetType: 'video', metadata: { level: 'easy' } };
  const made = await client.knowledgeStoreItems.create(store, wanted);
  assert.deepEqual([made.status, made.assetId, made.metadata], ['queued', bikesAsset.id, { level: 'easy' }]);
  stage.item = made.id;
  stage.otherItem = (await client.knowledgeStoreItems.create(store, { assetId: bikesAsset.id })).id;
});

calls.of('knowledgeStoreItems.retrieve', `get_${ITEMS}_item_id`, async (stage) => {
  const found = await takenIn(stage, stage.item);
  await takenIn(stage, stage.otherItem);
  assert.deepEqual([found.status, found.systemMetadata.assetType], ['ready', 'video']);
});

calls.of('knowledgeStoreItems.list', `get_${ITEMS}`, async ({ client, store, item, otherItem }) => {
  const pager = client.knowledgeStoreItems.list(store, { status: ['ready'], pageLimit: 1 });
  assert.deepEqual(await idsOf(pager), [otherItem, item]);
});

calls.of('knowledgeStores.retrieve', `get_${STORE}`, async ({ client, store }) => {
  assert.equal((await client.knowledgeStores.retrieve(store)).itemCount, 2);
});

calls.of('knowledgeStores.list', 'get_knowledge_stores', async ({ client, store }) => {
  assert((await idsOf(client.knowledgeStores.list({ sortBy: 'updated_at' }))).includes(store));
});

calls.of('knowledgeStores.search', `post_${STORE}_search`, async ({ client, store, item }) => {
  const query = { text: 'riding a bicycle in the rain' };
  const filter = { itemId: { eq: item } };
  const first = await client.knowledgeStores.search(store, { query, filter, pageSize: 1 });
  const [{ rank, itemId, matches }] = first.data;
  assert.deepEqual([rank, itemId, matches[0].modalities], [1, item, ['visual']]);
  const second = await client.knowledgeStores.search(store, { query, pageToken: first.nextPageToken });
  assert.equal(second.data[0].rank, 2);
});

calls.of('knowledgeStoreItemCollections.create', `post_${SETS}`, async (stage) => {
  const { client, store } = stage;
  const made = await client.knowledgeStoreItemCollections.create(store, { name: 'Best', metadata: { stars: '5' } });
  assert.deepEqual([made.name, made.memberCount, made.knowledgeStoreId], ['Best', 0, store]);
  stage.collection = made.id;
});

calls.of('knowledgeStoreItemCollections.addItems', `post_${SET}_items_add`, async (stage) => {
  const { client, store, collection, item, otherItem } = stage;
  const wanted = { itemIds: [item, otherItem] };
  assert.equal((await client.knowledgeStoreItemCollections.addItems(store, collection, wanted)).memberCount, 2);
});

calls.of('knowledgeStoreItemCollections.removeItems', `post_${SET}_items_remove`, async (stage) => {
  const { client, store, collection, otherItem } = stage;
  await client.knowledgeStoreItemCollections.removeItems(store, collection, { itemIds: [otherItem] });
});

calls.of('knowledgeStoreItemCollections.listItems', `get_${SET}_items`, async ({ client, store, collection, item }) => {
  assert.deepEqual(await idsOf(client.knowledgeStoreItemCollections.listItems(store, collection)), [item]);
});

calls.of('knowledgeStoreItemCollections.update', `patch_${SET}`, async ({ client, store, collection }) => {
  const { name } = await client.knowledgeStoreItemCollections.update(store, collection, { name: 'Better' });
  assert.equal(name, 'Better');
});

calls.of('knowledgeStoreItemCollections.retrieve', `get_${SET}`, async ({ client, store, collection }) => {
  const { name, memberCount } = await client.knowledgeStoreItemCollections.retrieve(store, collection);
  assert.deepEqual([name, memberCount], ['Better', 1]);
});

calls.of('knowledgeStoreItemCollections.list', `get_${SETS}`, async ({ client, store, collection }) => {
  const pager = client.knowledgeStoreItemCollections.list(store, { sortBy: 'name', sortOption: 'asc' });
  assert.deepEqual(await idsOf(pager), [collection]);
});

calls.of('knowledgeStoreItemCollections.delete', `delete_${SET}`, async ({ client, store, collection }) => {
  await client.knowledgeStoreItemCollections.delete(store, collection);
});

calls.of('knowledgeStoreItems.delete', `delete_${ITEMS}_item_id`, async ({ client, store, otherItem }) => {
  await client.knowledgeStoreItems.delete(store, otherItem);
});

calls.of('knowledgeStores.delete', `delete_${STORE}`, async ({ client, store }) => {
  await client.knowledgeStores.delete(store);
});
