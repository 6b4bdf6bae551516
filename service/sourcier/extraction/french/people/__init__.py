"""Who is in a text: names, offices, countries and organisations, each once."""
