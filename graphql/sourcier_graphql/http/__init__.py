"""GraphQL over HTTP: what comes in, what goes out, and GraphiQL for browsers."""
