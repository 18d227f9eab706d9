import { projectSchema } from "#lib/contracts/api";
import { requestJson } from "../request-json.ts";

/** Makes a project of the sample ride and answers its page's address. */
export async function openSample(): Promise<string> {
  const project = await requestJson("/api/projects/sample", projectSchema, { method: "POST" });
  return `/projects/${project.id}`;
}
