"""What happens, as it happens, and from any position on: nothing is missed, nothing comes twice."""

import strawberry

from sourcier_graphql.planning.declaration import Announced, planned
from sourcier_graphql.schema.changes import Change, ChangeArguments
from sourcier_graphql.schema.sources import asked


@strawberry.type(description="The timeline, live.")
class Subscription:
    """Each change is shown as of the end of the append that it came with."""

    @planned(
        "Changes after a position, those to come included; without `since`, from now on.",
        Announced(asked("changes", "text")),
    )
    def changes(
        self,
        since: ChangeArguments.Since = None,
        about: ChangeArguments.About = None,
        kinds: ChangeArguments.Kinds = None,
    ) -> Change: ...
