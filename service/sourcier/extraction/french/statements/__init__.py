"""Who said what: one named rule for each construction of reported speech."""
