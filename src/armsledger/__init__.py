"""armsledger: reports about armed conflicts in, an evidence ledger of attributed claims out.

Importing the package is fast, silent and without effect; `armsledger.pipeline` runs the whole way.
"""

__version__ = "0.1.0"
