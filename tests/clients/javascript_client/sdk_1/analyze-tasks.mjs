// Analyses in the background.

import { Calls, assert } from '../call.mjs';
import { PROMPT, source } from './analyze.mjs';
import { CITY_BIKES } from './tasks.mjs';

export const calls = new Calls();

const CREATE = 'post_analyze_tasks';
const RETRIEVE = 'get_analyze_tasks_task_id';
const INTERVAL = 200;
const OVER = ['ready', 'failed', 'canceled'];

// The client has no method that waits for a task.
async function finished(client, taskId) {
  for (;;) {
    const task = await client.analyzeAsync.tasks.retrieve(taskId);
    if (OVER.includes(task.status)) return task;
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}

calls.of('analyzeAsync.tasks.create', CREATE, async (stage) => {
  const wanted = { ...source(stage), prompt: PROMPT, customId: 'bikes-1', temperature: 0.2 };
  const { taskId, status } = await stage.client.analyzeAsync.tasks.create(wanted);
  assert.equal(status, 'queued');
  stage.analysis = taskId;
});

calls.of('analyzeAsync.tasks.create (segments)', CREATE, async (stage) => {
  const fields = [{ name: 'has_bicycle', type: 'boolean', description: 'Whether there is one.' }];
  const segmentDefinitions = [{ id: 'shots', description: 'Everything', fields }];
  const { taskId } = await stage.client.analyzeAsync.tasks.create({
    video: { type: 'url', url: CITY_BIKES },
    analysisMode: 'time_based_metadata',
    responseFormat: { type: 'segment_definitions', segmentDefinitions },
  });
  stage.segments = taskId;
});

calls.of('analyzeAsync.tasks.retrieve', RETRIEVE, async ({ client, analysis }) => {
  const { status, customId, result, requestParams } = await finished(client, analysis);
  assert.deepEqual([status, customId, requestParams.prompt], ['ready', 'bikes-1', PROMPT]);
  assert(result.data.toLowerCase().includes('rain') && result.usage.outputTokens > 0);
});

calls.of('analyzeAsync.tasks.retrieve (segments)', RETRIEVE, async ({ client, segments }) => {
  const { shots } = JSON.parse((await finished(client, segments)).result.data);
  assert(shots.length > 3 && shots.some(({ metadata }) => metadata.has_bicycle));
});

calls.of('analyzeAsync.tasks.list', 'get_analyze_tasks', async ({ client, analysis }) => {
  const { data } = await client.analyzeAsync.tasks.list({ status: 'ready', analysisMode: 'general' });
  assert.deepEqual(data.map(({ taskId }) => taskId), [analysis]);
});

calls.of('analyzeAsync.tasks.delete', 'delete_analyze_tasks_task_id', async ({ client, segments }) => {
  await client.analyzeAsync.tasks.delete(segments);
});

const beginBatch = ({ client, bikesAsset }) => {
  const video = { type: 'asset_id', assetId: bikesAsset.id };
  return client.analyzeAsync.batches.create({
    modelName: 'pegasus1.5',
    analysisMode: 'general',
    defaults: { prompt: { inputText: PROMPT } },
    requests: [{ video, customId: 'bikes-1' }, { video }],
  });
};

calls.of('analyzeAsync.batches.create', 'post_analyze_batches', async (stage) => {
  stage.batch = await beginBatch(stage);
  assert.deepEqual([stage.batch.status, stage.batch.totalItems], ['pending', 2]);
});

calls.of('analyzeAsync.batches.retrieve', 'get_analyze_batches_batch_id', async ({ client, batch }) => {
  let found;
  do {
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    found = await client.analyzeAsync.batches.retrieve(batch.batchId);
  } while (['pending', 'processing'].includes(found.status));
  assert.deepEqual([found.status, found.readyItems], ['completed', 2]);
});

calls.of('analyzeAsync.batches.results', 'get_analyze_batches_batch_id_results', async ({ client, batch }) => {
  const lines = [];
  for await (const line of await client.analyzeAsync.batches.results(batch.batchId)) lines.push(line);
  assert.deepEqual(lines.map(({ status }) => status), ['ready', 'ready']);
});

calls.of('analyzeAsync.batches.list', 'get_analyze_batches', async ({ client, batch }) => {
  const { data } = await client.analyzeAsync.batches.list();
  assert.deepEqual(data.map(({ batchId }) => batchId), [batch.batchId]);
});

calls.of('analyzeAsync.batches.cancel', 'post_analyze_batches_batch_id_cancel', async (stage) => {
  const { batchId } = await beginBatch(stage);
  assert.equal((await stage.client.analyzeAsync.batches.cancel(batchId)).status, 'canceling');
});

calls.of('analyzeAsync.batches.delete', 'delete_analyze_batches_batch_id', async ({ client, batch }) => {
  await client.analyzeAsync.batches.delete(batch.batchId);
});
