import { join } from "node:path";
import { ConfigurationError, type Env, env } from "#lib/server/env";
import { createDiskStorage, type DiskStorage } from "#lib/server/storage/disk/disk-storage";
import { createS3Storage } from "#lib/server/storage/s3/s3-storage";
import type { Storage } from "#lib/server/storage/storage";

type Opened = { readonly storage: Storage; readonly disk?: DiskStorage };

/** The driver that the environment asks for: S3 when `S3_BUCKET` is set, else a folder of `DATA_DIR`. */
export function openStorage(config: Env): Opened {
  if (config.S3_BUCKET && config.S3_ACCESS_KEY_ID && config.S3_SECRET_ACCESS_KEY) {
    const storage = createS3Storage({
      bucket: config.S3_BUCKET,
      region: config.S3_REGION,
      ...(config.S3_ENDPOINT && { endpoint: config.S3_ENDPOINT }),
      ...(config.S3_PUBLIC_ENDPOINT && { publicEndpoint: config.S3_PUBLIC_ENDPOINT }),
      accessKeyId: config.S3_ACCESS_KEY_ID,
      secretAccessKey: config.S3_SECRET_ACCESS_KEY,
      forcePathStyle: config.S3_FORCE_PATH_STYLE,
    });
    return { storage };
  }
  const secret = "STORAGE_SECRET" in config ? config.STORAGE_SECRET : undefined;
  if (!secret) {
    throw new ConfigurationError(
      "Files are kept on disk, but STORAGE_SECRET, which seals their links, is missing. See .env.example.",
    );
  }
  const disk = createDiskStorage({ folder: join(config.DATA_DIR, "files"), secret, publicUrl: config.PUBLIC_URL });
  return { storage: disk, disk };
}

let opened: Opened | undefined;

/** This process's storage, opened on first use. */
export function storage(): Storage {
  opened ??= openStorage(env());
  return opened.storage;
}

/** The disk driver, for its HTTP endpoint; undefined when files live in S3. */
export function diskStorage(): DiskStorage | undefined {
  opened ??= openStorage(env());
  return opened.disk;
}
