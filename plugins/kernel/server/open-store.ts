import path from 'node:path';
import type { Env } from '@portfolio/config/env';
import { openLocalStore, type FileStore } from './file-store';
import { scanned, scanWithClamAV } from './virus-scan';

/** The store of an installation, as its environment says. Files on their way in lie in DATA_DIR in either case. */
export async function openStore(settings: Env): Promise<FileStore> {
  const store = await openPlainStore(settings);
  return settings.CLAMAV ? scanned(store, scanWithClamAV(settings.CLAMAV)) : store;
}

async function openPlainStore(settings: Env): Promise<FileStore> {
  const directory = path.join(settings.DATA_DIR, 'files');
  if (settings.FILE_STORE === 'local') return openLocalStore(directory);
  const { openS3Store } = await import('./s3-store.js');
  const { S3_ENDPOINT: endpoint, S3_REGION: region, S3_BUCKET: bucket = '', S3_PREFIX: prefix, S3_KEY: key = '', S3_SECRET: secret = '' } = settings;
  return openS3Store(directory, { endpoint, region, bucket, prefix, key, secret });
}
