"""The disk: files that are replaced in one step, folders that are ours."""
