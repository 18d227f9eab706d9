import type { SeedData } from "./seed-data.ts";

/**
 * Answers to a request that its description forbids. Beside the usual ones: 410 (what was deleted or taken back), 431
 * (an address too long for the HTTP server) and 411, 413 for bodies.
 */
const REFUSALS = [400, 401, 403, 404, 405, 406, 409, 410, 411, 413, 415, 422, 428, 429, 431];

/** What a description cannot say, so that a request which fits it may be refused all the same. */
const MORE_THAN_A_SCHEMA_SAYS: Readonly<Record<string, string>> = {
  "PATCH /api/projects/{id}": "the logo is a whole picture",
  "DELETE /api/account": "the word that confirms it",
  "POST /api/projects": "text holds no half characters",
  "POST /api/layouts": "text holds no half characters",
  "PUT /api/layouts/{id}": "text holds no half characters",
  "POST /api/renders": "the clip ends after it begins",
  "POST /api/uploads": "the size is within the server's settings",
  "POST /api/uploads/{id}/complete": "every part has arrived",
  "POST /api/uploads/{id}/parts": "the upload has so many parts",
  "POST /api/webhooks": "the address is one of the open internet",
  "POST /api/videos": "the address is a YouTube video's",
};

/** schemathesis' settings (TOML): which refusals are right, and ids that exist. */
export function fuzzSettings(data: SeedData): string {
  const { project, video, track, render, layout, link } = data;
  const ids: Readonly<Record<string, string>> = {
    "GET /api/projects/{id}": project,
    "PATCH /api/projects/{id}": project,
    "GET /api/projects/{id}/renders": project,
    "GET /api/videos/{id}": video,
    "GET /api/tracks/{id}": track,
    "GET /api/renders/{id}": render,
    "GET /api/renders/{id}/events": render,
    "POST /api/renders/{id}/cancel": render,
    "POST /api/renders/{id}/extend": render,
    "POST /api/renders/{id}/share": render,
    "PUT /api/layouts/{id}": layout,
  };
  const names = new Set([...Object.keys(ids), ...Object.keys(MORE_THAN_A_SCHEMA_SAYS)]);
  const operations = [...names].map((name) => {
    const reason = MORE_THAN_A_SCHEMA_SAYS[name];
    return [
      "[[operations]]",
      `include-name = ${quoted(name)}`,
      ...(ids[name] ? [`parameters = { "path.id" = ${quoted(ids[name])} }`] : []),
      ...(reason ? [`checks.positive_data_acceptance.enabled = false # ${reason}`] : []),
    ].join("\n");
  });
  return [
    `[checks]\nnegative_data_rejection.expected-statuses = ${JSON.stringify(REFUSALS)}`,
    ...operations,
    // Readers of schemas disagree on what a mail address is: one with "'" is one here. Hosted mode takes none at all.
    '[[operations]]\ninclude-name = "PATCH /api/notifications"\nchecks.negative_data_rejection.enabled = false\nchecks.positive_data_acceptance.enabled = false',
    `[[operations]]\ninclude-name = "GET /api/oembed"\nparameters = { "query.url" = ${quoted(link)} }`,
  ].join("\n\n");
}

const quoted = (text: string) => JSON.stringify(text);
