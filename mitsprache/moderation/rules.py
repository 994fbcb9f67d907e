"""Who decides about reported texts. Reporting itself is open to everybody."""

import rules

from mitsprache.accounts.rules import is_coordination, is_moderation

rules.add_perm("moderation.open_notices", is_moderation | is_coordination)
rules.add_perm("moderation.decide_notice", is_moderation | is_coordination)
rules.add_perm("moderation.hide_comment", is_moderation | is_coordination)
rules.add_perm("moderation.restore_comment", is_moderation | is_coordination)
rules.add_perm("moderation.hide_contribution", is_moderation | is_coordination)
rules.add_perm("moderation.restore_contribution", is_moderation | is_coordination)
