// Videos of an index, and what is found in one.

import { Calls, assert, broken } from '../call.mjs';
import { CAMEL_CASE, FAR_AHEAD } from './indexes.mjs';

export const calls = new Calls();

const LIST = 'list-videos';
const RETRIEVE = 'retrieve-video-information';
const UPDATE = 'update-video-information';
const THUMBNAIL = 'retrieve-thumbnail';
const ASKED = { start: 15, end: 60 };

const OTHER_PATH = 'it asks for the transcription, not for the thumbnail, and gives back nothing';
const NO_INDEXED_AT = 'it takes `indexedAt` and never sends it';
const FORGETS = 'it forgets conditions on size, width, height, duration and fps when it turns to the next page';
const NO_METADATA = 'it sends `metadata` as `[object Object]`, a condition that has no effect';

calls.of('index.video.list', LIST, async ({ client, index, bikes }) => {
  const asked = { width: { gte: 1280 }, duration: { gte: 96, lte: 96 }, filename: 'city-bikes.mp4' };
  const found = await client.index.video.list(index.id, asked);
  assert(found.some((video) => video.id === bikes.videoId));
  assert(found.every((video) => video.metadata.duration === 96));
  assert.equal((await client.index.video.list(index.id, { size: { gte: 1 }, fps: 10 })).length, 3);
});

calls.of(
  'index.video.list (createdAt)',
  LIST,
  async ({ client, index }) => {
    assert.equal((await client.index.video.list(index.id, { createdAt: { gte: FAR_AHEAD } })).length, 0);
  },
  { due: broken('AssertionError', CAMEL_CASE) },
);

calls.of(
  'index.video.list (indexedAt)',
  LIST,
  async ({ client, index }) => {
    assert.equal((await client.index.video.list(index.id, { indexedAt: { gte: FAR_AHEAD } })).length, 0);
  },
  { due: broken('AssertionError', NO_INDEXED_AT) },
);

calls.of('index.video.listPagination', LIST, async (stage) => {
  stage.pages = await stage.client.index.video.listPagination(stage.index.id, { pageLimit: 5 });
  assert(stage.pages.pageInfo.totalResults >= 7);
});

calls.of('VideoListWithPagination.next', LIST, async ({ pages }) => {
  const total = pages.pageInfo.totalResults;
  assert.equal((await pages.next()).length, total - 5);
  assert.equal(await pages.next(), null);
});

calls.of(
  'VideoListWithPagination.next (conditions)',
  LIST,
  async ({ client, index }) => {
    const pages = await client.index.video.listPagination(index.id, { duration: { gte: 96, lte: 96 }, pageLimit: 1 });
    const total = pages.pageInfo.totalResults;
    await pages.next();
    assert.equal(pages.pageInfo.totalResults, total);
  },
  { due: broken('AssertionError', FORGETS) },
);

calls.of('Index.listVideos', LIST, async ({ index }) => {
  assert.equal((await index.listVideos({ filename: 'mountain-rescue.mp4', height: { gte: 360 } })).length, 1);
});

calls.of('index.video.retrieve', RETRIEVE, async (stage) => {
  stage.video = await stage.client.index.video.retrieve(stage.index.id, stage.bikes.videoId);
  assert.deepEqual([stage.video.metadata.filename, stage.video.hls.status], ['city-bikes.mp4', 'COMPLETE']);
});

calls.of(
  'index.video.retrieve (from YouTube)',
  RETRIEVE,
  async ({ client, index, tube }) => {
    const video = await client.index.video.retrieve(index.id, (await tube.retrieve()).videoId);
    assert.equal(video.source.type, 'youtube');
    assert(video.indexedAt);
  },
  { since: '0.2' },
);

calls.of('index.video.update', UPDATE, async ({ client, index, video }) => {
  await client.index.video.update(index.id, video.id, { title: 'Two wheels', metadata: { rideCategory: 'city' } });
  const { metadata } = await client.index.video.retrieve(index.id, video.id);
  assert.deepEqual([metadata.video_title, metadata.ride_category], ['Two wheels', 'city']);
});

calls.of(
  'index.video.list (metadata)',
  LIST,
  async ({ client, index }) => {
    assert.equal((await client.index.video.list(index.id, { metadata: { ride_category: 'city' } })).length, 1);
  },
  { due: broken('AssertionError', NO_METADATA) },
);

calls.of('Video.update', UPDATE, async ({ client, index, video }) => {
  await video.update({ metadata: { year: 2024 } });
  assert.equal((await client.index.video.retrieve(index.id, video.id)).metadata.year, 2024);
});

calls.of('index.video.transcription', 'retrieve-transcription', async ({ client, index, video }) => {
  const values = await client.index.video.transcription(index.id, video.id, ASKED);
  assert(values.some(({ value }) => value.includes('One touch')));
});

calls.of('index.video.textInVideo', 'retrieve-ocr', async ({ client, index, video }) => {
  const values = await client.index.video.textInVideo(index.id, video.id, ASKED);
  assert(values.some(({ value }) => value.includes('Give way to cyclists')));
});

calls.of('index.video.logo', 'identify-logos', async ({ client, index, video }) => {
  const values = await client.index.video.logo(index.id, video.id, ASKED);
  assert(values.some(({ value }) => value.includes('Velora')));
});

const thumbnail = async ({ client, index, video }) => {
  assert.match(String(await client.index.video.thumbnail(index.id, video.id, 12.5)), /\/13\.jpeg/);
};
calls.of('index.video.thumbnail', THUMBNAIL, thumbnail, {
  due: broken('AssertionError', OTHER_PATH),
  before: '0.2.8',
});
calls.of('index.video.thumbnail', THUMBNAIL, thumbnail, { since: '0.2.8' });

calls.of('Video.transcription', 'retrieve-transcription', async ({ video }) => {
  assert((await video.transcription()).length > (await video.transcription(ASKED)).length);
});

calls.of('Video.textInVideo', 'retrieve-ocr', async ({ video }) => {
  // The server says null; the client, an empty list.
  assert.deepEqual(await video.textInVideo({ start: 95, end: 96 }), []);
});

calls.of('Video.logo', 'identify-logos', async ({ video }) => {
  assert.equal((await video.logo())[0].value, 'Velora');
});

const ownThumbnail = async ({ video }) => {
  assert.match(String(await video.thumbnail()), /\.jpeg/);
};
calls.of('Video.thumbnail', THUMBNAIL, ownThumbnail, { due: broken('AssertionError', OTHER_PATH), before: '0.2.8' });
calls.of('Video.thumbnail', THUMBNAIL, ownThumbnail, { since: '0.2.8' });
