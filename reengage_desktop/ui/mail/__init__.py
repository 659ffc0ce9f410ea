"""Writing an e-mail: its words, what speaks against it, and how it leaves."""
