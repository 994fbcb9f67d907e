"""Who keeps the council's records."""

import rules

from mitsprache.accounts.rules import is_coordination, is_editor

rules.add_perm("council.manage", is_coordination | is_editor)
