"""What the person sees: Qt only."""
