"""What docs/calendars.md says of Evolution and Thunderbird, asked of them.

They are run by hand, when a new version of theirs comes out: `install.sh` installs them,
and without IRIS_CLIENTS=1 each test is skipped.
"""
