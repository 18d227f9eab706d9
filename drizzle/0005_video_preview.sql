ALTER TABLE "videos" ADD COLUMN "filmstrip" jsonb;--> statement-breakpoint
ALTER TABLE "videos" ADD COLUMN "has_waveform" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "videos" ADD COLUMN "strip_pending" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "videos" ADD COLUMN "has_preview" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "videos" ADD COLUMN "preview_progress" real;