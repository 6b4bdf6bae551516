"""`python -m sourcier_graphql.sdl` prints the schema, as it stands in `graphql/schema.graphql`."""

from sourcier_graphql.schema.assembly import assembled


def printed() -> str:
    """The schema in the schema definition language."""
    return assembled().as_str() + "\n"


if __name__ == "__main__":
    print(printed(), end="")
