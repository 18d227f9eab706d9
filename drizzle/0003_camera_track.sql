ALTER TABLE "videos" ADD COLUMN "camera_track_id" uuid;--> statement-breakpoint
ALTER TABLE "videos" ADD CONSTRAINT "videos_camera_track_id_tracks_id_fk" FOREIGN KEY ("camera_track_id") REFERENCES "public"."tracks"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "videos_camera_track" ON "videos" USING btree ("camera_track_id");