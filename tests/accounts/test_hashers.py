from django.contrib.auth.hashers import check_password, make_password


def test_passwords_are_stored_with_argon2id_19_mib_2_passes_1_lane() -> None:
    stored = make_password("korrekt-pferd-batterie")
    assert stored.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password("korrekt-pferd-batterie", stored)
    assert not check_password("falsch-pferd-batterie", stored)
