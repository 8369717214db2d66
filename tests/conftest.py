"""What all tests share: nobody's home, nobody's terminal, nobody's clock."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
_SHELLS = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "SSL_CERT_FILE", "SSL_CERT_DIR")
settings.register_profile("amctl", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("amctl")


@pytest.fixture(autouse=True)
def _nobody(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No settings of the developer reach a test, and no test writes into a home."""
    for name in list(os.environ):
        if name.startswith(("AMCTL_", "GITHUB_", "GIT_")) or name in _SHELLS:
            monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def project() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def example() -> Path:
    """The example book."""
    return ROOT / "accounts.example"


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """Makes a book of files: `book(acme="name: …", amctl="…")`; settings with Anna and Ben unless given."""

    def make(**files: str | bytes) -> Path:
        root = tmp_path / "book"
        root.mkdir(exist_ok=True)
        plain = "amctl: 1\npeople:\n  anna: {name: Anna Becker}\n  ben: {name: Ben Ott}\n"
        for name, text in {"amctl": plain, **files}.items():
            path = root / f"{name.replace('__', '/')}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return root

    return make
