"""The classes of the C++ client, written from the services of the API's files."""

load("//bazel:cc.bzl", "cc_library")
load("//bazel:proto.bzl", "generated_by_plugin", "generated_files")

def generated_client_library(name, protos, services, deps):
    """A cc_library with one class for each service, and `services.h`, which has them all.

    Args:
      name: of the cc_library.
      protos: the timecredit_proto_library whose services are wanted, all of them.
      services: for each service its name here, and its file: {"redemptions": "redemption.proto"}.
      deps: what the classes include.
    """
    names = sorted(services)
    headers = [service + ".h" for service in names + ["services"]]
    sources = [service + ".cc" for service in names]
    generated_by_plugin(
        name = name + "_generated",
        outs = headers + sources,
        parameter = ",".join([service + "=" + services[service] for service in names]),
        plugin = "//clients/cpp/generator:protoc-gen-timecredit_client",
        protos = generated_files(protos),
    )
    cc_library(
        name = name,
        srcs = sources,
        hdrs = headers,
        deps = deps + [protos],
    )
