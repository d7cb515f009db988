// Search and its pages.

import { createReadStream } from 'node:fs';

import { Calls, assert } from '../call.mjs';

export const calls = new Calls();

const SEARCH = 'post_search';
const PAGE = 'get_search_page_token';
const OPTIONS = ['visual', 'audio'];
const IMAGE = { options: ['visual'], queryMediaType: 'image' };

calls.of('search.query', SEARCH, async (stage) => {
  const asked = { options: OPTIONS, queryText: 'bicycle', threshold: 'none', operator: 'or', pageLimit: 2 };
  stage.found = await stage.client.search.query({ indexId: stage.index.id, ...asked });
  assert.deepEqual([stage.found.data.length, stage.found.data[0].confidence], [2, 'high']);
  assert.equal(stage.found.pool.indexId, stage.index.id);
});

calls.of('search.query (later model)', SEARCH, async ({ client, bare }) => {
  const { data } = await client.search.query({ indexId: bare[1].id, options: OPTIONS, queryText: 'bicycle' });
  assert.equal(data[0].rank, 1);
});

calls.of('search.query (groupBy, filter)', SEARCH, async ({ client, index, video }) => {
  const filter = { id: [video.id], duration: { lte: 96 } };
  const asked = { options: ['visual'], queryText: 'bicycle', groupBy: 'video', sortOption: 'clip_count', filter };
  const { data } = await client.search.query({ indexId: index.id, ...asked, adjustConfidenceLevel: 0.5 });
  assert.deepEqual(
    data.map((group) => group.id),
    [video.id],
  );
});

calls.of('search.query (image)', SEARCH, async ({ client, index, file }) => {
  const path = file('yellow-bicycle.jpg');
  for (const queryMediaFile of [path, createReadStream(path)])
    assert((await client.search.query({ indexId: index.id, queryMediaFile, ...IMAGE })).data[0].videoId);
  const queryMediaUrl = 'https://example.com/yellow-bicycle.jpg';
  assert((await client.search.query({ indexId: index.id, queryMediaUrl, ...IMAGE })).data[0].videoId);
});

calls.of('Index.query', SEARCH, async ({ index }) => {
  const { data } = await index.query({ options: OPTIONS, queryText: 'stretch out your arm and turn' });
  assert.equal(data[0].confidence, 'high');
});

calls.of('search.byPageToken', PAGE, async ({ client, found }) => {
  assert((await client.search.byPageToken(found.pageInfo.nextPageToken)).data.length > 0);
});

calls.of('SearchResult.next', PAGE, async ({ found }) => {
  const total = found.pageInfo.totalResults;
  let count = found.data.length;
  for (let page = await found.next(); page; page = await found.next()) count += page.length;
  assert.equal(count, total);
});
