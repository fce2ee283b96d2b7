"""Opens the page: `python app.py`."""

from videostudio.backends import zerogpu
from videostudio.settings import Settings
from videostudio.studio import Studio
from videostudio.ui.app import build_app, launch_options


def main() -> None:
    """Serve the page until it is stopped."""
    zerogpu.prepare()
    settings = Settings.from_env()
    build_app(Studio(settings)).launch(**launch_options(settings))


if __name__ == "__main__":
    main()
