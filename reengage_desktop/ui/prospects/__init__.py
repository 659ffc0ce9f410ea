"""The page of all prospects: find somebody, see how it stands, act."""
