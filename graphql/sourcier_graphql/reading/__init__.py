"""All SQL of the API is in this package: the schema asks for lookups, lists and counts by name.

This is the seam where the planner of one statement per operation goes in.
"""
