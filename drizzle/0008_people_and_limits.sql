-- Who asks, as Supabase's Data API says it to the database: the subject of the access token, null for everybody else.
CREATE FUNCTION request_user() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub', '')::uuid
$$;
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text,
	"plan" text,
	"mail_wanted" boolean DEFAULT true NOT NULL,
	"erasing_since" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"notice_id" uuid NOT NULL,
	"webhook_id" uuid,
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "deliveries_notice_webhook" UNIQUE NULLS NOT DISTINCT("notice_id","webhook_id")
);
--> statement-breakpoint
ALTER TABLE "deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"render_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notices_key_unique" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "rate_limits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "render_orders" (
	"render_id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"ordered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"returned_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "render_orders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"stopped_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "webhooks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "youtube_sections" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"youtube_id" text NOT NULL,
	"start" double precision NOT NULL,
	"end" double precision NOT NULL,
	"key" text NOT NULL,
	"size" bigint NOT NULL,
	"facts" jsonb NOT NULL,
	"fetched_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "youtube_sections" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "installation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "layouts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "project_videos" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "projects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "renders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "renditions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "shares" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "tracks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "uploads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "videos" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_notice_id_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_webhook_id_webhooks_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhooks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_render_id_renders_id_fk" FOREIGN KEY ("render_id") REFERENCES "public"."renders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_owner" ON "notices" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "notices_render" ON "notices" USING btree ("render_id");--> statement-breakpoint
CREATE INDEX "render_orders_owner" ON "render_orders" USING btree ("owner_id","ordered_at");--> statement-breakpoint
CREATE INDEX "webhooks_owner" ON "webhooks" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "youtube_sections_video" ON "youtube_sections" USING btree ("youtube_id");--> statement-breakpoint
CREATE POLICY "owner_reads" ON "layouts" AS PERMISSIVE FOR SELECT TO public USING (owner_id = request_user());--> statement-breakpoint
CREATE POLICY "owner_reads" ON "project_videos" AS PERMISSIVE FOR SELECT TO public USING ((select owner_id from projects where projects.id = project_id) = request_user());--> statement-breakpoint
CREATE POLICY "owner_reads" ON "projects" AS PERMISSIVE FOR SELECT TO public USING (owner_id = request_user());--> statement-breakpoint
CREATE POLICY "owner_reads" ON "renders" AS PERMISSIVE FOR SELECT TO public USING (owner_id = request_user());--> statement-breakpoint
CREATE POLICY "owner_reads" ON "renditions" AS PERMISSIVE FOR SELECT TO public USING ((select owner_id from renders where renders.id = render_id) = request_user());--> statement-breakpoint
CREATE POLICY "owner_reads" ON "shares" AS PERMISSIVE FOR SELECT TO public USING (owner_id = request_user());--> statement-breakpoint
CREATE POLICY "owner_reads" ON "tracks" AS PERMISSIVE FOR SELECT TO public USING (owner_id = request_user());--> statement-breakpoint
CREATE POLICY "owner_reads" ON "uploads" AS PERMISSIVE FOR SELECT TO public USING (owner_id = request_user());--> statement-breakpoint
CREATE POLICY "owner_reads" ON "videos" AS PERMISSIVE FOR SELECT TO public USING (owner_id = request_user());--> statement-breakpoint
CREATE POLICY "owner_reads" ON "accounts" AS PERMISSIVE FOR SELECT TO public USING (id = request_user());--> statement-breakpoint
CREATE POLICY "owner_reads" ON "notices" AS PERMISSIVE FOR SELECT TO public USING (owner_id = request_user());--> statement-breakpoint
CREATE POLICY "owner_reads" ON "render_orders" AS PERMISSIVE FOR SELECT TO public USING (owner_id = request_user());
--> statement-breakpoint
INSERT INTO "render_orders" ("render_id", "owner_id", "ordered_at", "returned_at")
  SELECT "id", "owner_id", "created_at", CASE WHEN "status" = 'failed' THEN "finished_at" END FROM "renders";
--> statement-breakpoint
-- A render that failed, or was cancelled before a worker began it, does not count, whichever way it ended.
CREATE FUNCTION render_give_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE render_orders SET returned_at = now() WHERE render_id = NEW.id AND returned_at IS NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER render_give_back AFTER UPDATE ON renders FOR EACH ROW
  WHEN (NEW.status IS DISTINCT FROM OLD.status
    AND (NEW.status = 'failed' OR (NEW.status = 'cancelled' AND NEW.started_at IS NULL AND OLD.stage <> 'fetched')))
  EXECUTE FUNCTION render_give_back();
