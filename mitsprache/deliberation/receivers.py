"""What opens, routes and closes cases when contributions come, are released or go."""
