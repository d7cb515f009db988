// Indexing tasks: uploads of every kind, waiting, lists, transfers.

import { createReadStream, readFileSync, writeFileSync } from 'node:fs';

import { Calls, assert, broken } from '../call.mjs';
import { CAMEL_CASE, FAR_AHEAD } from './indexes.mjs';

export const calls = new Calls();

const CREATE = 'create-video-indexing-task';
const EXTERNAL = 'upload-external-provider';
const LIST = 'list-video-indexing-tasks';
export const CITY_BIKES = 'https://example.com/city-bikes.mp4';
const MOUNTAIN_RESCUE = 'https://example.com/mountain-rescue.mp4';
const YOUTUBE = 'https://www.youtube.com/watch?v=T21phFISCmw';
export const INTERVAL = 50;

const RAW_BOOLEAN =
  'it puts a boolean into the form as it is, which the form cannot write: the request breaks off half-way';
const NO_NAME = 'it sends a Buffer without a file name, as a form field and not as a file';
const NO_BUFFER = 'it leaves a Buffer out of the form without a word, though its types allow one';
const NO_HLS = 'it declares `hls` for a task and never sets it';

calls.of('task.create (url)', CREATE, async (stage) => {
  stage.bikes = await stage.client.task.create({ indexId: stage.index.id, url: CITY_BIKES, language: 'en' });
  assert.equal(stage.bikes.metadata.filename, 'city-bikes.mp4');
});

calls.of('task.create (file)', CREATE, async (stage) => {
  stage.film = await stage.client.task.create({ indexId: stage.index.id, file: stage.file('film.mp4') });
  assert.deepEqual([stage.film.metadata.duration, stage.film.metadata.width], [5, 640]);
});

calls.of('task.create (stream)', CREATE, async (stage) => {
  const file = createReadStream(stage.file('film.mp4'));
  stage.streamed = await stage.client.task.create({ indexId: stage.index.id, file });
  assert.equal(stage.streamed.metadata.filename, 'film.mp4');
});

const uploadBuffer = async ({ client, index, file }) => {
  await client.task.create({ indexId: index.id, file: readFileSync(file('film.mp4')) });
};
calls.of('task.create (Buffer)', CREATE, uploadBuffer, { due: broken('BadRequestError', NO_NAME), before: '0.2' });
calls.of('task.create (Buffer)', CREATE, uploadBuffer, { due: broken('BadRequestError', NO_BUFFER), since: '0.2' });

const uploadUnstreamed = async ({ client, index }) => {
  const task = await client.task.create({ indexId: index.id, url: CITY_BIKES, disableVideoStream: true });
  assert.equal(task.indexId, index.id);
};
calls.of('task.create (disableVideoStream)', CREATE, uploadUnstreamed, {
  due: broken('TypeError', RAW_BOOLEAN),
  before: '0.2.8',
});
calls.of('task.create (disableVideoStream)', CREATE, uploadUnstreamed, { since: '0.2.8' });

calls.of(
  'task.create (transcriptionFile)',
  CREATE,
  async ({ client, index, file }) => {
    await client.task.create({
      indexId: index.id,
      file: file('film.mp4'),
      transcriptionFile: file('subtitles.srt'),
    });
  },
  { due: broken('TypeError', RAW_BOOLEAN) },
);

calls.of('task.create (transcriptionUrl)', CREATE, async (stage) => {
  stage.rescue = await stage.client.task.create({
    indexId: stage.index.id,
    url: MOUNTAIN_RESCUE,
    transcriptionUrl: 'https://example.com/rescue.srt',
  });
  assert.equal(stage.rescue.metadata.filename, 'mountain-rescue.mp4');
});

calls.of('task.createBulk', CREATE, async (stage) => {
  const { client, index, file } = stage;
  stage.bulk = await client.task.createBulk(index.id, { files: [file('film.mp4')], urls: [CITY_BIKES] });
  assert.deepEqual(
    stage.bulk.map((task) => task.metadata.filename),
    ['film.mp4', 'city-bikes.mp4'],
  );
});

calls.of('task.externalProvider', EXTERNAL, async (stage) => {
  stage.tube = await stage.client.task.externalProvider(stage.index.id, YOUTUBE);
  assert.notEqual(stage.tube.status, 'failed');
});

calls.of('Index.taskExternalProvider', EXTERNAL, async ({ index }) => {
  assert.equal((await index.taskExternalProvider(YOUTUBE)).indexId, index.id);
});

calls.of('Index.createTask', CREATE, async ({ index }) => {
  assert.equal((await index.createTask({ url: CITY_BIKES })).indexId, index.id);
});

calls.of(
  'task.transfer (Buffer)',
  'cloud-to-cloud-transfer',
  async ({ client, bare }) => {
    const listed = [{ index_id: bare[0].id, language: 'en', object: 's3://lessons/harbour.mp4' }];
    await client.task.transfer(Buffer.from(JSON.stringify(listed)));
  },
  { due: broken('BadRequestError', NO_NAME) },
);

calls.of('task.transfer', 'cloud-to-cloud-transfer', async ({ client, bare, file }) => {
  const listed = [{ index_id: bare[1].id, language: 'en', object: 's3://lessons/harbour.mp4' }];
  writeFileSync(file('transfer.json'), JSON.stringify(listed));
  await client.task.transfer(createReadStream(file('transfer.json')));
  assert.equal((await client.task.status(bare[1].id)).totalResult, 1);
});

calls.of('Task.waitForDone', 'retrieve-video-indexing-task', async ({ bikes, film, streamed, rescue, tube, bulk }) => {
  for (const task of [bikes, film, streamed, rescue, tube, ...bulk])
    assert.equal((await task.waitForDone(INTERVAL, (task) => task.process)).status, 'ready');
});

calls.of('task.retrieve', 'retrieve-video-indexing-task', async ({ client, bikes }) => {
  assert.equal((await client.task.retrieve(bikes.id)).status, 'ready');
});

calls.of(
  'task.retrieve (hls)',
  'retrieve-video-indexing-task',
  async ({ client, bikes }) => {
    assert.equal((await client.task.retrieve(bikes.id)).hls?.status, 'COMPLETE');
  },
  { due: broken('AssertionError', NO_HLS) },
);

calls.of('Task.retrieve', 'retrieve-video-indexing-task', async (stage) => {
  stage.bikes = await stage.bikes.retrieve();
  assert(stage.bikes.videoId);
});

calls.of('task.list', LIST, async ({ client, index, film }) => {
  const asked = { indexId: index.id, filename: 'film.mp4', width: 640, duration: 5 };
  const found = await client.task.list(asked);
  assert(found.some((task) => task.id === film.id));
  assert.equal(found.length, 3);
});

calls.of(
  'task.list (updatedAt)',
  LIST,
  async ({ client }) => {
    assert.equal((await client.task.list({ updatedAt: { gte: FAR_AHEAD } })).length, 0);
  },
  { due: broken('AssertionError', CAMEL_CASE) },
);

calls.of('task.listPagination', LIST, async (stage) => {
  stage.pages = await stage.client.task.listPagination({ indexId: stage.index.id, pageLimit: 5 });
  assert.deepEqual([stage.pages.data.length, stage.pages.pageInfo.totalPage], [5, 2]);
});

calls.of('TaskListWithPagination.next', LIST, async ({ pages }) => {
  const total = pages.pageInfo.totalResults;
  assert.equal((await pages.next()).length, total - 5);
  assert.equal(await pages.next(), null);
});

calls.of('task.status', 'video-indexing-tasks-by-status', async ({ client, index }) => {
  const counts = await client.task.status(index.id);
  assert(counts.ready >= 7);
  assert.equal(counts.failed, 0);
});

calls.of('Index.taskStatus', 'video-indexing-tasks-by-status', async ({ index }) => {
  assert.equal((await index.taskStatus()).indexId, index.id);
});
