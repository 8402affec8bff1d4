# cmake --install: the command, the libraries with their package, the public headers, and the data that extraction reads.

include(CMakePackageConfigHelpers)

set(relata_libraries relata_options relata_base relata_storage relata_grammar relata_query relata_extract relata_engine)
install(TARGETS ${relata_libraries} EXPORT RelataTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS relata RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(EXPORT RelataTargets NAMESPACE Relata:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/Relata)

install(DIRECTORY engine/api DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/relata/engine FILES_MATCHING PATTERN "*.h")
install(FILES storage/base/durability.h storage/base/status.h storage/base/result.h storage/base/value.h storage/base/ids.h storage/base/temporal.h
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/relata/storage/base)
install(DIRECTORY engine/extract/data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/relata PATTERN "CMakeLists.txt" EXCLUDE)

set(RELATA_DATA ${CMAKE_INSTALL_DATADIR}/relata)
configure_package_config_file(${PROJECT_SOURCE_DIR}/tools/cmake/RelataConfig.cmake.in ${PROJECT_BINARY_DIR}/RelataConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/Relata PATH_VARS RELATA_DATA)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/RelataConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_SOURCE_DIR}/tools/cmake/Dependencies.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/Relata RENAME RelataDependencies.cmake)
install(FILES ${PROJECT_BINARY_DIR}/RelataConfig.cmake ${PROJECT_BINARY_DIR}/RelataConfigVersion.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/Relata)
