#ifndef CLIENTS_CPP_PAGES_H_
#define CLIENTS_CPP_PAGES_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <cstddef>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "clients/cpp/caller.h"
#include "clients/cpp/result.h"

namespace timecredit::client {

// One page of a list.
template <class Item>
struct Page {
  std::vector<Item> items;
  std::string next_token;  // empty on the last page
};

// All items of a list, page after page, each fetched when its first item is wanted:
//
//   for (const Result<Member>& member : client.ListMembers(request)) {
//     if (!member) return Report(member.error());
//     ...
//   }
//
// An error is the last item. An input range: it can be walked once, by one thread.
template <class Item>
class Pages {
  struct State;

 public:
  using Fetch = std::function<Result<Page<Item>>(const std::string& token)>;

  // `token`: of the page to begin with.
  Pages(Fetch fetch, std::string token)
      : state_(
            std::make_shared<State>(State{.fetch = std::move(fetch), .token = std::move(token)})) {}

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Result<Item>;
    using difference_type = std::ptrdiff_t;
    using pointer = const Result<Item>*;
    using reference = const Result<Item>&;

    Iterator() = default;
    explicit Iterator(std::shared_ptr<State> state) : state_(std::move(state)) { ++*this; }

    reference operator*() const { return *state_->current; }
    pointer operator->() const { return &*state_->current; }
    Iterator& operator++() {
      if (!state_->Advance()) state_.reset();
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const Iterator& left, const Iterator& right) {
      return left.state_ == right.state_;
    }

   private:
    std::shared_ptr<State> state_;  // null at the end
  };

  Iterator begin() { return Iterator(state_); }
  Iterator end() { return Iterator(); }

 private:
  struct State {
    Fetch fetch;
    std::string token;
    std::vector<Item> items;  // of the page at hand
    size_t next = 0;
    bool was_last = false;  // no page comes after the one at hand
    std::optional<Result<Item>> current;

    // Sets `current`; false when there is nothing more.
    bool Advance() {
      while (next == items.size()) {
        if (was_last) return false;
        auto page = fetch(token);
        if (!page.ok()) {
          was_last = true;
          current.emplace(page.error());
          return true;
        }
        items = std::move(page->items);
        next = 0;
        token = std::move(page->next_token);
        was_last = token.empty();
      }
      current.emplace(std::move(items[next++]));
      return true;
    }
  };

  std::shared_ptr<State> state_;
};

// The items of a list RPC: `items` of its response, from the page that the request asks for on.
template <class Item, class Request, class Response>
Pages<Item> List(std::shared_ptr<const Caller> caller, const char* method, Request request,
                 CallOptions options,
                 google::protobuf::RepeatedPtrField<Item>* (Response::*items)()) {
  std::string first = request.page_token();
  auto fetch = [caller = std::move(caller), method, request = std::move(request),
                options = std::move(options),
                items](const std::string& token) mutable -> Result<Page<Item>> {
    request.set_page_token(token);
    auto response = caller->Call<Response>(method, request, options);
    if (!response.ok()) return response.error();
    auto& page = *((*response).*items)();
    return Page<Item>{
        .items = {std::make_move_iterator(page.begin()), std::make_move_iterator(page.end())},
        .next_token = std::move(*response->mutable_next_page_token())};
  };
  return Pages<Item>(std::move(fetch), std::move(first));
}

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_PAGES_H_
