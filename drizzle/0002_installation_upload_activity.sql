CREATE TABLE "installation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
);
--> statement-breakpoint
DROP INDEX "uploads_created";--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "active_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "uploads_active" ON "uploads" USING btree ("active_at");--> statement-breakpoint
INSERT INTO "installation" DEFAULT VALUES;
