// Vectors: at once and by tasks.

import { createReadStream } from 'node:fs';

import { Calls, assert, broken } from '../call.mjs';
import { FAR_AHEAD } from './indexes.mjs';

export const calls = new Calls();

const EMBED = 'post_embed';
const CREATE = 'post_embed_tasks';
const STATUS = 'get_embed_tasks_task_id_status';
const RETRIEVE = 'get_embed_tasks_task_id';
const LIST = 'get_embed_tasks';
const MODEL = 'Marengo-retrieval-2.7';
const CITY_BIKES = 'https://example.com/city-bikes.mp4';
const INTERVAL = 50;

calls.of('embed.create (text)', EMBED, async ({ client }) => {
  const made = await client.embed.create({ modelName: MODEL, text: 'a yellow bicycle', textTruncate: 'end' });
  assert.equal(made.textEmbedding.segments[0].embeddingsFloat.length, 1024);
});

calls.of('embed.create (imageUrl)', EMBED, async ({ client }) => {
  const made = await client.embed.create({ modelName: MODEL, imageUrl: 'https://example.com/canal.png' });
  assert.equal(made.imageEmbedding.segments.length, 1);
});

calls.of('embed.create (audioUrl)', EMBED, async ({ client }) => {
  const audioUrl = 'https://example.com/bell.mp3';
  const made = await client.embed.create({ modelName: MODEL, audioUrl, audioStartOffsetSec: 2 });
  assert.equal(made.audioEmbedding.segments[0].startOffsetSec, 2);
});

calls.of('embed.task.create (url)', CREATE, async (stage) => {
  const part = { url: CITY_BIKES, startOffsetSec: 10, endOffsetSec: 40, clipLength: 10 };
  stage.vectors = await stage.client.embed.task.create(MODEL, part);
  assert.equal(stage.vectors.modelName, MODEL);
});

calls.of('embed.task.create (file)', CREATE, async (stage) => {
  stage.whole = await stage.client.embed.task.create(MODEL, { file: stage.file('film.mp4'), scopes: ['clip', 'video'] });
  const file = createReadStream(stage.file('film.mp4'));
  assert.notEqual((await stage.client.embed.task.create(MODEL, { file })).id, stage.whole.id);
});

calls.of('embed.task.createBulk', CREATE, async ({ client, file }) => {
  const videos = [{ url: CITY_BIKES, clipLength: 8 }, { file: file('film.mp4') }];
  assert.equal((await client.embed.task.createBulk(MODEL, videos)).length, 2);
});

calls.of('EmbeddingsTask.waitForDone', STATUS, async ({ vectors, whole }) => {
  assert.equal(await vectors.waitForDone(INTERVAL, (task) => task.id), 'ready');
  assert.equal(await whole.waitForDone(INTERVAL), 'ready');
});

calls.of('EmbeddingsTask.getStatus', STATUS, async ({ vectors }) => {
  assert.equal(await vectors.getStatus(), 'ready');
});

calls.of('embed.task.status', STATUS, async ({ client, vectors }) => {
  assert.equal((await client.embed.task.status(vectors.id)).status, 'ready');
});

calls.of('embed.task.retrieve', RETRIEVE, async ({ client, vectors }) => {
  const task = await client.embed.task.retrieve(vectors.id, { embeddingOption: ['visual-text'] });
  assert.deepEqual(
    task.videoEmbedding.segments.map((each) => [each.startOffsetSec, each.endOffsetSec, each.embeddingsFloat.length]),
    [10, 20, 30].map((at) => [at, at + 10, 1024]),
  );
});

calls.of('EmbeddingsTask.retrieve', RETRIEVE, async ({ whole }) => {
  assert.equal((await whole.retrieve()).videoEmbedding.segments[0].embeddingScope, 'clip');
});

calls.of('embed.task.list', LIST, async ({ client, vectors, whole }) => {
  const listed = (await client.embed.task.list({ endedAt: FAR_AHEAD, status: 'ready' })).map((task) => task.id);
  assert([vectors, whole].every(({ id }) => listed.includes(id)));
});

calls.of('embed.task.listPagination', LIST, async (stage) => {
  stage.vectorPages = await stage.client.embed.task.listPagination({ pageLimit: 4 });
  assert.equal(stage.vectorPages.pageInfo.totalResults, 5);
});

calls.of('EmbeddingsTaskListWithPagination.next', LIST, async ({ vectorPages, vectors }) => {
  assert.deepEqual((await vectorPages.next()).map((task) => task.id), [vectors.id]);
  assert.equal(await vectorPages.next(), null);
});
