#!/usr/bin/env python3
"""Verbond's statistics beside what researchers use today, in one run on one machine, by processor time.

    python3 bench/peers/compare.py [--repeats 5] [--only CASE,CASE] [--without-large]

Builds our side, makes the simulated tables in a temporary folder, runs both sides of every case one after the other, and
prints a table in Markdown. A peer that is not installed is left out with its name. Nothing is written into the project.
The peers come from Debian: r-cran-lme4, -lmertest, -pbkrtest, -psych, -lavaan, -metafor. With libopenblas0-pthread
installed, the crossed model is also run with it (OPENBLAS=path of libblas.so.3).
"""
import argparse
import os
import pathlib
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
# case, what it is, our goal in seconds, our goal as a ratio
CASES = [
    ("sleep", "sleepstudy, 180 rows, fit", 60e-6, 250),
    ("sleep_satterthwaite", "sleepstudy, fit and Satterthwaite", None, None),
    ("sleep_kr", "sleepstudy, fit and Kenward–Roger", None, 500),
    ("sleep_profile", "sleepstudy, all profile intervals", 5e-3, 400),
    ("sleep_bootstrap", "sleepstudy, 1 000 bootstraps", 60e-3, 200),
    ("sessions_80k", "80 000 rows, three levels, slopes", 12e-3, 250),
    ("sessions_80k_intercepts", "80 000 rows, (1 \\| patient)", 3e-3, 190),
    ("sessions_80k_slopes", "80 000 rows, (1 + time \\| patient)", 8e-3, 130),
    ("sessions_80k_satterthwaite", "80 000 rows, three levels, fit and Satterthwaite", 20e-3, 300),
    ("sessions_80k_kr", "80 000 rows, three levels, fit and Kenward–Roger (peer: 8 000 rows)", 50e-3, 300),
    ("sessions_1m", "1 000 000 rows, three levels, slopes", 0.25, 200),
    ("crossed", "InstEval, 73 421 rows, crossed", 0.6, 20),
    ("alpha", "alpha, 100 000 × 12", 4e-3, 150),
    ("omega", "omega, 100 000 × 12, three factors", 5e-3, 15),
    ("factors", "three factors, 100 000 × 12", 4e-3, 35),
    ("factors_robust", "three factors, 100 000 × 12, robust", 40e-3, 60),
    ("factors_small", "three factors, Holzinger 301 × 9", 0.5e-3, 90),
    ("meta", "meta-analysis, k = 300, REML and Knapp–Hartung", 60e-6, 600),
    ("meta_three_level", "meta-analysis, three levels, 300 effects", 1e-3, 700),
    ("meta_interval", "interval of τ², k = 300", 0.3e-3, 300),
]
WHOLE = [
    ("whole_sleep", "sleepstudy.csv, whole process", ["sleepstudy.csv", "Reaction ~ Days + (Days | Subject)"], 8e-3, 200),
    ("whole_sessions_80k", "80 000 rows from CSV, whole process",
     ["sessions_80k.csv", "y ~ time + allw + allb + (1 + time | patient) + (1 | therapist)"], 50e-3, 100),
]
LARGE = {"sessions_1m", "crossed", "sessions_80k_kr"}


def find(name):
    inside = sorted(ROOT.glob(f"fixtures/*/{name}"))
    beside = ROOT / ".." / "shared" / "data" / name
    return inside[0] if inside else beside if beside.exists() else None


def lines_of(command, environment=None):
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode == 3:
        return None, done.stdout.strip()
    if done.returncode != 0:
        print(f"  failed: {' '.join(map(str, command))}\n{done.stderr[-800:]}", file=sys.stderr)
        return None, "failed"
    rows = [row for row in done.stdout.splitlines() if row.strip()]
    notes = [row for row in rows if row.startswith("with ")]
    numbers = [float(row) for row in rows if not row.startswith("with ")]
    return numbers, notes[0][5:].strip() if notes else ""


def whole(command, repeats):
    """Processor seconds and the largest memory of whole processes."""
    seconds, memory = [], 0
    for _ in range(repeats):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        if status != 0:
            return None, None
        del before
        seconds.append(used.ru_utime + used.ru_stime)
        memory = max(memory, used.ru_maxrss / 1024)
    return statistics.median(seconds), memory


def shown(seconds):
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def verdict(ours, ratio, goal_seconds, goal_ratio):
    met = [goal_seconds is None or ours <= goal_seconds, goal_ratio is None or ratio is None or ratio >= goal_ratio]
    return "yes" if all(met) else "**no**"


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--repeats", type=int, default=5)
    asked.add_argument("--only", default="")
    asked.add_argument("--without-large", action="store_true")
    asked = asked.parse_args()
    only = set(filter(None, asked.only.split(",")))
    cargo = ["cargo", "build", "--quiet", "--release", "-p", "verbond-analysis", "--example", "peers"]
    subprocess.run(cargo, cwd=ROOT, check=True)
    subprocess.run(["cargo", "build", "--quiet", "--release", "-p", "verbond"], cwd=ROOT, check=True)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
    peers, program = target / "examples" / "peers", target / "verbond"
    has_r = shutil.which("Rscript") is not None
    with tempfile.TemporaryDirectory(prefix="verbond-peers-") as folder:
        subprocess.run([peers, "data", folder], check=True)
        for name in ("sleepstudy.csv", "insteval.csv", "holzinger.csv"):
            source = find(name)
            if source is None:
                print(f"{name} is not on this machine; its cases are left out", file=sys.stderr)
            else:
                shutil.copy(source, folder)
        rows, versions = [], set()
        for case, what, goal_seconds, goal_ratio in CASES:
            if (only and case not in only) or (asked.without_large and case in LARGE):
                continue
            ours, _ = lines_of([peers, "run", case, folder, str(asked.repeats)])
            if ours is None:
                continue
            mine = statistics.median(ours)
            theirs, note = (None, "R is not installed")
            if has_r:
                repeats = 1 if case == "sessions_1m" else 3 if case in LARGE else asked.repeats
                theirs, note = lines_of(["Rscript", ROOT / "bench/peers/peers.R", case, folder, str(repeats)])
            peer = statistics.median(theirs) if theirs else None
            if theirs:
                versions.update(note.replace("R ", "R-", 1).split(" ") and [note])
            ratio = peer / mine if peer else None
            rows.append((what, mine, peer, ratio, goal_seconds, goal_ratio, note))
            print(f"  {case}: {shown(mine)} beside {shown(peer) if peer else note}", file=sys.stderr)
            if case == "crossed" and peer and os.environ.get("OPENBLAS"):
                environment = dict(os.environ, LD_PRELOAD=os.environ["OPENBLAS"], OPENBLAS_NUM_THREADS="1")
                theirs, note = lines_of(["Rscript", ROOT / "bench/peers/peers.R", case, folder, "3"], environment)
                if theirs:
                    peer = statistics.median(theirs)
                    rows.append((what + ", peer with OpenBLAS", mine, peer, peer / mine, goal_seconds, 7, note))
        for case, what, line, goal_seconds, goal_ratio in WHOLE:
            if only and case not in only or not (pathlib.Path(folder) / line[0]).exists():
                continue
            mine, memory = whole([program, "analyse", os.path.join(folder, line[0]), line[1]], asked.repeats)
            if mine is None:
                continue
            peer, peer_memory = None, None
            if has_r:
                command = ["Rscript", str(ROOT / "bench/peers/peers.R"), case, folder, "1"]
                peer, peer_memory = whole(command, 3)
            ratio = peer / mine if peer else None
            what += f", {memory:.0f} MiB" + (f" beside {peer_memory:.0f}" if peer_memory else "")
            rows.append((what, mine, peer, ratio, goal_seconds, goal_ratio, "R"))
            print(f"  {case}: {shown(mine)} beside {shown(peer) if peer else '–'}", file=sys.stderr)
    model = next((row.split(":")[1].strip() for row in open("/proc/cpuinfo") if row.startswith("model name")), "")
    rustc = subprocess.run(["rustc", "--version"], capture_output=True, text=True).stdout.strip()
    print(f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}; {rustc}; load {os.getloadavg()[0]:.1f}\n")
    print("| what | Verbond | peer | ratio | goal | met | peer is |\n|---|--:|--:|--:|---|---|---|")
    for what, mine, peer, ratio, goal_seconds, goal_ratio, note in rows:
        goal = [f"≤ {shown(goal_seconds)}"] if goal_seconds else []
        goal += [f"≥ {goal_ratio}×"] if goal_ratio else []
        told = f"{shown(peer)} | {ratio:.0f}×" if peer else "– | –"
        print(f"| {what} | {shown(mine)} | {told} | {', '.join(goal)} | {verdict(mine, ratio, goal_seconds, goal_ratio)} | {note} |")


if __name__ == "__main__":
    main()
