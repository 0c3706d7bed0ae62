"""`python -m armsledger.training.claims --corpus FILE… --out FOLDER`: train the claim network.

The files are JSON Lines of annotated documents with their texts. A run that was stopped goes on from its last
checkpoint when the same command is given again.
"""

import argparse
import os
import sys
from pathlib import Path

from armsledger.training.claims.run import run
from armsledger.training.claims.trainer import ClaimRecipe
from armsledger.training.trainer import MEMORY_SETTINGS

DEFAULT = ClaimRecipe()


def main() -> int:
    """Give the exit status: 0 done, 2 a file of the corpus is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, nargs="+", required=True, help="annotated documents, JSON Lines")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints, log and what is exported")
    parser.add_argument("--epochs", type=int, default=DEFAULT.epochs)
    parser.add_argument("--folds", type=int, default=DEFAULT.folds, help="two or more; as many networks")
    parser.add_argument("--fold-epochs", type=int, default=DEFAULT.fold_epochs)
    parser.add_argument("--seed", type=int, default=DEFAULT.seed)
    parser.add_argument("--cores", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--share", type=float, default=1.0, help="of the documents, for a learning curve")
    given = parser.parse_args()
    missing = [path for path in given.corpus if not path.is_file()]
    if missing:
        print(f"no such file: {missing[0]}; give annotated documents with their texts", file=sys.stderr)
        return 2
    if any(os.environ.get(name) is None for name in MEMORY_SETTINGS if name != "OMP_NUM_THREADS"):
        # the C library reads these as a process starts
        settings = {name: value for name, value in MEMORY_SETTINGS.items() if name != "OMP_NUM_THREADS"}
        os.execve(
            sys.executable, [sys.executable, "-m", "armsledger.training.claims", *sys.argv[1:]], os.environ | settings
        )
    recipe = ClaimRecipe(
        fold_epochs=given.fold_epochs,
        folds=given.folds,
        epochs=given.epochs,
        seed=given.seed,
    )
    run(recipe, given.corpus, given.out, given.cores, given.share)
    return 0


if __name__ == "__main__":
    sys.exit(main())
