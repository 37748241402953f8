"""What happens under load, in a crash, and with bodies of any size."""
