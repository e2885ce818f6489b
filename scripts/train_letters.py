#!/usr/bin/env python3
"""Trains src/lang/ar/letters.bin: how much the letters of an Arabic word that no list has make it a name from elsewhere.

    train_letters.py [TEST.tsv]

Nothing but the project's own lists goes in: on one side the given names, family names and places from elsewhere of
src/lang/ar, on the other the words of ordinary.txt with what grammar adds to them. A word is taken apart into its runs
of two to four letters, word ends marked; each run has one weight, by its hash. Logistic regression, stochastic gradient
descent; the weights are scaled and rounded to a byte each. Nothing but Python's standard library is needed, and the
same lists give the same file. TEST.tsv, if there is one, has more names, the Arabic form last on its line, to be tested
on and no more.
"""
import math
import pathlib
import random
import re
import sys

BUCKETS = 1 << 14
SCALE = 16.0
EPOCHS = 8
DECAY = 2e-5
# So many ordinary words for each name: what is no name is much the commoner in running text.
ORDINARY = 6
ROOT = pathlib.Path(__file__).resolve().parent.parent / "src" / "lang" / "ar"
# The sections of the lists that hold names from elsewhere begin after these words of their comments.
FROM = {
    "given_names.txt": ("Russian", None),
    "surnames.txt": ("The Americas", "Arabs"),
    "places.txt": ("Turkey, Iran", "Continents"),
}


def fold(word: str) -> str:
    """The folded form by which the program compares."""
    word = re.sub("[\u0640\u064b-\u065f\u0670]", "", word)
    for letters, letter in (("\u0623\u0625\u0622\u0671", "\u0627"), ("\u0624", "\u0648"), ("\u0626\u0649", "\u064a"), ("\u0629", "\u0647")):
        word = re.sub(f"[{letters}]", letter, word)
    return word


def features(word: str) -> list[int]:
    """The buckets of a folded word's runs of letters: FNV-1a over UTF-8, as the program does it."""
    letters = "^" + word + "$"
    out = []
    for n in (2, 3, 4):
        for at in range(len(letters) - n + 1):
            h = 0x811C9DC5
            for byte in letters[at : at + n].encode():
                h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
            out.append((h ^ (h >> 15)) % BUCKETS)
    return out


def forms(key: str, word: str) -> list[str]:
    """What running text makes of a listed word."""
    before = ["", "", "و", "ف"]
    if key == "function":
        return [b + word for b in before]
    if key == "verb":
        after = ["", "ت", "وا", "ه", "ها", "هم", "نا", "تا", "ون", "ان"]
        present = ["ي", "ت", "ن", "سي", "ست", "وي", "لي"]
        past = [b + word + a for b in before for a in after]
        return past + [p + word + a for p in present for a in ("", "ون", "ه", "ها", "ان")]
    stem = word[:-1] if word.endswith("ة") else word
    joint = "ت" if word.endswith("ة") else ""
    after = [word] + [stem + joint + a for a in ("ه", "ها", "هم", "نا", "ي", "هما", "ك")]
    after += [stem + a for a in ("ات", "ين", "ون", "ان", "ا", "ية", "تين")]
    glued = ["", "و", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "وب", "ول", "فال"]
    return [g + a for g in glued for a in after]


def names() -> set[str]:
    """The single words of the names from elsewhere, folded."""
    found = set()
    for file, (first, last) in FROM.items():
        inside = False
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                inside = inside or line.startswith(f"# {first}")
                inside = inside and not (last and line.startswith(f"# {last}"))
            elif inside and "people =" not in line and not line.startswith("surname-word"):
                listed = line.split("=")[0 if file == "given_names.txt" else -1]
                for form in listed.split("|"):
                    if not form.strip().endswith("?"):
                        found.update(fold(word) for word in re.split("[ -]", form.strip()))
    return {word for word in found if len(word) > 2 and not word.startswith("ال")}


def ordinary() -> set[str]:
    """The ordinary words in the forms of running text, folded."""
    found = set()
    for line in (ROOT / "ordinary.txt").read_text(encoding="utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            key, words = line.split("=", 1)
            for word in words.split():
                found.update(fold(form) for form in forms(key.strip(), word))
    return found


def train(rows: list[tuple[list[int], int]], rng: random.Random) -> tuple[list[float], float]:
    weights, bias = [0.0] * BUCKETS, 0.0
    for epoch in range(EPOCHS):
        rate = 0.2 / (1 + epoch)
        rng.shuffle(rows)
        for runs, y in rows:
            z = bias + sum(weights[run] for run in runs)
            step = rate * (y - 1 / (1 + math.exp(-max(-30.0, min(30.0, z)))))
            # A name counts as much as all its ordinary words.
            step *= ORDINARY if y else 1
            bias += step * 0.02
            for run in runs:
                weights[run] += step / 3 - rate * DECAY * weights[run]
    return weights, bias


def main(test: str | None) -> None:
    rng = random.Random(11)
    words = ordinary()
    people = sorted(names() - words)
    words = rng.sample(sorted(words), min(len(words), ORDINARY * len(people)))
    rows = [(features(word), 1) for word in people] + [(features(word), 0) for word in words]
    rng.shuffle(rows)
    held, rest = rows[: len(rows) // 20], rows[len(rows) // 20 :]
    weights, bias = train(rest, rng)
    right = {y: [bias + sum(weights[run] for run in runs) > 0 for runs, is_name in held if is_name == y] for y in (0, 1)}
    print(f"{len(people)} names, {len(words)} ordinary words")
    print(f"held out: names {sum(right[1]) / len(right[1]):.3f}, ordinary words {1 - sum(right[0]) / len(right[0]):.3f}")
    weights, bias = train(rows, rng)
    if test:
        more = {fold(line.split("\t")[-1].strip()) for line in open(test, encoding="utf-8")} - set(people)
        more = sorted(word for word in more if len(word) > 2 and " " not in word)
        found = sum(bias + sum(weights[run] for run in features(word)) > 0 for word in more)
        print(f"test: {found / len(more):.3f} of {len(more)} names")
    byte = lambda weight: max(-127, min(127, round(weight * SCALE))) & 0xFF
    # The last byte is for every word.
    (ROOT / "letters.bin").write_bytes(bytes(byte(weight) for weight in weights) + bytes([byte(bias)]))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
