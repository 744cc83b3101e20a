#ifndef TESTS_SYSTEM_RAW_PEER_H_
#define TESTS_SYSTEM_RAW_PEER_H_

#include <nghttp2/nghttp2.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace timecredit::system_test {

// A client of a gRPC server that does what gRPC's own clients do not: it begins requests and does
// not finish them. Speaks HTTP/2 on one connection. Not thread-safe.
class RawPeer {
 public:
  // How a request is sent.
  struct Request {
    std::string path;            // "/timecredit.v1.HoursService/LogHours"
    size_t claimed_bytes = 0;    // of the message, as its head says
    size_t sent_bytes = 0;       // of these, zeros; less than claimed: it stays unfinished
    std::string message;         // sent instead of zeros where it is not empty
    bool is_compressed = false;  // says so of the message, with gzip
  };

  // How a stream ended.
  struct Ended {
    std::string grpc_status;  // "16"; empty where the stream was reset
    std::string grpc_message;
    uint32_t http2_error = 0;  // where it was reset
  };

  // From 127.0.0.1 or another address of loopback.
  explicit RawPeer(const std::string& address, const std::string& from = "127.0.0.1");
  ~RawPeer();

  RawPeer(const RawPeer&) = delete;
  RawPeer& operator=(const RawPeer&) = delete;

  // The number of its stream. It goes out with Exchange.
  int32_t Begin(const Request& request);

  // Sends what can be sent, and takes what has come, for as long as anything moves; waits up to so
  // many milliseconds for something to.
  void Exchange(int milliseconds);

  // The same until the stream has ended, or, within half a minute, nothing comes any more.
  Ended Await(int32_t stream);

  // Waits until the server has let the connection in (true) or closed it (false).
  bool IsLetIn();

  bool is_closed() const { return is_closed_; }
  size_t unfinished() const { return sending_.size(); }
  const std::map<int32_t, Ended>& ended() const { return ended_; }

 private:
  struct Sending {
    std::string head;
    std::string message;
    size_t sent = 0;
    size_t to_send = 0;
    bool is_whole = false;
  };

  static ssize_t Read(nghttp2_session* session, int32_t stream, uint8_t* buffer, size_t length,
                      uint32_t* flags, nghttp2_data_source* source, void* self);
  static ssize_t Send(nghttp2_session* session, const uint8_t* bytes, size_t length, int flags,
                      void* self);
  static ssize_t Receive(nghttp2_session* session, uint8_t* buffer, size_t length, int flags,
                         void* self);
  static int OnHeader(nghttp2_session* session, const nghttp2_frame* frame, const uint8_t* name,
                      size_t name_length, const uint8_t* value, size_t value_length, uint8_t flags,
                      void* self);
  static int OnClose(nghttp2_session* session, int32_t stream, uint32_t error, void* self);
  static int OnFrame(nghttp2_session* session, const nghttp2_frame* frame, void* self);

  int socket_ = -1;
  nghttp2_session* session_ = nullptr;
  bool is_closed_ = false;
  bool is_let_in_ = false;
  std::map<int32_t, Sending> sending_;
  std::map<int32_t, Ended> told_;  // what headers said of streams that are still open
  std::map<int32_t, Ended> ended_;
};

}  // namespace timecredit::system_test

#endif  // TESTS_SYSTEM_RAW_PEER_H_
