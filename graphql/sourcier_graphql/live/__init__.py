"""Changes as they happen: one reader of the timeline per process, many subscribers in memory."""
