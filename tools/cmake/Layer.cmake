# relata_layer(NAME FOLDER [EXCLUDE regex] [PRECOMPILE header...]): a static library of every .cc below FOLDER; exported as Relata::NAME.
# The sources are globbed: a file belongs to the layer whose folder it lies in, so there is nothing else to say.
function(relata_layer name folder)
  cmake_parse_arguments(ARG "" "EXCLUDE" "PRECOMPILE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cc)
  if(ARG_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX "${ARG_EXCLUDE}")
  endif()
  add_library(relata_${name} STATIC ${sources})
  add_library(Relata::${name} ALIAS relata_${name})
  set_target_properties(relata_${name} PROPERTIES EXPORT_NAME ${name} LINKER_LANGUAGE CXX)
  target_link_libraries(relata_${name} PUBLIC relata_options)
  # What nearly every source of ours includes. Only saves time: each file names what it needs (tools/lint.sh compiles without).
  target_precompile_headers(relata_${name} PRIVATE <algorithm> <functional> <map> <memory> <optional> <set> <string> <variant> <vector>
    <fmt/format.h> ${ARG_PRECOMPILE})
endfunction()
