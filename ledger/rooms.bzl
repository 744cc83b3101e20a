"""The rooms of the house, and what each may include: the one place where this is said.

ledger/BUILD makes a package_group of each room's users, for BUILD files to name as visibility.
Visibility stops neither the include of a system header nor of a header that comes along with a
dependency, so tests/rooms reads every #include and holds it against the same table. It reads this
file as Python, hence nothing here that only Starlark knows.
"""

# What a room holds: "folder/..." is everything below the folder, else the file name may have stars.
# A file belongs to the room that names the longest folder, and there rather to a name than to "...".
# What it may include beside itself: rooms, and the libraries below. C++'s own headers and the
# libraries of EVERYWHERE need no word.
ROOMS = {
    # Published messages.
    "api_protos": {
        "holds": ["proto/timecredit/v1/...", "proto/buf/...", "proto/google/..."],
        "may_include": ["protobuf"],
    },
    "storage_protos": {
        "holds": ["proto/timecredit/storage/..."],
        "may_include": ["protobuf"],
    },
    # Values and decisions.
    "domain": {
        "holds": ["ledger/domain/..."],
        "may_include": [],
    },
    "journal": {
        "holds": ["ledger/journal/..."],
        "may_include": ["domain"],
    },
    "journal_codec": {
        "holds": [
            "ledger/journal/*_codec.cc",
            "ledger/journal/body_codec.h",
            "ledger/journal/value_codec.h",
        ],
        "may_include": ["domain", "journal", "protobuf", "storage_protos"],
    },
    "rules": {
        "holds": ["ledger/rules/..."],
        "may_include": ["domain"],
    },
    # What is said to people, in their languages. The catalogue has the words and knows nothing of the
    # ledger, so that clients say the same of their own accord.
    "catalogue": {
        "holds": ["ledger/wording/catalogue/..."],
        "may_include": ["icu"],
    },
    "wording": {
        "holds": ["ledger/wording/..."],
        "may_include": ["catalogue", "domain"],
    },
    "auth": {
        "holds": ["ledger/auth/..."],
        "may_include": ["api_protos", "domain", "protobuf"],
    },
    # What is kept. The layout says as which bytes; the port is the folder itself, its adapters are
    # the folders below.
    "storage_layout": {
        "holds": ["ledger/storage/layout/..."],
        "may_include": ["domain", "journal", "journal_codec", "protobuf", "storage_protos"],
    },
    "storage": {
        "holds": ["ledger/storage/*"],
        "may_include": ["domain", "journal", "storage_layout"],
    },
    "storage_adapters": {
        "holds": ["ledger/storage/..."],
        "may_include": ["domain", "journal", "posix", "storage", "storage_layout"],
    },
    "storage_rocksdb": {
        "holds": ["ledger/storage/rocksdb/..."],
        "may_include": [
            "domain",
            "journal",
            "posix",
            "rocksdb",
            "storage",
            "storage_adapters",
            "storage_layout",
        ],
    },
    "personal": {
        "holds": ["ledger/personal/..."],
        "may_include": ["domain", "icu", "journal", "posix", "sodium", "storage"],
    },
    # What is done.
    "exchange": {
        "holds": ["ledger/exchange/..."],
        "may_include": ["domain", "journal", "personal", "rules", "storage"],
    },
    # Files that people bring: what they say, before anything is done with it.
    "importing": {
        "holds": ["ledger/importing/..."],
        "may_include": ["csv", "domain", "icu", "sodium"],
    },
    "reporting": {
        "holds": ["ledger/reporting/..."],
        "may_include": ["domain", "journal", "personal", "storage"],
    },
    # Requests held against the limits that the published messages declare.
    "validation": {
        "holds": ["ledger/validation/..."],
        "may_include": ["api_protos", "domain", "icu", "protobuf"],
    },
    # The doors.
    "service": {
        "holds": ["ledger/service/..."],
        "may_include": [
            "api_protos",
            "auth",
            "domain",
            "exchange",
            "grpc",
            "importing",
            "journal",
            "protobuf",
            "reporting",
            "storage",
            "validation",
            "wording",
        ],
    },
    "gateway": {
        "holds": ["ledger/gateway/..."],
        "may_include": ["api_protos", "grpc", "posix", "protobuf"],
    },
    "server": {
        "holds": ["ledger/server/..."],
        "may_include": ["everything"],
    },
    # Clients know the published messages, the C++ client library and the catalogue of words, and
    # nothing else of the ledger.
    "client_library": {
        "holds": ["clients/cpp/..."],
        "may_include": ["api_protos", "grpc", "protobuf"],
    },
    "clients": {
        "holds": ["clients/..."],
        "may_include": [
            "api_protos",
            "catalogue",
            "cli11",
            "client_library",
            "grpc",
            "icu",
            "posix",
            "protobuf",
        ],
    },
}

# The headers of each library, by how their paths begin.
LIBRARIES = {
    "absl": ["absl/"],
    "cli11": ["CLI/"],
    "csv": ["csv.h"],
    "grpc": ["grpc/", "grpcpp/"],
    "icu": ["unicode/"],
    "posix": ["arpa/", "dirent.h", "fcntl.h", "netinet/", "poll.h", "sys/", "unistd.h"],
    "prometheus": ["prometheus/"],
    "protobuf": ["google/protobuf/"],
    "rocksdb": ["rocksdb/"],
    "sodium": ["sodium.h"],
    "spdlog": ["spdlog/"],
}

EVERYWHERE = ["absl"]

# Headers that no room may include, by how their paths begin, and why.
REFUSED = {
    "absl/synchronization/": "ThreadSanitizer does not see the locks of Debian's Abseil: use " +
                             "<mutex> and <condition_variable>",
}

def _packages(room):
    packages = []
    for held in ROOMS[room]["holds"]:
        folder, _, name = held.rpartition("/")
        packages.append("//" + (held if name == "..." else folder))
    return packages

def users(room):
    """Who may depend on a room's libraries.

    Args:
      room: its name in ROOMS.

    Returns:
      The packages of the room and of all that may include it, as a package_group takes them.
    """
    packages = ["//tests/..."]
    for user in sorted(ROOMS):
        allowed = ROOMS[user]["may_include"]
        if user == room or room in allowed or "everything" in allowed:
            packages.extend(_packages(user))
    return packages
