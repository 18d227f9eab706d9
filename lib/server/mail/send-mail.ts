import { createTransport, type SendMailOptions } from "nodemailer";
import { env } from "#lib/server/env";
import type { Outcome } from "#lib/server/telling/outcome";

/** Milliseconds for each step of handing a mail over; all of them stay well under the job's own limit. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

/**
 * Hands a mail to the SMTP server. Tried again is only what it certainly has not taken: an answer that was lost after
 * the mail was sent may mean that it is on its way.
 */
export async function sendMail(mail: SendMailOptions): Promise<Outcome> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL) return { sent: false, problem: "This installation sends no mail any more.", final: true };
  const transport = createTransport({ url: SMTP_URL, ...PATIENCE, disableFileAccess: true, disableUrlAccess: true });
  try {
    await transport.sendMail({ from: MAIL_FROM, ...mail });
    return { sent: true };
  } catch (error) {
    return outcomeOf(error);
  } finally {
    transport.close();
  }
}

type SmtpError = { readonly responseCode?: number; readonly command?: string };

/** Steps of SMTP before the mail itself. */
const BEFORE = new Set(["CONN", "API", "LHLO", "EHLO", "HELO", "STARTTLS", "MAIL FROM", "RCPT TO"]);

function outcomeOf(error: unknown): Outcome {
  const { responseCode, command = "" } = error as SmtpError;
  if (responseCode !== undefined) {
    const refused = command === "RCPT TO" && responseCode >= 500;
    if (refused) return { sent: false, problem: "The mail server does not accept your address.", final: true };
    return { sent: false, problem: `The mail server answered ${responseCode}.` };
  }
  if (BEFORE.has(command) || command.startsWith("AUTH")) {
    return { sent: false, problem: "The mail server could not be reached." };
  }
  return {
    sent: false,
    problem: "It is not known whether the mail server took this mail: it did not answer.",
    final: true,
  };
}
