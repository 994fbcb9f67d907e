"""`{% load ui %}`: every component of the site; what each takes stands in mitsprache/common/ui/."""

from django import template

from mitsprache.common.ui import content, forms, page, talk, words

register = template.Library()
for part in (page, content, talk, forms, words):
    register.tags.update(part.register.tags)
