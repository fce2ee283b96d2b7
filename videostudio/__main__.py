"""`python -m videostudio`."""

import signal
import sys

if __name__ == "__main__":
    # Until there is something to keep, Ctrl-C just ends the program.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from videostudio.cli.main import main

    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(main())
