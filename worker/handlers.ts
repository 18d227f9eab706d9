import type { JobName } from "#lib/contracts/jobs";
import type { JobHandler } from "./job-handler.ts";
import { erase } from "./jobs/erase.ts";
import { fetchClip } from "./jobs/fetch-clip.ts";
import { ingest } from "./jobs/ingest.ts";
import { join } from "./jobs/join.ts";
import { maintain } from "./jobs/maintain.ts";
import { notify } from "./jobs/notify.ts";
import { preview } from "./jobs/preview.ts";
import { render } from "./jobs/render.ts";
import { strip } from "./jobs/strip.ts";

/** Every kind of job there is: a contract without a handler does not compile. */
export const HANDLERS = {
  ingest,
  join,
  strip,
  preview,
  fetch: fetchClip,
  render,
  notify,
  erase,
  maintain,
} as const satisfies {
  [Name in JobName]: JobHandler<Name>;
};
