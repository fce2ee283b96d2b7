"""All the places, in the order of the library."""

from __future__ import annotations

import scenes_fantasy  # noqa: F401  (each registers its places)
import scenes_home  # noqa: F401
import scenes_nature  # noqa: F401
import scenes_public  # noqa: F401
import scenes_town  # noqa: F401

# isort: split
# later ones, so that the library's order stays
import scenes_civic  # noqa: F401
import scenes_country  # noqa: F401
import scenes_evening  # noqa: F401
import scenes_leisure  # noqa: F401
import scenes_rooms  # noqa: F401
import scenes_shops  # noqa: F401
import scenes_shore  # noqa: F401
import scenes_shows  # noqa: F401
import scenes_space  # noqa: F401
import scenes_tales  # noqa: F401
import scenes_travel  # noqa: F401
import scenes_wild  # noqa: F401
import scenes_work  # noqa: F401

# isort: split
# and the last ones
import scenes_care  # noqa: F401
import scenes_chambers  # noqa: F401
import scenes_dreams  # noqa: F401
import scenes_farms  # noqa: F401
import scenes_halls  # noqa: F401
import scenes_industry  # noqa: F401
import scenes_lands  # noqa: F401
import scenes_sports  # noqa: F401
import scenes_stores  # noqa: F401
import scenes_streets  # noqa: F401
import scenes_water  # noqa: F401
from place import PLACES

__all__ = ["PLACES"]
