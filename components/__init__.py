"""What the page is made of: pure functions from values to Dash components and figure templates."""
