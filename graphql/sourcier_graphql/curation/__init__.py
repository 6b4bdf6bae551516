"""Mutations: each decision as one input, and one union of what may come of it."""
