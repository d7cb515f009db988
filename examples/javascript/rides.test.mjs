// A suite of somebody who uses the API from JavaScript: `npm install twelvelabs-js@0.2.8`, then `node --test`.
// TWELVELABS_BASE_URL says where the stand-in is; the SDK reads it, too.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';

import { TooManyRequestsError, TwelveLabs } from 'twelvelabs-js';

import { Mock } from './mock.mjs';

const ENGINES = [{ name: 'marengo2.6', options: ['visual', 'conversation'] }];

let mock, client, index;

beforeEach(async () => {
  mock = new Mock();
  client = new TwelveLabs({ apiKey: mock.apiKey });
  index = await client.index.create({ name: 'Rides', engines: ENGINES });
  await client.task.create({ indexId: index.id, url: 'https://example.com/city-bikes.mp4' });
});

afterEach(() => mock.reset());

const search = () =>
  client.search.query({ indexId: index.id, queryText: 'stretch out your arm and turn', options: ['conversation'] });

test('a ride is found by what is said, without waiting for its task', async () => {
  const { happened } = await mock.advanceUntilIdle();

  const [best] = (await search()).data;

  assert.equal(happened.at(-1).became, 'ready');
  assert.equal(best.confidence, 'high');
});

test('too many searches are an error of the client', async () => {
  const { id } = await mock.fail('search', { status: 429 });

  await assert.rejects(search(), TooManyRequestsError);

  assert.ok((await mock.fault(id)).fired > 0);
});
