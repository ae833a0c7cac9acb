// The program under test: the demo of the debug build, on a free port of this machine, with a folder of its own.

import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const READY_MAX_MS = 120_000;
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const CLOCK = fileURLToPath(new URL("clock.c", import.meta.url));
const DAY_S = 24 * 60 * 60;
const run = promisify(execFile);
const running = new Set();

// Whatever ends this process ends the programs it started.
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

/** The demo of a Dutch practice, whatever language this machine speaks. */
const SURROUNDINGS = { PATH: process.env.PATH, LANG: "nl_NL.UTF-8", LC_ALL: "nl_NL.UTF-8", VERBOND_LOG: "warn" };

/** Starts the demo on a free port. */
export async function startProgram() {
  const program = new Program(await mkdtemp(join(tmpdir(), "verbond-browser-")));
  try {
    await program.start();
  } catch (error) {
    await program.stop();
    throw error;
  }
  return program;
}

class Program {
  #folder;
  #child;
  #ended;
  #address = "127.0.0.1:0";
  #surroundings = SURROUNDINGS;

  /** Where it answers. */
  origin;

  constructor(folder) {
    this.#folder = folder;
  }

  async start() {
    const options = { cwd: this.#folder, stdio: ["ignore", "pipe", "pipe"], env: this.#surroundings };
    const demo = ["demo", "--data", join(this.#folder, "demo"), "--listen", this.#address, "--print", "json"];
    this.#child = spawn(binary(), demo, options);
    running.add(this.#child);
    this.#ended = new Promise((resolve) => this.#child.once("close", resolve));
    const doors = doorsIn(await readUntilReady(this.#child));
    this.origin = doors.origin;
    // Started again, it is to be found where it was.
    this.#address = new URL(doors.address).host;
  }

  /** Starts it again on the same folder and port, with the clock of its machine so many days on. */
  async startLater(days) {
    const ahead = await this.#ahead(days);
    await this.#end();
    this.#surroundings = { ...SURROUNDINGS, ...ahead };
    await this.start();
  }

  /** Serves the same folder on the same port as a house that sends mail, with the clock of its machine so many days on. */
  async serveWithMail(server, days = 0) {
    await this.#end();
    this.#surroundings = days > 0 ? { ...SURROUNDINGS, ...(await this.#ahead(days)) } : SURROUNDINGS;
    const database = join(this.#folder, "demo", "verbond.db");
    const serve = ["serve", "--database", database, "--listen", this.#address, "--mail", server, "--mail-from", "Verbond <verbond@huis.invalid>"];
    this.#child = spawn(binary(), serve, { cwd: this.#folder, stdio: ["ignore", "pipe", "pipe"], env: this.#surroundings });
    running.add(this.#child);
    this.#ended = new Promise((resolve) => this.#child.once("close", resolve));
    await readUntilReady(this.#child);
  }

  async #ahead(days) {
    const clock = join(this.#folder, "clock.so");
    await run("cc", ["-shared", "-fPIC", "-O1", "-o", clock, CLOCK]);
    return { LD_PRELOAD: clock, CLOCK_AHEAD_S: String(days * DAY_S) };
  }

  /** The login names of those with a role, in order. */
  async members(role) {
    const { stdout } = await this.#command(["member", "list"]);
    const rows = stdout.trim().split("\n").map((line) => line.split("\t"));
    return rows.filter(([, , roles]) => roles.split(", ").includes(role)).map(([name]) => name);
  }

  /** A new link with which a member signs in once. */
  async memberLink(name) {
    const { stdout } = await this.#command(["member", "link", name, "--origin", this.origin]);
    return /https?:\/\/\S+/.exec(stdout)[0];
  }

  /** What went with change in the groups of the house, from its own study: the report as an object. */
  async processOutcome() {
    const out = join(this.#folder, "study");
    await this.#command(["export", "study", "--out", out]);
    const columns = ["--outcome", "outcome", "--baseline", "baseline", "--factors", "bond,goal,task,cohesion"];
    const levels = ["--person", "episode", "--group", "group", "--trainer", "trainer", "--attended", "attended"];
    const report = join(out, "report.json");
    const words = ["analyse", "process-outcome", join(out, "runs.csv"), ...columns, ...levels, "--json", report];
    await run(binary(), words, { env: { ...this.#surroundings, LC_ALL: "C" }, maxBuffer: 2 ** 26 });
    return JSON.parse(await readFile(report, "utf8"));
  }

  async stop() {
    await this.#end();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #command(words) {
    const database = join(this.#folder, "demo", "verbond.db");
    return run(binary(), [...words, "--database", database], { env: { ...this.#surroundings, LC_ALL: "C" } });
  }

  async #end() {
    this.#child?.kill("SIGTERM");
    await this.#ended;
    running.delete(this.#child);
  }
}

/** What the demo prints for programs. */
export function doorsIn(lines) {
  const line = lines.find((one) => one.startsWith("{"));
  if (!line) throw new Error(`no line for programs in\n${lines.join("\n")}`);
  return JSON.parse(line);
}

/** Whether a line says that the program answers now. */
export function saysReady(line) {
  return /^ready: http/.test(line);
}

function binary() {
  return process.env.VERBOND ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/verbond");
}

function readUntilReady(child) {
  return new Promise((resolve, reject) => {
    const lines = [];
    const complaints = [];
    const fail = (why) => {
      clearTimeout(limit);
      reject(new Error(`${binary()}: ${why}\n${[...lines, ...complaints].join("\n")}`));
    };
    const limit = setTimeout(() => fail(`not ready in ${READY_MAX_MS / 1000} s`), READY_MAX_MS);
    child.once("error", (error) => fail(`${error.message}; build it with cargo build -p verbond`));
    child.once("exit", (code, signal) => fail(`ended with ${code ?? signal} before it was ready`));
    createInterface({ input: child.stderr }).on("line", (line) => complaints.push(line));
    createInterface({ input: child.stdout }).on("line", (line) => {
      lines.push(line);
      if (!saysReady(line)) return;
      clearTimeout(limit);
      child.removeAllListeners("exit");
      resolve(lines);
    });
  });
}
