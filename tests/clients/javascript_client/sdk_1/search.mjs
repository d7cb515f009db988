// Search and its pages.

import { createReadStream, readFileSync } from 'node:fs';

import { Calls, assert } from '../call.mjs';
import { listed } from './indexes.mjs';

export const calls = new Calls();

const SEARCH = 'post_search';
const PICTURE = 'https://example.com/yellow-bicycle.jpg';
const BICYCLE = { queryText: 'bicycle', searchOptions: ['visual', 'audio'], pageLimit: 2 };
const IMAGE = { searchOptions: ['visual'], queryMediaType: 'image' };

calls.of('search.create', SEARCH, async (stage) => {
  stage.found = await stage.client.search.create({ indexId: stage.index.id, ...BICYCLE, operator: 'or' });
  assert.deepEqual([stage.found.data.length, stage.found.searchPool.indexId], [2, stage.index.id]);
  assert.equal(stage.found.data[0].videoId, stage.bikes.id);
  assert.deepEqual(
    stage.found.data.map((item) => item.rank),
    [1, 2],
  );
});

calls.of('search.create (transcription)', SEARCH, async ({ client, index, bikes }) => {
  for (const option of ['lexical', 'semantic']) {
    const asked = { searchOptions: ['transcription'], transcriptionOptions: [option] };
    const { data } = await client.search.create({ indexId: index.id, queryText: 'stretch out your arm', ...asked });
    assert.equal(data[0].videoId, bikes.id);
  }
});

calls.of('search.create (groupBy, filter)', SEARCH, async ({ client, index, bikes }) => {
  const filter = JSON.stringify({ id: [bikes.id], duration: { gte: 90, lte: 96 }, category: 'city' });
  const asked = { queryText: 'bicycle', searchOptions: ['visual'], groupBy: 'video', filter, includeUserMetadata: true };
  const { data } = await client.search.create({ indexId: index.id, ...asked });
  assert.deepEqual(
    data.map((group) => group.id),
    [bikes.id],
  );
  assert.equal(typeof data[0].clips[0].start, 'number');
});

calls.of('search.create (image)', SEARCH, async ({ client, index, file }) => {
  const queryMediaFile = createReadStream(file('yellow-bicycle.jpg'));
  assert((await client.search.create({ indexId: index.id, ...IMAGE, queryMediaFile })).data[0].videoId);
});

calls.of('search.create (image by url, text)', SEARCH, async ({ client, index }) => {
  const asked = { ...IMAGE, queryMediaUrl: PICTURE, queryText: 'on a bridge' };
  assert((await client.search.create({ indexId: index.id, ...asked })).data[0].videoId);
});

calls.of('search.query', SEARCH, async ({ client, index, found }) => {
  const items = await listed(client.search.query({ indexId: index.id, ...BICYCLE }));
  const clips = new Set(items.map(({ videoId, start, end }) => `${videoId} ${start} ${end}`));
  assert.equal(items.length, found.pageInfo.totalResults);
  assert.equal(clips.size, items.length);
});

calls.of('search.query (several images)', SEARCH, async ({ client, index, file }) => {
  const queryMediaFiles = [new File([readFileSync(file('yellow-bicycle.jpg'))], 'bicycle.jpg')];
  const queryMediaUrls = [PICTURE, 'https://example.com/bell.jpg'];
  assert((await client.search.query({ indexId: index.id, ...IMAGE, queryMediaUrls })).data[0].videoId);
  assert((await client.search.query({ indexId: index.id, ...IMAGE, queryMediaFiles })).data[0].videoId);
});

calls.of('search.retrieve', 'get_search_page_token', async ({ client, found }) => {
  const page = await client.search.retrieve(found.pageInfo.nextPageToken, { includeUserMetadata: true });
  assert.equal(page.data[0].rank, 3);
});
