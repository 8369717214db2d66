"""`python -m amctl`: the same as `amctl`, wherever it is started."""

import sys

# Python puts the working folder first on the path; it may be somebody else's book, with modules of its own.
if not sys.flags.safe_path:
    del sys.path[0]

from amctl.cli import main

if __name__ == "__main__":
    main()
