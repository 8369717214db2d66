from amctl.render.diff import as_new


def test_a_new_file_is_all_plus() -> None:
    assert as_new("a/acme.yaml", "name: Acme\nx: 1\n") == (
        "--- /dev/null\n+++ a/acme.yaml\n@@ -0,0 +1,2 @@\n+name: Acme\n+x: 1\n"
    )
