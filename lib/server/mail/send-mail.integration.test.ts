import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sendMail } from "#lib/server/mail/send-mail";

/** A mail server that says what a test wants it to say, by the first word of what it is told. */
let says: Record<string, string | undefined>;
let heard: string[];
const sockets = new Set<Socket>();
const server = createServer((socket) => {
  sockets.add(socket.on("error", () => {}));
  const say = (what: string | undefined) => {
    if (what === "hang up") socket.destroy();
    else if (what) socket.write(`${what}\r\n`);
  };
  say(says.hello);
  let inData = false;
  createInterface({ input: socket }).on("line", (line) => {
    if (inData && line !== ".") return;
    const word = inData ? "." : (line.split(/[ :]/)[0] ?? "").toUpperCase();
    heard.push(word);
    inData = word === "DATA" && says.DATA?.startsWith("354") === true;
    say(says[word]);
  });
});
const FINE = {
  hello: "220 mail.test ESMTP",
  EHLO: "250 mail.test",
  MAIL: "250 fine",
  RCPT: "250 fine",
  DATA: "354 go on",
  ".": "250 taken",
  QUIT: "221 bye",
};

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  Object.assign(process.env, {
    DATABASE_URL: "postgres://nowhere",
    SMTP_URL: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    MAIL_FROM: "SportsSync <rides@sportssync.test>",
  });
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});
beforeEach(() => {
  says = { ...FINE };
  heard = [];
});

const PATIENCE = { connectionTimeout: 300, greetingTimeout: 300, socketTimeout: 300, dnsTimeout: 300 };
const send = () => sendMail({ to: "ada@rider.test", subject: "Ride", text: "on" }, PATIENCE);

test("a server that takes the mail has taken it, whatever it does afterwards", async () => {
  says.QUIT = "hang up";
  expect(await send()).toEqual({ sent: true });
  expect(heard).toContain(".");
});

test.each([
  ["says nothing when it is called", { hello: undefined }],
  ["hangs up when it is called", { hello: "hang up" }],
  ["falls silent before the mail", { MAIL: undefined }],
  ["hangs up before the mail", { RCPT: "hang up" }],
])("one that %s has not got it: it is tried again", async (_what, said) => {
  Object.assign(says, said);
  expect(await send()).toEqual({ sent: false, problem: "The mail server could not be reached." });
  expect(heard).not.toContain(".");
});

test.each([
  ["is busy", { hello: "421 later" }, "The mail server answered 421."],
  ["wants none from us now", { MAIL: "451 later" }, "The mail server answered 451."],
  ["knows nobody by that address for now", { RCPT: "450 greylisted" }, "The mail server answered 450."],
  ["refuses what is in it", { ".": "554 not this" }, "The mail server answered 554."],
])("one that %s is asked again later", async (_what, said, problem) => {
  Object.assign(says, said);
  expect(await send()).toEqual({ sent: false, problem });
});

test("one that does not know the address is not asked again", async () => {
  says.RCPT = "550 nobody of that name";
  expect(await send()).toMatchObject({ sent: false, final: true, problem: expect.stringContaining("your address") });
});

test.each([
  ["falls silent", undefined],
  ["hangs up", "hang up"],
])("one that %s once it has the mail may have taken it: it is not sent twice", async (_what, said) => {
  says["."] = said;
  expect(await send()).toMatchObject({ sent: false, final: true, problem: expect.stringContaining("not known") });
  expect(heard).toContain(".");
});
