-- Every change of a render raises its version and is announced, whoever makes it: the SSE streams of the web server
-- listen on "render_changed", the workers on "render_cancelled". Payload: the render's id.
CREATE FUNCTION render_raise_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER render_raise_version BEFORE UPDATE ON renders
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION render_raise_version();
--> statement-breakpoint
CREATE FUNCTION render_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('render_changed', NEW.id::text);
  IF NEW.status = 'cancelled' AND OLD.status <> 'cancelled' THEN
    PERFORM pg_notify('render_cancelled', NEW.id::text);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER render_announce AFTER UPDATE ON renders
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION render_announce();
