"""`@npm//:buf` and `@npm//:buildifier`: the tools that come from npm, at the versions locked."""

# What each tool's npm package calls the processors that `uname -m` names.
_BUF = {
    "aarch64": "node_modules/@bufbuild/buf-linux-aarch64/bin/buf",
    "x86_64": "node_modules/@bufbuild/buf-linux-x64/bin/buf",
}
_BUILDIFIER = {
    "aarch64": "node_modules/@bazel/buildifier/buildifier-linux_arm64",
    "x86_64": "node_modules/@bazel/buildifier/buildifier-linux_amd64",
}

def _npm_tools(repository):
    for file in [repository.attr.package, repository.attr.lock, repository.attr.settings]:
        repository.symlink(file, file.name)

    # The packages' own install scripts would download what the packages hold already.
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    installed = repository.execute(command, timeout = 600)
    if installed.return_code != 0:
        fail("npm ci: " + installed.stdout + installed.stderr)

    processor = repository.execute(["uname", "-m"]).stdout.strip()
    repository.symlink(_BUF[processor], "buf")
    repository.symlink(_BUILDIFIER[processor], "buildifier")
    repository.file(
        "BUILD",
        "exports_files([\"buf\", \"buildifier\"], visibility = [\"//visibility:public\"])\n",
    )

npm_tools = repository_rule(
    implementation = _npm_tools,
    attrs = {
        "lock": attr.label(allow_single_file = True),
        "package": attr.label(allow_single_file = True),
        "settings": attr.label(allow_single_file = True),
    },
)
