"""Wagtail's names of permissions, answered by our own rules.

Wagtail asks `user.has_perm("projects.change_project")` and the like in many places. Because the
rules answer, a role that has ended stops working at once, whatever groups a person is still in.
"""

import rules

from mitsprache.accounts.rules import is_coordination, is_editor
from mitsprache.directory.rules import is_member

_central = is_coordination | is_editor

rules.add_perm("wagtailadmin.access_admin", _central | is_member)

rules.add_perm("projects.add_project", _central | is_member)
rules.add_perm("projects.change_project", _central | is_member)
rules.add_perm("projects.view_project", _central | is_member)
rules.add_perm("projects.lock_project", _central | is_member)
rules.add_perm("projects.unlock_project", _central)
rules.add_perm("projects.publish_project", _central)

rules.add_perm("content.edit_pages", _central)
rules.add_perm("content.add_to_library", _central | is_member)
rules.add_perm("simple_translation.submit_translation", _central)
