"""`python -m sciencepm`, and the `sciencepm` command."""

import sys

from sciencepm.cli import main

if __name__ == "__main__":
    sys.exit(main())
