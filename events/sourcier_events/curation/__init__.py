"""What people decide: a command looks, decides under the lock of the log, appends and answers."""

from sourcier_events.curation.asking import Asked, Written
from sourcier_events.curation.carrying_out import Desk

__all__ = ["Asked", "Desk", "Written"]
