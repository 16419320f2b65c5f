"""What `iris site` builds, in a browser and as a calendar program fetches it.

`install.sh` installs what the tests need. Without it each test is skipped, and says what
is missing; with IRIS_BROWSER=1 what is missing is a failure.
"""
