"""What people see: thin page functions (parse, ask, render) over the same typed values as the JSON API."""
