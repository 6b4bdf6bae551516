"""The service's part in curation: reading documents, resolving mentions, and the connections."""

from sourcier.curation.opening import open_curation

__all__ = ["open_curation"]
