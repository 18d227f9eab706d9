import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeFromLavfi, scratchFolder } from "../worker/testing/fixture-video.ts";
import { createClient } from "./demo/client.ts";
import { type HostedStack, hostedStackLacks, startHosted } from "./testing/start-hosted.ts";

const lacks = hostedStackLacks();
const START = Date.parse("2026-05-06T10:00:00Z");

describe.skipIf(lacks !== undefined)(
  `a program's whole way in hosted mode${lacks ? ` (skipped: ${lacks})` : ""}`,
  () => {
    let hosted: HostedStack;
    beforeAll(async () => {
      hosted = await startHosted();
    }, 600_000);
    afterAll(() => hosted.stop());

    test("files to S3, a render by a separate worker, mail, a share link until its time is over", async () => {
      await using folder = await scratchFolder();
      const video = join(folder.path, "ride.mp4");
      const clock = [
        "-metadata",
        `creation_time=${new Date(START).toISOString()}`,
        "-c:v",
        "libx264",
        "-pix_fmt",
        "yuv420p",
      ];
      await makeFromLavfi(video, "testsrc2=size=320x180:rate=30:duration=2", clock);
      const track = join(folder.path, "ride.gpx");
      await writeFile(track, gpx(30));

      const email = "ada@example.org";
      const { accessToken } = await hosted.signUp(email);
      const client = createClient(hosted.url, AbortSignal.timeout(90_000), 60_000, accessToken);
      const [videoId, trackId] = await Promise.all([client.upload("video", video), client.upload("track", track)]);
      const project = await client.createProject("Hills", videoId, trackId);
      const render = await client.render(project.id, () => {});
      const film = render.renditions.find(({ kind }) => kind === "source");
      expect(new URL(film!.url).origin).toBe(hosted.s3.endpoint);
      expect(await client.download(render, join(folder.path, "film.mp4"))).toBe(film!.size);

      const mail = await hosted.mail.next(email);
      expect(mail.subject).toBe('Your video "Hills" is ready');
      expect(mail.text).toContain(`${hosted.url}/renders/${render.id}`);
      const link = (await client.share(render.id)).url;

      const other = await hosted.signUp("bob@example.org");
      const asBob = { authorization: `Bearer ${other.accessToken}` };
      expect((await fetch(`${hosted.url}/api/renders/${render.id}`, { headers: asBob })).status).toBe(404);
      expect((await fetch(`${hosted.url}/api/renders/${render.id}`)).status).toBe(401);

      const sql = postgres(hosted.databaseUrl, { max: 1 });
      await sql`update renders set expires_at = now() where id = ${render.id}`;
      await sql.end();
      expect((await fetch(link)).status).toBe(410);
    }, 180_000);

    test("a webhook does not lead inside, nor anywhere over http", async () => {
      const { accessToken } = await hosted.signUp("carl@example.org");
      const headers = { authorization: `Bearer ${accessToken}`, "content-type": "application/json" };
      const add = async (url: string) => {
        const body = JSON.stringify({ url });
        const answer = await fetch(`${hosted.url}/api/webhooks`, { method: "POST", headers, body });
        const { error } = (await answer.json()) as { error?: { message: string } };
        return `${answer.status} ${error?.message}`;
      };
      const { host } = new URL(hosted.url);
      expect(await add(`http://${host}/`)).toMatch(/^400 .*begins with https:/);
      for (const url of [`https://${host}/`, "https://10.0.0.1/", "https://169.254.169.254/", "https://[::1]/"]) {
        expect(await add(url)).toMatch(/^400 .*not one of the public internet/);
      }
      expect(await add("https://me:secret@example.org/")).toMatch(/^400 .*without a password/);
    });
  },
);

function gpx(seconds: number): string {
  const points = Array.from({ length: seconds }, (_, second) => {
    const time = new Date(START + second * 1000).toISOString();
    return `<trkpt lat="${47 + second * 0.00006}" lon="8.5"><ele>400</ele><time>${time}</time></trkpt>`;
  });
  return `<gpx version="1.1" creator="test"><trk><trkseg>${points.join("")}</trkseg></trk></gpx>`;
}
