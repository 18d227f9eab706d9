import "server-only";
import { type Env, env } from "#lib/server/env";

export type HostedEnv = Extract<Env, { SPORTSSYNC_MODE: "hosted" }>;

/** The environment of hosted mode. Throws in local mode, where there is nothing to sign in to. */
export function hostedEnv(): HostedEnv {
  const config = env();
  if (config.SPORTSSYNC_MODE !== "hosted") throw new Error("there are no accounts in local mode");
  return config;
}
