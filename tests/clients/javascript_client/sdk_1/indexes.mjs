// Indexes.

import { Calls, assert, broken } from '../call.mjs';

export const calls = new Calls();

const CREATE = 'post_indexes';
const LIST = 'get_indexes';
const ONE_MODEL = 'it takes no model but `marengo3.0`';
export const FAR_AHEAD = '2099-01-01T00:00:00Z';
export const withModels = (...names) => names.map((modelName) => ({ modelName, modelOptions: ['visual', 'audio'] }));

// Return all items of a list, page after page.
export async function listed(page) {
  const items = [];
  for await (const item of await page) items.push(item);
  return items;
}

export const ids = async (page) => (await listed(page)).map((item) => item.id);

calls.of('indexes.create', CREATE, async (stage) => {
  const models = withModels('marengo3.0');
  stage.index = await stage.client.indexes.create({ indexName: 'Rides', models, addons: ['thumbnail'] });
  assert(stage.index.id);
});

calls.of('indexes.create (without add-ons)', CREATE, async (stage) => {
  stage.bare = [];
  for (const indexName of ['Bare 0', 'Bare 1'])
    stage.bare.push(await stage.client.indexes.create({ indexName, models: withModels('marengo3.0') }));
  assert.notEqual(stage.bare[0].id, stage.bare[1].id);
});

calls.of(
  'indexes.create (other models)',
  CREATE,
  async ({ client }) => {
    await client.indexes.create({ indexName: 'Old rides', models: withModels('marengo2.7', 'pegasus1.2') });
  },
  { due: broken('JsonError', ONE_MODEL) },
);

calls.of('indexes.retrieve', 'get_indexes_index_id', async ({ client, index }) => {
  const found = await client.indexes.retrieve(index.id);
  assert.deepEqual([found.indexName, found.videoCount, found.totalDuration], ['Rides', 0, 0]);
  assert.deepEqual(
    found.models.map((model) => model.modelName),
    ['marengo3.0'],
  );
});

calls.of('indexes.update', 'put_indexes_index_id', async ({ client, index }) => {
  await client.indexes.update(index.id, { indexName: 'City rides' });
  assert.equal((await client.indexes.retrieve(index.id)).indexName, 'City rides');
});

calls.of('indexes.list', LIST, async ({ client, index }) => {
  const asked = { indexName: 'City rides', modelOptions: 'visual,audio', modelFamily: 'marengo' };
  assert.deepEqual(await ids(client.indexes.list(asked)), [index.id]);
  assert.deepEqual(await ids(client.indexes.list({ createdAt: FAR_AHEAD })), []);
});

calls.of('indexes.list (every page)', LIST, async ({ client }) => {
  const found = await listed(client.indexes.list({ pageLimit: 1, sortBy: 'created_at', sortOption: 'asc' }));
  assert.deepEqual(
    found.map((index) => index.indexName),
    ['City rides', 'Bare 0', 'Bare 1'],
  );
});

calls.of('indexes.list (page by page)', LIST, async ({ client }) => {
  const page = await client.indexes.list({ pageLimit: 2 });
  assert.equal(page.data.length, 2);
  assert.equal((await page.getNextPage()).data.length, 1);
});
