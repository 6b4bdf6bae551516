"""Apart from `server`, so that commands that do not serve need not import a web server."""


class ServerError(Exception):
    """The server could not start; the text says where it should have listened."""
