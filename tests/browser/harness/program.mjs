// The program under test: the demo of the debug build, on a free port of this machine, with a folder of its own.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const READY_MAX_MS = 120_000;
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const running = new Set();

// Whatever ends this process ends the programs it started.
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

/** Starts the demo; gives its origin, what it printed, and `stop()`. */
export async function startProgram() {
  const folder = await mkdtemp(join(tmpdir(), "verbond-browser-"));
  const address = `127.0.0.1:${await freePort()}`;
  const binary = process.env.VERBOND ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/verbond");
  const child = spawn(binary, ["demo", "--data", join(folder, "demo"), "--listen", address], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  const ended = new Promise((resolve) => child.once("close", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    running.delete(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const lines = await readUntilReady(child, binary);
    return { origin: `http://${address}`, lines, links: linksIn(lines), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The addresses in what the program printed, with the words before them: on their line, or else on the line above. */
export function linksIn(lines) {
  return lines.flatMap((line, at) => {
    const found = /^(.*?)\s*(https?:\/\/\S+)/.exec(line);
    if (!found) return [];
    const words = (text) => text.replace(/[:\s]+$/, "").trim();
    return [{ words: words(found[1]) || words(lines[at - 1] ?? ""), url: found[2] }];
  });
}

/** Whether a line says that the program answers now. */
export function saysReady(line) {
  return /\b(ready|listening|klaar)\b/i.test(line);
}

function readUntilReady(child, binary) {
  return new Promise((resolve, reject) => {
    const lines = [];
    const complaints = [];
    const fail = (why) => {
      clearTimeout(limit);
      reject(new Error(`${binary}: ${why}\n${[...lines, ...complaints].join("\n")}`));
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

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
