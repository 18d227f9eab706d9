ALTER TABLE "renditions" ADD COLUMN "format" text DEFAULT 'mp4' NOT NULL;--> statement-breakpoint
UPDATE "renditions" SET "format" = 'jpg' WHERE "kind" = 'poster';--> statement-breakpoint
ALTER TABLE "renditions" ALTER COLUMN "format" DROP DEFAULT;
