"""Programs of others that must come to the same verdict. On demand: package registries provide them."""
