"""`python -m armsledger` is the same as `armsledger`."""

from armsledger.cli.main import main

if __name__ == "__main__":
    main()
