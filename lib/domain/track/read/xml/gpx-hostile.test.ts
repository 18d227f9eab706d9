import { describe, expect, test } from "vitest";
import { AppError } from "#lib/domain/errors";
import { readTrack } from "#lib/domain/track/read-track";

const utf8 = (text: string) => new TextEncoder().encode(text);
const point = (second: number, inside = "") =>
  `<trkpt lat="46" lon="7"><time>2024-05-01T09:30:${String(second).padStart(2, "0")}Z</time>${inside}</trkpt>\n`;
const POINTS = point(0) + point(1) + point(2);
const START = '<?xml version="1.0"?>\n<gpx version="1.1"><trk><trkseg>\n';
const END = "</trkseg></trk></gpx>";

async function reasonOf(source: Iterable<Uint8Array>): Promise<unknown> {
  const fault = await readTrack(source).catch((error: unknown) => error);
  return fault instanceof AppError && fault.code === "invalid_track" ? fault.details?.reason : fault;
}

describe("Entities are never expanded:", () => {
  test.each([
    ["an external entity", '<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
    ["an external DTD", '<!DOCTYPE gpx SYSTEM "http://127.0.0.1/evil.dtd">'],
    ["a parameter entity", '<!DOCTYPE gpx [<!ENTITY % p SYSTEM "http://127.0.0.1/"> %p;]>'],
    [
      "a billion laughs",
      `<!DOCTYPE gpx [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, k) => `<!ENTITY a${k + 1} "&a${k};&a${k};">`).join("")}]>`,
    ],
    ["a bare document type", "<!DOCTYPE gpx>"],
  ])("%s is refused", async (_, doctype) => {
    const file = `<?xml version="1.0"?>${doctype}<gpx><trk><name>&x;&a30;</name><trkseg>${POINTS}</trkseg></trk></gpx>`;
    expect(await reasonOf([utf8(file)])).toBe("entities");
  });

  test("an undefined one stays text, and the ride is read", async () => {
    const track = await readTrack([utf8(`<gpx><trk><name>Caf&eacute; &amp; back</name><trkseg>${POINTS}${END}`)]);
    expect(track.name).toBe("Caf&eacute; & back");
    expect(track.warnings.map(({ code }) => code)).toEqual(["malformed_xml"]);
  });
});

describe("What has no end is refused before it fills the memory:", () => {
  function* endless(start: string, piece: string) {
    yield utf8(start);
    for (let k = 0; k < 100_000; k++) yield utf8(piece);
  }
  const filler = "x".repeat(65_536);
  test.each([
    ["nesting", START, "<a>".repeat(10_000)],
    ["a text", `${START}<name>`, filler],
    ["a comment", `${START}<!--`, filler],
    ["an attribute", `${START}<trkpt lat="`, filler],
    ["a document type", '<?xml version="1.0"?><!DOCTYPE gpx [', `<!ENTITY a "${filler}">`],
    ["white space", START, " ".repeat(65_536)],
  ])("%s", async (_, start, piece) => {
    expect(await reasonOf(endless(start, piece))).toBe("damaged");
  });
});

describe("A damaged file", () => {
  test("that was cut short keeps its whole points and says where it ends", async () => {
    const track = await readTrack([utf8(`${START}${POINTS}<trkpt lat="46" lon="7"><time>2024-05-01T09:3`)]);
    expect(track.time.length).toBe(3);
    expect(track.warnings.map(({ code }) => code)).toEqual(["malformed_xml"]);
    expect(track.warnings[0]?.message).toMatch(/line 6/);
  });

  test("with an ampersand in its name is read to the end", async () => {
    const track = await readTrack([utf8(`<gpx><trk><name>Up & down</name><trkseg>${POINTS}${END}`)]);
    expect(track.time.length).toBe(3);
    expect(track.warnings.map(({ code }) => code)).toEqual(["malformed_xml"]);
  });

  test("with an ampersand says in which line it stands, however the text is cut", async () => {
    const bytes = utf8(`<gpx>\n<trk>\n<name>Up & down</name><trkseg>${POINTS}${END}`);
    for (const size of [1, 5, 1000]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, k) =>
        bytes.subarray(k * size, (k + 1) * size),
      );
      const track = await readTrack(pieces);
      expect(track.name).toBe("Up & down");
      expect(track.warnings[0]?.message).toMatch(/line 3/);
    }
  });

  test("is not one whose ampersands stand in CDATA and comments, where they may", async () => {
    const track = await readTrack([
      utf8(`<gpx><!-- you & me --><trk><name><![CDATA[Up & <down>]]></name><trkseg>${POINTS}${END}`),
    ]);
    expect(track.name).toBe("Up & <down>");
    expect(track.warnings).toEqual([]);
  });

  test("with a stray end tag goes on after it", async () => {
    const track = await readTrack([utf8(`${START}${point(0)}</nothing>${point(1)}${point(2)}${END}`)]);
    expect(track.time.length).toBe(3);
  });

  test("with an end tag missing in a point keeps the others", async () => {
    const broken = point(1, "<extensions><hr>120</extensions>");
    const track = await readTrack([utf8(`${START}${point(0)}${broken}${point(2)}${END}`)]);
    expect(Array.from(track.time, (time) => time - track.time[0]!)).toEqual([0, 1, 2]);
  });

  test("without a usable point is refused with the place of the damage", async () => {
    const fault = await readTrack([utf8(`${START}<trkpt lat="46" lon`)]).catch((error: unknown) => error);
    expect((fault as AppError).userMessage).toMatch(/damaged at line 3.*nothing of it could be kept/);
    expect((fault as AppError).userMessage).not.toMatch(/was kept/);
  });

  test("of nothing but errors ends soon", async () => {
    const noise = `${START}${POINTS}${"& ".repeat(500_000)}${point(9)}${END}`;
    const track = await readTrack([utf8(noise)]);
    expect(track.time.length).toBe(3);
    expect(track.warnings[0]?.count).toBeLessThan(100_000);
  });
});

test("A file of nothing but segments is refused before they are put in order", async () => {
  const fault = await readTrack([utf8(`${START}${`${point(1)}</trkseg><trkseg>`.repeat(60_000)}${END}`)]).catch(
    (error: unknown) => error,
  );
  expect(fault).toMatchObject({ code: "too_large", userMessage: expect.stringContaining("segments") });
});
