"""C++ from .proto files, by the system's protoc."""

_ProtoFiles = provider(
    "The .proto files of a library and of everything it imports.",
    fields = ["transitive"],
)

# The generated header calls itself a system header, so that the warnings this project turns on
# are not raised against code that nobody here wrote.
_COMMAND = """
set -e
protoc --proto_path=. --cpp_out="$1" "$2"
sed -i '1i #pragma GCC system_header' "$3"
"""

def _generate_cpp(context):
    files = depset(context.files.srcs, transitive = [
        library[_ProtoFiles].transitive
        for library in context.attr.deps
    ])
    headers = []
    sources = []
    for proto in context.files.srcs:
        stem = proto.basename[:-len(".proto")]
        header = context.actions.declare_file(stem + ".pb.h")
        source = context.actions.declare_file(stem + ".pb.cc")
        context.actions.run_shell(
            command = _COMMAND,
            arguments = [context.bin_dir.path, proto.path, header.path],
            inputs = files,
            outputs = [header, source],
            mnemonic = "Protoc",
            progress_message = "Generating C++ from %s" % proto.short_path,
            use_default_shell_env = True,
        )
        headers.append(header)
        sources.append(source)
    return [
        DefaultInfo(files = depset(headers + sources)),
        OutputGroupInfo(headers = depset(headers), sources = depset(sources)),
        _ProtoFiles(transitive = files),
    ]

_generated_cpp = rule(
    implementation = _generate_cpp,
    attrs = {
        "deps": attr.label_list(providers = [_ProtoFiles]),
        "srcs": attr.label_list(allow_files = [".proto"]),
    },
)

def _generated(label):
    if ":" not in label:
        label = label + ":" + label.split("/")[-1]
    return label + "_generated"

def timecredit_proto_library(name, srcs, deps = [], visibility = None, testonly = False):
    """A cc_library of the messages in `srcs`, included as `path/from/root/NAME.pb.h`.

    Args:
      name: of the cc_library.
      srcs: .proto files of this package.
      deps: other timecredit_proto_library targets that `srcs` import.
      visibility: of the cc_library.
      testonly: as everywhere.
    """
    generated = name + "_generated"
    _generated_cpp(
        name = generated,
        srcs = srcs,
        testonly = testonly,
        visibility = visibility,
        deps = [_generated(label) for label in deps],
    )
    for group in ["headers", "sources"]:
        native.filegroup(
            name = generated + "_" + group,
            srcs = [generated],
            output_group = group,
            testonly = testonly,
            visibility = ["//visibility:private"],
        )
    native.cc_library(
        name = name,
        srcs = [generated + "_sources"],
        hdrs = [generated + "_headers"],
        copts = ["-w"],
        testonly = testonly,
        visibility = visibility,
        deps = deps + ["@system//:protobuf"],
    )
