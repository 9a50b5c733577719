import pytest

import elsewhere
import project


def test_without_a_linter_it_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(project.ChoreError, match="Installeer actionlint of npm"):
        elsewhere.linter()


def test_the_linter_itself_goes_before_its_package(monkeypatch, tmp_path):
    for name in ("npx", "actionlint"):
        (tmp_path / name).touch(mode=0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        assert elsewhere.linter()[0] == name


class TestWithTheNetwork:
    pytestmark = pytest.mark.package

    @pytest.fixture(autouse=True)
    def asked_for(self, request):
        if "package" not in request.config.getoption("markexpr"):
            pytest.skip("only with -m package")

    def test_the_workflows_and_the_other_systems_are_fine(self, capfd):
        assert elsewhere.main() == 0
        told = capfd.readouterr().out
        assert "windows, Python 3.13" in told
        assert "macos, Python 3.11" in told

    def test_a_mistake_in_a_workflow_is_found(self, tmp_path):
        broken = tmp_path / ".github" / "workflows" / "broken.yml"
        broken.parent.mkdir(parents=True)
        text = (elsewhere.WORKFLOWS / "packages.yml").read_text(encoding="utf-8")
        elsewhere.lint(elsewhere.WORKFLOWS / "packages.yml")
        broken.write_text(text.replace("    steps:", "    stepz:", 1), encoding="utf-8")
        with pytest.raises(project.ChoreError, match=r"broken\.yml klopt niet"):
            elsewhere.lint(broken)
