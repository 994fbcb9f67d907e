from django.conf import LazySettings
from django.contrib.auth.hashers import check_password, make_password

from config import settings as real


def test_passwords_are_stored_with_argon2id_19_mib_2_passes_1_lane(settings: LazySettings) -> None:
    settings.PASSWORD_HASHERS = real.PASSWORD_HASHERS
    stored = make_password("korrekt-pferd-batterie")
    assert stored.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password("korrekt-pferd-batterie", stored)
    assert not check_password("falsch-pferd-batterie", stored)
