#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/graph/shared_table.h"

namespace relata {

// A sorted map from byte strings that versions of a snapshot share: a B+ tree (Bayer and McCreight 1972, all values in the leaves) whose
// nodes are copied when a writer first changes them. Copying a tree copies one pointer.
//
// Cost: finding, inserting and erasing are logarithmic; an epoch's first change to a path copies up to 64 entries a level.
// Leaves that run empty go; thin ones are not merged with their neighbours, since what is indexed seldom shrinks.
// Thread safety: as SharedTable.
template <typename Payload>
class SharedTree {
 public:
  std::size_t size() const { return size_; }

  // Null when there is no such key.
  const Payload* find(std::string_view key) const {
    const Node* node = root_.get();
    if (node == nullptr) return nullptr;
    while (!node->is_leaf()) node = node->children[node->child_of(key)].get();
    const std::size_t at = node->lower_bound(key);
    return at < node->keys.size() && node->keys[at] == key ? &node->payloads[at] : nullptr;
  }

  // Adds the key, or replaces what it holds. Requires: epoch > 0.
  void insert(std::string_view key, Payload payload, Epoch epoch) {
    assert(epoch > 0);
    if (root_ == nullptr) root_ = make_node(epoch);
    std::shared_ptr<Node> right = insert_below(root_, key, std::move(payload), epoch);
    if (right == nullptr) return;
    auto root = make_node(epoch);
    root->keys = {root_->keys.front(), right->keys.front()};
    root->children = {std::move(root_), std::move(right)};
    root_ = std::move(root);
  }

  // False when there was no such key.
  bool erase(std::string_view key, Epoch epoch) {
    if (find(key) == nullptr) return false;
    erase_below(root_, key, epoch);
    --size_;
    if (root_->keys.empty()) root_ = nullptr;
    while (root_ != nullptr && root_->children.size() == 1) root_ = std::shared_ptr<Node>(root_->children.front());
    return true;
  }

  // Calls visit(key, payload) for the keys from `begin` on, ascending, until it returns false.
  template <typename Visit>
  void visit_from(std::string_view begin, const Visit& visit) const {
    if (root_ != nullptr) visit_below(*root_, begin, visit);
  }

 private:
  static constexpr std::size_t kMostKeys = 64;

  struct Node {
    Epoch owner = 0;
    std::vector<std::string> keys;  // of a leaf: its entries; else: a lower bound of each child, the first child's not binding
    std::vector<Payload> payloads;  // of a leaf
    std::vector<std::shared_ptr<Node>> children;

    bool is_leaf() const { return children.empty(); }
    std::size_t lower_bound(std::string_view key) const {
      return static_cast<std::size_t>(std::lower_bound(keys.begin(), keys.end(), key) - keys.begin());
    }
    std::size_t child_of(std::string_view key) const {
      const auto after = std::upper_bound(keys.begin(), keys.end(), key);
      return after == keys.begin() ? 0 : static_cast<std::size_t>(after - keys.begin()) - 1;
    }
  };

  static std::shared_ptr<Node> make_node(Epoch epoch) {
    auto node = std::make_shared<Node>();
    node->owner = epoch;
    return node;
  }

  static Node& own(std::shared_ptr<Node>& node, Epoch epoch) {
    if (node->owner != epoch) {
      node = std::make_shared<Node>(*node);
      node->owner = epoch;
    }
    return *node;
  }

  template <typename Vector>
  static void insert_at(Vector& vector, std::size_t at, typename Vector::value_type value) {
    vector.insert(vector.begin() + static_cast<std::ptrdiff_t>(at), std::move(value));
  }
  template <typename Vector>
  static void erase_at(Vector& vector, std::size_t at) {
    vector.erase(vector.begin() + static_cast<std::ptrdiff_t>(at));
  }
  template <typename Vector>
  static void move_tail(Vector& from, std::size_t at, Vector& to) {
    if (from.empty()) return;
    const auto begin = from.begin() + static_cast<std::ptrdiff_t>(at);
    to.assign(std::make_move_iterator(begin), std::make_move_iterator(from.end()));
    from.erase(begin, from.end());
  }

  // The new right neighbour when the node had to be split.
  std::shared_ptr<Node> insert_below(std::shared_ptr<Node>& pointer, std::string_view key, Payload payload, Epoch epoch) {
    Node& node = own(pointer, epoch);
    if (node.is_leaf()) {
      const std::size_t at = node.lower_bound(key);
      if (at < node.keys.size() && node.keys[at] == key) {
        node.payloads[at] = std::move(payload);
        return nullptr;
      }
      insert_at(node.keys, at, std::string(key));
      insert_at(node.payloads, at, std::move(payload));
      ++size_;
      return split_when_full(node, at, epoch);
    }
    const std::size_t at = node.child_of(key);
    std::shared_ptr<Node> right = insert_below(node.children[at], key, std::move(payload), epoch);
    if (right == nullptr) return nullptr;
    insert_at(node.keys, at + 1, right->keys.front());
    insert_at(node.children, at + 1, std::move(right));
    return split_when_full(node, at + 1, epoch);
  }

  // `added`: where the node grew. One that grows at its end is filled in ascending order, and is left full.
  static std::shared_ptr<Node> split_when_full(Node& node, std::size_t added, Epoch epoch) {
    if (node.keys.size() <= kMostKeys) return nullptr;
    const std::size_t at = added + 1 == node.keys.size() ? added : node.keys.size() / 2;
    auto right = make_node(epoch);
    move_tail(node.keys, at, right->keys);
    move_tail(node.payloads, at, right->payloads);
    move_tail(node.children, at, right->children);
    return right;
  }

  // Requires: the key is there.
  static void erase_below(std::shared_ptr<Node>& pointer, std::string_view key, Epoch epoch) {
    Node& node = own(pointer, epoch);
    if (node.is_leaf()) {
      const std::size_t at = node.lower_bound(key);
      erase_at(node.keys, at);
      erase_at(node.payloads, at);
      return;
    }
    const std::size_t at = node.child_of(key);
    erase_below(node.children[at], key, epoch);
    if (!node.children[at]->keys.empty()) return;
    erase_at(node.keys, at);
    erase_at(node.children, at);
  }

  // False once `visit` has had enough.
  template <typename Visit>
  static bool visit_below(const Node& node, std::string_view begin, const Visit& visit) {
    if (node.is_leaf()) {
      for (std::size_t i = node.lower_bound(begin); i < node.keys.size(); ++i) {
        if (!visit(node.keys[i], node.payloads[i])) return false;
      }
      return true;
    }
    for (std::size_t i = node.child_of(begin); i < node.children.size(); ++i) {
      if (!visit_below(*node.children[i], begin, visit)) return false;
    }
    return true;
  }

  std::shared_ptr<Node> root_;
  std::size_t size_ = 0;
};

}  // namespace relata
