#!/usr/bin/env python3
"""The published schemas pass Buf's lint, as proto/buf.yaml configures it."""

import os
import sys

from tests.style import repository

sys.exit(repository.check([os.path.realpath(sys.argv[1]), "lint"], ["proto"]))
