"""When something is: dates as a text has them, in EDTF, and never an invented year."""
