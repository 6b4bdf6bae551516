"""Commands do what their help says, answer programs in JSON, and never show a traceback."""

import json
import re
import socket
from pathlib import Path

from .conftest import ROOT, Command, run


def test_status_as_json_has_what_a_program_needs(sourcier: Command) -> None:
    found = json.loads(sourcier("status", "--json").stdout)
    assert found["position"] == found["views_position"] > 0
    assert found["lag"] == 0
    assert found["generation"] >= 1
    assert found["rows"]["meetings"] > 0
    assert set(found["rows"]) >= {"participants", "statements", "claims", "facts", "changes"}


def test_the_same_documents_again_change_nothing(sourcier: Command) -> None:
    before = json.loads(sourcier("status", "--json").stdout)["position"]
    again = sourcier("ingest", "seeds", "--json")
    assert again.returncode == 0, again.stderr
    assert {json.loads(line)["arrival"] for line in again.stdout.splitlines()} == {"known"}
    assert json.loads(sourcier("status", "--json").stdout)["position"] == before


def test_events_are_printed_in_order_and_filtered(sourcier: Command) -> None:
    lines = sourcier("events", "--json", "--type", "DocumentAdded").stdout.splitlines()
    positions = [json.loads(line)["position"] for line in lines]
    assert positions == sorted(positions)
    assert {json.loads(line)["type"] for line in lines} == {"DocumentAdded"}
    after = sourcier("events", "--json", "--after", str(positions[0]), "--limit", "1")
    assert json.loads(after.stdout)["position"] == positions[0] + 1


def test_a_replay_is_verified_and_goes_live(sourcier: Command) -> None:
    before = json.loads(sourcier("status", "--json").stdout)
    assert json.loads(sourcier("replay", "--json").stdout)["generation"] > before["generation"]
    verified = sourcier("replay", "--verify", "--json")
    assert verified.returncode == 0
    assert json.loads(verified.stdout)["equal"] is True
    after = json.loads(sourcier("status", "--json").stdout)
    assert after["rows"] == before["rows"]


def test_a_bad_file_is_named_with_its_reason_and_the_rest_goes_on(
    own_home: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "good.txt").write_text("Le ministre a dit « non » lundi à Oslo.", "utf-8")
    result = run("ingest", str(tmp_path), "--json", home=own_home)
    arrivals = {Path(one["name"]).name: one for one in map(json.loads, result.stdout.splitlines())}
    assert result.returncode == 1
    assert arrivals["good.txt"]["arrival"] == "added"
    assert arrivals["empty.txt"]["arrival"] == arrivals["binary.txt"]["arrival"] == "refused"
    assert arrivals["empty.txt"]["reason"] and arrivals["binary.txt"]["reason"]


def test_a_file_that_is_not_there_is_refused(sourcier: Command) -> None:
    result = sourcier("ingest", "nowhere.txt")
    assert result.returncode == 1
    assert "nowhere.txt" in result.stderr


def test_extraction_needs_no_database(tmp_path: Path) -> None:
    home = tmp_path / "unused"
    document = next((ROOT / "seeds").glob("*.txt"))
    result = run("extract", str(document), "--format", "annotations", home=home)
    found = json.loads(result.stdout)
    assert found["doc_id"] == document.stem
    text = document.read_bytes().decode()
    for meeting in found["meetings"]:
        for passage in meeting["evidence"]:
            assert text[passage["start"] : passage["end"]] == passage["quote"]
    assert not home.exists()


def test_a_wrong_date_is_a_usage_error(sourcier: Command) -> None:
    result = sourcier("ingest", "seeds", "--published", "hier")
    assert result.returncode == 2
    assert "hier" in result.stderr


def test_a_wrong_setting_is_one_line_that_names_it(tmp_path: Path) -> None:
    result = run("status", home=tmp_path, SOURCIER_PORT="much")
    assert result.returncode == 3
    assert "SOURCIER_PORT" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_database_that_does_not_answer_is_one_line(tmp_path: Path) -> None:
    url = "postgresql://nobody@127.0.0.1:1/none?connect_timeout=2"
    result = run("status", home=tmp_path, SOURCIER_DATABASE_URL=url)
    assert result.returncode == 3
    assert "Traceback" not in result.stderr


def test_console_examples_of_the_command_line_page_run(sourcier: Command) -> None:
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    examples = re.findall(r"^\$ sourcier (.+)$", page, re.MULTILINE)
    assert examples
    for example in examples:
        if example.startswith("demo"):
            continue  # the fixture runs it, in a home of its own
        arguments = [
            str(found.relative_to(ROOT))
            for word in example.split()
            for found in (sorted(ROOT.glob(word)) if "*" in word else [ROOT / word])
        ]
        result = sourcier(*arguments)
        assert result.returncode == 0, f"{example}: {result.stderr}"


def test_looking_makes_no_data(tmp_path: Path) -> None:
    home = tmp_path / "mistyped"
    for command in (["status"], ["events"], ["replay"]):
        result = run(*command, home=home)
        assert result.returncode == 3
        assert str(home) in result.stderr
    assert not home.exists()


def test_a_port_in_use_is_one_line_that_says_what_to_do(demo_home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = run("serve", "--port", port, home=demo_home)
    assert result.returncode == 3
    assert f"cannot listen on 127.0.0.1:{port}" in result.stderr
    assert "Traceback" not in result.stderr


def test_events_after_a_position_inside_an_append_are_not_skipped(sourcier: Command) -> None:
    everything = [json.loads(line) for line in sourcier("events", "--json").stdout.splitlines()]
    inside = next(event["position"] for event in everything if event["append"] > event["position"])
    after = sourcier("events", "--json", "--after", str(inside)).stdout.splitlines()
    assert json.loads(after[0])["position"] == inside + 1
    assert len(after) == len(everything) - inside


def test_the_log_does_not_say_where_files_lay(sourcier: Command) -> None:
    assert str(ROOT) not in sourcier("events", "--json").stdout
