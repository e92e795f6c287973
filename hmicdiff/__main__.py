"""``python -m hmicdiff`` is the same program as ``hmicdiff``."""

import sys

from hmicdiff.cli import main

sys.exit(main())
