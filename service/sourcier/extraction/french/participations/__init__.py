"""Who takes part in a meeting, comes from afar or stays away, by construction alone."""
