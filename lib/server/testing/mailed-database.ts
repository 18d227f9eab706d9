import type { SMTPServerOptions } from "smtp-server";
import { type MailSink, startMailSink } from "#lib/server/testing/mail-sink";
import { testDatabase } from "#lib/server/testing/test-database";

/**
 * A test database whose installation hands its mail to the sink that is given with it. Both end with `drop`. Like
 * `testDatabase` to be called before anything reads `env()`.
 * @param options Of the sink: they can make it refuse.
 */
export async function mailedDatabase(
  options?: SMTPServerOptions,
): Promise<{ sink: MailSink; drop: () => Promise<void> }> {
  const sink = await startMailSink(options);
  process.env.SMTP_URL = sink.url;
  process.env.MAIL_FROM = "SportsSync <rides@sportssync.test>";
  process.env.PUBLIC_URL = "https://sportssync.test";
  const database = await testDatabase();
  return {
    sink,
    drop: async () => {
      await sink[Symbol.asyncDispose]();
      await database.drop();
    },
  };
}
