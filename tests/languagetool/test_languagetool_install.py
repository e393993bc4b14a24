import zipfile
from pathlib import Path

import pytest
from languagetool_cases import flip

from linter.checks.languagetool import install
from linter.checks.languagetool.error import LanguageToolError
from linter.checks.languagetool.jars import jars

LIBS = Path("LanguageTool-6.8", "libs")
GUAVA = "guava-33.5.0-jre.jar"


def test_folder_by_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(install.FOLDER_VARIABLE, str(tmp_path))
    assert install.default_folder() == tmp_path
    monkeypatch.delenv(install.FOLDER_VARIABLE)
    assert install.default_folder().parts[-3:] == ("copydesk", "languagetool", "6.8")


def test_a_changed_jar_is_refused_by_name(copied: Path) -> None:
    flip(copied / LIBS / GUAVA)
    with pytest.raises(LanguageToolError, match=rf"{GUAVA} is broken \(expected sha256 1e301f0c\w+, found \w{{64}}\)") as caught:
        install.verify(copied)
    assert str(caught.value).count(".jar") == 1


def test_missing_and_cut_jars_are_named_together(copied: Path) -> None:
    (copied / LIBS / GUAVA).unlink()
    (copied / LIBS / "mybatis-3.5.16.jar").write_bytes(b"PK")
    with pytest.raises(LanguageToolError, match=rf"{GUAVA} is missing; mybatis-3.5.16.jar is broken \(expected 1818073 bytes, found 2\)"):
        install.verify(copied)


def test_a_changed_class_path_is_refused(copied: Path) -> None:
    with (copied / "LanguageTool-6.8" / "languagetool-server.jar").open("ab") as file:
        file.write(b"x")
    with pytest.raises(LanguageToolError, match=r"languagetool-server\.jar was changed"):
        install.verify(copied)


def test_nothing_there_is_not_installed(tmp_path: Path) -> None:
    assert not install.installed(tmp_path)
    with pytest.raises(LanguageToolError, match="is not installed"):
        install.verify(tmp_path)


def test_install_from_another_repository(repository: str, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    folder = install.install(tmp_path / "new", lambda done, total: seen.append((done, total)), repository=repository)
    install.verify(folder)
    total = sum(jar.size for jar in jars())
    assert seen[0] == (0, total)
    assert seen[-1] == (total, total)
    assert [path.name for path in folder.iterdir()] == ["LanguageTool-6.8"]


def test_a_second_install_fetches_nothing(copied: Path) -> None:
    seen: list[tuple[int, int]] = []
    install.install(copied, lambda done, total: seen.append((done, total)), repository="http://127.0.0.1:9/")
    assert len(seen) == 1
    assert seen[0][0] == seen[0][1]


def test_install_mends_what_is_broken_and_fetches_only_that(copied: Path, maven: Path, repository: str) -> None:
    flip(copied / LIBS / GUAVA)
    for jar in jars():
        if jar.name != GUAVA:
            (maven / jar.path).unlink()
    install.install(copied, repository=repository)
    install.verify(copied)


def test_a_repository_with_a_changed_jar_is_refused_and_nothing_stays(maven: Path, repository: str, tmp_path: Path) -> None:
    guava = next(jar for jar in jars() if jar.name == GUAVA)
    flip(maven / guava.path)
    folder = tmp_path / "new"
    with pytest.raises(LanguageToolError, match=rf"{GUAVA} is broken \(expected sha256 {guava.sha256}"):
        install.install(folder, repository=repository)
    assert not install.installed(folder)
    assert list(folder.iterdir()) == []


def test_a_repository_that_lacks_a_jar_or_does_not_answer_is_named(maven: Path, repository: str, tmp_path: Path) -> None:
    (maven / jars()[0].path).unlink()
    with pytest.raises(LanguageToolError, match=rf"{jars()[0].name} cannot be fetched"):
        install.install(tmp_path / "new", repository=repository)
    with pytest.raises(LanguageToolError, match="cannot be fetched"):
        install.install(tmp_path / "new", repository="http://127.0.0.1:9")
    assert not install.installed(tmp_path / "new")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LanguageToolError, match=r"cannot be installed in .*file"):
        install.install(tmp_path / "file" / "folder")


def test_manifest_lines_are_short_and_name_every_jar(installation: Path) -> None:
    with zipfile.ZipFile(installation / "LanguageTool-6.8" / "languagetool-server.jar") as archive:
        manifest = archive.read("META-INF/MANIFEST.MF")
    assert max(len(line) for line in manifest.splitlines(keepends=True)) <= 72
    unfolded = manifest.replace(b"\r\n ", b"").decode().splitlines()[1].split()
    assert unfolded == ["Class-Path:", *(f"libs/{jar.name}" for jar in jars())]


@pytest.mark.parametrize("layout", ["flat", "maven", "installation"])
def test_install_from_a_folder_fetches_nothing(layout: str, installation: Path, maven: Path, elsewhere: Path) -> None:
    source = {"flat": installation / LIBS, "maven": maven, "installation": installation}[layout]
    install.install(source=source, repository="http://127.0.0.1:9/")
    install.verify()
    assert [path.name for path in elsewhere.iterdir()] == ["LanguageTool-6.8"]


def test_a_folder_with_a_changed_jar_or_without_one_is_refused(maven: Path, elsewhere: Path) -> None:
    guava = next(jar for jar in jars() if jar.name == GUAVA)
    flip(maven / guava.path)
    with pytest.raises(LanguageToolError, match=rf"{GUAVA} is broken \(expected sha256 {guava.sha256}"):
        install.install(source=maven)
    assert (maven / guava.path).is_file()
    (maven / guava.path).unlink()
    with pytest.raises(LanguageToolError, match=rf"{GUAVA} is not in {maven}"):
        install.install(source=maven)
    assert not install.installed()


def test_uninstall_removes_what_was_installed_and_nothing_else(copied: Path) -> None:
    (copied / "notes.txt").write_text("mine")
    assert install.uninstall()
    assert [path.name for path in copied.iterdir()] == ["notes.txt"]
    assert not install.uninstall()


def test_uninstall_leaves_no_empty_folder(copied: Path) -> None:
    assert install.uninstall()
    assert not copied.exists()
