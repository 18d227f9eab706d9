import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { AppError } from "#lib/domain/errors";
import { attachment } from "#lib/server/storage/content-disposition";
import { faultOf, wrongClock } from "#lib/server/storage/s3/fault";
import { listObjects, listParts, listUnfinishedUploads } from "#lib/server/storage/s3/list";
import { putFile } from "#lib/server/storage/s3/put-file";
import { s3Error } from "#lib/server/storage/s3/s3-error";
import { STORAGE_FOLDERS, type Storage } from "#lib/server/storage/storage";
import { StorageFault } from "#lib/server/storage/storage-fault";
import { checkKey } from "#lib/server/storage/storage-key";

export type S3StorageOptions = {
  readonly bucket: string;
  readonly region: string;
  /** AWS's own when left out. */
  readonly endpoint?: string;
  /** Where browsers reach the endpoint, when they do not reach it at `endpoint`. */
  readonly publicEndpoint?: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** `host/bucket/key` instead of `bucket.host/key`. */
  readonly forcePathStyle: boolean;
};

/** Longer than the longest render: ffmpeg opens its input again and again by the same URL. */
const INPUT_SECONDS = 24 * 3600;
/** Milliseconds; a server that does not answer the door must not hold up whoever asked us. */
const CONNECT_WITHIN = 5000;
/** Milliseconds without a byte; joining the parts of a large file takes a server a while. */
const SILENT_FOR = 300_000;
/** Milliseconds; S3 itself bears a quarter of an hour, but an address of ours lives hardly longer than that. */
const CLOCKS_APART = 300_000;
/** The most that one DeleteObjects takes. */
const DELETE_BATCH = 1000;

/** Any S3: AWS, Cloudflare R2, MinIO, Supabase, versitygw. */
export function createS3Storage(options: S3StorageOptions): Storage {
  const Bucket = options.bucket;
  const client = createClient(options, options.endpoint);
  // A signature covers the host name, so URLs for browsers are signed for the name that browsers use.
  const publicClient = options.publicEndpoint ? createClient(options, options.publicEndpoint) : client;

  return {
    async createUpload(key, contentType) {
      const command = new CreateMultipartUploadCommand({ Bucket, Key: checkKey(key), ContentType: contentType });
      const { UploadId } = await client.send(command).catch(s3Error(key));
      if (!UploadId) throw new AppError("unavailable", "storage began an upload without an id");
      return { uploadId: UploadId };
    },

    async signPart(key, uploadId, { partNumber, size }, expiresInSeconds) {
      const command = new UploadPartCommand({
        Bucket,
        Key: checkKey(key),
        UploadId: uploadId,
        PartNumber: partNumber,
        ContentLength: size,
      });
      // Signed, the length cannot be changed: the limit on a file's size holds without trusting the browser.
      return getSignedUrl(publicClient, command, {
        expiresIn: expiresInSeconds,
        unhoistableHeaders: new Set(["content-length"]),
        signableHeaders: new Set(["host", "content-length"]),
      });
    },

    listParts: (key, uploadId) => listParts(client, Bucket, checkKey(key), uploadId).catch(s3Error(key)),

    async completeUpload(key, uploadId, parts) {
      const Parts = parts.map(({ partNumber, etag }) => ({ PartNumber: partNumber, ETag: etag }));
      await client
        .send(
          new CompleteMultipartUploadCommand({
            Bucket,
            Key: checkKey(key),
            UploadId: uploadId,
            MultipartUpload: { Parts },
          }),
        )
        .catch(s3Error(key));
      const { ContentLength } = await client.send(new HeadObjectCommand({ Bucket, Key: key })).catch(s3Error(key));
      return { size: ContentLength ?? 0 };
    },

    async abortUpload(key, uploadId) {
      await client
        .send(new AbortMultipartUploadCommand({ Bucket, Key: checkKey(key), UploadId: uploadId }))
        .catch(s3Error(key))
        .catch(ignoreNotFound);
    },

    async sweepUnfinished(olderThan, keep) {
      let removed = 0;
      for (const folder of STORAGE_FOLDERS) {
        for await (const { key, uploadId, startedAt } of listUnfinishedUploads(client, Bucket, folder)) {
          if (startedAt >= olderThan || keep.has(uploadId)) continue;
          await this.abortUpload(key, uploadId);
          removed++;
        }
      }
      return removed;
    },

    async signGet(key, { expiresInSeconds, downloadName }) {
      const command = new GetObjectCommand({
        Bucket,
        Key: checkKey(key),
        ...(downloadName !== undefined && { ResponseContentDisposition: attachment(downloadName) }),
      });
      return getSignedUrl(publicClient, command, { expiresIn: expiresInSeconds });
    },

    inputFor: (key) =>
      getSignedUrl(client, new GetObjectCommand({ Bucket, Key: checkKey(key) }), { expiresIn: INPUT_SECONDS }),

    async read(key) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: checkKey(key) })).catch(s3Error(key));
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    },

    async readStart(key, bytes) {
      if ((await this.head(key))?.size === 0) return new Uint8Array();
      const command = new GetObjectCommand({ Bucket, Key: checkKey(key), Range: `bytes=0-${bytes - 1}` });
      const { Body } = await client.send(command).catch(s3Error(key));
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    },

    putFile: (key, path, contentType) =>
      putFile(client, { Bucket, Key: checkKey(key), ContentType: contentType }, path).catch(s3Error(key)),

    async head(key) {
      const answer = await client
        .send(new HeadObjectCommand({ Bucket, Key: checkKey(key) }))
        .catch(s3Error(key))
        .catch(ignoreNotFound);
      return answer && { size: answer.ContentLength ?? 0 };
    },

    async delete(keys) {
      for (let start = 0; start < keys.length; start += DELETE_BATCH) {
        const Objects = keys.slice(start, start + DELETE_BATCH).map((key) => ({ Key: checkKey(key) }));
        const command = new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } });
        const { Errors = [] } = await client.send(command).catch(s3Error(Objects[0]?.Key ?? ""));
        const failed = Errors.find((error) => error.Code !== "NoSuchKey");
        if (failed) throw new AppError("unavailable", `could not delete "${failed.Key}": ${failed.Code}`);
      }
    },

    list: (prefix) => listObjects(client, Bucket, prefix),

    async check() {
      const command = new ListObjectsV2Command({ Bucket, Prefix: STORAGE_FOLDERS[0], MaxKeys: 1 });
      await client.send(command).catch((error: unknown) => {
        throw new StorageFault(faultOf(error, options), { cause: error });
      });
      // The SDK mends its own requests, but not the addresses that it signs.
      const offset = Math.abs(client.config.systemClockOffset ?? 0);
      if (offset > CLOCKS_APART) throw new StorageFault(wrongClock(offset));
    },
  };
}

function createClient(options: S3StorageOptions, endpoint: string | undefined): S3Client {
  return new S3Client({
    region: options.region,
    ...(endpoint !== undefined && { endpoint }),
    forcePathStyle: options.forcePathStyle,
    credentials: { accessKeyId: options.accessKeyId, secretAccessKey: options.secretAccessKey },
    // By default the SDK signs a CRC32 of an empty body into part URLs, which no browser could then satisfy.
    requestChecksumCalculation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: CONNECT_WITHIN, socketTimeout: SILENT_FOR },
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}

function ignoreNotFound(error: unknown): undefined {
  if (error instanceof AppError && error.code === "not_found") return undefined;
  throw error;
}
