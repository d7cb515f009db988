// Indexes.

import { Calls, assert } from '../call.mjs';

export const calls = new Calls();

const CREATE = 'post_indexes';
const LIST = 'get_indexes';
const RETRIEVE = 'get_indexes_index_id';
const UPDATE = 'put_indexes_index_id';
const options = ['visual', 'audio'];
export const MARENGO = { name: 'marengo2.7', options };
const LATER_MARENGO = { name: 'marengo3.0', options };
export const FAR_AHEAD = '2099-01-01T00:00:00Z';

calls.of('index.create', CREATE, async (stage) => {
  const models = [MARENGO, { name: 'pegasus1.2', options }];
  stage.index = await stage.client.index.create({ name: 'Rides', models, addons: ['thumbnail'] });
  assert.deepEqual(
    stage.index.models.map((model) => model.name),
    ['marengo2.7', 'pegasus1.2'],
  );
});

calls.of('index.create (without add-ons)', CREATE, async (stage) => {
  stage.bare = [];
  for (const [number, model] of [MARENGO, LATER_MARENGO].entries())
    stage.bare.push(await stage.client.index.create({ name: `Bare ${number}`, models: [model] }));
  assert.equal(stage.bare[1].videoCount, 0);
});

calls.of('index.retrieve', RETRIEVE, async ({ client, index }) => {
  assert.equal((await client.index.retrieve(index.id)).name, 'Rides');
});

calls.of('index.update', UPDATE, async ({ client, index }) => {
  await client.index.update(index.id, 'Morning rides');
  assert.equal((await client.index.retrieve(index.id)).name, 'Morning rides');
});

calls.of('Index.update', UPDATE, async ({ index }) => {
  await index.update('City rides');
  assert.equal((await index.retrieve()).name, 'City rides');
});

calls.of('Index.retrieve', RETRIEVE, async ({ index }) => {
  assert.equal((await index.retrieve()).id, index.id);
});

calls.of('index.list', LIST, async ({ client, index }) => {
  const found = await client.index.list({ name: 'City rides', modelOptions: ['visual', 'audio'], modelFamily: 'pegasus' });
  assert.deepEqual(
    found.map((each) => each.id),
    [index.id],
  );
  assert.equal((await client.index.list({ createdAt: { gte: FAR_AHEAD } })).length, 0);
});

calls.of('index.listPagination', LIST, async (stage) => {
  stage.pages = await stage.client.index.listPagination({ pageLimit: 2, sortBy: 'created_at', sortOption: 'asc' });
  assert.equal(stage.pages.pageInfo.totalResults, 3);
  assert.equal(stage.pages.data[0].id, stage.index.id);
});

calls.of('IndexListWithPagination.next', LIST, async ({ pages }) => {
  assert.deepEqual(
    (await pages.next()).map((index) => index.name),
    ['Bare 1'],
  );
  assert.equal(await pages.next(), null);
});
