"""Superseding: what goes on to hold where a run takes the place of an earlier one."""

from sourcier.superseding.carrying import said_again, with_decisions

__all__ = ["said_again", "with_decisions"]
