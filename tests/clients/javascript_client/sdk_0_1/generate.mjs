// Generated texts, and vectors.

import { createReadStream } from 'node:fs';

import { Calls, assert, broken } from '../call.mjs';
import { CITY_BIKES, INTERVAL } from './tasks.mjs';

export const calls = new Calls();

const SUMMARIZE = 'summarize';
const TEXT = 'generate-text-representation';
const CREATE = 'create-video-embeding-task';
const RETRIEVE = 'retrieve-video-embeding';
const STATUS = 'retrieve-video-embeding-task';
const ENGINE = 'Marengo-retrieval-2.6';
export const PROMPT = 'What happens when it rains?';
const FROM_0_2 = { since: '0.2' };

const NO_ZERO = 'it leaves out a start of 0, and an end without a start is refused';
const NO_SCOPES = 'it takes `scopes` and never sends them';

calls.of('generate.gist', 'generate-gist', async ({ client, video }) => {
  const gist = await client.generate.gist(video.id, ['title', 'topic', 'hashtag']);
  assert.deepEqual([gist.title, gist.topics], ['A Morning with City Bikes', ['Cycling']]);
  assert(gist.hashtags.length > 0);
});

calls.of('generate.summarize (summary)', SUMMARIZE, async ({ client, video }) => {
  assert((await client.generate.summarize(video.id, 'summary')).summary.includes('bi'));
});

calls.of('generate.summarize (chapter)', SUMMARIZE, async ({ client, video }) => {
  const { chapters } = await client.generate.summarize(video.id, 'chapter', 'Name the places');
  assert.deepEqual([chapters[0].chapterNumber, chapters[0].start, chapters.at(-1).end], [0, 0, 96]);
});

calls.of('generate.summarize (highlight)', SUMMARIZE, async ({ client, video }) => {
  const { highlights } = await client.generate.summarize(video.id, 'highlight', undefined, 0.2);
  assert(highlights.every(({ start, end, highlight }) => 0 <= start && start < end && end <= 96 && highlight));
});

calls.of('generate.text', TEXT, async ({ client, video }) => {
  assert((await client.generate.text(video.id, PROMPT)).data.toLowerCase().includes('rain'));
});

calls.of(
  'generate.textStream',
  TEXT,
  async ({ client, video }) => {
    const stream = await client.generate.textStream({ videoId: video.id, prompt: PROMPT, temperature: 0.7 });
    const texts = [];
    for await (const text of stream) texts.push(text);
    assert(texts.length > 1 && stream.id);
    assert.equal(texts.join(''), (await client.generate.text(video.id, PROMPT, 0.7)).data);
  },
  FROM_0_2,
);

calls.of('Video.generateGist', 'generate-gist', async ({ video }) => {
  assert.equal((await video.generateGist(['title'])).topics, undefined);
});

calls.of('Video.generateSummarize', SUMMARIZE, async ({ video }) => {
  assert((await video.generateSummarize('summary')).summary);
});

calls.of('Video.generateText', TEXT, async ({ video }) => {
  assert((await video.generateText(PROMPT)).data);
});

calls.of(
  'embed.create',
  'create-text-image-audio-embedding',
  async ({ client }) => {
    const made = await client.embed.create({ engineName: ENGINE, text: 'a yellow bicycle', textTruncate: 'end' });
    assert.equal(made.textEmbedding.float.length, 1024);
  },
  FROM_0_2,
);

calls.of(
  'embed.task.create (url)',
  CREATE,
  async (stage) => {
    const part = { url: CITY_BIKES, startOffsetSec: 10, endOffsetSec: 40, clipLength: 10 };
    stage.vectors = await stage.client.embed.task.create(ENGINE, part);
    assert.equal(stage.vectors.engineName, ENGINE);
  },
  FROM_0_2,
);

calls.of(
  'embed.task.create (file)',
  CREATE,
  async (stage) => {
    stage.whole = await stage.client.embed.task.create(ENGINE, { file: stage.file('film.mp4'), scopes: ['clip', 'video'] });
    const file = createReadStream(stage.file('film.mp4'));
    assert.notEqual((await stage.client.embed.task.create(ENGINE, { file })).id, stage.whole.id);
  },
  FROM_0_2,
);

calls.of(
  'embed.task.create (startOffsetSec: 0)',
  CREATE,
  async ({ client }) => {
    await client.embed.task.create(ENGINE, { url: CITY_BIKES, startOffsetSec: 0, endOffsetSec: 30 });
  },
  { due: broken('BadRequestError', NO_ZERO), ...FROM_0_2 },
);

calls.of(
  'embed.task.createBulk',
  CREATE,
  async ({ client, file }) => {
    const videos = [{ url: CITY_BIKES, clipLength: 8 }, { file: file('film.mp4') }];
    assert.equal((await client.embed.task.createBulk(ENGINE, videos)).length, 2);
  },
  FROM_0_2,
);

calls.of(
  'EmbeddingsTask.waitForDone',
  STATUS,
  async ({ vectors, whole }) => {
    assert.equal(await vectors.waitForDone(INTERVAL, (task) => task.id), 'ready');
    assert.equal(await whole.waitForDone(INTERVAL), 'ready');
  },
  FROM_0_2,
);

calls.of(
  'EmbeddingsTask.getStatus',
  STATUS,
  async ({ vectors }) => {
    assert.equal(await vectors.getStatus(), 'ready');
  },
  FROM_0_2,
);

calls.of(
  'embed.task.status',
  STATUS,
  async ({ client, vectors }) => {
    assert.equal((await client.embed.task.status(vectors.id)).status, 'ready');
  },
  FROM_0_2,
);

calls.of(
  'embed.task.retrieve',
  RETRIEVE,
  async ({ client, vectors }) => {
    const { videoEmbeddings } = await client.embed.task.retrieve(vectors.id);
    assert.deepEqual(
      videoEmbeddings.map((each) => [each.startOffsetSec, each.endOffsetSec, each.embedding.float.length]),
      [10, 20, 30].map((at) => [at, at + 10, 1024]),
    );
  },
  FROM_0_2,
);

calls.of(
  'EmbeddingsTask.retrieve',
  RETRIEVE,
  async ({ whole }) => {
    assert.equal((await whole.retrieve()).videoEmbeddings[0].embeddingScope, 'clip');
  },
  FROM_0_2,
);

calls.of(
  'EmbeddingsTask.retrieve (scopes)',
  RETRIEVE,
  async ({ whole }) => {
    assert.equal((await whole.retrieve()).videoEmbeddings.at(-1).embeddingScope, 'video');
  },
  { due: broken('AssertionError', NO_SCOPES), ...FROM_0_2 },
);
