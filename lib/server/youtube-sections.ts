import { and, desc, eq, gte, lte } from "drizzle-orm";
import postgres from "postgres";
import type { Clip } from "#lib/contracts/project";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import type { Span } from "#lib/domain/youtube/section";
import { db } from "#lib/server/db/client";
import { youtubeSections } from "#lib/server/db/schema";
import { env } from "#lib/server/env";
import { storageKeys } from "#lib/server/storage/storage";

/** A part of a YouTube video in storage; its facts are told in the whole video's time. */
export type StoredSection = { readonly key: string; readonly facts: VideoFacts };

/** The part that was fetched last of those that hold a clip whole. */
export async function findSection(youtubeId: string, clip: Clip): Promise<StoredSection | undefined> {
  const [row] = await db()
    .select({ key: youtubeSections.key, facts: youtubeSections.facts })
    .from(youtubeSections)
    .where(
      and(
        eq(youtubeSections.youtubeId, youtubeId),
        lte(youtubeSections.start, clip.in),
        gte(youtubeSections.end, clip.out),
      ),
    )
    .orderBy(desc(youtubeSections.fetchedAt))
    .limit(1);
  return row;
}

type NewSection = { id: string; youtubeId: string; span: Span; size: number; facts: VideoFacts };

/** Makes known a part whose file is in storage under `storageKeys.youtubeSection(id)`. */
export async function keepSection({ id, youtubeId, span, size, facts }: NewSection): Promise<StoredSection> {
  const key = storageKeys.youtubeSection(id);
  await db()
    .insert(youtubeSections)
    .values({ id, youtubeId, ...span, key, size, facts });
  return { key, facts };
}

/**
 * The right to fetch of a video: one worker at a time has it, so orders of one clip that come together fetch it once.
 * It goes with the connection that holds it, when this process dies too.
 */
export async function lockYoutubeVideo(youtubeId: string, signal: AbortSignal): Promise<AsyncDisposable> {
  const { DATABASE_URL, DATABASE_DIRECT_URL } = env();
  // Of its own: a pooler would hand it to somebody else, and it is waited for longer than a query may take.
  const connection = postgres(DATABASE_DIRECT_URL ?? DATABASE_URL, { max: 1, onnotice: () => {} });
  const end = () => connection.end({ timeout: 0 });
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  try {
    signal.throwIfAborted();
    const lock = connection`select pg_advisory_lock(hashtext('youtube'), hashtext(${youtubeId}))`;
    await Promise.race([lock, aborted.promise]);
  } catch (error) {
    await end();
    throw error;
  } finally {
    signal.removeEventListener("abort", abort);
  }
  return { [Symbol.asyncDispose]: end };
}
