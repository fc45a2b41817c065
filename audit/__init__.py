"""The full sweep over the built site, and pictures of it. See README.md."""
