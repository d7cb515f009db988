// Search, its pages, and classification.

import { createReadStream } from 'node:fs';

import { Calls, assert, broken } from '../call.mjs';

export const calls = new Calls();

const SEARCH = 'make-search-request';
const PAGE = 'search-retrieve-specific-page';
const ANY = 'any-to-video-search';
const SPEECH = ['visual', 'conversation'];
export const CLASSES = [
  { name: 'Cycling', prompts: ['Bicycles', 'Cyclists'] },
  { name: 'Rescue', prompts: ['Helicopter'] },
];

const UNLOCKS = 'a woman unlocks a yellow bicycle with her phone';
const NO_ZERO = 'it leaves out a level of 0, so that 0.5 is taken';

const rest = async (result) => {
  let count = 0;
  for (let page = await result.next(); page; page = await result.next()) count += page.length;
  return count;
};

calls.of('search.query', SEARCH, async (stage) => {
  const asked = { query: 'bicycle', options: SPEECH, threshold: 'none', pageLimit: 3, operator: 'or' };
  stage.found = await stage.client.search.query({ indexId: stage.index.id, ...asked });
  assert.equal(stage.found.data.length, 3);
  assert.equal(stage.found.data[0].confidence, 'high');
  assert.equal(stage.found.pool.indexId, stage.index.id);
});

calls.of('search.query (groupBy, filter)', SEARCH, async ({ client, index, video }) => {
  const { data } = await client.search.query({
    indexId: index.id,
    query: 'bicycle',
    options: ['visual'],
    groupBy: 'video',
    sortOption: 'clip_count',
    filter: { id: [video.id], rideCategory: 'city' },
  });
  assert.equal(data.length, 1);
  assert(data[0].clips.every((clip) => clip.videoId === video.id));
});

calls.of('search.query (exact_match)', SEARCH, async ({ client, index }) => {
  const { data } = await client.search.query({
    indexId: index.id,
    query: 'drivers cannot read minds',
    options: ['conversation'],
    conversationOption: 'exact_match',
  });
  assert(data.length > 0);
  assert(data.every((clip) => clip.metadata[0].text.includes('Drivers cannot read minds')));
});

calls.of('search.query (combined query)', SEARCH, async ({ client, index }) => {
  const query = { $and: [{ text: 'yellow bicycle' }, { text: 'phone' }] };
  assert((await client.search.query({ indexId: index.id, query, options: SPEECH })).data.length > 0);
});

calls.of('search.byPageToken', PAGE, async ({ client, found }) => {
  assert((await client.search.byPageToken(found.pageInfo.nextPageToken)).pageInfo.prevPageToken);
});

calls.of('SearchResult.next', PAGE, async ({ found }) => {
  assert.equal(3 + (await rest(found)), found.pageInfo.totalResults);
});

calls.of('Index.query', SEARCH, async ({ index }) => {
  assert.equal((await index.query({ query: 'bicycle', options: ['visual'] })).data[0].confidence, 'high');
});

calls.of(
  'search.query (queryText)',
  ANY,
  async ({ client, index }) => {
    const found = await client.search.query({
      indexId: index.id,
      queryText: 'stretch out your arm and turn',
      options: SPEECH,
      filter: { duration: { gte: 96 } },
      adjustConfidenceLevel: 0.4,
      pageLimit: 1,
    });
    assert(found.data[0].start >= 49 && found.data[0].end <= 65);
    assert.equal((await found.next()).length, 1); // by the path of the other search
  },
  { since: '0.2' },
);

calls.of(
  'search.query (adjustConfidenceLevel: 0)',
  ANY,
  async ({ client, index }) => {
    const asked = { indexId: index.id, options: ['visual'], threshold: 'none', adjustConfidenceLevel: 0 };
    const [form, json] = [
      await client.search.query({ queryText: UNLOCKS, ...asked }),
      await client.search.query({ query: UNLOCKS, ...asked }),
    ].map(({ data }) => data.map((clip) => clip.confidence));
    assert.deepEqual(form, json);
  },
  { due: broken('AssertionError', NO_ZERO), since: '0.2' },
);

const image = { queryMediaType: 'image', options: ['visual'], threshold: 'none' };

calls.of(
  'search.query (queryMediaFile)',
  ANY,
  async ({ client, index, file }) => {
    for (const queryMediaFile of [file('yellow-bicycle.jpg'), createReadStream(file('yellow-bicycle.jpg'))])
      assert((await client.search.query({ indexId: index.id, queryMediaFile, ...image })).data[0].videoId);
  },
  { since: '0.2' },
);

calls.of(
  'search.query (queryMediaUrl)',
  ANY,
  async ({ client, index }) => {
    const queryMediaUrl = 'https://example.com/yellow-bicycle.jpg';
    assert((await client.search.query({ indexId: index.id, queryMediaUrl, ...image })).data[0].videoId);
  },
  { since: '0.2' },
);

calls.of(
  'classify.videos',
  'classify-video',
  async ({ client, video }) => {
    const asked = { options: SPEECH, classes: CLASSES, includeClips: true };
    const { data } = await client.classify.videos({ videoIds: [video.id], ...asked });
    assert.deepEqual(
      data[0].classes.map((each) => each.name),
      ['Cycling'],
    );
    assert(data[0].classes[0].clips.every((clip) => clip.prompt));
  },
  { since: '0.2' },
);

calls.of(
  'classify.index',
  'classify-bulk',
  async (stage) => {
    stage.classes = await stage.client.classify.index({
      indexId: stage.index.id,
      options: ['visual'],
      classes: CLASSES,
      pageLimit: 1,
      showDetailedScore: true,
      threshold: { minVideoScore: 40, minClipScore: 20, minDurationRatio: 0.1 },
    });
    assert.equal(stage.classes.data.length, 1);
    assert(stage.classes.data[0].classes[0].detailedScores.maxScore > 0);
  },
  { since: '0.2' },
);

calls.of(
  'classify.byPageToken',
  'classify-retrieve-specific-page',
  async ({ client, classes }) => {
    const page = await client.classify.byPageToken(classes.pageInfo.nextPageToken);
    assert.notEqual(page.data[0].videoId, classes.data[0].videoId);
  },
  { since: '0.2' },
);

calls.of(
  'ClassifyPageResult.next',
  'classify-retrieve-specific-page',
  async ({ classes }) => {
    assert.equal(1 + (await rest(classes)), classes.pageInfo.totalResults);
  },
  { since: '0.2' },
);
