"""Resolution: mentions to entities, decided at a position of the log and explained."""

from sourcier.resolution.blocking import blocking_keys
from sourcier.resolution.candidates import page_is_known
from sourcier.resolution.decide import Binding
from sourcier.resolution.profile import Circumstances, Profile, profiles
from sourcier.resolution.resolve import Resolution, resolve

__all__ = [
    "Binding",
    "Circumstances",
    "Profile",
    "Resolution",
    "blocking_keys",
    "page_is_known",
    "profiles",
    "resolve",
]
