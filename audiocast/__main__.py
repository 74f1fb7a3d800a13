"""`python -m audiocast` is the same as `audiocast`."""

from audiocast.cli import main

if __name__ == "__main__":
    main()
