"""A file of people and checks, read, put into batches and sent to the API, which decides about every row."""
