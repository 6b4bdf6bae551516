"""How fast the French extractor reads: words per second of one core, and the time to begin.

    python bench/extraction.py [--times 8] [FILE…]

Without files it reads the demo's documents. CPU seconds are counted, so that other work on the
machine weighs less; the first text of each process pays for loading and is told apart.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from sourcier.extraction.french import FrenchExtractor
from sourcier.extraction.port import SourceText

SEEDS = Path(__file__).parent.parent / "seeds"
FIRST = (
    "import time; begun = time.process_time();"
    "from sourcier.extraction.french import FrenchExtractor;"
    "from sourcier.extraction.port import SourceText;"
    "list(FrenchExtractor().extract([SourceText(text='Le maire a dit oui.')]));"
    "print(time.process_time() - begun)"
)


def main() -> None:
    """Print both figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--times", type=int, default=8, help="how often each text is read")
    given = parser.parse_args()
    files = given.files or sorted(SEEDS.rglob("*.txt"))
    texts = [SourceText(text=path.read_text("utf-8")) for path in files] * given.times
    words = sum(len(one.text.split()) for one in texts)
    cold = [_first_text() for _ in range(3)]
    print(f"first text of a process: {min(cold):.1f} to {max(cold):.1f} CPU seconds")
    extractor = FrenchExtractor()
    list(extractor.extract(texts[:1]))
    begun = time.process_time()
    for _ in extractor.extract(texts):
        pass
    seconds = time.process_time() - begun
    print(f"{words:,} words in {seconds:.1f} CPU seconds: {words / seconds:,.0f} words/s")


def _first_text() -> float:
    """CPU seconds until a fresh process has read a short text."""
    answer = subprocess.run([sys.executable, "-c", FIRST], capture_output=True, check=True)
    return float(answer.stdout)


if __name__ == "__main__":
    main()
