import { access, mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { execa } from "execa";

/**
 * The programs that npm cannot bring. `npm run tools` checks them all, `npm run tools -- ffmpeg` only those named.
 * What is missing is installed where that is possible (apt as root, go install and Python into .data/tools);
 * otherwise the exact command is printed and the exit code is 2.
 */
type Tool = {
  readonly purpose: string;
  isPresent(): Promise<boolean>;
  /** The command that brings it, and whether this user may run it here. */
  install: {
    readonly commands: readonly (readonly string[])[];
    possible(): Promise<boolean>;
    env: Record<string, string>;
  };
};

const TOOLS_FOLDER = resolve(".data/tools");

const apt = (...packages: string[]): Tool["install"] => ({
  commands: [
    ["apt-get", "update", "-q"],
    ["apt-get", "install", "-y", "-q", "--no-install-recommends", ...packages],
  ],
  possible: async () => process.getuid?.() === 0 && (await runs("apt-get", "--version")),
  env: { DEBIAN_FRONTEND: "noninteractive" },
});

/** Packages of the Python package index in an environment of their own, which touches no other. */
const python = (name: string, ...packages: string[]): Tool["install"] => ({
  commands: [
    ["python3", "-m", "venv", join(TOOLS_FOLDER, name)],
    [join(TOOLS_FOLDER, name, "bin/pip"), "install", "--quiet", "--disable-pip-version-check", ...packages],
  ],
  possible: () => ensureTools(["python"]),
  env: {},
});

const TOOLS = {
  ffmpeg: {
    purpose: "reads and writes video",
    isPresent: async () => (await runs("ffprobe", "-version")) && (await prints("libx264", "ffmpeg", "-encoders")),
    install: apt("ffmpeg"),
  },
  chromium: {
    purpose: "browser tests",
    isPresent: () => runs(process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", "--version"),
    install: apt("chromium"),
  },
  versitygw: {
    purpose: "the S3 server of the storage tests",
    isPresent: () => exists(join(TOOLS_FOLDER, "versitygw")),
    install: {
      commands: [["go", "install", "github.com/versity/versitygw/cmd/versitygw@v1.7.0"]],
      possible: () => runs("go", "version"),
      env: { GOBIN: TOOLS_FOLDER },
    },
  },
  python: {
    purpose: "runs schemathesis and yt-dlp",
    isPresent: () => runs("python3", "-c", "import venv, ensurepip"),
    install: apt("python3", "python3-venv"),
  },
  schemathesis: {
    purpose: "tests the API against its own description",
    isPresent: () => runs(join(TOOLS_FOLDER, "schemathesis/bin/schemathesis"), "--version"),
    install: python("schemathesis", "schemathesis==4.32.5"),
  },
  "yt-dlp": {
    purpose: "fetches clips of YouTube videos; Python 3.11 or newer",
    isPresent: async () =>
      (await runs(join(TOOLS_FOLDER, "yt-dlp/bin/yt-dlp"), "--version")) || runs("yt-dlp", "--version"),
    // What `yt-dlp[default]` asks for, but for the very newest certificates, which not every mirror has yet.
    install: python("yt-dlp", "yt-dlp==2026.10.26", "yt-dlp-ejs==0.8.0", "requests", "urllib3", "certifi"),
  },
} satisfies Record<string, Tool>;
type ToolName = keyof typeof TOOLS;

/** Sees that the named tools are there, installing what can be installed. False when one still is missing. */
export async function ensureTools(names: readonly ToolName[]): Promise<boolean> {
  let complete = true;
  for (const name of names) {
    const tool = TOOLS[name];
    complete = (await ensureTool(name, tool)) && complete;
  }
  return complete;
}

/** What has been looked for already: Python is asked for by more than one. */
const looked = new Map<string, Promise<boolean>>();

function ensureTool(name: string, tool: Tool): Promise<boolean> {
  const known = looked.get(name) ?? lookFor(name, tool);
  looked.set(name, known);
  return known;
}

async function lookFor(name: string, tool: Tool): Promise<boolean> {
  if (await tool.isPresent()) return true;
  const lines = tool.install.commands.map((command) => command.join(" "));
  if (await tool.install.possible()) {
    console.log(`${name} (${tool.purpose}) is missing, installing it: ${lines.join(" && ")}`);
    await mkdir(TOOLS_FOLDER, { recursive: true });
    if ((await installed(tool)) && (await tool.isPresent())) return true;
  }
  const [first = ""] = lines;
  const asRoot = first.startsWith("apt-get") ? "sudo " : first.startsWith("go ") ? `GOBIN=${TOOLS_FOLDER} ` : "";
  console.error(
    `${name} (${tool.purpose}) is missing. Install it with:\n  ${lines.map((line) => asRoot + line).join(" && ")}`,
  );
  return false;
}

/** False when a command failed (no network, as a rule); it has said on standard error why. */
async function installed({ install }: Tool): Promise<boolean> {
  for (const [program, ...args] of install.commands) {
    const options = { env: install.env, stdout: "ignore", stderr: "inherit", reject: false } as const;
    if ((await execa(program as string, args, options)).failed) return false;
  }
  return true;
}

async function runs(program: string, ...args: string[]): Promise<boolean> {
  return (await execa(program, args, { reject: false, stdio: "ignore" })).exitCode === 0;
}

async function prints(text: string, program: string, ...args: string[]): Promise<boolean> {
  const result = await execa(program, args, { reject: false });
  return result.exitCode === 0 && result.stdout.includes(text);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

if (import.meta.main) {
  const isToolName = (name: string): name is ToolName => name in TOOLS;
  const given = process.argv.slice(2);
  const known = given.filter(isToolName);
  const unknown = given.filter((name) => !isToolName(name));
  if (unknown.length > 0) {
    console.error(`No such tool: ${unknown.join(", ")}. Known: ${Object.keys(TOOLS).join(", ")}.`);
    process.exitCode = 2;
  } else {
    const complete = await ensureTools(known.length > 0 ? known : Object.keys(TOOLS).filter(isToolName));
    process.exitCode = complete ? 0 : 2;
  }
}
