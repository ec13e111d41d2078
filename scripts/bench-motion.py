#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Times motion correction against the published engine as OpenCV runs it, and prints tables.

    scripts/bench-motion.py [--folder DIR] [--frames 800] [--long 10000]

Needs python3 with numpy and OpenCV (Debian: python3-opencv), Java 17 and a built Spinet (scripts/spinet --version builds it).

1. CPU time a frame, template given, both sides warm and on one thread, taking turns, so that other work on the
   machine hits both; medians over the turns. A frame is found and moved back; reading and writing do not count.
2. Whole processes, started cold: read a movie, make a template, register, move back, write. In Python all frames are
   read at once, as such scripts do.
3. With --long: frames a second of a long movie in a heap of 256 MB.

The movies are made here: dendrites with spines in shot noise, whose rows move smoothly by a few pixels.
"""

import argparse
import datetime
import os
import platform
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time

import cv2
import numpy as np

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WORKER = os.path.join(HOME, "src/test/java/io/github/spinet/motion/MotionBench.java")
SIZE = 512
RATE_HZ = 58.3
PHOTONS = 0.43
MARGIN_X, MARGIN_Y, FACTOR = 32, 64, 2


# ---- made movies ----


def scene(size, rng):
    """Expected photons of a field with dendrites and spines, larger than the frame so that it can move."""
    image = np.zeros((size, size), np.float32)
    for _ in range(7):
        start, end = rng.uniform(0, size, 2), rng.uniform(0, size, 2)
        bend = rng.uniform(-60, 60)
        t = np.linspace(0, 1, 400)[:, None]
        normal = np.array([end[1] - start[1], start[0] - end[0]]) / (np.linalg.norm(end - start) + 1)
        points = start + t * (end - start) + np.sin(np.pi * t) * bend * normal
        cv2.polylines(image, [np.round(points * 16).astype(np.int32)], False, 1.0, 3, cv2.LINE_AA, 4)
        for at in points[10::18]:
            spot = at + rng.uniform(-9, 9, 2)
            cv2.circle(image, tuple(int(v) for v in np.round(spot * 16)), 40, float(rng.uniform(0.5, 2.5)), -1, cv2.LINE_AA, 4)
    image = cv2.GaussianBlur(image, (0, 0), 1.5) + 0.05
    return image * (PHOTONS / image.mean())


def frames(count, seed=1, size=SIZE):
    """Frames of uint16: 100 counts a photon on an offset of 200, rows moving by about 2 px SD."""
    rng = np.random.default_rng(seed)
    edge = 40
    field = scene(size + 2 * edge, rng)
    columns = np.tile(np.arange(size, dtype=np.float32) + edge, (size, 1))
    rows = np.arange(size, dtype=np.float32)
    knots = 5 * count + 5
    path = np.zeros((2, knots))
    for axis in range(2):
        steps = rng.normal(0, 1, knots)
        slow = np.zeros(knots)
        for i in range(1, knots):
            slow[i] = 0.98 * slow[i - 1] + 0.4 * steps[i]
        path[axis] = np.convolve(slow, np.hanning(9) / np.hanning(9).sum(), "same")
    for f in range(count):
        at = 5 * (f + 0.9 * rows / size)
        dx, dy = (np.interp(at, np.arange(knots), p).astype(np.float32) for p in path)
        seen = cv2.remap(field, columns - dx[:, None], np.tile((rows + edge - dy)[:, None], (1, size)), cv2.INTER_LINEAR)
        counts = 100.0 * rng.poisson(seen) + rng.normal(200, 15, seen.shape).astype(np.float32)
        yield np.clip(np.round(counts), 0, 65535).astype(np.uint16)


def write_tiff(path, images, count, size=SIZE):
    """Writes pages one by one; BigTIFF above 4 GB."""
    plane = 2 * size * size
    big = count * (plane + 200) > 0xFFFF0000
    head, entry, word, number = (16, 20, "Q", 16) if big else (8, 12, "I", 4)
    directory = (8 + 9 * 20 + 8) if big else (2 + 9 * 12 + 4)
    first = head + count * plane
    with open(path, "wb") as out:
        out.write(struct.pack("<2sHHHQ", b"II", 43, 8, 0, first) if big else struct.pack("<2sHI", b"II", 42, first))
        for image in images:
            out.write(image.astype("<u2", copy=False).tobytes())
        for page in range(count):
            tags = [(256, size), (257, size), (258, 16), (259, 1), (262, 1), (273, head + page * plane),
                    (277, 1), (278, size), (279, plane)]
            out.write(struct.pack("<Q" if big else "<H", len(tags)))
            for tag, value in tags:
                out.write(struct.pack("<HH" + word + word, tag, number, 1, value))
            out.write(struct.pack("<" + word, first + (page + 1) * directory if page + 1 < count else 0))


# ---- the published engine, as OpenCV runs it ----


def shrink(image):
    return cv2.resize(image, (SIZE // FACTOR, SIZE // FACTOR), interpolation=cv2.INTER_AREA)


def core(template):
    y, x = MARGIN_Y // FACTOR, MARGIN_X // FACTOR
    return np.ascontiguousarray(shrink(template)[y:-y, x:-x])


def find(frame, template_core):
    """Where a frame's content lies relative to the template's, x and y in px."""
    scores = cv2.matchTemplate(shrink(frame), template_core, cv2.TM_CCOEFF_NORMED)
    _, _, _, (x, y) = cv2.minMaxLoc(scores)
    dx = dy = 0.0
    if 0 < x < scores.shape[1] - 1 and 0 < y < scores.shape[0] - 1:
        left, peak, right = (float(v) for v in scores[y, x - 1:x + 2])
        above, _, below = (float(v) for v in scores[y - 1:y + 2, x])
        dx = (left - right) / (2 * (left - 2 * peak + right))
        dy = (above - below) / (2 * (above - 2 * peak + below))
    return (x + dx) * FACTOR - MARGIN_X, (y + dy) * FACTOR - MARGIN_Y


def moved_back(frame, shift):
    matrix = np.float32([[1, 0, shift[0]], [0, 1, shift[1]]])
    return cv2.warpAffine(frame, matrix, (SIZE, SIZE), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)


def template_of(movie, scheme):
    """MEAN: the mean frame. T2: halves aligned to each other's means in three passes, as published."""
    if scheme == "MEAN":
        return np.mean(movie, axis=0, dtype=np.float32)

    def aligned(part, template):
        template_core = core(template)
        total = np.zeros((SIZE, SIZE), np.float64)
        for frame in part:
            image = frame.astype(np.float32)
            total += moved_back(image, find(image, template_core))
        return total

    half = len(movie) // 2
    first, second = movie[:half], movie[half:]
    template = np.mean(second, axis=0, dtype=np.float32)
    template = (aligned(first, template) / half).astype(np.float32)
    late = aligned(second, template)
    early = aligned(first, (late / len(second)).astype(np.float32))
    return ((early + late) / len(movie)).astype(np.float32)


def whole_opencv(source, target, scheme):
    ok, movie = cv2.imreadmulti(source, flags=cv2.IMREAD_UNCHANGED)
    assert ok, source
    template_core = core(template_of(movie, scheme))
    result = []
    for frame in movie:
        image = frame.astype(np.float32)
        result.append(np.clip(np.round(moved_back(image, find(image, template_core))), 0, 65535).astype(np.uint16))
    assert cv2.imwritemulti(target, result, [cv2.IMWRITE_TIFF_COMPRESSION, 1])


# ---- measuring ----


def jar_path():
    jars = [f for f in os.listdir(os.path.join(HOME, "target"))
            if f.startswith("spinet_-") and f.endswith(".jar") and not any(k in f for k in ("sources", "javadoc", "tests"))]
    return os.path.join(HOME, "target", sorted(jars)[0]) + ":" + os.path.join(HOME, "target", "lib", "*")


def cpu_a_frame(folder, count, turns):
    """Median CPU ms a frame of each side, over turns that alternate."""
    source = movie(folder, count)
    ok, images = cv2.imreadmulti(source, flags=cv2.IMREAD_UNCHANGED)
    assert ok
    template = np.mean(images, axis=0, dtype=np.float32)
    template_file = os.path.join(folder, "mean.raw")
    template.astype("<f4").tofile(template_file)
    cv2.setNumThreads(1)
    template_core = core(template)
    java = os.environ.get("SPINET_JAVA", "java")
    worker = subprocess.Popen(
        [java, "-Xmx3g", "-XX:+UseSerialGC", "-cp", jar_path(), WORKER, source, template_file],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(engine):
        worker.stdin.write(engine + "\n")
        worker.stdin.flush()
        return float(worker.stdout.readline())

    def opencv():
        start = time.process_time()
        for frame in images:
            image = frame.astype(np.float32)
            moved_back(image, find(image, template_core))
        return 1000 * (time.process_time() - start) / count

    sides = {"OpenCV, published engine": opencv}
    for engine in ("NCC", "RIGID", "ROWS", "AUTO"):
        sides["Spinet " + engine] = lambda engine=engine: ask(engine)
    for side in sides.values():
        side()
        side()
    times = {name: [] for name in sides}
    for _ in range(turns):
        for name, side in sides.items():
            times[name].append(side())
    worker.stdin.close()
    worker.wait()
    return {name: statistics.median(values) for name, values in times.items()}


def movie(folder, count, repeats=1):
    path = os.path.join(folder, f"made_{count * repeats}.tif")
    if not os.path.exists(path):
        print(f"making a movie of {count * repeats} frames ...", file=sys.stderr)
        if repeats == 1:
            images = frames(count)
        else:
            _, once = cv2.imreadmulti(movie(folder, count), flags=cv2.IMREAD_UNCHANGED)
            images = (image for _ in range(repeats) for image in once)
        write_tiff(path + ".part", images, count * repeats)
        os.rename(path + ".part", path)
    return path


def timed(command, environment=None):
    start = time.perf_counter()
    before = os.times()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    after = os.times()
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return time.perf_counter() - start, cpu


def spinet(source, out, *more):
    shutil.rmtree(out, ignore_errors=True)
    return [os.path.join(HOME, "scripts", "spinet"), "motion", "--movie", source, "--rate-hz", str(RATE_HZ),
            "--out", out, "--threads", "2", *more]


def whole_processes(folder, count, turns):
    """Median wall and CPU s of each way, over turns that alternate."""
    source = movie(folder, count)
    out = os.path.join(folder, "out")
    target = os.path.join(folder, "opencv.tif")
    ways = {
        "Python, OpenCV, mean as template": lambda: [sys.executable, __file__, "--whole", source, target, "MEAN"],
        "Python, OpenCV, published template": lambda: [sys.executable, __file__, "--whole", source, target, "T2"],
        "spinet motion (AUTO)": lambda: spinet(source, out),
        "spinet motion --engine ROWS": lambda: spinet(source, out, "--engine", "ROWS"),
    }
    times = {name: [] for name in ways}
    for _ in range(turns):
        for name, way in ways.items():
            times[name].append(timed(way()))
    return {name: [statistics.median(v) for v in zip(*values)] for name, values in times.items()}


def long_movie(folder, repeats, short):
    """Frames a second of wall time and CPU ms a frame of a movie and of its repetition."""
    environment = dict(os.environ, SPINET_MEMORY="256m")
    rates = {}
    for n in (1, repeats):
        command = spinet(movie(folder, short, n), os.path.join(folder, "out"), "--engine", "ROWS")
        wall, cpu = timed(command, environment)
        rates[n * short] = (n * short / wall, 1000 * cpu / (n * short))
    return rates


def machine():
    model = platform.processor()
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo") as info:
            model = next((line.split(":")[1].strip() for line in info if line.startswith("model name")), model)
    java = subprocess.run([os.environ.get("SPINET_JAVA", "java"), "-version"], stderr=subprocess.PIPE, text=True)
    return f"{os.cpu_count()} × {model}, {java.stderr.splitlines()[0]}, OpenCV {cv2.__version__}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", help="where movies and results go; by default a folder that is deleted afterwards")
    parser.add_argument("--frames", type=int, default=800)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--long", type=int, default=0, help="frames of the long movie, 0.5 MB each; 0 for none")
    parser.add_argument("--only", choices=["cpu", "whole", "long"])
    parser.add_argument("--whole", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.whole:
        whole_opencv(*options.whole)
        return
    folder = options.folder or tempfile.mkdtemp(prefix="spinet-bench-")
    os.makedirs(folder, exist_ok=True)
    try:
        print(f"{datetime.date.today()}, {machine()}\n\n    {' '.join(sys.argv)}\n")
        if options.only in (None, "cpu"):
            table = cpu_a_frame(folder, options.frames, options.turns)
            base = table["OpenCV, published engine"]
            print("| one thread, warm, 512 × 512 px | CPU ms a frame | of OpenCV |\n|---|---|---|")
            for name, ms in table.items():
                print(f"| {name} | {ms:.2f} | {ms / base:.2f} |")
            print(flush=True)
        if options.only in (None, "whole"):
            table = whole_processes(folder, options.frames, options.turns)
            base = table["Python, OpenCV, published template"][0]
            print(f"| whole process, {options.frames} frames | wall s | CPU s | of OpenCV, published template |\n|---|---|---|---|")
            for name, (wall, cpu) in table.items():
                print(f"| {name} | {wall:.1f} | {cpu:.1f} | {wall / base:.2f} |")
            print(flush=True)
        if options.long and options.only in (None, "long"):
            print("| --engine ROWS in a heap of 256 MB | frames a second | CPU ms a frame |\n|---|---|---|")
            for n, (rate, cpu) in long_movie(folder, options.long // options.frames, options.frames).items():
                print(f"| {n} frames | {rate:.0f} | {cpu:.1f} |")
    finally:
        if not options.folder:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
