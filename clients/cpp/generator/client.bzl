"""The classes of the C++ client, written from the services of the API's files."""

load("//bazel:proto.bzl", "ProtoFilesInfo", "generated_files")

_COMMAND = """
set -e
output="$1" root="$2" plugin="$3" names="$4"
shift 4
protoc --proto_path="$root" --plugin=protoc-gen-client="$plugin" \\
  --client_out="$names:$output" "$@"
"""

def _generate_client(context):
    files = context.attr.protos[ProtoFilesInfo]
    names = sorted(context.attr.services)
    headers = [context.actions.declare_file(name + ".h") for name in names + ["services"]]
    sources = [context.actions.declare_file(name + ".cc") for name in names]
    context.actions.run_shell(
        command = _COMMAND,
        arguments = [
            headers[0].dirname,
            files.root,
            context.executable._generator.path,
            ",".join([name + "=" + context.attr.services[name] for name in names]),
        ] + [file.path for file in files.direct],
        inputs = files.transitive,
        outputs = headers + sources,
        tools = [context.executable._generator],
        mnemonic = "ProtocClient",
        progress_message = "Generating the C++ client",
        use_default_shell_env = True,
    )
    return [
        DefaultInfo(files = depset(headers + sources)),
        OutputGroupInfo(headers = depset(headers), sources = depset(sources)),
    ]

_generated_client = rule(
    implementation = _generate_client,
    attrs = {
        "protos": attr.label(providers = [ProtoFilesInfo], mandatory = True),
        "services": attr.string_dict(mandatory = True),
        "_generator": attr.label(
            default = "//clients/cpp/generator:protoc-gen-timecredit_client",
            cfg = "exec",
            executable = True,
        ),
    },
)

def generated_client_library(name, protos, services, deps):
    """A cc_library with one class for each service, and `services.h`, which has them all.

    Args:
      name: of the cc_library.
      protos: the timecredit_proto_library whose services are wanted, all of them.
      services: for each service its name here, and its file: {"redemptions": "redemption.proto"}.
      deps: what the classes include.
    """
    _generated_client(
        name = name + "_generated",
        protos = generated_files(protos),
        services = services,
    )
    for group in ["headers", "sources"]:
        native.filegroup(
            name = name + "_generated_" + group,
            srcs = [name + "_generated"],
            output_group = group,
        )
    native.cc_library(
        name = name,
        srcs = [name + "_generated_sources"],
        hdrs = [name + "_generated_headers"],
        deps = deps + [protos],
    )
