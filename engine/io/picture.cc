#include "engine/io/picture.h"

#include <fmt/format.h>
#include <graphviz/gvc.h>

#include <memory>
#include <mutex>

#if defined(__SANITIZE_ADDRESS__)
// They keep what they have loaded until the process ends.
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig.so\nleak:libgvc.so\nleak:libpango\n"; }
extern "C" const char* __lsan_default_options() { return "print_suppressions=0"; }
#endif

namespace relata {
namespace {

// Layered drawings are the clearest, and hopeless beyond some size.
constexpr int kMostLayeredEdges = 600;

std::string& messages() {
  static std::string text;
  return text;
}

int keep_message(char* text) {
  messages() += text;
  return 0;
}

// One for the process: GraphViz' fonts outlive a context and keep pointing into it.
GVC_t* context() {
  static GVC_t* const kContext = gvContext();
  return kContext;
}

struct FreeGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};

Status failed(std::string_view step) {
  const std::string said = messages().empty() ? "no reason given" : messages();
  return Status::io_error(fmt::format("GraphViz could not {}: {}", step, said));
}

}  // namespace

Result<std::string> render_dot(const std::string& dot, PictureFormat format) {
  static std::mutex mutex;
  const std::scoped_lock lock(mutex);
  messages().clear();
  agseterr(AGERR);
  agseterrf(keep_message);
  if (!context()) return failed("start");
  const std::unique_ptr<Agraph_t, FreeGraph> graph(agmemread(dot.c_str()));
  if (!graph) return failed("read the graph");
  const char* engine = agnedges(graph.get()) <= kMostLayeredEdges ? "dot" : "sfdp";
  if (gvLayout(context(), graph.get(), engine) != 0) return failed("lay the graph out");
  char* data = nullptr;
  unsigned length = 0;
  const char* kind = format == PictureFormat::kPng ? "png" : "svg";
  const bool rendered = gvRenderData(context(), graph.get(), kind, &data, &length) == 0 && data;
  std::string picture = rendered ? std::string(data, length) : "";
  if (data) gvFreeRenderData(data);
  gvFreeLayout(context(), graph.get());
  if (!rendered || picture.empty()) return failed("draw the picture");
  return picture;
}

}  // namespace relata
