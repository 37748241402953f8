"""Programs that measure what policy costs, each as a ratio against a baseline in the same run."""
