"""python -m tests.security.mutate: started by ``python3 lane.py mutate``."""

import sys

from tests.security.mutate.command import main

sys.exit(main())
