import { Global, Module } from '@nestjs/common';
import { LocalStorage } from './local-storage.js';
import { S3Storage } from './s3-storage.js';
import { Storage } from './storage.js';
import { Config } from '../config/config.js';

function storageOf({ settings }: Config): Storage {
  if (settings.STORAGE === 'local') return new LocalStorage(settings.STORAGE_DIRECTORY);
  return new S3Storage({
    endpoint: settings.S3_ENDPOINT, region: settings.S3_REGION, bucket: settings.S3_BUCKET,
    accessKeyId: settings.S3_ACCESS_KEY_ID, secretAccessKey: settings.S3_SECRET_ACCESS_KEY,
  });
}

@Global()
@Module({ providers: [{ provide: Storage, inject: [Config], useFactory: storageOf }], exports: [Storage] })
export class StorageModule {}
