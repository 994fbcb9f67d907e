"""The components that every page is built from; templates use them through `{% load ui %}`."""
