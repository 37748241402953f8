"""The demonstration: obviously fictional people, a scripted day over HTTP, and tokens for it.

Nothing here is for production: the demo's signing key is made on first start, its key id begins with
``demo-``, and ``safelane doctor --production`` refuses a database that trusts it.
"""
