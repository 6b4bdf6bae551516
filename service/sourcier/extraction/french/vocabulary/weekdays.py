"""The days of the week in French, Monday first, and what patterns look for."""

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
WEEKDAY = "|".join(WEEKDAYS)
"""Any of them, as the alternatives of a pattern."""
