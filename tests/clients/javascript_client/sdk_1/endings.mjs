// Deletions, and what the client makes of refusals.

import { Calls, assert, refused } from '../call.mjs';
import { PROMPT, source } from './analyze.mjs';
import { ids, withModels } from './indexes.mjs';

export const calls = new Calls();

const UNKNOWN_ID = '6528dcf40000000000000000';
const UNKNOWN = 'resource_not_exists';
const MORE_THAN_A_FREE_PLAN_ALLOWS = 61;

const missing = async (list, id) => assert(!(await ids(list)).includes(id));

calls.of('indexes.list (bad key)', 'get_indexes', ({ connect }) => connect('tlk_invalid').indexes.list(), {
  due: refused('TwelvelabsApiError', 'api_key_invalid'),
});

calls.of('indexes.list (invalid parameter)', 'get_indexes', ({ client }) => client.indexes.list({ pageLimit: 51 }), {
  due: refused('BadRequestError', 'page_limit'),
});

calls.of(
  'indexes.retrieve (malformed id)',
  'get_indexes_index_id',
  ({ client }) => client.indexes.retrieve('index_id'),
  { due: refused('BadRequestError', 'parameter_invalid') },
);

calls.of(
  'indexes.create (name taken)',
  'post_indexes',
  ({ client }) => client.indexes.create({ indexName: 'City rides', models: withModels('marengo3.0') }),
  { due: refused('BadRequestError', 'index_name_already_exists') },
);

calls.of('tasks.retrieve (unknown id)', 'get_tasks_task_id', ({ client }) => client.tasks.retrieve(UNKNOWN_ID), {
  due: refused('TwelvelabsApiError', UNKNOWN),
});

calls.of('assets.retrieve (unknown id)', 'get_assets_asset_id', ({ client }) => client.assets.retrieve(UNKNOWN_ID), {
  due: refused('NotFoundError', UNKNOWN),
});

calls.of('indexes.videos.delete', 'delete_indexes_index_id_videos_video_id', async ({ client, index, silent }) => {
  await client.indexes.videos.delete(index.id, silent.id);
  await missing(client.indexes.videos.list(index.id), silent.id);
});

calls.of('tasks.delete', 'delete_tasks_task_id', async ({ client, silent }) => {
  await client.tasks.delete(silent.id);
  await missing(client.tasks.list(), silent.id);
});

calls.of('assets.delete', 'delete_assets_asset_id', async ({ client, soundAsset }) => {
  await client.assets.delete(soundAsset.id);
  await missing(client.assets.list(), soundAsset.id);
});

const reindex = ({ client, bare, bikesAsset }) =>
  client.indexes.indexedAssets.create(bare[0].id, { assetId: bikesAsset.id });

calls.of(
  'assets.delete (in use)',
  'delete_assets_asset_id',
  async (stage) => {
    await reindex(stage);
    await stage.client.assets.delete(stage.bikesAsset.id);
  },
  { due: refused('ConflictError', '') },
);

// Left to itself the client asks twice more when it is told that it asks too often.
calls.of(
  'analyze (too often)',
  'post_analyze',
  async (stage) => {
    const request = { ...source(stage), prompt: PROMPT };
    for (let count = 0; count < MORE_THAN_A_FREE_PLAN_ALLOWS; count += 1)
      await stage.client.analyze(request, { maxRetries: 0 });
  },
  { due: refused('TooManyRequestsError', 'too_many_requests') },
);

calls.of('assets.delete (force)', 'delete_assets_asset_id', async ({ client, bikesAsset }) => {
  await client.assets.delete(bikesAsset.id, { force: true });
  await missing(client.assets.list(), bikesAsset.id);
});

calls.of('indexes.delete', 'delete_indexes_index_id', async ({ client, bare }) => {
  await client.indexes.delete(bare[1].id);
  await missing(client.indexes.list(), bare[1].id);
});
