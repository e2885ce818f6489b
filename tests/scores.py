#!/usr/bin/env python3
"""Scores the program on annotated articles and holds it to the floors in floors.toml.

    scores.py DATELINE SHARED

SHARED holds corpus/articles, corpus/gold and score/score.py. The seeds are read on their own, as their
readers have them; the corpus is all articles together; dated is each article by itself with its day given,
which leaves out what no article says of its own day. Where SHARED has suites, other readers' own texts are
scored as well, by its suite.py; where it has ner, the names of persons in labelled sets, by its ner.py.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib

SEEDS = [
    "000_5df9a66a73231eed",
    "001_c0fc1715b878b95d",
    "002_38e87595c285959b",
    "003_58887f4a07dac96a",
    "004_e06a691c9f8fb2f5",
]


def main() -> int:
    dateline, shared = sys.argv[1], pathlib.Path(sys.argv[2])
    articles = shared / "corpus" / "articles"
    floors = tomllib.loads((pathlib.Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        seeds = pathlib.Path(folder) / "seeds"
        seeds.mkdir()
        for name in SEEDS:
            shutil.copy(articles / f"{name}.txt", seeds)
        good = score(dateline, shared, seeds, SEEDS, floors["seeds"])
        good &= score(dateline, shared, articles, [], floors["corpus"])
    good &= dated(dateline, shared, articles, floors["dated"])
    if (shared / "suites" / "suite.py").is_file():
        good &= suites(dateline, shared / "suites", floors["suites"])
    if (shared / "ner" / "ner.py").is_file():
        good &= names(dateline, shared / "ner", floors["names"])
    return 0 if good else 1


def score(dateline: str, shared: pathlib.Path, articles: pathlib.Path, only: list[str], floors: dict) -> bool:
    """Runs the program on a folder, prints its scores, and says whether all floors hold."""
    print(f"\n{len(only) or len(list(articles.iterdir()))} articles", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        annotated, checked = pathlib.Path(folder) / "annotated.jsonl", pathlib.Path(folder) / "checked.json"
        say(annotated, [dateline, "annotate", "--format", "jsonl", str(articles)], fine=[0])
        say(checked, [dateline, "check", "--format", "json", str(articles)], fine=[0, 1])
        command = [sys.executable, str(shared / "score" / "score.py"), "--gold", str(shared / "corpus" / "gold")]
        command += ["--annotate", str(annotated), "--check", str(checked), "--only", ",".join(only)]
        for key, number in flat(floors):
            kind, key = ("--max", key.removeprefix("max.")) if key.startswith("max.") else ("--min", key)
            command += [kind, f"{key}={number}"]
        return subprocess.run(command).returncode == 0


def dated(dateline: str, shared: pathlib.Path, articles: pathlib.Path, floors: dict) -> bool:
    """Scores the times of each article read by itself, with the day given that its annotators found."""
    print("\neach article with its day given", flush=True)
    rows = []
    for article in sorted(articles.iterdir()):
        side = json.loads((shared / "corpus" / "gold" / f"{article.stem}.json").read_text(encoding="utf-8"))
        command = [dateline, "annotate", "--format", "jsonl", "--published", side["published_inferred"], "-"]
        with article.open("rb") as text:
            said = subprocess.run(command, stdin=text, capture_output=True, check=True).stdout
        rows += [dict(json.loads(line), path=article.name) for line in said.splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        annotated = pathlib.Path(folder) / "annotated.jsonl"
        annotated.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(shared / "score" / "score.py"), "--gold", str(shared / "corpus" / "gold")]
        command += ["--annotate", str(annotated)]
        for key, number in flat(floors):
            command += ["--min", f"{key}={number}"]
        said = subprocess.run(command, capture_output=True, text=True)
        print("\n".join(line for line in said.stdout.splitlines() if line.startswith("times.")), said.stderr)
        return said.returncode == 0


def suites(dateline: str, folder: pathlib.Path, floors: dict) -> bool:
    """Scores the program on each suite, and says whether all floors hold."""
    good = True
    print()
    for name, least in floors.items():
        command = [sys.executable, str(folder / "suite.py"), dateline, str(folder / f"{name}.jsonl"), "--json"]
        scores = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])
        low = [key for key, number in least.items() if scores[key] < number]
        print(f"{name:24}", "  ".join(f"{key} {number:.3f}" for key, number in scores.items()), "TOO LOW: " * bool(low), *low)
        good &= not low
    return good


def names(dateline: str, folder: pathlib.Path, floors: dict) -> bool:
    """Scores the names of persons on each labelled set and on all of them, and says whether all floors hold."""
    good, pooled = True, [0, 0, 0]
    print()
    for name, least in floors.items():
        if name != "pooled":
            with tempfile.TemporaryDirectory() as scratch:
                texts, annotated = pathlib.Path(scratch) / "texts", pathlib.Path(scratch) / "annotated.jsonl"
                command = [sys.executable, str(folder / "ner.py")]
                labelled = str(folder / f"{name}.jsonl")
                subprocess.run([*command, "unpack", labelled, str(texts)], check=True)
                say(annotated, [dateline, "annotate", "--format", "jsonl", str(texts)], fine=[0])
                command += ["score", labelled, str(annotated)]
                said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            counts = re.search(r"(\d+) of (\d+) gold, (\d+) said", said)
            if not counts:
                sys.exit(f"ner.py said {said}")
            counts = [int(count) for count in counts.groups()]
            pooled = [a + b for a, b in zip(pooled, counts)]
        else:
            counts = pooled
        hit, gold, system = counts
        precision, recall = hit / max(system, 1), hit / max(gold, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        scores = {"p": precision, "r": recall, "f1": f1}
        low = [key for key, number in least.items() if scores[key] < number]
        shown = "  ".join(f"{key} {number:.3f}" for key, number in scores.items())
        print(f"{name:24}", shown, f"  {hit} of {gold} gold, {system} said", "TOO LOW: " * bool(low), *low)
        good &= not low
    return good


def say(file: pathlib.Path, command: list[str], fine: list[int]) -> None:
    """Runs a command with its output in a file; any other exit code than a fine one ends the run."""
    with file.open("wb") as out:
        code = subprocess.run(command, stdout=out).returncode
    if code not in fine:
        sys.exit(f"{' '.join(command)} ended with {code}")


def flat(table: dict, prefix: str = "") -> list[tuple[str, float]]:
    """The numbers of nested tables by their dotted keys."""
    pairs = []
    for key, value in table.items():
        pairs += flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(prefix + key, value)]
    return pairs


if __name__ == "__main__":
    sys.exit(main())
