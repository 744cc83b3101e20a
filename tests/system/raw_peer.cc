#include "tests/system/raw_peer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/numbers.h"
#include "gtest/gtest.h"

namespace timecredit::system_test {
namespace {

constexpr int kPatience = 30'000;  // milliseconds
constexpr int kStep = 100;
constexpr size_t kHeadBytes = 5;  // of a gRPC message: whether it is compressed, and its length

sockaddr_in AddressOf(const std::string& host, int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  inet_pton(AF_INET, host.c_str(), &address.sin_addr);
  return address;
}

const sockaddr* Generic(const sockaddr_in& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

std::string HeadOf(const RawPeer::Request& request) {
  std::string head(kHeadBytes, '\0');
  head[0] = request.is_compressed ? 1 : 0;
  const uint32_t length = htonl(static_cast<uint32_t>(request.claimed_bytes));
  std::memcpy(&head[1], &length, sizeof length);
  return head;
}

// Both are to last until the request is submitted.
nghttp2_nv Header(std::string_view name, std::string_view value) {
  return {.name = reinterpret_cast<uint8_t*>(const_cast<char*>(name.data())),
          .value = reinterpret_cast<uint8_t*>(const_cast<char*>(value.data())),
          .namelen = name.size(),
          .valuelen = value.size(),
          .flags = NGHTTP2_NV_FLAG_NONE};
}

ssize_t Result(ssize_t moved) {
  if (moved >= 0) return moved;
  return errno == EAGAIN ? NGHTTP2_ERR_WOULDBLOCK : NGHTTP2_ERR_CALLBACK_FAILURE;
}

}  // namespace

RawPeer::RawPeer(const std::string& address, const std::string& from) {
  const size_t colon = address.find(':');
  int port = 0;
  EXPECT_TRUE(absl::SimpleAtoi(address.substr(colon + 1), &port)) << address;
  socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto here = AddressOf(from, 0);
  const auto there = AddressOf("127.0.0.1", port);
  EXPECT_EQ(bind(socket_, Generic(here), sizeof here), 0);
  is_closed_ = connect(socket_, Generic(there), sizeof there) != 0;

  nghttp2_session_callbacks* callbacks = nullptr;
  nghttp2_session_callbacks_new(&callbacks);
  const absl::Cleanup deleted = [callbacks] { nghttp2_session_callbacks_del(callbacks); };
  nghttp2_session_callbacks_set_send_callback(callbacks, Send);
  nghttp2_session_callbacks_set_recv_callback(callbacks, Receive);
  nghttp2_session_callbacks_set_on_header_callback(callbacks, OnHeader);
  nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, OnClose);
  nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, OnFrame);
  nghttp2_session_client_new(&session_, callbacks, this);
  nghttp2_submit_settings(session_, NGHTTP2_FLAG_NONE, nullptr, 0);
}

RawPeer::~RawPeer() {
  nghttp2_session_del(session_);
  close(socket_);
}

int32_t RawPeer::Begin(const Request& request) {
  const std::string encoding = request.is_compressed ? "gzip" : "identity";
  const std::array headers = {
      Header(":method", "POST"),         Header(":scheme", "http"),
      Header(":path", request.path),     Header(":authority", "localhost"),
      Header("te", "trailers"),          Header("content-type", "application/grpc"),
      Header("grpc-encoding", encoding),
  };
  nghttp2_data_provider body{.source = {.ptr = nullptr}, .read_callback = Read};
  const int32_t stream =
      nghttp2_submit_request(session_, nullptr, headers.data(), headers.size(), &body, nullptr);
  EXPECT_GT(stream, 0);
  const size_t to_send = request.message.empty() ? request.sent_bytes : request.message.size();
  sending_[stream] = {.head = HeadOf(request),
                      .message = request.message,
                      .to_send = kHeadBytes + to_send,
                      .is_whole = to_send == request.claimed_bytes};
  return stream;
}

void RawPeer::Exchange(int milliseconds) {
  while (!is_closed_) {
    if (nghttp2_session_send(session_) != 0) break;
    pollfd waits{.fd = socket_, .events = POLLIN, .revents = 0};
    if (nghttp2_session_want_write(session_) != 0) waits.events |= POLLOUT;
    if (poll(&waits, 1, milliseconds) <= 0) return;
    if (nghttp2_session_recv(session_) != 0) break;
  }
  is_closed_ = true;
}

RawPeer::Ended RawPeer::Await(int32_t stream) {
  for (int waited = 0; waited < kPatience && !is_closed_ && !ended_.contains(stream);
       waited += kStep) {
    Exchange(kStep);
  }
  return ended_[stream];
}

bool RawPeer::IsLetIn() {
  for (int waited = 0; waited < kPatience && !is_closed_ && !is_let_in_; waited += kStep) {
    Exchange(kStep);
  }
  return is_let_in_;
}

ssize_t RawPeer::Read(nghttp2_session* /*session*/, int32_t stream, uint8_t* buffer, size_t length,
                      uint32_t* flags, nghttp2_data_source* /*source*/, void* self) {
  Sending& sending = static_cast<RawPeer*>(self)->sending_[stream];
  const size_t moved = std::min(length, sending.to_send - sending.sent);
  for (size_t i = 0; i < moved; ++i, ++sending.sent) {
    const size_t at = sending.sent - std::min(sending.sent, kHeadBytes);
    const bool is_zero = sending.sent >= kHeadBytes && sending.message.empty();
    buffer[i] = is_zero
                    ? 0
                    : static_cast<uint8_t>(sending.sent < kHeadBytes ? sending.head[sending.sent]
                                                                     : sending.message[at]);
  }
  const bool is_sent = sending.sent == sending.to_send;
  if (is_sent && sending.is_whole) *flags |= NGHTTP2_DATA_FLAG_EOF;
  if (moved == 0 && !sending.is_whole) return NGHTTP2_ERR_DEFERRED;
  return static_cast<ssize_t>(moved);
}

ssize_t RawPeer::Send(nghttp2_session* /*session*/, const uint8_t* bytes, size_t length,
                      int /*flags*/, void* self) {
  return Result(
      send(static_cast<RawPeer*>(self)->socket_, bytes, length, MSG_DONTWAIT | MSG_NOSIGNAL));
}

ssize_t RawPeer::Receive(nghttp2_session* /*session*/, uint8_t* buffer, size_t length,
                         int /*flags*/, void* self) {
  const ssize_t moved = recv(static_cast<RawPeer*>(self)->socket_, buffer, length, MSG_DONTWAIT);
  return moved == 0 ? ssize_t{NGHTTP2_ERR_EOF} : Result(moved);
}

int RawPeer::OnHeader(nghttp2_session* /*session*/, const nghttp2_frame* frame, const uint8_t* name,
                      size_t name_length, const uint8_t* value, size_t value_length,
                      uint8_t /*flags*/, void* self) {
  const std::string key(name, name + name_length);
  Ended& told = static_cast<RawPeer*>(self)->told_[frame->hd.stream_id];
  if (key == "grpc-status") told.grpc_status.assign(value, value + value_length);
  if (key == "grpc-message") told.grpc_message.assign(value, value + value_length);
  return 0;
}

int RawPeer::OnClose(nghttp2_session* /*session*/, int32_t stream, uint32_t error, void* self) {
  auto* peer = static_cast<RawPeer*>(self);
  Ended& ended = peer->ended_[stream];
  ended = peer->told_[stream];
  ended.http2_error = error;
  peer->told_.erase(stream);
  peer->sending_.erase(stream);
  return 0;
}

int RawPeer::OnFrame(nghttp2_session* /*session*/, const nghttp2_frame* frame, void* self) {
  auto* peer = static_cast<RawPeer*>(self);
  if (frame->hd.type == NGHTTP2_SETTINGS) peer->is_let_in_ = true;
  return 0;
}

}  // namespace timecredit::system_test
