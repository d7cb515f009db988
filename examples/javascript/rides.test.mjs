// An example suite for a client that uses `twelvelabs-js`. Start `mockserver serve`; then, in another terminal:
//
//   npm install twelvelabs-js
//   eval "$(mockserver env)"
//   node --test
//
// The SDK and this suite read the address of the server from TWELVELABS_BASE_URL, which `mockserver env` sets.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';

import { TwelveLabs, TwelvelabsApi } from 'twelvelabs-js';

import { Mock } from './mock.mjs';

const MODELS = [{ modelName: 'marengo3.0', modelOptions: ['visual', 'audio'] }];

await Mock.ready();

let mock, client, index;

beforeEach(async () => {
  mock = new Mock();
  client = new TwelveLabs({ apiKey: mock.apiKey });
  index = await client.indexes.create({ indexName: 'Rides', models: MODELS });
  await client.tasks.create({ indexId: index.id, videoUrl: 'https://example.com/city-bikes.mp4' });
});

afterEach(() => mock.reset());

const search = () =>
  client.search.query(
    { indexId: index.id, queryText: 'stretch out your arm and turn', searchOptions: ['transcription'] },
    { maxRetries: 0 }, // by default the SDK retries twice
  );

test('a ride is found by what is said, without waiting for its task', async () => {
  const { happened } = await mock.advanceUntilIdle();

  const [best] = (await search()).data;

  assert.equal(happened.at(-1).became, 'ready');
  assert.match(best.transcription, /stretch out your arm/);
});

test('too many searches are an error of the client', async () => {
  const { id } = await mock.fail('search', { status: 429 });

  await assert.rejects(search(), TwelvelabsApi.TooManyRequestsError);

  assert.ok((await mock.fault(id)).fired > 0);
});
