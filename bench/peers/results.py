"""What was measured, kept as it comes, and the table made of it."""
import json
import os
import pathlib
import platform
import subprocess

BEGIN, END = "<!-- measured: begin, written by bench/peers/compare.py -->", "<!-- measured: end -->"


def machine():
    model = next((row.split(":")[1].strip() for row in open("/proc/cpuinfo") if row.startswith("model name")), platform.machine())
    return f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"


def said_by(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else ""


def shown(seconds):
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size * 0.9995:
            digits = f"{seconds / size:.3g}"
            return f"{float(digits):.0f} {unit}" if "e" in digits else f"{digits} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def times(ratio):
    return f"{ratio:.0f}×" if ratio >= 9.95 else f"{ratio:.1f}×"


class Results:
    """One line of JSON a measurement; a later one of the same case and peer takes the place of an earlier one."""

    def __init__(self, path, order, fresh):
        self.path, self.order, self.rows = pathlib.Path(path), order, {}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if fresh:
            self.path.unlink(missing_ok=True)
        self.machine = machine()
        if self.path.exists():
            for line in self.path.read_text().splitlines():
                try:
                    row = json.loads(line)
                except ValueError:
                    continue  # The line a run was stopped in.
                # Times of another machine say nothing beside these.
                if row["machine"] == self.machine:
                    self.rows[(row["case"], row["peer"])] = row

    def keep(self, row):
        row["machine"] = self.machine
        self.rows[(row["case"], row["peer"])] = row
        with open(self.path, "a") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")

    def table(self):
        rows = sorted(self.rows.values(), key=lambda row: self.order.index(row["case"]) if row["case"] in self.order else 99)
        timed = [row for row in rows if row["theirs"] or row["over"]]
        if not timed:
            return "Nothing was measured yet."
        moments = sorted(row["moment"] for row in timed)
        between = moments[0] if moments[0] == moments[-1] else f"{moments[0]} to {moments[-1]}"
        loads = [row["load"] for row in timed]
        commits = sorted({row["commit"] for row in timed if row["commit"]})
        text = [
            f"Measured {between} on {self.machine}, {timed[-1]['rustc']}, Verbond {'at ' + ', '.join(commits) if commits else 'as it was built before'}, with a load of "
            f"{min(loads):.1f} to {max(loads):.1f} on the machine. Processor seconds, the median of the repeats.",
            "",
            "| what | Verbond | peer | ratio | goal | met | peer is |",
            "|---|--:|--:|--:|---|---|---|",
        ]
        text += [line(row) for row in timed]
        absent = [f"- {row['what']}, {row['peer']}: {row['why']}." for row in rows if not (row["theirs"] or row["over"])]
        if absent:
            text += ["", "Not measured:", "", *absent]
        return "\n".join(text)

    def write(self, path):
        """Between the two marker lines of a page, and nowhere else."""
        page = pathlib.Path(path).read_text()
        before, begin, rest = page.partition(BEGIN)
        _, end, after = rest.partition(END)
        if not begin or not end:
            raise SystemExit(f"{path} has no lines {BEGIN} and {END} to write between")
        pathlib.Path(path).write_text(f"{before}{BEGIN}\n\n{self.table()}\n\n{END}{after}")


def line(row):
    ours, theirs, over = row["ours"], row["theirs"], row["over"]
    ratio = (theirs or over) / ours
    goal_seconds, goal_ratio = row["goal_seconds"], row["goal_ratio"]
    goal = [f"≤ {shown(goal_seconds)}"] if goal_seconds else []
    goal += [f"≥ {goal_ratio}×"] if goal_ratio else []
    missed = (goal_seconds and ours > goal_seconds) or (goal_ratio and ratio < goal_ratio)
    # Stopped before the goal was reached: nobody knows.
    unknown = missed and over and not (goal_seconds and ours > goal_seconds)
    met = "" if not goal else "not known" if unknown else "**no**" if missed else "yes"
    told = f"> {shown(over)} | > {times(ratio)}" if over else f"{shown(theirs)} | {times(ratio)}"
    peer = row["version"] + (f"; {row['told']}" if row["told"] else "")
    return f"| {row['what']} | {shown(ours)} | {told} | {' and '.join(goal)} | {met} | {peer} |"
