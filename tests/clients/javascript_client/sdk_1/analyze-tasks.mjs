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
