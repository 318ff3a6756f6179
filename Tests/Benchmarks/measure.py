"""Runs a command and says what it cost, from the kernel's own books (wait4, see peers/cost.c)."""

import dataclasses
import statistics
import subprocess
import tempfile
import time


# The program that starts the measured ones; `bench.py` compiles it and sets it here.
launcher = None


@dataclasses.dataclass
class Cost:
    cpu: float
    kernel: float
    wall: float
    peak: int
    status: int


def run(command, stdin=None, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=None, env=None):
    """CPU seconds (user and system, children that were waited for included), those of the system, wall seconds, peak resident bytes."""
    with tempfile.NamedTemporaryFile("r") as books:
        began = time.monotonic()
        subprocess.run(
            [str(part) for part in [launcher, books.name, *command]],
            stdin=stdin or subprocess.DEVNULL, stdout=stdout, stderr=stderr, cwd=cwd, env=env, check=True,
        )  # fmt: skip
        wall = time.monotonic() - began
        user, system, peak, status = map(int, open(books.name).read().split())
    return Cost((user + system) / 1e6, system / 1e6, wall, peak * 1024, status)


def repeated(times, command, **options):
    return [run(command, **options) for _ in range(times)]


def summary(costs):
    cpu = [cost.cpu for cost in costs]
    return {
        "runs": len(costs),
        "cpu_min": min(cpu),
        "cpu_median": statistics.median(cpu),
        "kernel_min": min(cost.kernel for cost in costs),
        "wall_min": min(cost.wall for cost in costs),
        "peak": max(cost.peak for cost in costs),
        "status": max(abs(cost.status) for cost in costs),
    }


def table(title, header, rows):
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]
    print(f"\n{title}")
    for row in [header, *rows]:
        print("  " + "  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths))), flush=True)
