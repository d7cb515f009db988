// Multipart uploads: step by step, and all in one.

import { readFileSync } from 'node:fs';

import { Calls, assert } from '../call.mjs';
import { lookedAt } from './assets.mjs';
import { INTERVAL } from './tasks.mjs';

export const calls = new Calls();

const OPEN = 'post_assets_multipart_uploads';
const STATE = 'get_assets_multipart_uploads_upload_id';
const REPORT = `${OPEN}_upload_id`;

const picture = ({ file }) => readFileSync(file('yellow-bicycle.jpg'));

// The client tells of its steps on the standard output, which findings go to.
async function quietly(act) {
  const { log } = console;
  console.log = () => {};
  try {
    return await act();
  } finally {
    console.log = log;
  }
}

async function listed(pages) {
  const found = [];
  for await (const each of await pages) found.push(each);
  return found;
}

calls.of('multipartUpload.create', OPEN, async (stage) => {
  const body = { filename: 'bicycle.jpg', type: 'image', totalSize: picture(stage).length, enableThumbnail: true };
  stage.upload = await stage.client.multipartUpload.create(body);
  assert.deepEqual([stage.upload.totalChunks, stage.upload.uploadUrls[0].chunkIndex], [1, 1]);
});

calls.of('multipartUpload.listIncompleteUploads', 'get_assets_multipart_uploads', async ({ client, upload }) => {
  const [only] = await listed(client.multipartUpload.listIncompleteUploads());
  assert.equal(only.uploadId, upload.uploadId);
});

calls.of('multipartUpload.getAdditionalPresignedUrls', `${REPORT}_presigned_urls`, async (stage) => {
  const { uploadId, uploadHeaders } = stage.upload;
  const asked = { start: 1, count: 1 };
  const { uploadUrls } = await stage.client.multipartUpload.getAdditionalPresignedUrls(uploadId, asked);
  const sent = await fetch(uploadUrls[0].url, { method: 'PUT', body: picture(stage), headers: uploadHeaders });
  stage.etag = sent.headers.get('ETag');
  assert(stage.etag);
});

calls.of('multipartUpload.reportChunkBatch', REPORT, async (stage) => {
  const chunk = { chunkIndex: 1, proof: stage.etag, proofType: 'etag', chunkSize: picture(stage).length };
  const { uploadId, assetId } = stage.upload;
  const done = await stage.client.multipartUpload.reportChunkBatch(uploadId, { completedChunks: [chunk] });
  assert.deepEqual([done.assetId, done.totalCompleted], [assetId, 1]);
  assert(done.url);
});

calls.of('multipartUpload.getStatus', STATE, async ({ client, upload }) => {
  const chunks = await listed(client.multipartUpload.getStatus(upload.uploadId));
  assert.deepEqual(
    chunks.map((chunk) => [chunk.index, chunk.status]),
    [[1, 'completed']],
  );
});

calls.of('multipartUpload.waitForUploadCompletion', STATE, async ({ client, upload }) => {
  const options = { sleepInterval: INTERVAL };
  const done = await client.multipartUpload.waitForUploadCompletion(upload.uploadId, options);
  assert.deepEqual([done.status, done.totalChunks], ['completed', 1]);
});

calls.of('multipartUpload.uploadFile', REPORT, async (stage) => {
  const seen = [];
  const progressCallback = (progress) => seen.push(progress.completedChunks);
  const upload = () => stage.client.multipartUpload.uploadFile(stage.file('film.mp4'), { progressCallback });
  stage.chunkedFilm = await quietly(upload);
  assert.deepEqual(seen, [1]);
});

calls.of('assets.retrieve (in chunks)', 'get_assets_asset_id', async (stage) => {
  const asset = await lookedAt(stage, { id: stage.chunkedFilm.assetId });
  assert.deepEqual([asset.status, asset.method, asset.filename], ['ready', 'multipart', 'film.mp4']);
});
