import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const secretsSchema = z.object({ storageSecret: z.string().min(32), databasePassword: z.string().min(16) });
export type LocalSecrets = z.infer<typeof secretsSchema>;

/** Local mode's secrets: made once, kept in `DATA_DIR/secrets.json`, readable by the owner only. */
export async function localSecrets(dataDir: string): Promise<LocalSecrets> {
  const path = join(dataDir, "secrets.json");
  await mkdir(dataDir, { recursive: true });
  const draft = `${path}.${randomBytes(4).toString("hex")}`;
  const fresh = { storageSecret: secret(), databasePassword: secret() } satisfies LocalSecrets;
  await writeFile(draft, `${JSON.stringify(fresh)}\n`, { mode: 0o600 });
  try {
    // A link appears whole and fails where the file exists: of two first starts, one makes the secrets for both.
    await link(draft, path);
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return secretsSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } finally {
    await rm(draft);
  }
}

const secret = () => randomBytes(32).toString("hex");
