#!/usr/bin/env python3
"""Verbond's statistics beside what researchers use today, in one run on one machine, by processor time.

    python3 bench/peers/compare.py [--only sleepstudy,insteval,CASE] [--peers lme4,lme-rs] [--skip-slow] [--write docs/benchmarks.md]

Builds our side, makes the simulated tables in target/peers/tables, runs both sides of every case one after the other, keeps
each result in target/peers/results.jsonl as it comes, and prints a table in Markdown of all that is kept there: so the table
can be made in parts, and a run that is stopped keeps what it has. With --write the table is also written between the two
marker lines of that page; nothing else is written into the project.

A peer that is not installed or cannot be built is left out with a word. A peer of the mixed models is first asked for the
restricted deviance of sleepstudy, and for that of each case: one that fits another model is not compared.
docs/benchmarks.md tells how each peer is installed, and what each option does.
"""
import argparse
import datetime
import glob
import json
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

from results import Results, said_by, shown, times

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "bench" / "peers"
SESSIONS = "y ~ time + allw + allb + (1 + time | patient) + (1 | therapist)"
SLEEP = "Reaction ~ Days + (Days | Subject)"
# case, what it is, its table, our goal in seconds, our goal as a ratio to R
CASES = [
    ("sleep", "sleepstudy, 180 rows, fit", "sleepstudy", 60e-6, 250),
    ("sleep_satterthwaite", "sleepstudy, fit and Satterthwaite", "sleepstudy", None, None),
    ("sleep_kr", "sleepstudy, fit and Kenward–Roger", "sleepstudy", None, 500),
    ("sleep_profile", "sleepstudy, all profile intervals", "sleepstudy", 5e-3, 400),
    ("sleep_bootstrap", "sleepstudy, 1 000 bootstraps", "sleepstudy", 60e-3, 200),
    ("sessions_80k", "80 000 rows, three levels, slopes", "sessions_80k", 12e-3, 250),
    ("sessions_80k_intercepts", "80 000 rows, (1 \\| patient)", "sessions_80k", 3e-3, 190),
    ("sessions_80k_slopes", "80 000 rows, (1 + time \\| patient)", "sessions_80k", 8e-3, 130),
    ("sessions_80k_satterthwaite", "80 000 rows, three levels, fit and Satterthwaite", "sessions_80k", 20e-3, 300),
    ("sessions_80k_kr", "80 000 rows, three levels, fit and Kenward–Roger (peer: 8 000 rows)", "sessions_80k", 50e-3, 300),
    ("sessions_1m", "1 000 000 rows, three levels, slopes", "sessions_1m", 0.25, 200),
    ("crossed", "InstEval, 73 421 rows, crossed", "insteval", 0.6, 20),
    ("alpha", "alpha, 100 000 × 12", "items_100k", 4e-3, 150),
    ("omega", "omega, 100 000 × 12, three factors", "items_100k", 5e-3, 15),
    ("factors", "three factors, 100 000 × 12", "items_100k", 4e-3, 35),
    ("factors_robust", "three factors, 100 000 × 12, robust", "items_100k", 40e-3, 60),
    ("factors_small", "three factors, Holzinger 301 × 9", "holzinger", 0.5e-3, 90),
    ("meta", "meta-analysis, k = 300, REML and Knapp–Hartung", "studies_300", 60e-6, 600),
    ("meta_three_level", "meta-analysis, three levels, 300 effects", "studies_300", 1e-3, 700),
    ("meta_interval", "interval of τ², k = 300", "studies_300", 0.3e-3, 300),
]
WHOLE = [
    ("whole_sleep", "sleepstudy.csv, whole process", "sleepstudy", SLEEP, 8e-3, 200),
    ("whole_sessions_80k", "80 000 rows from CSV, whole process", "sessions_80k", SESSIONS, 50e-3, 100),
]
SIMULATED = ("sessions_80k", "sessions_1m", "items_100k", "studies_300")
SLOW = {"sessions_1m", "crossed", "sessions_80k_kr"}
# The formulas of the cases that have one restricted deviance to compare.
FORMULAS = {
    "sleep": SLEEP,
    "sessions_80k": SESSIONS,
    "sessions_80k_intercepts": "y ~ time + allw + allb + (1 | patient)",
    "sessions_80k_slopes": "y ~ time + allw + allb + (1 + time | patient)",
    "sessions_1m": SESSIONS,
    "crossed": "y ~ service + (1 | s) + (1 | d) + (1 | dept:service)",
}
# What we ask of ourselves beside the peers that are not R as it comes.
GOALS = {
    ("sleep", "mixeff-rs"): 2,
    ("sleep", "lme-rs"): 16,
    ("sessions_80k", "lme-rs"): 250,
    ("sessions_80k_intercepts", "lme-rs"): 8,
    ("sessions_80k_slopes", "mixeff-rs"): 8,
    ("crossed", "R with OpenBLAS"): 7,
}
# On sleepstudy a search that ends a little early is this near; another model is not. Above it elsewhere the table says so.
NEAR, ANOTHER = 0.01, 1.0
ALONE = {name: "1" for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS", "POLARS_MAX_THREADS")}


def find(name):
    inside = sorted(ROOT.glob(f"fixtures/*/{name}"))
    beside = ROOT / ".." / "shared" / "data" / name
    return inside[0] if inside else beside if beside.exists() else None


def said(text):
    print(f"  {text}", file=sys.stderr, flush=True)


class Peer:
    """Someone else's program: what it is called, what it takes to run it, and which cases it is asked for."""

    def __init__(self, name, command, environment=None, cases=None, why=None):
        self.name, self.command, self.cases, self.why = name, command, cases, why
        self.environment = {**os.environ, **ALONE, **(environment or {})}

    def run(self, case, folder, repeats, limit):
        return Answer([*self.command, case, folder, str(repeats)], self.environment, limit)


class Answer:
    """What one run printed: seconds of each repeat, the restricted deviance, versions; or why there is nothing."""

    def __init__(self, command, environment=None, limit=None):
        def bounded():
            if limit:
                resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))

        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, env=environment, preexec_fn=bounded)
        rows = [row.strip() for row in done.stdout.splitlines() if row.strip()]
        told = {word: row[len(word) + 1:].strip() for row in rows for word in ("with", "objective", "blas") if row.startswith(word + " ")}
        self.version, self.blas = told.get("with", ""), told.get("blas", "")
        self.objective = float(told["objective"]) if "objective" in told else None
        self.seconds, self.why, self.over = [], None, None
        if done.returncode == 3:
            self.why = rows[-1] if rows else "absent"
            return
        self.seconds = [float(row) for row in rows if row.split(" ")[0] not in told]
        # 24 and 9 are what a process gets that has used more than its limit.
        if done.returncode in (-24, -9, 128 + 24, 128 + 9) and limit:
            self.over = None if self.seconds else limit
        elif done.returncode != 0:
            self.why = "failed: " + (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1][:160]


def algebra(name):
    """What chooses an algebra library for one process of R: it is loaded before the one the machine has set."""
    set_by_hand = os.environ.get("OPENBLAS") if name == "openblas" else None
    if name == "openblas":
        found = [set_by_hand] if set_by_hand else sorted(glob.glob("/usr/lib/*/openblas-*/libblas.so.3"))
        beside = "liblapack.so.3"
        files = [found[0], str(pathlib.Path(found[0]).parent / beside)] if found else []
    else:
        files = sorted(glob.glob("/usr/lib/*/blas/libblas.so.3"))[:1] + sorted(glob.glob("/usr/lib/*/lapack/liblapack.so.3"))[:1]
    files = [file for file in files if os.path.exists(file)]
    return {"LD_PRELOAD": " ".join(files)} if files else None


def build_rust_peers(target):
    """The program with as many of the crates as can be built, and a word about the others."""
    manifest, absent = HERE / "rust" / "Cargo.toml", {}
    environment = {**os.environ, "CARGO_TARGET_DIR": str(target)}
    environment.setdefault("MKLROOT", str(ROOT / "target" / "peers-python"))
    wanted = ["mixeff-rs", "lme-rs"]
    if not any(pathlib.Path(environment["MKLROOT"]).glob("**/libmkl_core.a")):
        wanted.remove("lme-rs")
        absent["lme-rs"] = "not built: it is linked to Intel's MKL, which is not in $MKLROOT"
    for features in [wanted, *([one] for one in wanted if len(wanted) > 1)]:
        command = ["cargo", "build", "--quiet", "--release", "--locked", "--manifest-path", manifest, "--features", ",".join(features)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        if done.returncode == 0:
            return {one: why for one, why in absent.items() if one not in features}
        why = next((row for row in done.stderr.splitlines() if row.startswith("error")), "cargo failed")[:160]
        for one in features:
            absent[one] = f"not built: {why}"
    return absent


def all_peers(asked):
    has_r = shutil.which("Rscript") is not None
    script = ["Rscript", HERE / "peers.R"]
    no_r = None if has_r else "R is not installed"
    reference, openblas = algebra("reference"), algebra("openblas")
    peers = [
        Peer("R", script, reference, None, no_r),
        Peer("R with OpenBLAS", script, openblas, {"crossed"}, no_r or (None if openblas else "OpenBLAS is not installed")),
    ]
    target, mixed = ROOT / "target" / "peers-rust", set(FORMULAS) | {"sleep_satterthwaite", "sleep_kr", "sessions_80k_satterthwaite"}
    if asked.peers and not asked.peers & {"mixeff-rs", "lme-rs"}:
        absent = {}
    elif shutil.which("cargo") is None:
        absent = {name: "cargo is not installed" for name in ("mixeff-rs", "lme-rs")}
    else:
        absent = {} if asked.no_build else build_rust_peers(target)
    program = target / "release" / "verbond-rust-peers"
    for name in ("mixeff-rs", "lme-rs"):
        why = absent.get(name) or (None if program.exists() else "not built")
        peers.append(Peer(name, [program, name], None, mixed, why))
    own = ROOT / "target" / "peers-python" / "bin" / "python"
    python = os.environ.get("PEERS_PYTHON") or (own if own.exists() else sys.executable)
    peers.append(Peer("statsmodels", [python, HERE / "peers.py"], None, {"sleep", "sessions_80k_intercepts", "sessions_80k_slopes"}))
    return [peer for peer in peers if not asked.peers or peer.name in asked.peers]


class Ours:
    """Our side: the programs, and the restricted deviance of a case, which is the same for everyone who fits the same model."""

    def __init__(self, target, folder):
        self.peers, self.program, self.folder, self.known = target / "examples" / "peers", target / "verbond", folder, {}

    def objective(self, case, table):
        if case not in self.known:
            command = [self.program, "analyse", os.path.join(self.folder, table + ".csv"), FORMULAS[case], "--json", "-"]
            done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
            self.known[case] = json.loads(done.stdout)["REML"]["objective"] if done.returncode == 0 else None
        return self.known[case]


def whole(command, repeats, environment=None):
    """Processor seconds and the largest memory of whole processes."""
    seconds, memory = [], 0
    for _ in range(repeats):
        process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        if status != 0:
            return None, None
        seconds.append(used.ru_utime + used.ru_stime)
        memory = max(memory, used.ru_maxrss / 1024)
    return statistics.median(seconds), memory


def row(case, peer, what, ours, theirs, goals, version="", told="", over=None, why=None):
    return {
        "case": case, "peer": peer, "what": what, "ours": ours, "theirs": theirs, "over": over, "why": why, "version": version, "told": told,
        "goal_seconds": goals[0], "goal_ratio": goals[1], "moment": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "load": os.getloadavg()[0], "rustc": " ".join(said_by("rustc", "--version").split()[:2]),
        "commit": said_by("git", "-C", str(ROOT), "describe", "--always", "--dirty"),
    }


def same_model(peer, ours, folder, asked):
    """Whether a peer is here and means the same by sleepstudy; told once, before anything of it is timed."""
    if peer.why is None:
        answer = peer.run("sleep", folder, 0, asked.limit)
        expected = ours.objective("sleep", "sleepstudy")
        if answer.why and answer.why.startswith("absent") and peer.cases is None:
            said(f"{peer.name}: {answer.why}, so without mixed models")
        elif answer.why or answer.over:
            peer.why = answer.why or "not finished"
        elif answer.objective is None or expected is None or abs(answer.objective - expected) > NEAR:
            peer.why = f"another model: deviance of sleepstudy {answer.objective}, ours {expected}"
        else:
            said(f"{peer.name}: deviance of sleepstudy {answer.objective:.6f}, ours {expected:.6f}; {answer.version} {answer.blas}".rstrip())
    if peer.why:
        said(f"{peer.name} is left out: {peer.why}")
    return peer.why is None


def compare(peer, case, what, table, mine, goals, ours, asked, folder):
    repeats = 1 if case == "sessions_1m" else min(3, asked.repeats) if case in SLOW else asked.repeats
    answer = peer.run(case, folder, repeats, asked.limit)
    told, why = "", answer.why
    if answer.objective is not None and case in FORMULAS:
        expected = ours.objective(case, table)
        gap = answer.objective - expected if expected is not None else 0
        if abs(gap) > ANOTHER:
            why = f"its deviance is {abs(gap):.3g} {'above' if gap > 0 else 'below'} ours, so it is not compared"
        elif abs(gap) > 1e-3:
            told = f"deviance {abs(gap):.2g} {'above' if gap > 0 else 'below'} ours"
    if why and why.startswith((f"{peer.name} has no case",)):
        return None
    theirs = statistics.median(answer.seconds) if answer.seconds and not why else None
    version = answer.version or peer.name
    if peer.name.startswith("R") and "openblas" in os.path.realpath(answer.blas):
        version += " with OpenBLAS"
    if not (theirs or why or answer.over):
        why = "nothing was measured"
    if peer.name == "R with OpenBLAS" and theirs and "openblas" not in os.path.realpath(answer.blas):
        theirs, why = None, f"R did not take OpenBLAS but {answer.blas}"
    return row(case, peer.name, what, mine, theirs, goals, version, told, None if why else answer.over, why)


def tables(program):
    """The folder of the tables. Those that are simulated are made once: they are the same every time."""
    folder = ROOT / "target" / "peers" / "tables"
    folder.mkdir(parents=True, exist_ok=True)
    if not all((folder / (name + ".csv")).exists() for name in SIMULATED):
        # Made beside and moved: a run that is stopped leaves no half of a table.
        with tempfile.TemporaryDirectory(dir=folder.parent) as beside:
            subprocess.run([program, "data", beside], check=True)
            for name in SIMULATED:
                os.replace(os.path.join(beside, name + ".csv"), folder / (name + ".csv"))
    for name in ("sleepstudy.csv", "insteval.csv", "holzinger.csv"):
        source = find(name)
        if source is None:
            (folder / name).unlink(missing_ok=True)
            said(f"{name} is not on this machine; its cases are left out")
        else:
            shutil.copy(source, folder)
    return folder


def wanted(asked, case, table):
    return (not asked.only or case in asked.only or table in asked.only) and not (asked.skip_slow and case in SLOW)


def arguments():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words = lambda text: set(filter(None, text.split(",")))
    asked.add_argument("--repeats", type=int, default=5)
    asked.add_argument("--only", type=words, default=set(), help="cases, or tables: sleepstudy, insteval, sessions_80k, …")
    asked.add_argument("--peers", type=words, default=set(), help="'R', 'R with OpenBLAS', mixeff-rs, lme-rs, statsmodels; lme4 is R")
    asked.add_argument("--skip-slow", "--without-large", action="store_true", help="without " + ", ".join(sorted(SLOW)))
    asked.add_argument("--limit", type=int, default=900, help="processor seconds after which a peer is stopped in a case")
    asked.add_argument("--results", default=ROOT / "target" / "peers" / "results.jsonl", help="where results are kept")
    asked.add_argument("--fresh", action="store_true", help="forget the results that are kept")
    asked.add_argument("--no-build", action="store_true", help="use what is built")
    asked.add_argument("--write", metavar="PAGE", help="write the table between the marker lines of this page")
    asked = asked.parse_args()
    asked.peers = {"R" if name == "lme4" else name for name in asked.peers}
    return asked


def main():
    asked = arguments()
    if not asked.no_build:
        cargo = ["cargo", "build", "--quiet", "--release", "-p"]
        subprocess.run([*cargo, "verbond-analysis", "--example", "peers"], cwd=ROOT, check=True)
        subprocess.run([*cargo, "verbond"], cwd=ROOT, check=True)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
    results = Results(asked.results, [case[0] for case in CASES + WHOLE], asked.fresh)

    def keep(one):
        if asked.no_build:
            one["commit"] = ""  # Nobody knows which state was built.
        results.keep(one)
        if asked.write:
            results.write(asked.write)
        end = one["why"] or (f"> {shown(one['over'])}" if one["over"] else f"{shown(one['theirs'])}, {times(one['theirs'] / one['ours'])}")
        said(f"{one['case']}: {shown(one['ours'])} beside {one['peer']}: {end}")

    folder = str(tables(target / "examples" / "peers"))
    ours = Ours(target, folder)
    peers = [peer for peer in all_peers(asked) if same_model(peer, ours, folder, asked)]
    for case, what, table, goal_seconds, goal_ratio in CASES:
        able = [peer for peer in peers if peer.cases is None or case in peer.cases]
        if not able or not wanted(asked, case, table) or not os.path.exists(os.path.join(folder, table + ".csv")):
            continue
        own = Answer([ours.peers, "run", case, folder, asked.repeats])
        if not own.seconds:
            said(f"{case}: our side {own.why or 'printed nothing'}")
            continue
        for peer in able:
            first = peer.name == "R"
            goals = (goal_seconds if first else None, goal_ratio if first else GOALS.get((case, peer.name)))
            one = compare(peer, case, what, table, statistics.median(own.seconds), goals, ours, asked, folder)
            if one:
                keep(one)
    r = next((peer for peer in peers if peer.name == "R"), None)
    for case, what, table, formula, *goals in WHOLE if r else []:
        file = os.path.join(folder, table + ".csv")
        if not wanted(asked, case, table) or not os.path.exists(file):
            continue
        mine, memory = whole([ours.program, "analyse", file, formula], asked.repeats)
        peer, peer_memory = whole([*r.command, case, folder, "1"], 3, r.environment)
        if mine and peer:
            what += f", {memory:.0f} MiB beside {peer_memory:.0f}"
            keep(row(case, "R", what, mine, peer, goals, "R and lme4"))
    print(results.table())


if __name__ == "__main__":
    main()
