"""`python -m sourcier` is the same program as `sourcier`."""

from sourcier.cli import main

main()
