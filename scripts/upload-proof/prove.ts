import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";
import { type Browser, chromium, type Page } from "@playwright/test";
import { completedUploadSchema } from "#lib/contracts/api";
import { partCount, partSizeFor } from "#lib/domain/upload/part-plan";
import { freePort } from "#lib/server/local/free-port";
import { createS3Storage } from "#lib/server/storage/s3/s3-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { startVersitygw } from "#lib/server/storage/testing/versitygw";
import { startLocal } from "../local.ts";
import { type MemorySample, memoryOf } from "./browser-memory.ts";
import { type Fault, type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { makeLongVideo, sha256 } from "./long-video.ts";

export type UploadProof = {
  readonly size: number;
  /** From choosing the file to its being there, the reload included; seconds. */
  readonly seconds: number;
  readonly parts: number;
  /** Sendings beyond one for each part. */
  readonly resent: number;
  /** Bytes that left the browser, those that were lost included. */
  readonly sentBytes: number;
  readonly faults: FaultProxy["faults"];
  /** Percent of the file that had arrived when the page was reloaded, as the page said afterwards. */
  readonly resumedAt: number;
  readonly sent: string;
  readonly stored: string;
  readonly memory: readonly MemorySample[];
};

export type ProofOptions = {
  readonly size: number;
  readonly versitygw: string;
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
};

/** Shares of the file's parts after which something goes wrong, and after which the page is reloaded. */
const FAULTS: readonly { readonly after: number; readonly fault: Fault }[] = [
  { after: 0.15, fault: "cut" },
  { after: 0.35, fault: "busy" },
  { after: 0.75, fault: "refused" },
];
const RELOAD_AFTER = 0.55;
/** How many parts of one video the page sends at a time. */
const PARALLEL_PARTS = 4;
/** Milliseconds between two looks at the page. */
const LOOK = 250;

/**
 * Uploads a video of `size` bytes with a real browser to a real S3 server by the studio's own page, with three
 * failures on the way and one reload of the page, and reads back what storage holds.
 */
export async function proveUpload({ size, versitygw, signal, log }: ProofOptions): Promise<UploadProof> {
  const folder = await mkdtemp(join(tmpdir(), "sportssync-upload-"));
  try {
    const path = join(folder, "long-ride.mp4");
    log(`a video of ${(size / 1e6).toFixed(0)} MB`);
    await makeLongVideo(path, size, signal);

    // Not one that the system hands out: it must still be free when the studio starts, last of all.
    const port = await freePort(4300);
    await using server = await startVersitygw(versitygw, { origin: `http://127.0.0.1:${port}` });
    const course = planCourse(size);
    await using proxy = await startFaultProxy(server.options.endpoint ?? "", course.judge);
    log("the studio with its files in that S3 server");
    const { options } = server;
    await using studio = await startLocal({
      dataDir: join(folder, "data"),
      port,
      log: () => {},
      signal,
      env: {
        LOG_LEVEL: "warn",
        S3_BUCKET: options.bucket,
        S3_ENDPOINT: options.endpoint ?? "",
        S3_PUBLIC_ENDPOINT: proxy.url,
        S3_ACCESS_KEY_ID: options.accessKeyId,
        S3_SECRET_ACCESS_KEY: options.secretAccessKey,
        S3_FORCE_PATH_STYLE: "true",
      },
    });
    await using browser = await launch();
    const page = await browser.newPage();
    const uploaded = await uploadByPage({ browser, page, url: studio.url, path, proxy, course, signal });
    log("reading back what storage holds");
    const storage = createS3Storage(options);
    const response = await fetch(await storage.signGet(storageKeys.video(uploaded.id), { expiresInSeconds: 3600 }), {
      signal,
    });
    if (!response.ok || !response.body) throw new Error(`storage answered ${response.status}`);
    const hash = createHash("sha256");
    await pipeline(response.body, hash, { signal });
    const { id: _, ...figures } = uploaded;
    return { ...figures, size, sent: await sha256(path, signal), stored: hash.digest("hex") };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Course = ReturnType<typeof planCourse>;

/** At which sending of a part what goes wrong; and from which on they are held, so that the reload finds some open. */
function planCourse(size: number) {
  const parts = partCount({ size, partSize: partSizeFor(size) });
  const at = (share: number) => Math.ceil(share * parts);
  const faults = new Map(FAULTS.map(({ after, fault }) => [at(after), fault]));
  const reloadAt = at(RELOAD_AFTER);
  let isBeforeReload = true;
  return {
    parts,
    judge: (sending: number) => faults.get(sending) ?? (isBeforeReload && sending > reloadAt ? "hold" : undefined),
    goOn() {
      isBeforeReload = false;
    },
  };
}

type PageUpload = {
  readonly browser: Browser;
  readonly page: Page;
  readonly url: string;
  readonly path: string;
  readonly proxy: FaultProxy;
  readonly course: Course;
  readonly signal: AbortSignal;
};

async function uploadByPage({ browser, page, url, path, proxy, course, signal }: PageUpload) {
  let id: string | undefined;
  page.on("dialog", (dialog) => void dialog.accept().catch(() => {}));
  page.on("response", async (response) => {
    if (response.url().endsWith("/complete") && response.ok())
      id = completedUploadSchema.parse(await response.json()).id;
  });
  const memory: MemorySample[] = [];
  const look = await memoryOf(browser, page);
  const card = page.getByRole("region", { name: "Video" });

  async function choose(): Promise<void> {
    await page.goto(`${url}/projects/new`);
    await card.locator("input[type=file]").setInputFiles(path);
  }
  /** Looks at the page and its memory until that is so. */
  async function watchUntil(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await delay(LOOK, undefined, { signal });
      const options = { timeout: LOOK };
      const percent = await card
        .getByRole("progressbar")
        .first()
        .getAttribute("aria-valuenow", options)
        .catch(() => null);
      if (percent !== null) memory.push(await look(Number(percent)));
      const [problem] = await card.getByRole("alert").allTextContents();
      if (problem) throw new Error(`the page says: ${problem}`);
    }
  }

  const startedAt = performance.now();
  await choose();
  // All senders of the page stand still by then, so the reload interrupts as many parts every time.
  await watchUntil(() => proxy.held() >= PARALLEL_PARTS);
  course.goOn();
  await choose();
  const words = await page.getByText(/^Resumed at \d+ %$/).textContent();
  await watchUntil(() => id !== undefined);
  if (id === undefined) throw new Error("the upload was not completed");
  return {
    id,
    seconds: (performance.now() - startedAt) / 1000,
    parts: course.parts,
    resent: proxy.begun.length - course.parts,
    sentBytes: proxy.received(),
    faults: proxy.faults,
    resumedAt: Number(/\d+/.exec(words ?? "")?.[0]),
    memory,
  };
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
  });
}
