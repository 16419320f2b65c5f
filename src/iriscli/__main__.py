"""Run `iris` as `python -m iriscli`."""

from iriscli.cli import main

if __name__ == "__main__":
    main()
