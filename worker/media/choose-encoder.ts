import { SOFTWARE_ENCODER, tryEncoderCommand, VIDEO_ENCODERS, type VideoEncoder } from "#lib/domain/render/encoders";
import { DEFAULT_OUTPUT, encodingOf } from "#lib/domain/render/output";
import { TRYING } from "./limits.ts";
import { run } from "./run.ts";

/** Milliseconds; a driver that hangs is one that does not work. */
const TIMEOUT = 20_000;

type Log = { info(facts: object, text: string): void; warn(facts: object, text: string): void };

/**
 * The encoder that this machine's renders are made with: the one wished for, or with `auto` the first hardware one, if
 * a real encode with it succeeds here; else libx264, which is not tried.
 */
export async function chooseEncoder(wish: VideoEncoder | "auto", log: Log): Promise<VideoEncoder> {
  const candidates = wish === "auto" ? VIDEO_ENCODERS.filter((one) => one !== SOFTWARE_ENCODER) : [wish];
  const failed: Record<string, string> = {};
  for (const encoder of candidates) {
    const fault = encoder === SOFTWARE_ENCODER ? undefined : await faultOf(encoder);
    if (fault === undefined) {
      log.info({ encoder }, "video encoder");
      return encoder;
    }
    failed[encoder] = fault;
  }
  if (wish === "auto") log.info({ encoder: SOFTWARE_ENCODER }, "video encoder: no hardware encoder works here");
  else log.warn({ encoder: SOFTWARE_ENCODER, failed }, `video encoder: ${wish} does not work here`);
  return SOFTWARE_ENCODER;
}

/** Why an encoder does not work here; undefined when it does. */
async function faultOf(encoder: VideoEncoder): Promise<string | undefined> {
  try {
    await run(tryEncoderCommand(encoder, encodingOf(DEFAULT_OUTPUT)), { limits: TRYING, timeout: TIMEOUT });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
