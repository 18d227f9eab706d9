import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ConfigurationError, readEnv } from "#lib/server/env";
import { announceRunning, joinRunning, withdrawRunning } from "#lib/server/local/running";
import { localSecrets } from "#lib/server/local/secrets";

const DATABASE_URL = "postgres://127.0.0.1/rides";

describe("local mode", () => {
  test("needs a database and nothing else", () => {
    expect(readEnv({ DATABASE_URL })).toMatchObject({
      SPORTSSYNC_MODE: "local",
      PUBLIC_URL: "http://127.0.0.1:3000",
      DATA_DIR: ".data",
      RENDER_TTL_DAYS: 30,
      WORKER_GRACE_SECONDS: 60,
    });
  });

  test("takes an empty variable for one that is not set", () => {
    expect(readEnv({ DATABASE_URL, PUBLIC_URL: "", RENDER_SLOTS: "" })).toMatchObject({
      PUBLIC_URL: "http://127.0.0.1:3000",
    });
  });

  test("takes a background map's style by an address of the web only", () => {
    const style = "https://tiles.example/style.json?key=1";
    expect(readEnv({ DATABASE_URL, MAP_STYLE_URL: style }).MAP_STYLE_URL).toBe(style);
    for (const wrong of ["tiles.example/style.json", "file:///etc/passwd", "javascript:alert(1)"]) {
      expect(() => readEnv({ DATABASE_URL, MAP_STYLE_URL: wrong })).toThrow(/MAP_STYLE_URL/);
    }
  });

  test("plays from YouTube unless it is told not to", () => {
    expect(readEnv({ DATABASE_URL }).YOUTUBE_PREVIEW).toBe("on");
    expect(readEnv({ DATABASE_URL, YOUTUBE_PREVIEW: "off" }).YOUTUBE_PREVIEW).toBe("off");
    expect(() => readEnv({ DATABASE_URL, YOUTUBE_PREVIEW: "no" })).toThrow(/YOUTUBE_PREVIEW/);
  });

  test("says how to get a database when there is none", () => {
    expect(() => readEnv({})).toThrow(/DATABASE_URL is missing.*npm start/);
  });

  test("refuses a bucket without its keys", () => {
    expect(() => readEnv({ DATABASE_URL, S3_BUCKET: "rides" })).toThrow(/S3_ACCESS_KEY_ID/);
  });
});

describe("hosted mode", () => {
  const whole = {
    SPORTSSYNC_MODE: "hosted",
    PUBLIC_URL: "https://rides.example",
    DATABASE_URL,
    S3_BUCKET: "rides",
    S3_ACCESS_KEY_ID: "id",
    S3_SECRET_ACCESS_KEY: "secret",
    SUPABASE_URL: "https://x.supabase.co",
    SUPABASE_PUBLISHABLE_KEY: "public",
  };

  test.each(Object.keys(whole).filter((name) => name !== "SPORTSSYNC_MODE"))("refuses to start without %s", (name) => {
    expect(() => readEnv({ ...whole, [name]: undefined })).toThrow(new RegExp(`${name} is missing`));
  });

  test("starts with all of them", () => {
    expect(readEnv(whole)).toMatchObject({ SPORTSSYNC_MODE: "hosted", S3_REGION: "us-east-1" });
  });

  test("names every variable at fault at once, and what is wrong with those that are set", () => {
    const error = (() => {
      try {
        readEnv({ ...whole, S3_BUCKET: undefined, SUPABASE_URL: undefined, RENDER_TTL_DAYS: "soon" });
      } catch (thrown) {
        return thrown as Error;
      }
    })();
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error?.message).toMatch(/S3_BUCKET is missing[\s\S]*SUPABASE_URL is missing/);
    expect(error?.message).toMatch(/RENDER_TTL_DAYS: /);
  });

  test("says of a list which variable is at fault, not that one of its parts is missing", () => {
    expect(() => readEnv({ ...whole, SUPABASE_OAUTH: "google;strava" })).toThrow(/SUPABASE_OAUTH: .*google,strava/);
    expect(() => readEnv({ ...whole, MAP_ORIGINS: "tiles.example" })).toThrow(/MAP_ORIGINS: .*https:/);
  });

  test("takes values as people write them", () => {
    const read = readEnv({ ...whole, PUBLIC_URL: "https://rides.example/", SUPABASE_OAUTH: "Google, strava" });
    expect(read).toMatchObject({ PUBLIC_URL: "https://rides.example", SUPABASE_OAUTH: ["google", "strava"] });
  });

  test("wants the whole address of a database, and never repeats what was given: it may hold a password", () => {
    expect(() => readEnv({ ...whole, DATABASE_URL: "secret@db.example" })).toThrow(
      /^(?!.*secret@)[\s\S]*postgres:\/\//,
    );
  });

  test("is not guessed from a misspelt mode", () => {
    expect(() => readEnv({ ...whole, SPORTSSYNC_MODE: "Hosted" })).toThrow(/"local" or "hosted"/);
  });
});

describe("a process started by hand beside a running local mode", () => {
  let dataDir: string;
  const running = { databaseUrl: DATABASE_URL, storageSecret: "s".repeat(32), url: "http://127.0.0.1:3001" };
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "sportssync-env-"));
    await announceRunning(dataDir, running);
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  test("joins it", () => {
    expect(readEnv(joinRunning({ DATA_DIR: dataDir }))).toMatchObject({
      DATABASE_URL,
      STORAGE_SECRET: running.storageSecret,
      PUBLIC_URL: running.url,
    });
  });

  test("keeps what it was given", () => {
    const given = { DATA_DIR: dataDir, DATABASE_URL: "postgres://elsewhere/x" };
    expect(joinRunning(given)).toEqual(given);
    expect(joinRunning({ DATA_DIR: dataDir, SPORTSSYNC_MODE: "hosted" })).not.toHaveProperty("DATABASE_URL");
  });

  test("that names the same database gets the secret that it lacks", () => {
    expect(joinRunning({ DATA_DIR: dataDir, DATABASE_URL })).toMatchObject({
      DATABASE_URL,
      STORAGE_SECRET: running.storageSecret,
    });
    const own = "o".repeat(32);
    expect(joinRunning({ DATA_DIR: dataDir, DATABASE_URL, STORAGE_SECRET: own }).STORAGE_SECRET).toBe(own);
  });

  test("finds nothing once it has stopped", async () => {
    await withdrawRunning(dataDir);
    expect(joinRunning({ DATA_DIR: dataDir })).toEqual({ DATA_DIR: dataDir });
  });

  test("shares its secrets, made once and readable by nobody else", async () => {
    const [first, second] = await Promise.all([localSecrets(dataDir), localSecrets(dataDir)]);
    expect(second).toEqual(first);
    expect(await localSecrets(dataDir)).toEqual(first);
    for (const name of ["secrets.json", "local.json"])
      expect((await stat(join(dataDir, name))).mode & 0o777).toBe(0o600);
  });
});
