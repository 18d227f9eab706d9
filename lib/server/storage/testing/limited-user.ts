import { readFile } from "node:fs/promises";
import { PutBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";
import { execa } from "execa";
import type { S3StorageOptions } from "#lib/server/storage/s3/s3-storage";

type Statement = { Sid: string; Effect: string; Action: string[]; Resource: string[] };
export type Policy = { Version: string; Statement: Statement[] };

/** What a self-hoster gives the product's key, with the name of this bucket. */
export async function productPolicy(bucket: string): Promise<Policy> {
  const text = await readFile("deploy/s3/policy.json", "utf8");
  return JSON.parse(text.replaceAll("BUCKET", bucket)) as Policy;
}

const ACCESS = "limited-user";
const SECRET = "limited-secret-limited-secret";

/** A user of the S3 server who may do nothing but what a bucket's policy allows; `options` are the owner's. */
export async function makeLimitedUser(binary: string, options: S3StorageOptions): Promise<S3StorageOptions> {
  const owner = ["--access", options.accessKeyId, "--secret", options.secretAccessKey];
  await execa(binary, [
    ...["admin", ...owner, "--endpoint-url", options.endpoint ?? ""],
    ...["create-user", "--access", ACCESS, "--secret", SECRET, "--role", "user"],
  ]);
  return { ...options, accessKeyId: ACCESS, secretAccessKey: SECRET };
}

/** From now on that user may do just this. A bucket's policy names whom it is for, a user's own does not. */
export async function allow(options: S3StorageOptions, policy: Policy): Promise<void> {
  using client = ownerClient(options);
  const Statement = [...policy.Statement, ...wholeBatches(policy, options.bucket)].map((one) => ({
    ...one,
    Principal: { AWS: [ACCESS] },
  }));
  const Policy = JSON.stringify({ ...policy, Statement });
  await client.send(new PutBucketPolicyCommand({ Bucket: options.bucket, Policy }));
}

/** S3 asks for each key of a DeleteObjects whether it may be deleted, versitygw 1.7.0 once for no key at all. */
function wholeBatches({ Statement }: Policy, bucket: string): Statement[] {
  const Action = "s3:DeleteObject";
  if (!Statement.some((one) => one.Action.includes(Action))) return [];
  return [
    {
      Sid: "Batches",
      Effect: "Allow",
      Action: [Action],
      Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/videos/*`],
    },
  ];
}

/** For what the product itself never does: rules of the bucket. */
export function ownerClient(options: S3StorageOptions): S3Client & Disposable {
  const { accessKeyId, secretAccessKey } = options;
  const client = new S3Client({ ...options, credentials: { accessKeyId, secretAccessKey } });
  return Object.assign(client, { [Symbol.dispose]: () => client.destroy() });
}
