"""Texts are read in a process of its own: a parse takes its time, and nobody else waits for it.

The process starts with the first text, and ends with this one, however this one ends.
"""

import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import structlog

from sourcier.extraction.port import Extraction, Extractor, SourceText

TRIES = 2
"""How often a text is read that the worker dies of."""

_log = structlog.stdlib.get_logger(__name__)

_extractor: Extractor | None = None
"""The extractor of a worker process."""


class WorkerExtractor:
    """An extractor whose texts are read elsewhere; `make` is called there: it is importable."""

    def __init__(self, make: Callable[[], Extractor]) -> None:
        known = make()
        self.name = known.name
        self.version = known.version
        self._known = known
        self._make = make
        self._lock = threading.Lock()
        self._executor: ProcessPoolExecutor | None = None

    @property
    def configuration(self) -> str:
        """As the extractor has it; may be slow the first time."""
        return self._known.configuration

    def extract(self, texts: Iterable[SourceText]) -> Iterator[Extraction]:
        """One extraction for each text, in order; blocks.

        A worker that dies is replaced once, then this raises `BrokenProcessPool`.
        """
        wanted = list(texts)
        for left in reversed(range(TRIES)):
            executor = self._started()
            try:
                yield from executor.submit(_extract, wanted).result()
                return
            except BrokenProcessPool:
                self._drop(executor)
                if not left:
                    raise
                _log.warning("a process that reads texts died and is replaced")

    def close(self) -> None:
        """End the worker when it is through with its text."""
        with self._lock:
            executor, self._executor = self._executor, None
        if executor:
            executor.shutdown(wait=True, cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._executor is None:
                self._executor = ProcessPoolExecutor(
                    max_workers=1,
                    mp_context=multiprocessing.get_context("spawn"),
                    initializer=_start,
                    initargs=(self._make,),
                )
            return self._executor

    def _drop(self, broken: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._executor is broken:
                self._executor = None
        broken.shutdown(wait=True)


def _start(make: Callable[[], Extractor]) -> None:
    """The beginning of a worker: the server answers to signals, and takes the worker along."""
    global _extractor
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _extractor = make()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _extract(texts: list[SourceText]) -> list[Extraction]:
    assert _extractor is not None
    try:
        return list(_extractor.extract(texts))
    except Exception as error:
        raise _sendable(error) from None


def _sendable(error: Exception) -> Exception:
    """An error that cannot be made again over there would break the pool in place of its text."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(repr(error))
    return error
