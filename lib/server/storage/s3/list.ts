import {
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  ListObjectsV2Command,
  ListPartsCommand,
  type ListPartsCommandOutput,
  type S3Client,
} from "@aws-sdk/client-s3";
import { s3Error } from "#lib/server/storage/s3/s3-error";
import type { StoredObject, StoredPart } from "#lib/server/storage/storage";

export async function listParts(
  client: S3Client,
  Bucket: string,
  Key: string,
  UploadId: string,
): Promise<StoredPart[]> {
  const parts: StoredPart[] = [];
  let PartNumberMarker: string | undefined;
  do {
    const page: ListPartsCommandOutput = await client.send(
      new ListPartsCommand({ Bucket, Key, UploadId, PartNumberMarker }),
    );
    for (const { PartNumber, ETag, Size } of page.Parts ?? []) {
      if (PartNumber && ETag) parts.push({ partNumber: PartNumber, etag: ETag, size: Size ?? 0 });
    }
    // Not the SDK's paginator: it follows the marker for ever on servers that also send one with the last page.
    PartNumberMarker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
  } while (PartNumberMarker);
  return parts;
}

export async function* listObjects(client: S3Client, Bucket: string, Prefix: string): AsyncGenerator<StoredObject> {
  let ContinuationToken: string | undefined;
  do {
    const command = new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken });
    const page = await client.send(command).catch(s3Error(Prefix));
    for (const { Key, Size, LastModified } of page.Contents ?? []) {
      if (Key && LastModified) yield { key: Key, size: Size ?? 0, modifiedAt: LastModified };
    }
    ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (ContinuationToken);
}

/** Multipart uploads that were begun and neither completed nor aborted. */
export async function* listUnfinishedUploads(
  client: S3Client,
  Bucket: string,
  Prefix: string,
): AsyncGenerator<{ key: string; uploadId: string; startedAt: Date }> {
  let KeyMarker: string | undefined;
  let UploadIdMarker: string | undefined;
  do {
    const command = new ListMultipartUploadsCommand({ Bucket, Prefix, KeyMarker, UploadIdMarker });
    const page: ListMultipartUploadsCommandOutput = await client.send(command).catch(s3Error(Prefix));
    for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
      if (Key && UploadId && Initiated) yield { key: Key, uploadId: UploadId, startedAt: Initiated };
    }
    KeyMarker = page.IsTruncated ? page.NextKeyMarker : undefined;
    UploadIdMarker = page.NextUploadIdMarker;
  } while (KeyMarker);
}
