import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { projectSchema, type VideoResource, videoSchema } from "#lib/contracts/api";
import { toAppError } from "#lib/domain/errors";
import { makeFromLavfi } from "../worker/testing/fixture-video.ts";
import { parseCliArgs, runCli } from "./cli.ts";
import { createClient } from "./demo/client.ts";
import { makeSeedData } from "./fuzz-api/seed-data.ts";
import { hostileRequests } from "./hostile/requests.ts";
import { hostileTracks } from "./hostile/track-files.ts";
import { hostileVideos } from "./hostile/video-files.ts";
import { watchPrograms } from "./hostile/watch-programs.ts";
import { openWorld } from "./hostile/world.ts";
import { startLocal } from "./local.ts";
import { markdownTable } from "./markdown-table.ts";

const USAGE = `npm run hostile

Makes hostile videos, tracks, names and requests, sends each through a server and a worker of its own as a person
would, and prints what became of it: what was said, how long it took, the most memory of one program, and whether
anything leaked (a secret file's content, a request to another server, a program or a work folder left behind).`;

type Row = {
  readonly input: string;
  readonly happened: string;
  readonly seconds: number;
  readonly peak: number | undefined;
  readonly leaked: readonly string[];
};

/** Of files. */
const NAMES = [
  "$(reboot)`id`;|&.mp4",
  "-i",
  "../../../etc/passwd",
  "a\r\nSet-Cookie: x=1.mp4",
  "\"quotes' %s %n.mp4",
  "nul\0l.mp4",
  "gpj\u202e4pm.exe",
  "山".repeat(85),
  "🚴‍♀️ früh.mp4",
];

await runCli(async (args) => {
  parseCliArgs({ args, options: {} });
  const folder = await mkdtemp(join(tmpdir(), "sportssync-hostile-"));
  const rows: Row[] = [];
  try {
    await using world = await openWorld(folder);
    const dataDir = join(folder, "data");
    await using local = await startLocal({ dataDir, port: 0, settings: { LOG_LEVEL: "error" }, log: () => {} });
    using programs = watchPrograms();
    const client = createClient(local.url, AbortSignal.timeout(3_600_000));
    const seed = await makeSeedData(local.url, folder);
    programs.peak();

    const leaks = async (said: string) => [
      ...(world.hits.length > 0 ? [`${world.hits.length} requests`] : []),
      ...(said.includes(world.secret) || said.includes(folder) ? ["a secret in words"] : []),
      ...((await settled(programs.running)).length > 0 ? ["a program"] : []),
      ...((await settled(() => workLeft(dataDir))).length > 0 ? ["a work folder"] : []),
    ];
    const tell = async (input: string, work: () => Promise<string>) => {
      const began = performance.now();
      const happened = await work().catch((error: unknown) => toAppError(error).message.replace(/^.*answered /, ""));
      const seconds = (performance.now() - began) / 1000;
      const row = { input, happened, seconds, peak: programs.peak(), leaked: await leaks(happened) };
      rows.push(row);
      process.stderr.write(`${row.seconds.toFixed(1)} s  ${input}: ${happened}\n`);
    };

    const send = async (kind: "video" | "track", name: string, content: Uint8Array | string) => {
      const path = join(folder, name);
      await writeFile(path, content);
      return client.upload(kind, path);
    };
    const read = async (id: string): Promise<VideoResource> => {
      for (;;) {
        const video = videoSchema.parse(await (await fetch(`${local.url}/api/videos/${id}`)).json());
        if (video.status !== "processing" && !video.stripPending) return video;
        await delay(50);
      }
    };
    for (const { name, content } of await hostileVideos(world)) {
      await tell(name, async () => {
        const video = await read(await send("video", "hostile.mp4", content));
        if (video.problem) return video.problem;
        const project = await client.createProject(name, video.id, seed.track);
        const render = await client.render(project.id, () => {}).catch((error: unknown) => toAppError(error).message);
        return `read as ${video.facts?.width} × ${video.facts?.height}, ${video.facts?.duration} s; ${typeof render === "string" ? render : "rendered"}`;
      });
    }
    for (const { name, content } of hostileTracks(world)) {
      await tell(
        name,
        async () => `read: ${await send("track", "hostile.gpx", content).then(() => "what is sound in it")}`,
      );
    }

    const film = join(folder, "named.mp4");
    await makeFromLavfi(film, "testsrc2=s=320x180:r=25:d=1", []);
    for (const name of NAMES) {
      await tell(`the name ${JSON.stringify(name).slice(0, 40)}`, async () => {
        const video = await read(await client.upload("video", film, name));
        const project = await client.createProject(name.replaceAll("\0", "").slice(0, 120), video.id, seed.track);
        const render = await client.render(project.id, () => {});
        const answer = await fetch(render.renditions[0]!.downloadUrl);
        await answer.body?.cancel();
        return `kept as ${JSON.stringify(video.name).slice(0, 60)}; ${answer.headers.get("content-disposition")?.slice(0, 90)}`;
      });
    }

    const project = projectSchema.parse(await (await fetch(`${local.url}/api/projects/${seed.project}`)).json());
    for (const { name, method, path, body, type = "application/json", right } of hostileRequests(project)) {
      await tell(name, async () => {
        const answer = await fetch(local.url + path, { method, body, headers: { "content-type": type } });
        const text = await answer.text();
        if (!right.includes(answer.status)) process.exitCode = 1;
        return `${answer.status} ${text.slice(0, 140)}`;
      });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  process.stdout.write(
    `${markdownTable<Row>(
      [
        ["input", ({ input }) => input],
        ["what happened", ({ happened }) => happened.replaceAll("|", "\\|")],
        ["time", ({ seconds }) => `${seconds.toFixed(1)} s`],
        ["peak memory", ({ peak }) => (peak === undefined ? "–" : `${Math.round(peak / 1e6)} MB`)],
        ["leaked", ({ leaked }) => leaked.join(", ") || "nothing"],
      ],
      rows,
    )}\n`,
  );
  if (rows.some(({ leaked, happened }) => leaked.length > 0 || /on our side/.test(happened))) process.exitCode = 1;
}, USAGE);

/** What is left once those that are just ending have ended. */
async function settled(look: () => Promise<readonly string[]>): Promise<readonly string[]> {
  let left = await look();
  for (let tries = 0; left.length > 0 && tries < 50; tries++) {
    await delay(200);
    left = await look();
  }
  return left;
}

async function workLeft(dataDir: string): Promise<string[]> {
  const workers = await readdir(join(dataDir, "work")).catch(() => []);
  return (await Promise.all(workers.map((name) => readdir(join(dataDir, "work", name)).catch(() => [])))).flat();
}
