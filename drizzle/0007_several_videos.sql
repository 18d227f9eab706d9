-- A project has several videos: its one video moves to "project_videos", that one's sync and clip move under its id.
ALTER TABLE "project_videos" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
INSERT INTO "project_videos" ("project_id", "video_id", "added_at")
  SELECT "id", "video_id", "created_at" FROM "projects" ON CONFLICT DO NOTHING;--> statement-breakpoint
UPDATE "projects" SET "document" = ("document" - 'sync' - 'clip') || jsonb_build_object(
  'videos',
  jsonb_build_object("video_id"::text, jsonb_build_object('sync', "document" -> 'sync', 'clip', "document" -> 'clip'))
);--> statement-breakpoint
ALTER TABLE "projects" DROP CONSTRAINT "projects_video_id_videos_id_fk";--> statement-breakpoint
DROP INDEX "projects_video";--> statement-breakpoint
ALTER TABLE "projects" DROP COLUMN "video_id";
