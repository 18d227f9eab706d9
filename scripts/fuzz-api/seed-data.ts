import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { savedLayoutSchema } from "#lib/contracts/api";
import { makeFromLavfi } from "../../worker/testing/fixture-video.ts";
import { createClient } from "../demo/client.ts";

/** A person's things that requests are made of: ids that exist, so that answers with a body are looked at too. */
export type SeedData = Readonly<Record<"project" | "video" | "track" | "render" | "layout", string>> & {
  /** A share link. */
  readonly link: string;
};

/** Uploads a film of two seconds and its ride, renders and shares them, through the API itself. */
export async function makeSeedData(url: string, folder: string, token?: string): Promise<SeedData> {
  const film = join(folder, "film.mp4");
  const ride = join(folder, "ride.gpx");
  await makeFromLavfi(film, "testsrc2=s=320x180:r=25:d=2", ["-metadata", "creation_time=2026-05-06T10:00:00Z"]);
  await writeFile(ride, gpx());
  const client = createClient(url, AbortSignal.timeout(120_000), 60_000, token);
  const [video, track] = await Promise.all([client.upload("video", film), client.upload("track", ride)]);
  const project = await client.createProject("A ride", video, track);
  const render = await client.render(project.id, () => {});
  const { url: link } = await client.share(render.id);
  const answer = await fetch(`${url}/api/layouts`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ layout: { ...project.document.layout, name: "Mine" } } satisfies z.input<
      typeof savedLayoutBody
    >),
  });
  const layout = savedLayoutSchema.parse(await answer.json());
  return { project: project.id, video, track, render: render.id, layout: layout.id, link };
}

const savedLayoutBody = savedLayoutSchema.pick({ layout: true });

function gpx(): string {
  const points = Array.from({ length: 30 }, (_, second) => {
    const time = new Date(Date.UTC(2026, 4, 6, 9, 59, 50 + second)).toISOString();
    return `<trkpt lat="${47 + second / 10_000}" lon="8.5"><ele>${400 + second}</ele><time>${time}</time></trkpt>`;
  });
  return `<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>${points.join("")}</trkseg></trk></gpx>`;
}
