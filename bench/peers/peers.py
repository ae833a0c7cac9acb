"""The mixed models of Python's statsmodels, one case a run: python peers.py CASE FOLDER REPEATS

Prints the restricted deviance after "objective", the processor seconds of each repeat, one a line, and the package and its
version after "with". Loading packages and reading the table are not counted. Ends with 3 where it has no such case:
MixedLM cannot state slopes within nested groups that go together, and does not end on crossed groups of this size.
"""
import sys
import time
import warnings

CASES = {
    "sleep": ("sleepstudy.csv", "Reaction ~ Days", "Subject", "~Days"),
    "sessions_80k_intercepts": ("sessions_80k.csv", "y ~ time + allw + allb", "patient", None),
    "sessions_80k_slopes": ("sessions_80k.csv", "y ~ time + allw + allb", "patient", "~time"),
}
# Something that lasts this long does not become faster by having been done before: its first run counts as a repeat, and what
# lasts still longer is done once.
LONG, ENDLESS = 3.0, 20.0


def main():
    case, folder, repeats = sys.argv[1], sys.argv[2], int(sys.argv[3])
    if case not in CASES:
        leave(f"statsmodels has no case {case}")
    try:
        import pandas
        import statsmodels
        from statsmodels.formula.api import mixedlm
    except ImportError as absent:
        leave(f"absent {absent.name}")
    warnings.filterwarnings("ignore")
    file, formula, groups, slopes = CASES[case]
    table = pandas.read_csv(f"{folder}/{file}")

    def once():
        before = time.process_time()
        fit = mixedlm(formula, table, groups=groups, re_formula=slopes).fit(reml=True)
        return time.process_time() - before, fit

    seconds, fit = once()
    print(f"objective {-2 * fit.llf:.9f}", flush=True)
    if seconds > LONG and repeats > 0:
        print(seconds, flush=True)
        repeats = 0 if seconds > ENDLESS else repeats - 1
    count = max(1, round(0.6 / seconds))
    for _ in range(repeats):
        print(sum(once()[0] for _ in range(count)) / count, flush=True)
    print(f"with statsmodels {statsmodels.__version__}")


def leave(why):
    print(why)
    sys.exit(3)


if __name__ == "__main__":
    main()
