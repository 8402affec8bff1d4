#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/sort_order.h"

namespace relata {
namespace {

class Skip final : public Operator {
 public:
  Skip(ExpressionScope& scope, const plan::Skip& plan, OperatorPtr input)
      : scope_(scope), plan_(plan), input_(std::move(input), scope.state()) {}

  Status open(Row argument) override {
    RELATA_ASSIGN_OR_RETURN(left_, row_count(*plan_.count, "SKIP", argument, scope_.eval()));
    return input_.open(argument);
  }
  Status next(Batch& out) override {
    out.clear();
    while (!out.full()) {
      RELATA_ASSIGN_OR_RETURN(const bool more, input_.advance());
      if (!more) return Status::ok();
      if (left_ == 0) {
        out.append(input_.row());
      } else {
        --left_;
      }
    }
    return Status::ok();
  }

 private:
  ExpressionScope& scope_;
  const plan::Skip& plan_;
  InputCursor input_;
  std::uint64_t left_ = 0;
};

class Limit final : public Operator {
 public:
  Limit(ExpressionScope& scope, const plan::Limit& plan, OperatorPtr input)
      : scope_(scope), plan_(plan), input_(std::move(input), scope.state()) {}

  Status open(Row argument) override {
    RELATA_ASSIGN_OR_RETURN(left_, row_count(*plan_.count, "LIMIT", argument, scope_.eval()));
    return input_.open(argument);
  }
  Status next(Batch& out) override {
    out.clear();
    while (left_ > 0 && !out.full()) {
      RELATA_ASSIGN_OR_RETURN(const bool more, input_.advance());
      if (!more) {
        left_ = 0;
        return Status::ok();
      }
      out.append(input_.row());
      --left_;
    }
    if (left_ == 0 && plan_.drain) {
      bool more = true;
      while (more) {
        RELATA_ASSIGN_OR_RETURN(more, input_.advance());
      }
    }
    return Status::ok();
  }

 private:
  ExpressionScope& scope_;
  const plan::Limit& plan_;
  InputCursor input_;
  std::uint64_t left_ = 0;
};

}  // namespace

OperatorPtr make_skip(ExpressionScope& scope, const plan::Skip& plan, OperatorPtr input) {
  return std::make_unique<Skip>(scope, plan, std::move(input));
}

OperatorPtr make_limit(ExpressionScope& scope, const plan::Limit& plan, OperatorPtr input) {
  return std::make_unique<Limit>(scope, plan, std::move(input));
}

}  // namespace relata
