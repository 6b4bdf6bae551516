"""From settings to how the API answers: what does not fit is an error before anything is served."""

from pathlib import Path

from sourcier.access import origins
from sourcier.settings import Settings, SettingsError
from sourcier_graphql.limits import Limits
from sourcier_graphql.live.settings import LiveSettings
from sourcier_graphql.settings import GraphQLSettings
from sourcier_graphql.trusted_documents import TrustedDocuments, UntrustedDocuments, load


def graphql_settings(settings: Settings) -> GraphQLSettings:
    """What the settings say about the API; raises `SettingsError`."""
    return GraphQLSettings(
        graphiql=settings.graphiql,
        introspection=settings.introspection,
        pool_size=settings.pool_size,
        statement_seconds=settings.statement_timeout,
        live=LiveSettings(origins=frozenset(origins(settings))),
        limits=Limits(most_cost=settings.most_cost),
        trusted=_trusted(settings),
    )


def _trusted(settings: Settings) -> TrustedDocuments:
    only = settings.trusted_documents_only
    if settings.trusted_documents is None:
        if only:
            raise SettingsError(
                "SOURCIER_TRUSTED_DOCUMENTS_ONLY needs SOURCIER_TRUSTED_DOCUMENTS, the folder"
            )
        return TrustedDocuments({})
    try:
        return load(Path(settings.trusted_documents).expanduser(), only=only)
    except UntrustedDocuments as error:
        raise SettingsError(f"SOURCIER_TRUSTED_DOCUMENTS is not accepted: {error}") from None
