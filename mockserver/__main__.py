"""`python -m mockserver` is the command `mockserver`."""

import sys

from mockserver.cli.main import main

sys.exit(main())
