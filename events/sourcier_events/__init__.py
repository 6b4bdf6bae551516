"""The core of Sourcier: events, the log, identity, projections. Knows no web, GraphQL or NLP."""
