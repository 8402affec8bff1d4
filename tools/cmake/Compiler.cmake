# Warnings, sanitizers, the faster linker and the compiler cache: what every target of ours is built with.

add_library(relata_options INTERFACE)
target_compile_features(relata_options INTERFACE cxx_std_20)
target_compile_options(relata_options INTERFACE
  $<BUILD_INTERFACE:-Wall> $<BUILD_INTERFACE:-Wextra> $<BUILD_INTERFACE:-Wshadow> $<BUILD_INTERFACE:-Wnon-virtual-dtor>
  $<BUILD_INTERFACE:-Woverloaded-virtual>
  # Errors where developers build; who only wants to use Relata must not fail on another compiler's new warning.
  $<$<BOOL:${RELATA_WARNINGS_AS_ERRORS}>:$<BUILD_INTERFACE:-Werror>>
  # GCC 12 reports false positives from std::string, std::variant, std::optional and boost::intrusive_ptr when it optimises.
  $<BUILD_INTERFACE:-Wno-maybe-uninitialized> $<BUILD_INTERFACE:-Wno-restrict> $<BUILD_INTERFACE:-Wno-use-after-free> $<BUILD_INTERFACE:-Wno-missing-field-initializers>
  $<$<CONFIG:Release>:$<BUILD_INTERFACE:-Wno-stringop-overflow> $<BUILD_INTERFACE:-Wno-array-bounds>>)
target_include_directories(relata_options INTERFACE
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/relata>)

if(RELATA_SANITIZE)
  # Consumers of an instrumented library must link the same run-time, so the option is not confined to the build tree.
  target_compile_options(relata_options INTERFACE -fsanitize=${RELATA_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(relata_options INTERFACE -fsanitize=${RELATA_SANITIZE})
  if(RELATA_SANITIZE MATCHES undefined)
    target_compile_options(relata_options INTERFACE $<BUILD_INTERFACE:-fno-sanitize-recover=undefined>
      # A third of the time to compile, and nothing that the address sanitizer or the processor would not find: accesses through null,
      # misaligned or too short. Dynamic types (vptr) our code does not rely on.
      $<BUILD_INTERFACE:-fno-sanitize=vptr,null,alignment,object-size>)
  endif()
endif()
if(RELATA_COVERAGE)
  target_compile_options(relata_options INTERFACE --coverage)
  target_link_options(relata_options INTERFACE --coverage)
endif()

find_program(RELATA_CCACHE ccache)
if(RELATA_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${RELATA_CCACHE})
endif()
find_program(RELATA_MOLD mold)
if(RELATA_MOLD)
  add_link_options($<BUILD_INTERFACE:-fuse-ld=mold>)
endif()
