"""Stands in for what Bazel 4.2 would otherwise download before its first C++ target.

Debian packages most of the rule sets Bazel asks for. Two are written here: `rules_cc`, because the
packaged one is too new for this Bazel, and `remote_coverage_tools`, which only coverage would use.
"""

_RULES_CC = """
def cc_library(**attributes):
    native.cc_library(**attributes)

def cc_binary(**attributes):
    native.cc_binary(**attributes)

def cc_test(**attributes):
    native.cc_test(**attributes)

def cc_import(**attributes):
    native.cc_import(**attributes)

def cc_toolchain(**attributes):
    native.cc_toolchain(**attributes)

def cc_toolchain_suite(**attributes):
    native.cc_toolchain_suite(**attributes)
"""

_REMOTE_COVERAGE_TOOLS = """
filegroup(
    name = "coverage_report_generator",
    visibility = ["//visibility:public"],
)
"""

def _native_rules_cc(repository):
    repository.file("cc/BUILD")
    repository.file("cc/defs.bzl", _RULES_CC)

_native_rules_cc_repository = repository_rule(implementation = _native_rules_cc)

def _no_coverage_tools(repository):
    repository.file("BUILD", _REMOTE_COVERAGE_TOOLS)

_no_coverage_tools_repository = repository_rule(implementation = _no_coverage_tools)

# buildifier: disable=unnamed-macro
def offline_rules():
    """Declares every repository that Bazel's own rules ask for."""
    native.local_repository(name = "platforms", path = "/usr/share/bazel/tools/platforms")
    native.local_repository(name = "rules_java", path = "/usr/share/bazel/rules/java")
    native.local_repository(name = "rules_proto", path = "/usr/share/bazel/rules/proto")
    _native_rules_cc_repository(name = "rules_cc")
    _no_coverage_tools_repository(name = "remote_coverage_tools")
