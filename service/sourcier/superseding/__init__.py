"""Superseding: what goes on to hold where a run takes the place of an earlier one."""

from sourcier.superseding.carrying import carried_events, said_again

__all__ = ["carried_events", "said_again"]
