from coaching.website import while_waiting  # noqa: F401 - it registers what it suggests
