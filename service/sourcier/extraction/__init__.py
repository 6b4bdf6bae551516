"""From a text to mentions and claims, each with its evidence: the port and its extractors."""
