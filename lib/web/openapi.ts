import { createDocument } from "zod-openapi";
import {
  errorResponseSchema,
  projectSchema,
  renderProgressSchema,
  renderSchema,
  shareSchema,
  trackSchema,
  uploadSchema,
  videoSchema,
} from "#lib/contracts/api";
import { projectDocumentSchema } from "#lib/contracts/project";
import { layoutSchema } from "#lib/domain/overlay/layout";
import { syncSchema } from "#lib/domain/sync/sync";
import { paths } from "#lib/web/openapi/paths";

/** The API's OpenAPI 3.1 description, made from the very contracts that check requests. */
export function openapiDocument() {
  return createDocument({
    openapi: "3.1.1",
    info: {
      title: "SportsSync",
      version: "1",
      description:
        "Local mode: no token, from this machine only. Hosted mode: `Authorization: Bearer` with a Supabase access token. A method that a path does not have answers 405.",
    },
    paths,
    security: [{}, { bearer: [] }],
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      schemas: {
        Error: errorResponseSchema,
        Upload: uploadSchema,
        Video: videoSchema,
        Track: trackSchema,
        Project: projectSchema,
        ProjectDocument: projectDocumentSchema,
        Layout: layoutSchema,
        Sync: syncSchema,
        Render: renderSchema,
        RenderProgress: renderProgressSchema,
        Share: shareSchema,
      },
    },
  });
}
