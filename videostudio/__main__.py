"""`python -m videostudio`."""

import sys

from videostudio.cli import main

if __name__ == "__main__":
    sys.exit(main())
