"""Who asks, what they may do, and how often: keys, tokens, scopes and rates."""
