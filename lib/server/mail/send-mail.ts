import { createTransport, type SendMailOptions } from "nodemailer";
import { env } from "#lib/server/env";
import type { Outcome } from "#lib/server/telling/outcome";

/** Milliseconds for each step of handing a mail over; all of them stay well under the job's own limit. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

/**
 * Hands a mail to the SMTP server. Tried again is only what it certainly has not taken: an answer that was lost after
 * the mail was sent may mean that it is on its way.
 * @param patience Milliseconds for each step.
 */
export async function sendMail(mail: SendMailOptions, patience = PATIENCE): Promise<Outcome> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL) return { sent: false, problem: "This installation sends no mail any more.", final: true };
  let wholeWasSent = false;
  const logger = {
    // nodemailer's error is the same before and after it wrote the mail's last line; its log tells.
    info: (entry: { tnx?: string }) => {
      if (entry.tnx === "message") wholeWasSent = true;
    },
  };
  const limits = { ...patience, disableFileAccess: true, disableUrlAccess: true };
  const transport = createTransport({ url: SMTP_URL, logger, ...limits });
  try {
    await transport.sendMail({ from: MAIL_FROM, ...mail });
    return { sent: true };
  } catch (error) {
    return outcomeOf(error, wholeWasSent);
  } finally {
    transport.close();
  }
}

function outcomeOf(error: unknown, wholeWasSent: boolean): Outcome {
  const { responseCode, command } = error as { readonly responseCode?: number; readonly command?: string };
  if (responseCode !== undefined) {
    const refused = command === "RCPT TO" && responseCode >= 500;
    if (refused) return { sent: false, problem: "The mail server does not accept your address.", final: true };
    return { sent: false, problem: `The mail server answered ${responseCode}.` };
  }
  if (!wholeWasSent) return { sent: false, problem: "The mail server could not be reached." };
  return {
    sent: false,
    problem: "It is not known whether the mail server took this mail: it did not answer.",
    final: true,
  };
}
