"""Scale: what configured feeds cost that are not due: the check, the start and an idle daemon; with a plot."""

import math
import os
import subprocess
import time

import measure


def bench(context):
    results = {}
    rows = []
    counts = [100, 1_000, 10_000] if context.quick else [100, 1_000, 10_000, 100_000]
    for count in counts:
        work = context.fresh("scale")
        configuration = work / "tidings.yaml"
        with open(configuration, "w") as file:
            file.write(f"spool: {work}/spool\nstate: {work}/state.sqlite\ndefaults: {{every: 1d}}\nfeeds:\n")
            for number in range(count):
                # Port 1 refuses at once: the few that fall due while we look cost next to nothing.
                host = f"127.{number // 60000 + 1}.{number // 250 % 240}.{number % 250 + 1}"
                file.write(f'  - {{url: "http://{host}:1/{number}.xml", id: "f{number}"}}\n')
        check = measure.run([context.tidings, "check", "-c", configuration])
        daemon = idle(context, configuration, 3 if context.quick else 10)
        results[str(count)] = {"tidings check": {"cpu_min": check.cpu, "peak": check.peak}, **daemon}
        rows.append([
            f"{count:,}", f"{check.cpu:.2f}", f"{check.peak / 1e6:.0f}", check.status, f"{daemon['start_cpu']:.2f}",
            f"{daemon['rss'] / 1e6:.0f}", f"{daemon['idle_percent']:.2f}", daemon["status"]
        ])  # fmt: skip
    header = ["feeds", "check CPU s", "MB", "exit", "start CPU s", "daemon MB", "idle CPU %", "exit"]
    measure.table("scale: configured feeds, due over a day", header, rows)
    path = context.work / "scale.svg"
    path.write_text(plot([(int(n), r["rss"] / 1e6, r["start_cpu"]) for n, r in results.items()]))
    print(f"  plot: {path}")
    return results


def books(pid):
    """CPU seconds and resident bytes of a process."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    ticks = os.sysconf("SC_CLK_TCK")
    return (int(fields[11]) + int(fields[12])) / ticks, int(fields[21]) * os.sysconf("SC_PAGE_SIZE")


def idle(context, configuration, seconds):
    with open(configuration.parent / "run.log", "wb") as log:
        daemon = subprocess.Popen([context.tidings, "run", "-c", configuration], stdout=log, stderr=log)
    settled, before = 0, -1.0
    began = time.monotonic()
    # Started: two seconds in a row that took less than a twentieth of a core.
    while daemon.poll() is None and settled < 2 and time.monotonic() - began < 120:
        cpu, _ = books(daemon.pid)
        settled = settled + 1 if 0 <= cpu - before < 0.05 and before >= 0 else 0
        before = cpu
        time.sleep(1)
    if daemon.poll() is not None:
        return {"start_cpu": 0.0, "rss": 0, "idle_percent": 0.0, "status": daemon.returncode}
    start, _ = books(daemon.pid)
    at = time.monotonic()
    time.sleep(seconds)
    end, rss = books(daemon.pid)
    percent = (end - start) / (time.monotonic() - at) * 100
    daemon.terminate()
    try:
        status = daemon.wait(30)
    except subprocess.TimeoutExpired:
        daemon.kill()
        status = daemon.wait()
    return {"start_cpu": start, "rss": rss, "idle_percent": percent, "status": status}


def plot(points):
    """Memory (line) and start CPU (dashed) over the number of feeds, both axes logarithmic."""
    width, height, margin = 640, 360, 60
    left, right = (math.log10(points[i][0]) for i in (0, -1))

    def line(column, style, label, y):
        values = [max(point[column], 0.01) for point in points]
        low, high = -2, 3
        places = [
            (
                margin + (math.log10(point[0]) - left) / (right - left) * (width - 2 * margin),
                height - margin - (math.log10(value) - low) / (high - low) * (height - 2 * margin),
            )
            for point, value in zip(points, values)
        ]
        marks = "".join(
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3"/><text x="{x:.0f}" y="{y - 8:.0f}">{v:.3g}</text>'
            for (x, y), v in zip(places, values)
        )
        path = " ".join(f"{x:.0f},{y:.0f}" for x, y in places)
        return (
            f'<polyline points="{path}" fill="none" stroke="black" {style}/>{marks}'
            f'<text x="{margin}" y="{y}">{label}</text>'
        )

    dashed = 'stroke-dasharray="4"'
    ticks = "".join(
        f'<text x="{margin + (math.log10(p[0]) - left) / (right - left) * (width - 2 * margin):.0f}" '
        f'y="{height - 30}">{p[0]:,}</text>'
        for p in points
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" '
        f'font-size="12" text-anchor="middle"><rect width="100%" height="100%" fill="white"/>'
        f'<g text-anchor="start">{line(1, "", "solid: resident MB", 20)}'
        f'{line(2, dashed, "dashed: CPU seconds of the start", 36)}</g>'
        f'{ticks}<text x="{width // 2}" y="{height - 10}">configured feeds</text></svg>\n'
    )
