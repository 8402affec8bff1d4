#include "storage/kv/write_overlay.h"

namespace relata {
namespace {

using Write = std::pair<Bytes, std::optional<Bytes>>;

// Merges a scan with the writes over it, both ascending.
class OverlayScan final : public KvScan {
 public:
  OverlayScan(std::unique_ptr<KvScan> base, std::vector<Write> writes) : base_(std::move(base)), writes_(std::move(writes)) {}

  Status next_batch(std::vector<KvPair>& batch, std::size_t limit) override {
    batch.clear();
    while (batch.size() < limit) {
      if (next_pair_ == pairs_.size() && !base_done_) {
        RELATA_RETURN_IF_ERROR(base_->next_batch(pairs_, limit));
        next_pair_ = 0;
        base_done_ = pairs_.empty();
      }
      const bool has_pair = next_pair_ < pairs_.size();
      const bool has_write = next_write_ < writes_.size();
      if (!has_pair && !has_write) break;
      if (has_write && (!has_pair || writes_[next_write_].first <= pairs_[next_pair_].first)) {
        take_write(has_pair, batch);
      } else {
        batch.push_back(std::move(pairs_[next_pair_++]));
      }
    }
    return Status::ok();
  }

 private:
  // A write hides the pair of its key.
  void take_write(bool has_pair, std::vector<KvPair>& batch) {
    Write& write = writes_[next_write_++];
    if (has_pair && pairs_[next_pair_].first == write.first) ++next_pair_;
    if (write.second) batch.emplace_back(std::move(write.first), std::move(*write.second));
  }

  std::unique_ptr<KvScan> base_;
  std::vector<Write> writes_;
  std::size_t next_write_ = 0;
  std::vector<KvPair> pairs_;
  std::size_t next_pair_ = 0;
  bool base_done_ = false;
};

}  // namespace

Result<std::optional<Bytes>> WriteOverlay::get(const KvReader& base, KeyView key) const {
  const auto written = writes_.find(key);
  if (written != writes_.end()) return written->second;
  return base.get(key);
}

Status WriteOverlay::multi_get(const KvReader& base, std::span<const KeyView> keys, std::vector<std::optional<Bytes>>& values) const {
  RELATA_RETURN_IF_ERROR(base.multi_get(keys, values));
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (const auto written = writes_.find(keys[i]); written != writes_.end()) values[i] = written->second;
  }
  return Status::ok();
}

Result<std::unique_ptr<KvScan>> WriteOverlay::scan(const KvReader& base, const KeyRange& range) const {
  RELATA_ASSIGN_OR_RETURN(std::unique_ptr<KvScan> pairs, base.scan(range));
  const auto end = range.end.empty() ? writes_.end() : writes_.lower_bound(range.end);
  std::vector<Write> writes(writes_.lower_bound(range.begin), end);
  return std::unique_ptr<KvScan>(std::make_unique<OverlayScan>(std::move(pairs), std::move(writes)));
}

}  // namespace relata
