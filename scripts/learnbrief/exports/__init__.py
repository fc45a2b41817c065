"""What leaves the site besides its pages: one module for each format."""
