"""Texts are read in several processes at once, and come out in the order in which they came in.

Each process has one text at a time, so that it is known which text one died of: that text is lost
after another try, and no other. Where text after text is lost, the processes are at fault.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from queue import SimpleQueue

from sourcier.extraction.port import ExtractionFailed, Extractor, SourceText
from sourcier.extraction.worker import TRIES, WorkerExtractor
from sourcier.ingestion.reading import Read, read_each

_LOST_IN_A_ROW = 3


class WorkersLost(RuntimeError):
    """Reading processes die of whatever text they get."""


class Workers:
    """`count` processes that read; `make` makes their extractor in each, so it is importable."""

    def __init__(self, make: Callable[[], Extractor], count: int) -> None:
        self._workers = [WorkerExtractor(make) for _ in range(count)]
        self._idle: SimpleQueue[WorkerExtractor] = SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        # A thread for each does nothing but wait for it.
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="reading")
        self._lost_in_a_row = 0

    def read(self, texts: list[SourceText]) -> list[Read]:
        """One result a text, in order; blocks. Raises `WorkersLost`."""
        return list(self._threads.map(self._read_one, texts))

    def close(self) -> None:
        """Give up what is not begun, and end the processes when they are through with a text."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._workers:
            worker.close()

    def _read_one(self, text: SourceText) -> Read:
        worker = self._idle.get()
        try:
            [found] = read_each(worker, [text])
        finally:
            self._idle.put(worker)
        if not isinstance(found, BrokenProcessPool):
            self._lost_in_a_row = 0
            return found
        self._lost_in_a_row += 1
        if self._lost_in_a_row >= _LOST_IN_A_ROW:
            raise WorkersLost(
                f"the processes that read died of {_LOST_IN_A_ROW} texts in a row: is there memory"
                f" for {len(self._workers)} of them? The same command goes on from here"
            ) from found
        return ExtractionFailed(
            f"the process that read it died, {TRIES} times: it may need more memory than there is"
        )
