#include <string>

#include "google/protobuf/message.h"
