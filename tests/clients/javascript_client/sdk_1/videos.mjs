// Videos of an index.

import { Calls, assert } from '../call.mjs';
import { FAR_AHEAD, ids, listed } from './indexes.mjs';

export const calls = new Calls();

const LIST = 'get_indexes_index_id_videos';
const RETRIEVE = 'get_indexes_index_id_videos_video_id';

calls.of('indexes.videos.list', LIST, async ({ client, index, silent }) => {
  assert.deepEqual(await ids(client.indexes.videos.list(index.id, { filename: 'silent.mp4' })), [silent.id]);
  assert.deepEqual(await ids(client.indexes.videos.list(index.id, { createdAt: FAR_AHEAD })), []);
});

calls.of('indexes.videos.list (every page)', LIST, async ({ client, index, bikes, film, silent, bulk }) => {
  const found = await listed(client.indexes.videos.list(index.id, { pageLimit: 2, sortBy: 'updated_at' }));
  assert.deepEqual(
    found.map((video) => video.id).sort(),
    [bikes, film, silent, ...bulk].map((task) => task.videoId).sort(),
  );
  assert(found.every((video) => video.systemMetadata.size && video.systemMetadata.fps));
});

calls.of('indexes.videos.list (ranges)', LIST, async ({ client, index, bikes }) => {
  const asked = { duration: { gte: 90, lte: 100 }, width: { gte: 1280 }, size: { gte: 1 }, fps: { lte: 120 } };
  assert.deepEqual(await ids(client.indexes.videos.list(index.id, asked)), [bikes.id]);
});

calls.of('indexes.videos.list (userMetadata)', LIST, async ({ client, index, bikes }) => {
  assert.deepEqual(await ids(client.indexes.videos.list(index.id, { userMetadata: { category: 'city' } })), [bikes.id]);
});

calls.of('indexes.videos.retrieve', RETRIEVE, async ({ client, index, bikes }) => {
  const video = await client.indexes.videos.retrieve(index.id, bikes.id, { transcription: true });
  assert.deepEqual([video.systemMetadata.filename, video.hls.status], ['city-bikes.mp4', 'COMPLETE']);
  assert.deepEqual(video.userMetadata, { category: 'city', rating: 4.5, outdoors: true });
  assert(video.transcription.some(({ value }) => value.includes('stretch out your arm')));
});

calls.of('indexes.videos.retrieve (embedding)', RETRIEVE, async ({ client, index, bikes }) => {
  const video = await client.indexes.videos.retrieve(index.id, bikes.id, { embeddingOption: ['audio'] });
  const { segments } = video.embedding.videoEmbedding;
  assert(segments.length > 0 && segments.every((segment) => segment.embeddingOption === 'audio'));
  assert(segments.every((segment) => segment.float.length === 512));
});

calls.of('indexes.videos.update', 'patch_indexes_index_id_videos_video_id', async ({ client, index, bikes }) => {
  await client.indexes.videos.update(index.id, bikes.id, { userMetadata: { year: 2024 } });
  const { userMetadata } = await client.indexes.videos.retrieve(index.id, bikes.id);
  assert.deepEqual([userMetadata.year, userMetadata.category], [2024, 'city']);
});
