"""Headers of libraries, compiled once for all sources that begin with them.

What nearly every source includes takes longer to read than the source itself. A precompiled header
has read it already. Sources go on naming each header that they use: nothing depends on this but the
time, and tests/style reads every source without it.
"""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "CPP_COMPILE_ACTION_NAME")
load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")

def _precompile(context):
    toolchain = find_cpp_toolchain(context)
    features = cc_common.configure_features(
        ctx = context,
        cc_toolchain = toolchain,
        requested_features = context.features,
        unsupported_features = context.disabled_features,
    )

    # The compiler looks for the compiled header beside the header itself.
    header = context.actions.declare_file(context.label.name + ".h")
    compiled = context.actions.declare_file(context.label.name + ".h.gch")
    context.actions.symlink(output = header, target_file = context.file.src)
    variables = cc_common.create_compile_variables(
        feature_configuration = features,
        cc_toolchain = toolchain,
        source_file = header.path,
        output_file = compiled.path,
        use_pic = True,
        user_compile_flags = context.fragments.cpp.copts + context.fragments.cpp.cxxopts +
                             ["-xc++-header"],
    )
    context.actions.run(
        executable = cc_common.get_tool_for_action(
            feature_configuration = features,
            action_name = CPP_COMPILE_ACTION_NAME,
        ),
        arguments = cc_common.get_memory_inefficient_command_line(
            feature_configuration = features,
            action_name = CPP_COMPILE_ACTION_NAME,
            variables = variables,
        ),
        env = cc_common.get_environment_variables(
            feature_configuration = features,
            action_name = CPP_COMPILE_ACTION_NAME,
            variables = variables,
        ),
        inputs = depset([header], transitive = [toolchain.all_files]),
        outputs = [compiled],
        mnemonic = "CppPrecompile",
        progress_message = "Precompiling %s" % context.label,
    )
    return [
        DefaultInfo(files = depset([header, compiled])),
        CcInfo(compilation_context = cc_common.create_compilation_context(
            headers = depset([header, compiled]),
        )),
    ]

_precompiled_header = rule(
    implementation = _precompile,
    attrs = {
        "src": attr.label(allow_single_file = [".h"]),
        "_cc_toolchain": attr.label(default = "@bazel_tools//tools/cpp:current_cc_toolchain"),
    },
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)

def precompiled_header(name, src, visibility):
    """A header that is included before all others (-include), and compiled once.

    Args:
      name: under which it is included, with `.h` behind it.
      src: what it includes.
      visibility: as everywhere.
    """
    _precompiled_header(
        name = name,
        src = src,
        visibility = visibility,
    )
