import { describe, expect, it } from "vitest";
import { chooseEncoder } from "./choose-encoder.ts";

function listening() {
  const said: { level: string; facts: object; text: string }[] = [];
  const at = (level: string) => (facts: object, text: string) => void said.push({ level, facts, text });
  return { said, log: { info: at("info"), warn: at("warn") } };
}

describe("chooseEncoder", () => {
  it("takes libx264 at its word", async () => {
    const { said, log } = listening();
    expect(await chooseEncoder("libx264", log)).toBe("libx264");
    expect(said).toEqual([{ level: "info", facts: { encoder: "libx264" }, text: "video encoder" }]);
  });

  it("gives software for an encoder that ffmpeg knows and this machine cannot run, and warns", async () => {
    // Apple's exists on no machine that these tests run on but a Mac; there it is right to get it.
    const { said, log } = listening();
    const chosen = await chooseEncoder("h264_videotoolbox", log);
    expect(chosen).toBe(process.platform === "darwin" ? "h264_videotoolbox" : "libx264");
    if (chosen !== "libx264") return;
    expect(said).toMatchObject([{ level: "warn", text: expect.stringContaining("does not work here") }]);
    expect(said[0]?.facts).toMatchObject({ failed: { h264_videotoolbox: expect.stringMatching(/encoder/i) } });
  });

  it("with auto tries hardware first and always ends with one that works", async () => {
    const { said, log } = listening();
    const chosen = await chooseEncoder("auto", log);
    expect(said).toMatchObject([{ level: "info", facts: { encoder: chosen } }]);
  });
});
