"""What `iris export-ics` writes, read with programs that other people wrote.

`install.sh` installs them. Without them each test is skipped, and says what is
missing; with IRIS_INTEROP=1 what is missing is a failure.
"""
