import { toAppError } from "#lib/domain/errors";
import { beginFetch, endFetch, pauseFetch, reportFetch } from "#lib/server/fetch-order";
import { failRender } from "#lib/server/render-claim";
import type { JobHandler } from "../job-handler.ts";
import { provideSection } from "../provide-section.ts";
import { createReporter } from "../report-progress.ts";
import { type VideoSource, YOUTUBE } from "../stages/fetch-section.ts";
import { watchCancel } from "../watch-cancel.ts";

/** Brings the part of a YouTube video that a render is of into storage, then has the render queued. */
export const fetchClip = fetchClipFrom(YOUTUBE);

/** Fetches from another place: for tests. */
export function fetchClipFrom(source: VideoSource): JobHandler<"fetch"> {
  return {
    async run({ renderId }, context) {
      await using cancel = await watchCancel(renderId);
      const order = await beginFetch(renderId);
      if (!order) return;
      const lost = new AbortController();
      const signal = AbortSignal.any([context.signal, cancel.signal, lost.signal]);
      const reporter = createReporter<number>(async (progress) => {
        try {
          await reportFetch(renderId, progress);
        } catch (error) {
          if (toAppError(error).code === "cancelled") lost.abort(error);
          else context.log.warn({ err: error }, "progress was not written");
        }
      });
      try {
        await provideSection(source, order, { ...context, signal }, reporter.report);
        await reporter.end();
        await endFetch(renderId);
      } catch (thrown) {
        await reporter.end();
        await pauseFetch(renderId);
        const error = toAppError(thrown);
        // After the last try it is YouTube that did not answer, not we who failed.
        if (context.isLastTry && error.details?.youtube !== undefined && error.code === "unavailable") {
          context.log.error({ err: error }, "YouTube did not answer");
          await failRender(renderId, error.userMessage);
          return;
        }
        if (error.details?.youtube !== undefined) context.log.warn({ err: error }, "a clip was not fetched");
        throw thrown;
      }
    },
    async fail({ renderId }, problem) {
      await failRender(renderId, problem);
    },
  };
}
