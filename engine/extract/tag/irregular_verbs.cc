#include "engine/extract/tag/irregular_verbs.h"

#include <algorithm>
#include <iterator>

namespace relata::extract {
namespace {

struct Inflection {
  std::string_view form;
  std::string_view verb;
};

// By form.
constexpr Inflection kInflections[] = {
    {"arisen", "arise"},   {"arose", "arise"},      {"ate", "eat"},          {"awoke", "awake"},     {"awoken", "awake"},
    {"bade", "bid"},       {"beaten", "beat"},      {"became", "become"},    {"been", "be"},         {"began", "begin"},
    {"begot", "beget"},    {"begotten", "beget"},   {"begun", "begin"},      {"beheld", "behold"},   {"bent", "bend"},
    {"bereft", "bereave"}, {"besought", "beseech"}, {"bidden", "bid"},       {"bit", "bite"},        {"bitten", "bite"},
    {"bled", "bleed"},     {"blew", "blow"},        {"blown", "blow"},       {"bore", "bear"},       {"born", "bear"},
    {"borne", "bear"},     {"bought", "buy"},       {"bound", "bind"},       {"bred", "breed"},      {"broke", "break"},
    {"broken", "break"},   {"brought", "bring"},    {"built", "build"},      {"burnt", "burn"},      {"came", "come"},
    {"caught", "catch"},   {"chose", "choose"},     {"chosen", "choose"},    {"clung", "cling"},     {"crept", "creep"},
    {"dealt", "deal"},     {"did", "do"},           {"done", "do"},          {"drank", "drink"},     {"drawn", "draw"},
    {"dreamt", "dream"},   {"drew", "draw"},        {"driven", "drive"},     {"drove", "drive"},     {"drunk", "drink"},
    {"dug", "dig"},        {"dwelt", "dwell"},      {"eaten", "eat"},        {"fallen", "fall"},     {"fed", "feed"},
    {"fell", "fall"},      {"felt", "feel"},        {"fled", "flee"},        {"flew", "fly"},        {"flown", "fly"},
    {"flung", "fling"},    {"forbade", "forbid"},   {"forbidden", "forbid"}, {"forgave", "forgive"}, {"forgiven", "forgive"},
    {"forgot", "forget"},  {"forgotten", "forget"}, {"forsaken", "forsake"}, {"forsook", "forsake"}, {"fought", "fight"},
    {"found", "find"},     {"froze", "freeze"},     {"frozen", "freeze"},    {"gave", "give"},       {"given", "give"},
    {"gone", "go"},        {"got", "get"},          {"gotten", "get"},       {"grew", "grow"},       {"ground", "grind"},
    {"grown", "grow"},     {"had", "have"},         {"heard", "hear"},       {"held", "hold"},       {"hid", "hide"},
    {"hidden", "hide"},    {"hung", "hang"},        {"kept", "keep"},        {"knelt", "kneel"},     {"knew", "know"},
    {"known", "know"},     {"laid", "lay"},         {"lain", "lie"},         {"leapt", "leap"},      {"learnt", "learn"},
    {"led", "lead"},       {"left", "leave"},       {"lent", "lend"},        {"lit", "light"},       {"lost", "lose"},
    {"made", "make"},      {"meant", "mean"},       {"met", "meet"},         {"mown", "mow"},        {"paid", "pay"},
    {"pled", "plead"},     {"proven", "prove"},     {"ran", "run"},          {"rang", "ring"},       {"ridden", "ride"},
    {"risen", "rise"},     {"rode", "ride"},        {"rose", "rise"},        {"rung", "ring"},       {"said", "say"},
    {"sang", "sing"},      {"sank", "sink"},        {"sat", "sit"},          {"saw", "see"},         {"sawn", "saw"},
    {"seen", "see"},       {"sent", "send"},        {"sewn", "sew"},         {"shaken", "shake"},    {"shone", "shine"},
    {"shook", "shake"},    {"shorn", "shear"},      {"shot", "shoot"},       {"shown", "show"},      {"shrank", "shrink"},
    {"shrunk", "shrink"},  {"slain", "slay"},       {"slept", "sleep"},      {"slew", "slay"},       {"slid", "slide"},
    {"slung", "sling"},    {"slunk", "slink"},      {"sold", "sell"},        {"sought", "seek"},     {"sown", "sow"},
    {"spat", "spit"},      {"sped", "speed"},       {"spelt", "spell"},      {"spent", "spend"},     {"spilt", "spill"},
    {"spoilt", "spoil"},   {"spoke", "speak"},      {"spoken", "speak"},     {"sprang", "spring"},   {"sprung", "spring"},
    {"spun", "spin"},      {"stank", "stink"},      {"stole", "steal"},      {"stolen", "steal"},    {"stood", "stand"},
    {"strewn", "strew"},   {"stricken", "strike"},  {"stridden", "stride"},  {"striven", "strive"},  {"strode", "stride"},
    {"strove", "strive"},  {"struck", "strike"},    {"strung", "string"},    {"stuck", "stick"},     {"stung", "sting"},
    {"stunk", "stink"},    {"sung", "sing"},        {"sunk", "sink"},        {"swam", "swim"},       {"swept", "sweep"},
    {"swollen", "swell"},  {"swore", "swear"},      {"sworn", "swear"},      {"swum", "swim"},       {"swung", "swing"},
    {"taken", "take"},     {"taught", "teach"},     {"thought", "think"},    {"threw", "throw"},     {"thrown", "throw"},
    {"told", "tell"},      {"took", "take"},        {"tore", "tear"},        {"torn", "tear"},       {"trod", "tread"},
    {"trodden", "tread"},  {"was", "be"},           {"went", "go"},          {"wept", "weep"},       {"were", "be"},
    {"woke", "wake"},      {"woken", "wake"},       {"won", "win"},          {"wore", "wear"},       {"worn", "wear"},
    {"wound", "wind"},     {"wove", "weave"},       {"woven", "weave"},      {"written", "write"},   {"wrote", "write"},
    {"wrung", "wring"},
};

constexpr std::string_view kPrefixes[] = {"over", "under", "with", "up", "out", "re", "mis", "fore", "inter", "un", "be", "broad"};

std::string_view verb_of(std::string_view form) {
  const auto* const found =
      std::lower_bound(std::begin(kInflections), std::end(kInflections), form,
                       [](const Inflection& inflection, std::string_view wanted) { return inflection.form < wanted; });
  return found != std::end(kInflections) && found->form == form ? found->verb : std::string_view();
}

}  // namespace

std::string irregular_verb(std::string_view form) {
  if (const std::string_view verb = verb_of(form); !verb.empty()) return std::string(verb);
  for (const std::string_view prefix : kPrefixes) {
    if (!form.starts_with(prefix)) continue;
    if (const std::string_view verb = verb_of(form.substr(prefix.size())); !verb.empty()) return std::string(prefix) + std::string(verb);
  }
  return {};
}

}  // namespace relata::extract
