// Nothing is wrong here: the codec is where protobuf belongs.
#include <google/protobuf/message.h>

#include "proto/timecredit/storage/v1/record.pb.h"
