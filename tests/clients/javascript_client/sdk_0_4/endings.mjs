// Deletions, and what the client makes of refusals.

import { Calls, assert, refused } from '../call.mjs';
import { PROMPT } from './generate.mjs';
import { MARENGO } from './indexes.mjs';

export const calls = new Calls();

const UNKNOWN_ID = '6528dcf40000000000000000';
const MORE_THAN_A_FREE_PLAN_ALLOWS = 61;
const DELETE_VIDEO = 'delete_indexes_index_id_videos_video_id';

const missing = async (list, id) => assert(!(await list).some((each) => each.id === id));

calls.of('index.list (bad key)', 'get_indexes', ({ connect }) => connect('tlk_invalid').index.list(), {
  due: refused('UnauthorizedError', 'api_key_invalid'),
});

calls.of('index.retrieve (unknown id)', 'get_indexes_index_id', ({ client }) => client.index.retrieve(UNKNOWN_ID), {
  due: refused('NotFoundError', 'resource_not_exists'),
});

calls.of('index.list (invalid parameter)', 'get_indexes', ({ client }) => client.index.list({ pageLimit: 51 }), {
  due: refused('BadRequestError', 'page_limit'),
});

calls.of(
  'index.create (name taken)',
  'post_indexes',
  ({ client }) => client.index.create({ name: 'City rides', models: [MARENGO] }),
  { due: refused('BadRequestError', 'index_name_already_exists') },
);

calls.of('index.video.delete', DELETE_VIDEO, async ({ client, index, film }) => {
  await client.index.video.delete(index.id, film.id);
  await missing(index.listVideos(), film.id);
});

calls.of('Video.delete', DELETE_VIDEO, async ({ client, index, streamed }) => {
  await (await client.index.video.retrieve(index.id, streamed.id)).delete();
  await missing(index.listVideos(), streamed.id);
});

calls.of('task.delete', 'delete_tasks_task_id', async ({ client, film }) => {
  await client.task.delete(film.id);
  await missing(client.task.list(), film.id);
});

calls.of('Task.delete', 'delete_tasks_task_id', async ({ client, streamed }) => {
  await streamed.delete();
  await missing(client.task.list(), streamed.id);
});

calls.of(
  'generate.text (too often)',
  'post_generate',
  async ({ client, video }) => {
    for (let count = 0; count < MORE_THAN_A_FREE_PLAN_ALLOWS; count += 1) await client.generate.text(video.id, PROMPT);
  },
  { due: refused('TooManyRequestsError', 'too_many_requests') },
);

calls.of('index.delete', 'delete_indexes_index_id', async ({ client, bare }) => {
  await client.index.delete(bare[0].id);
  await missing(client.index.list(), bare[0].id);
});

calls.of('Index.delete', 'delete_indexes_index_id', async ({ client, index }) => {
  await index.delete();
  await missing(client.index.list(), index.id);
});
