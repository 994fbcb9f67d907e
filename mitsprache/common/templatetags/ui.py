"""`{% load ui %}`: every component of the site; what each takes stands in mitsprache/common/ui/."""

from django import template

from mitsprache.common.ui import content, forms, page, talk

register = template.Library()
for part in (page, content, talk, forms):
    register.tags.update(part.register.tags)
