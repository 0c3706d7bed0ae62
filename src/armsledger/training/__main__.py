"""`python -m armsledger.training --data FOLDER --out FOLDER`: train, measure, export.

A run that was stopped goes on from its last checkpoint when the same command is given again.
"""

import argparse
import os
import sys
from multiprocessing import get_context
from pathlib import Path

from armsledger.training.run import work
from armsledger.training.trainer import MEMORY_SETTINGS, Recipe

DEFAULT = Recipe()


def main() -> int:
    """Give the exit status: 0 done, 1 a process of the run failed, 2 the data are missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the annotated sets")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints, log and what is exported")
    parser.add_argument("--epochs", type=int, default=DEFAULT.epochs)
    parser.add_argument(
        "--first-epochs", type=int, default=DEFAULT.first_epochs, help="of the network that marks texts"
    )
    parser.add_argument("--seed", type=int, default=DEFAULT.seed)
    parser.add_argument("--workers", type=int, default=DEFAULT.workers, help="processes, one core each")
    given = parser.parse_args()
    if not (given.data / "attribution").is_dir():
        print(f"{given.data} holds no attribution/; give the folder of the annotated sets", file=sys.stderr)
        return 2
    given.out.mkdir(parents=True, exist_ok=True)
    recipe = Recipe(first_epochs=given.first_epochs, epochs=given.epochs, seed=given.seed, workers=given.workers)
    meeting = given.out.resolve() / "meeting"
    meeting.unlink(missing_ok=True)
    os.environ.update(MEMORY_SETTINGS)  # read by the C library of each process as it starts
    context = get_context("spawn")
    processes = [
        context.Process(target=work, args=(recipe, rank, given.data, given.out, meeting))
        for rank in range(recipe.workers)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return 1 if any(process.exitcode for process in processes) else 0


if __name__ == "__main__":
    sys.exit(main())
