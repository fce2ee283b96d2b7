"""All the places, in the order of the library."""

from __future__ import annotations

import scenes_fantasy  # noqa: F401  (each registers its places)
import scenes_home  # noqa: F401
import scenes_nature  # noqa: F401
import scenes_public  # noqa: F401
import scenes_town  # noqa: F401
from place import PLACES

__all__ = ["PLACES"]
