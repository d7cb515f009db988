// Indexing tasks: uploads of every kind, waiting, lists, imports.

import { createReadStream, readFileSync } from 'node:fs';

import { Calls, assert } from '../call.mjs';
import { FAR_AHEAD } from './indexes.mjs';

export const calls = new Calls();

const CREATE = 'post_tasks';
const RETRIEVE = 'get_tasks_task_id';
const LIST = 'get_tasks';
const CITY_BIKES = 'https://example.com/city-bikes.mp4';
const MOUNTAIN_RESCUE = 'https://example.com/mountain-rescue.mp4';
const INTERVAL = 50;
const INTEGRATION = '65282b008f9cd95a98cbcf00';

calls.of('task.create (url)', CREATE, async (stage) => {
  stage.bikes = await stage.client.task.create({ indexId: stage.index.id, url: CITY_BIKES, enableVideoStream: true });
  assert.equal(stage.bikes.indexId, stage.index.id);
});

calls.of('task.create (file)', CREATE, async (stage) => {
  stage.film = await stage.client.task.create({ indexId: stage.index.id, file: stage.file('film.mp4') });
  assert.equal(stage.film.videoId, stage.film.id);
});

calls.of('task.create (stream)', CREATE, async (stage) => {
  const file = createReadStream(stage.file('film.mp4'));
  stage.streamed = await stage.client.task.create({ indexId: stage.index.id, file });
  assert.notEqual(stage.streamed.id, stage.film.id);
});

calls.of('task.create (later model)', CREATE, async (stage) => {
  stage.later = await stage.client.task.create({ indexId: stage.bare[1].id, url: CITY_BIKES });
  assert.equal(stage.later.indexId, stage.bare[1].id);
});

calls.of('task.createBulk', CREATE, async (stage) => {
  const { client, index, file } = stage;
  stage.bulk = await client.task.createBulk(index.id, { files: [file('film.mp4')], urls: [MOUNTAIN_RESCUE] });
  assert.equal(stage.bulk.length, 2);
});

calls.of('Index.createTask', CREATE, async (stage) => {
  stage.own = await stage.index.createTask({ url: MOUNTAIN_RESCUE });
  assert.equal(stage.own.indexId, stage.index.id);
});

calls.of('Task.waitForDone', RETRIEVE, async ({ bikes, film, streamed, later, own, bulk }) => {
  for (const task of [bikes, film, streamed, later, own, ...bulk])
    assert.equal((await task.waitForDone(INTERVAL, (task) => task.status)).status, 'ready');
});

calls.of('task.retrieve', RETRIEVE, async ({ client, bikes }) => {
  const { status, hls } = await client.task.retrieve(bikes.id);
  assert.deepEqual([status, hls.status], ['ready', 'COMPLETE']);
});

calls.of('Task.retrieve', RETRIEVE, async ({ film }) => {
  const { systemMetadata } = await film.retrieve();
  assert.deepEqual([systemMetadata.filename, systemMetadata.duration], ['film.mp4', 5]);
});

calls.of('task.list', LIST, async ({ client, index, film }) => {
  const found = await client.task.list({ indexId: index.id, filename: 'film.mp4', width: 640, duration: 5 });
  assert(found.some((task) => task.id === film.id));
  assert.equal((await client.task.list({ updatedAt: { gte: FAR_AHEAD } })).length, 0);
});

calls.of('task.listPagination', LIST, async (stage) => {
  stage.pages = await stage.client.task.listPagination({ indexId: stage.index.id, pageLimit: 3 });
  assert.deepEqual([stage.pages.data.length, stage.pages.pageInfo.totalPage], [3, 2]);
});

calls.of('TaskListWithPagination.next', LIST, async ({ pages }) => {
  const total = pages.pageInfo.totalResults;
  assert.equal((await pages.next()).length, total - 3);
  assert.equal(await pages.next(), null);
});

calls.of('task.transfers.importVideos', 'post_tasks_transfers_import_integration_id', async ({ client, bare }) => {
  const params = { integrationId: INTEGRATION, indexId: bare[0].id, userMetadata: { term: 2 } };
  const { videos } = await client.task.transfers.importVideos(params);
  assert.deepEqual(
    videos.map((video) => video.filename),
    ['lesson.mp4'],
  );
});

calls.of('task.transfers.importStatus', 'get_tasks_transfers_import_integration_id_status', async (stage) => {
  const found = await stage.client.task.transfers.importStatus(INTEGRATION, stage.bare[0].id);
  assert.deepEqual([found.notImported, found.failed], [[], []]);
});

calls.of('task.transfers.importLogs', 'get_tasks_transfers_import_integration_id_logs', async ({ client, bare }) => {
  const [log] = await client.task.transfers.importLogs(INTEGRATION);
  assert.equal(log.indexId, bare[0].id);
});
