// Texts that are generated from a video.

import { Calls, assert } from '../call.mjs';

export const calls = new Calls();

const GENERATE = 'post_generate';
const GIST = 'post_gist';
const SUMMARIZE = 'post_summarize';
export const PROMPT = 'What happens when it rains?';

calls.of('generate.text', GENERATE, async (stage) => {
  stage.text = await stage.client.generate.text(stage.video.id, PROMPT, 0.2);
  assert(stage.text.data.toLowerCase().includes('rain'));
});

calls.of('generate.textStream', GENERATE, async ({ client, video, text }) => {
  const texts = [];
  const stream = await client.generate.textStream({ videoId: video.id, prompt: PROMPT, temperature: 0.2 });
  for await (const part of stream) texts.push(part);
  assert(texts.length > 1 && stream.id);
  assert.equal(texts.join(''), text.data);
});

calls.of('Video.generateText', GENERATE, async ({ video }) => {
  assert((await video.generateText(PROMPT)).data);
});

calls.of('generate.gist', GIST, async ({ client, video }) => {
  const { title, topics } = await client.generate.gist(video.id, ['title', 'topic', 'hashtag']);
  assert.deepEqual([title, topics], ['A Morning with City Bikes', ['Cycling']]);
});

calls.of('Video.generateGist', GIST, async ({ video }) => {
  assert((await video.generateGist(['title'])).title);
});

calls.of('generate.summarize', SUMMARIZE, async ({ client, video }) => {
  const { chapters } = await client.generate.summarize(video.id, 'chapter', 'Name the places');
  assert.deepEqual([chapters[0].start, chapters.at(-1).end], [0, 96]);
});

calls.of('Video.generateSummarize', SUMMARIZE, async ({ video }) => {
  assert((await video.generateSummarize('summary')).summary);
});
