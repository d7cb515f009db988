// Indexing tasks: uploads, waiting, lists.

import { createReadStream, readFileSync } from 'node:fs';

import { Calls, assert } from '../call.mjs';
import { FAR_AHEAD, ids } from './indexes.mjs';

export const calls = new Calls();

const CREATE = 'post_tasks';
const RETRIEVE = 'get_tasks_task_id';
const LIST = 'get_tasks';
export const CITY_BIKES = 'https://example.com/city-bikes.mp4';
const MOUNTAIN_RESCUE = 'https://example.com/mountain-rescue.mp4';
export const INTERVAL = 50;

calls.of('tasks.create (url)', CREATE, async (stage) => {
  stage.bikes = await stage.client.tasks.create({
    indexId: stage.index.id,
    videoUrl: CITY_BIKES,
    enableVideoStream: true,
    userMetadata: JSON.stringify({ category: 'city', rating: 4.5, outdoors: true }),
  });
  assert.equal(stage.bikes.videoId, stage.bikes.id);
});

calls.of('tasks.create (file)', CREATE, async (stage) => {
  const videoFile = createReadStream(stage.file('film.mp4'));
  stage.film = await stage.client.tasks.create({ indexId: stage.index.id, videoFile });
  assert.notEqual(stage.film.id, stage.bikes.id);
});

calls.of('tasks.create (Blob, without stream)', CREATE, async (stage) => {
  const videoFile = new File([readFileSync(stage.file('film.mp4'))], 'silent.mp4');
  stage.silent = await stage.client.tasks.create({ indexId: stage.index.id, videoFile, enableVideoStream: false });
  assert(stage.silent.id);
});

calls.of('tasks.createBulk', CREATE, async (stage) => {
  const videoFiles = [createReadStream(stage.file('film.mp4'))];
  stage.bulk = await stage.client.tasks.createBulk({
    indexId: stage.index.id,
    videoFiles,
    videoUrls: [MOUNTAIN_RESCUE],
  });
  assert.equal(stage.bulk.length, 2);
});

calls.of('tasks.waitForDone', RETRIEVE, async ({ client, bikes, film, silent, bulk }) => {
  const options = { sleepInterval: INTERVAL / 1000, callback: (task) => assert(task.status) };
  for (const task of [bikes, film, silent, ...bulk])
    assert.equal((await client.tasks.waitForDone(task.id, options)).status, 'ready');
});

calls.of('tasks.retrieve', RETRIEVE, async ({ client, index, film, bikes }) => {
  const { status, indexId, videoId, systemMetadata } = await client.tasks.retrieve(film.id);
  assert.deepEqual([status, indexId, videoId], ['ready', index.id, film.id]);
  assert.deepEqual([systemMetadata.filename, systemMetadata.duration, systemMetadata.width], ['film.mp4', 5, 640]);
  assert.equal((await client.tasks.retrieve(bikes.id)).hls.status, 'COMPLETE');
});

calls.of('tasks.list', LIST, async ({ client, index, film, bulk }) => {
  const asked = { indexId: index.id, status: ['ready', 'failed'], filename: 'film.mp4', duration: 5, width: 640 };
  assert.deepEqual((await ids(client.tasks.list(asked))).sort(), [film.id, bulk[0].id].sort());
  assert.deepEqual(await ids(client.tasks.list({ updatedAt: FAR_AHEAD })), []);
});

calls.of('tasks.list (every page)', LIST, async ({ client, bikes, film, silent, bulk }) => {
  const found = await ids(client.tasks.list({ pageLimit: 2, sortBy: 'created_at', sortOption: 'asc' }));
  assert.deepEqual(
    found,
    [bikes, film, silent, ...bulk].map((task) => task.id),
  );
});
