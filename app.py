"""Opens the page: `python app.py`, with `--help` for its options."""

from videostudio.backends.runtime import zerogpu
from videostudio.settings import Settings
from videostudio.studio import Studio
from videostudio.ui.server import serve_page


def main() -> None:
    """Serve the page until it is stopped."""
    zerogpu.prepare_zerogpu()
    serve_page(Studio(zerogpu.fit_settings(Settings.from_arguments())))


if __name__ == "__main__":
    main()
