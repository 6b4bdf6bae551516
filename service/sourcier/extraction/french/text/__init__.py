"""A text under analysis: zones, sentences, quotations and words, with offsets that stay true."""
