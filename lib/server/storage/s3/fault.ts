import { S3ServiceException } from "@aws-sdk/client-s3";

type Asked = { readonly bucket: string; readonly region: string; readonly endpoint?: string };

/** What S3's or the network's answer to a first request says of the settings, in words for whoever wrote them. */
export function faultOf(error: unknown, asked: Asked): { text: string; passing: boolean } {
  const { bucket, region, endpoint = `Amazon S3 in ${region}` } = asked;
  if (!(error instanceof S3ServiceException)) {
    const why = error instanceof Error ? error.message || error.name : String(error);
    return {
      text: `The S3 server ${endpoint} cannot be reached (${why}). Is S3_ENDPOINT right, and is it running?`,
      passing: true,
    };
  }
  const status = error.$metadata.httpStatusCode ?? 0;
  const settled = (text: string) => ({ text, passing: false });
  switch (error.name) {
    case "NoSuchBucket":
      return settled(`${endpoint} has no bucket "${bucket}". Create it, or correct S3_BUCKET.`);
    case "InvalidAccessKeyId":
      return settled(`${endpoint} does not know S3_ACCESS_KEY_ID.`);
    case "SignatureDoesNotMatch":
      return settled(`${endpoint} refuses the signature: S3_SECRET_ACCESS_KEY does not belong to S3_ACCESS_KEY_ID.`);
    case "AccessDenied":
    case "Forbidden":
      return settled(
        `S3_ACCESS_KEY_ID may not list the bucket "${bucket}". deploy/s3/policy.json has what it must be allowed.`,
      );
    case "PermanentRedirect":
    case "AuthorizationHeaderMalformed":
    case "IllegalLocationConstraintException":
      return settled(`The bucket "${bucket}" is not in the region "${region}". Correct S3_REGION or S3_ENDPOINT.`);
  }
  return {
    text: `${endpoint} answered ${error.name} (${status}): ${error.message}`,
    passing: status >= 500 || status === 429,
  };
}

/** `offset`: milliseconds between the S3 server's clock and ours. */
export function wrongClock(offset: number): { text: string; passing: boolean } {
  const minutes = Math.round(offset / 60_000);
  const text = `This machine's clock and the S3 server's are ${minutes} minutes apart, so that signed addresses are refused. Set it right (NTP).`;
  return { text, passing: false };
}
