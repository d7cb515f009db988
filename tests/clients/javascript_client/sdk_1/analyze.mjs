// Texts that are generated from a video, at once and as a stream.

import { Calls, assert, broken } from '../call.mjs';
import { CITY_BIKES } from './tasks.mjs';

export const calls = new Calls();

const ANALYZE = 'post_analyze';
export const PROMPT = 'What happens when it rains?';
const NO_IMAGES = 'it takes images, and not `pegasus1.6`, the model that reads them';
const SCHEMA = { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] };
export const source = ({ bikesAsset }) => ({ video: { type: 'asset_id', assetId: bikesAsset.id } });

calls.of('analyze', ANALYZE, async (stage) => {
  stage.text = await stage.client.analyze({ ...source(stage), prompt: PROMPT, temperature: 0.2 });
  assert(stage.text.data.toLowerCase().includes('rain'));
  assert(stage.text.id && stage.text.usage.outputTokens > 0);
});

calls.of('analyze (video by url)', ANALYZE, async ({ client }) => {
  const { data } = await client.analyze({ video: { type: 'url', url: CITY_BIKES }, prompt: PROMPT });
  assert(data.toLowerCase().includes('rain'));
});

calls.of('analyze (part of an asset)', ANALYZE, async (stage) => {
  const part = { modelName: 'pegasus1.5', startTime: 10, endTime: 40, maxTokens: 600 };
  const { data, finishReason } = await stage.client.analyze({ ...source(stage), prompt: PROMPT, ...part });
  assert(data);
  assert.equal(finishReason, 'stop');
});

calls.of(
  'analyze (images)',
  ANALYZE,
  async ({ client, pictureAsset }) => {
    const image = [{ name: 'bicycle', assetId: pictureAsset.id }];
    await client.analyze({ modelName: 'pegasus1.6', image, prompt: 'What colour is <@bicycle>?' });
  },
  { due: broken('JsonError', NO_IMAGES) },
);

calls.of('analyze (responseFormat)', ANALYZE, async (stage) => {
  const responseFormat = { type: 'json_schema', jsonSchema: SCHEMA };
  const { data } = await stage.client.analyze({ ...source(stage), prompt: 'Give it a title', responseFormat });
  assert(JSON.parse(data).title);
});

calls.of('analyzeStream', ANALYZE, async (stage) => {
  const events = [];
  const stream = await stage.client.analyzeStream({ ...source(stage), prompt: PROMPT, temperature: 0.2 });
  for await (const event of stream) events.push(event);
  assert.deepEqual([events[0].eventType, events.at(-1).eventType], ['stream_start', 'stream_end']);
  const texts = events.filter(({ eventType }) => eventType === 'text_generation').map(({ text }) => text);
  assert(texts.length > 1);
  assert.equal(texts.join(''), stage.text.data);
});
