// Vectors, of forms and of JSON: at once and by tasks.

import { createReadStream, readFileSync } from 'node:fs';

import { Calls, assert, refused } from '../call.mjs';
import { FAR_AHEAD, ids } from './indexes.mjs';
import { CITY_BIKES, INTERVAL } from './tasks.mjs';

export const calls = new Calls();

const EMBED = 'post_embed';
const CREATE = 'post_embed_tasks';
const STATUS = 'get_embed_tasks_task_id_status';
const RETRIEVE = 'get_embed_tasks_task_id';
const EMBED_2 = 'post_embed_v2';
const CREATE_2 = 'post_embed_v2_tasks';
const RETRIEVE_2 = 'get_embed_v2_tasks_task_id';
const MODEL = 'marengo3.0';
const LATER_MODEL = 'marengo3.5';
const CANAL = 'https://example.com/canal.png';

calls.of('embed.create (text)', EMBED, async ({ client }) => {
  const { textEmbedding } = await client.embed.create({ modelName: MODEL, text: 'a yellow bicycle' });
  assert.equal(textEmbedding.segments[0].float.length, 512);
});

calls.of('embed.create (image)', EMBED, async ({ client, file }) => {
  const picture = new File([readFileSync(file('yellow-bicycle.jpg'))], 'yellow-bicycle.jpg');
  const made = await client.embed.create({ modelName: MODEL, imageFile: picture });
  assert.equal(made.imageEmbedding.metadata.inputFilename, 'yellow-bicycle.jpg');
  assert.equal((await client.embed.create({ modelName: MODEL, imageUrl: CANAL })).imageEmbedding.segments.length, 1);
});

calls.of('embed.create (audio)', EMBED, async ({ client }) => {
  const audioUrl = 'https://example.com/bell.mp3';
  const made = await client.embed.create({ modelName: 'Marengo-retrieval-2.7', audioUrl, audioStartOffsetSec: 2 });
  assert.equal(made.audioEmbedding.segments[0].startOffsetSec, 2);
});

calls.of(
  'embed.create (refused)',
  EMBED,
  async ({ client }) => {
    await client.embed.create({ modelName: 'marengo1', text: 'a yellow bicycle' });
  },
  { due: refused('BadRequestError', 'model_name') },
);

calls.of('embed.tasks.create', CREATE, async (stage) => {
  const { tasks } = stage.client.embed;
  const part = { videoStartOffsetSec: 10, videoEndOffsetSec: 40, videoClipLength: 10 };
  stage.vectors = await tasks.create({ modelName: MODEL, videoUrl: CITY_BIKES, ...part });
  const videoFile = createReadStream(stage.file('film.mp4'));
  stage.whole = await tasks.create({ modelName: MODEL, videoFile, videoEmbeddingScope: ['clip', 'video'] });
});

calls.of('embed.tasks.createBulk', CREATE, async ({ client }) => {
  const made = await client.embed.tasks.createBulk({ modelName: MODEL, videos: [{ videoUrl: CITY_BIKES }] });
  assert.equal(made.length, 1);
});

calls.of('embed.tasks.waitForDone', STATUS, async ({ client, vectors, whole }) => {
  for (const { id } of [vectors, whole])
    assert.equal((await client.embed.tasks.waitForDone(id, { sleepInterval: INTERVAL / 1000 })).status, 'ready');
});

calls.of('embed.tasks.status', STATUS, async ({ client, vectors }) => {
  assert.equal((await client.embed.tasks.status(vectors.id)).status, 'ready');
});

calls.of('embed.tasks.retrieve', RETRIEVE, async ({ client, vectors, whole }) => {
  const { videoEmbedding } = await client.embed.tasks.retrieve(vectors.id, { embeddingOption: ['audio'] });
  assert.deepEqual(
    videoEmbedding.segments.map((each) => [each.startOffsetSec, each.endOffsetSec, each.float.length]),
    [10, 20, 30].map((at) => [at, at + 10, 512]),
  );
  assert.equal((await client.embed.tasks.retrieve(whole.id)).videoEmbedding.segments.at(-1).embeddingScope, 'video');
});

calls.of('embed.tasks.list', 'get_embed_tasks', async ({ client, vectors, whole }) => {
  const listed = await ids(client.embed.tasks.list({ pageLimit: 1, endedAt: FAR_AHEAD, status: 'ready' }));
  assert([vectors, whole].every(({ id }) => listed.includes(id)));
});

calls.of('embed.v2.create (text)', EMBED_2, async ({ client }) => {
  const wanted = { inputType: 'text', modelName: MODEL, text: { inputText: 'a bell' } };
  assert.equal((await client.embed.v2.create(wanted)).data[0].embedding.length, 512);
});

calls.of('embed.v2.create (image, text_image)', EMBED_2, async ({ client, file }) => {
  const base64String = readFileSync(file('yellow-bicycle.jpg')).toString('base64');
  const one = { inputType: 'image', modelName: MODEL, image: { mediaSource: { base64String } } };
  const described = { mediaSource: { url: CANAL }, inputText: 'a canal' };
  const both = { inputType: 'text_image', modelName: MODEL, textImage: described };
  assert.equal((await client.embed.v2.create(one)).metadata.inputType, 'image');
  assert.equal((await client.embed.v2.create(both)).metadata.inputUrl, CANAL);
});

calls.of('embed.v2.create (audio, video)', EMBED_2, async ({ client, describedAsset }) => {
  const segmentation = { strategy: 'fixed', fixed: { durationSec: 6 } };
  const wanted = { startSec: 0, endSec: 12, segmentation, embeddingScope: ['clip', 'asset'] };
  const audio = { ...wanted, mediaSource: { assetId: describedAsset.id }, embeddingOption: ['audio'] };
  const video = { ...wanted, mediaSource: { url: CITY_BIKES }, embeddingOption: ['visual', 'transcription'] };
  const sound = await client.embed.v2.create({ inputType: 'audio', modelName: MODEL, audio });
  const film = await client.embed.v2.create({ inputType: 'video', modelName: MODEL, video });
  assert.deepEqual(
    sound.data.map((row) => row.embeddingScope),
    ['clip', 'clip', 'asset'],
  );
  assert.deepEqual([film.data.length, film.metadata.clipLength], [6, 6]);
});

calls.of('embed.v2.create (multi_input)', EMBED_2, async ({ client }) => {
  const mediaSources = [{ name: 'canal', mediaType: 'image', url: CANAL }];
  const made = await client.embed.v2.create({
    inputType: 'multi_input',
    modelName: LATER_MODEL,
    multiInput: { inputText: 'a bicycle beside <@canal>', mediaSources },
  });
  assert.deepEqual([made.data.length, made.metadata.inputType], [1, 'multi_input']);
});

calls.of('embed.v2.tasks.create', CREATE_2, async (stage) => {
  const { tasks } = stage.client.embed.v2;
  const video = { mediaSource: { url: CITY_BIKES }, embeddingOption: ['visual'], embeddingScope: ['asset'] };
  stage.vectors2 = await tasks.create({ inputType: 'video', modelName: MODEL, video });
  assert.equal(stage.vectors2.status, 'processing');
});

calls.of('embed.v2.tasks.create (document, image)', CREATE_2, async ({ client }) => {
  const document = { mediaSource: { url: 'https://example.com/rules.pdf' } };
  const image = { mediaSource: { url: CANAL } };
  const wanted = [
    { inputType: 'document', modelName: LATER_MODEL, document },
    { inputType: 'image', modelName: LATER_MODEL, image },
  ];
  for (const each of wanted) {
    const { id } = await client.embed.v2.tasks.create(each);
    assert.equal((await finished(client, id)).data.length, 1);
  }
});

calls.of('embed.v2.tasks.retrieve', RETRIEVE_2, async ({ client, vectors2 }) => {
  const { status, data } = await finished(client, vectors2.id);
  assert.deepEqual([status, data[0].embeddingScope], ['ready', 'asset']);
});

calls.of('embed.v2.tasks.list', 'get_embed_v2_tasks', async ({ client, vectors, vectors2 }) => {
  const listed = await ids(client.embed.v2.tasks.list({ pageLimit: 2, endedAt: FAR_AHEAD }));
  assert([vectors, vectors2].every(({ id }) => listed.includes(id)));
});

// Return a task once it has its vectors; the client has no method that waits for it.
async function finished(client, id) {
  let task = await client.embed.v2.tasks.retrieve(id);
  while (task.status === 'processing') {
    await new Promise((done) => setTimeout(done, INTERVAL));
    task = await client.embed.v2.tasks.retrieve(id);
  }
  return task;
}
