"""What fills the generated pages: one module a page, each with a function `blocks`."""
