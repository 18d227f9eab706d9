import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail as it arrived: parsed, with the addresses that it was handed over for and its very text. */
export type CaughtMail = Email & { readonly recipients: readonly string[]; readonly source: string };

export type MailSink = AsyncDisposable & {
  /** For SMTP_URL. */
  readonly url: string;
  /** Everything that has come, oldest first. */
  mails(): readonly CaughtMail[];
  /** The next mail to an address that is not known yet; waits for it. */
  next(address: string, known?: readonly CaughtMail[]): Promise<CaughtMail>;
};

/** A real SMTP server on a free loopback port that keeps what it gets. `options` can make it refuse. */
export async function startMailSink(options: SMTPServerOptions = {}): Promise<MailSink> {
  const caught: CaughtMail[] = [];
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    closeTimeout: 100,
    onData(stream, session, done) {
      buffer(stream)
        .then(async (bytes) => {
          const recipients = session.envelope.rcptTo.map(({ address }) => address);
          caught.push({ ...(await PostalMime.parse(bytes)), recipients, source: bytes.toString("utf8") });
          for (const tell of waiting) tell();
        })
        .then(() => done(), done);
    },
    ...options,
  });
  // A client that hangs up in the middle is no concern of the sink's.
  server.on("error", () => {});
  const listening = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", () => listening.resolve());
  await listening.promise;
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails: () => caught,
    async next(address, known = []) {
      for (;;) {
        const found = caught.find((mail) => mail.recipients.includes(address) && !known.includes(mail));
        if (found) return found;
        const come = Promise.withResolvers<void>();
        waiting.add(come.resolve);
        await come.promise;
        waiting.delete(come.resolve);
      }
    },
    async [Symbol.asyncDispose]() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      await closed.promise;
    },
  };
}
