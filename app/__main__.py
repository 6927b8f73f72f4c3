"""`python -m app` is the same as `verhalenbank`."""

from app.cli import cli


def main() -> None:
    """Run the command line."""
    cli(prog_name="verhalenbank")


if __name__ == "__main__":
    main()
