// Deletions, and what the client makes of refusals.

import { Calls, assert, refused } from '../call.mjs';
import { PROMPT } from './generate.mjs';
import { MARENGO } from './indexes.mjs';
import { CLASSES } from './search.mjs';

export const calls = new Calls();

const UNKNOWN_ID = '6528dcf40000000000000000';
const MORE_THAN_A_FREE_PLAN_ALLOWS = 51;

const missing = async (list, id) => assert(!(await list).some((each) => each.id === id));

calls.of('index.list (bad key)', 'list-indexes', ({ connect }) => connect('tlk_invalid').index.list(), {
  due: refused('UnauthorizedError', 'api_key_invalid'),
});

calls.of('index.retrieve (unknown id)', 'retrieve-index', ({ client }) => client.index.retrieve(UNKNOWN_ID), {
  due: refused('NotFoundError', 'resource_not_exist'),
});

calls.of('index.list (invalid parameter)', 'list-indexes', ({ client }) => client.index.list({ pageLimit: 51 }), {
  due: refused('BadRequestError', 'page_limit'),
});

calls.of(
  'index.create (name taken)',
  'create-index',
  ({ client }) => client.index.create({ name: 'City rides', engines: [MARENGO] }),
  { due: refused('BadRequestError', 'index_name_already_exists') },
);

const streamNothing = ({ client }) => client.generate.textStream({ videoId: UNKNOWN_ID, prompt: PROMPT });
calls.of('generate.textStream (unknown id)', 'generate-text-representation', streamNothing, {
  due: refused('NotFoundError', 'resource_not_exist'),
  since: '0.2',
  before: '0.2.8',
});
// From 0.2.8 on it no longer reads what a stream is refused with, and knows the status alone.
calls.of('generate.textStream (unknown id)', 'generate-text-representation', streamNothing, {
  due: refused('NotFoundError', 'Not Found'),
  since: '0.2.8',
});

calls.of(
  'task.delete (video kept)',
  'delete-video-indexing-task',
  ({ client, bikes }) => client.task.delete(bikes.id),
  { due: refused('BadRequestError', 'task_cannot_be_deleted') },
);

calls.of('index.video.delete', 'delete-video-information', async ({ client, index, film }) => {
  const { videoId } = await film.retrieve();
  await client.index.video.delete(index.id, videoId);
  await missing(client.index.video.list(index.id, { id: videoId }), videoId);
});

calls.of('Video.delete', 'delete-video-information', async ({ client, index, video }) => {
  await video.delete();
  await missing(client.index.video.list(index.id, { id: video.id }), video.id);
});

calls.of('task.delete', 'delete-video-indexing-task', async ({ client, film }) => {
  await client.task.delete(film.id);
  await missing(client.task.list({ id: film.id }), film.id);
});

calls.of('Task.delete', 'delete-video-indexing-task', async ({ client, bikes }) => {
  await bikes.delete();
  await missing(client.task.list({ id: bikes.id }), bikes.id);
});

const again = async (act) => {
  for (let count = 0; count < MORE_THAN_A_FREE_PLAN_ALLOWS; count += 1) await act();
};

calls.of(
  'classify.index (too often)',
  'classify-bulk',
  ({ client, index }) =>
    again(() => client.classify.index({ indexId: index.id, options: ['visual'], classes: CLASSES })),
  { due: refused('TooManyRequestsError', ''), since: '0.2' },
);

calls.of(
  'search.query (too often)',
  'make-search-request',
  ({ client, index }) => again(() => client.search.query({ indexId: index.id, options: ['visual'], query: 'bicycle' })),
  { due: refused('TooManyRequestsError', '') },
);

calls.of('index.delete', 'delete-index', async ({ client, bare }) => {
  await client.index.delete(bare[0].id);
  await missing(client.index.list(), bare[0].id);
});

calls.of('Index.delete', 'delete-index', async ({ client, index }) => {
  await index.delete();
  await missing(client.index.list(), index.id);
});
