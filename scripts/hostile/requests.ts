import { deflateSync } from "node:zlib";

/** A request that means harm, and the answers that are right. */
export type HostileRequest = {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly type?: string;
  readonly right: readonly number[];
};

/** Bodies of the API that are too much, too deep or not what they seem. */
export function hostileRequests(project: { readonly id: string; readonly document: object }): HostileRequest[] {
  const layouts = (name: string, body: string, right = [400]): HostileRequest => ({
    ...{ name, body, right },
    method: "POST",
    path: "/api/layouts",
  });
  const edit = (name: string, change: object): HostileRequest => ({
    name,
    method: "PATCH",
    path: `/api/projects/${project.id}`,
    body: JSON.stringify({ version: 1, document: { ...project.document, ...change } }),
    right: [400],
  });
  return [
    layouts("JSON of 64 MB", `{"layout":"${"x".repeat(64 * 1024 * 1024)}"}`, [413]),
    layouts("JSON 500,000 deep", `{"layout":${"[".repeat(500_000)}${"]".repeat(500_000)}}`),
    layouts("a layout of 50,000 gauges", `{"layout":{"gauges":[${"{},".repeat(50_000)}{}]}}`),
    layouts("__proto__ as a key", '{"layout":{"__proto__":{"name":"x"}},"__proto__":{"layout":{}}}'),
    layouts("the same key twice", '{"layout":1,"layout":{"name":"x"}}'),
    layouts("half a character", '{"layout":{"name":"\\ud800"}}'),
    layouts("not JSON", "{layout: yes}"),
    { ...layouts("a form instead of JSON", "layout=x"), type: "application/x-www-form-urlencoded" },
    { ...layouts("text instead of JSON", '{"layout":{}}'), type: "text/plain" },
    {
      name: "NUL in a title",
      method: "PATCH",
      path: `/api/projects/${project.id}`,
      body: '{"version":1,"title":"a\\u0000b"}',
      right: [400],
    },
    edit("a logo of 30,000 × 30,000 pixels", { logo: `data:image/png;base64,${pngOf(30_000).toString("base64")}` }),
    edit("a logo that is a page", { logo: `data:text/html;base64,${btoa("<script>alert(1)</script>")}` }),
    edit("a logo that is an SVG", { logo: `data:image/svg+xml;base64,${btoa("<svg onload='alert(1)'/>")}` }),
    edit("a clip that never ends", { videos: { [project.id]: { sync: null, clip: { in: 0, out: "Infinity" } } } }),
  ];
}

/** A PNG's header of that size, and a few packed bytes. */
function pngOf(side: number): Buffer {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13, 0);
  header.write("IHDR", 4, "latin1");
  header.writeUInt32BE(side, 8);
  header.writeUInt32BE(side, 12);
  header.writeUInt8(8, 16);
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), header, deflateSync(Buffer.alloc(1000))]);
}
