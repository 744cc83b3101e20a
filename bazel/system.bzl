"""`@system//:NAME`: the C and C++ libraries of Debian's packages, as pkg-config describes them."""

# The target and the pkg-config modules behind it. Abseil is one target: its forty-odd modules are
# one library to us, and only those listed are linked with everything they need.
_MODULES = {
    "absl": [
        "absl_algorithm_container",
        "absl_any_invocable",
        "absl_bits",
        "absl_btree",
        "absl_cleanup",
        "absl_cord",
        "absl_fixed_array",
        "absl_flags",
        "absl_flags_parse",
        "absl_flags_usage",
        "absl_flat_hash_map",
        "absl_flat_hash_set",
        "absl_function_ref",
        "absl_hash",
        "absl_inlined_vector",
        "absl_int128",
        "absl_node_hash_map",
        "absl_node_hash_set",
        "absl_random_random",
        "absl_span",
        "absl_status",
        "absl_statusor",
        "absl_str_format",
        "absl_strings",
        "absl_synchronization",
        "absl_time",
    ],
    "benchmark": ["benchmark"],
    "gmock": ["gmock"],
    "grpc++": ["grpc++"],
    "gtest": ["gtest"],
    "gtest_main": ["gtest_main"],
    "icu": ["icu-i18n", "icu-uc"],
    "nghttp2": ["libnghttp2"],
    "prometheus": [
        "prometheus-cpp-core",
        "prometheus-cpp-pull",
    ],
    "protobuf": ["protobuf"],
    "rocksdb": ["rocksdb"],
    "sodium": ["libsodium"],
    "spdlog": ["spdlog"],
}

# Debian ships these without a pkg-config module; those without options are headers alone.
_LINK_OPTIONS = {
    "cli11": [],
    "csv": ["-lcsv"],
    "grpc++_reflection": ["-lgrpc++_reflection"],
    "protoc": ["-lprotoc", "-lprotobuf", "-lpthread"],
    "rapidcheck": ["-lrapidcheck"],
}

_TARGET = """
cc_library(
    name = "{name}",
    defines = {defines},
    linkopts = {linkopts},
)
"""

def _pkg_config(repository, modules):
    result = repository.execute(["pkg-config", "--cflags", "--libs"] + modules)
    if result.return_code != 0:
        fail("pkg-config %s: %s\nRun bazel/bazelw, which installs what is missing." %
             (" ".join(modules), result.stderr))
    return [option for option in result.stdout.strip().split(" ") if option]

def _system_libraries(repository):
    targets = ["package(default_visibility = [\"//visibility:public\"])\n"]
    options = {name: _pkg_config(repository, modules) for name, modules in _MODULES.items()}
    options.update(_LINK_OPTIONS)
    for name in sorted(options):
        # Headers lie in /usr/include, where the compiler finds them: anything else would need an
        # include path from here, and is refused rather than forgotten.
        for option in options[name]:
            if option.startswith("-I"):
                fail("%s wants the include path %s" % (name, option))
        targets.append(_TARGET.format(
            name = name,
            defines = [option[2:] for option in options[name] if option.startswith("-D")],
            linkopts = [option for option in options[name] if not option.startswith("-D")],
        ))
    repository.file("BUILD", "".join(targets))

system_libraries = repository_rule(
    implementation = _system_libraries,
    # Looked at again whenever Bazel's server starts: packages come and go underneath.
    local = True,
)
