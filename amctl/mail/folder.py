"""Mail into a folder, a file each, from which nothing leaves. A mail whose file is there has been sent."""

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

from amctl.disk import create, make_folder
from amctl.errors import ChangedOnDisk, MailError, OutputError
from amctl.mail.programs import passable
from amctl.mail.transport import Mailing, NotReady, Outcome, Step


def folder_of(text: str) -> Path:
    """The folder that a config names; raises MailError if there can be none, or where it is depends on who asks."""
    folder = os.path.expanduser(text)
    if not passable(folder):
        raise MailError("mail: folder: has a character that no folder can have", "correct it in your config")
    if not os.path.isabs(folder):
        raise MailError(f"mail: folder: {text} is elsewhere for each run", "write the whole path, or from ~/ on")
    return Path(folder)


class Folder:
    """A folder for mails; made, for its owner only, if there is none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def opening(self) -> Iterator[Step]:
        """Makes the folder if need be."""
        try:
            if not self.folder.is_dir():
                make_folder(self.folder.parent)
                self.folder.mkdir(mode=0o700, exist_ok=True)
                yield Step("folder", True, f"made {self.folder}")
        except (OutputError, OSError) as error:
            raise NotReady("folder", f"cannot make {self.folder}: {error}") from None

    def sending(self, mail: Mailing, intent: Callable[[], None]) -> Generator[Step, None, Outcome]:
        """Puts the mail there."""
        path = self._path(mail.name)
        intent()
        try:
            create(path, mail.content, 0o600)
        except ChangedOnDisk:
            yield Step("message accepted", True, f"{path} is there already")
            return Outcome("sent", 0, str(path))
        except OutputError as error:
            yield Step("message accepted", False, str(error))
            return Outcome("deferred", 0, str(error))
        yield Step("message accepted", True, str(path))
        return Outcome("sent", 0, str(path))

    def settled(self, name: str) -> bool | None:
        """Whether the mail's file is there."""
        return os.path.lexists(self._path(name))

    def close(self) -> None:
        """Nothing is open."""

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.eml"
