# What is installed: the program, the reports, man pages and completions, which the program itself writes; and a .deb of it.
set(made "${CMAKE_CURRENT_BINARY_DIR}/made")
file(GLOB command_files CONFIGURE_DEPENDS src/cli/cmd_*.cpp)
string(REGEX REPLACE "[^;]*/cmd_([a-z]+)\\.cpp" "\\1" commands "${command_files}")
set(pages "${made}/eomt.1")
add_custom_command(OUTPUT "${made}/eomt.1" DEPENDS eomt
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${made}"
  COMMAND eomt help --man -o "${made}/eomt.1")
foreach(command IN LISTS commands)
  add_custom_command(OUTPUT "${made}/eomt-${command}.1" DEPENDS eomt "${made}/eomt.1"
    COMMAND eomt help --man ${command} -o "${made}/eomt-${command}.1")
  list(APPEND pages "${made}/eomt-${command}.1")
endforeach()
set(completions "")
foreach(shell bash zsh fish)
  add_custom_command(OUTPUT "${made}/${shell}" DEPENDS eomt "${made}/eomt.1"
    COMMAND eomt completion ${shell} -o "${made}/${shell}")
  list(APPEND completions "${made}/${shell}")
endforeach()
add_custom_target(eomt_pages ALL DEPENDS ${pages} ${completions})

install(TARGETS eomt RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(DIRECTORY reports/ DESTINATION "${CMAKE_INSTALL_DATADIR}/eomt/reports")
install(FILES ${pages} DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${made}/bash" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME eomt)
install(FILES "${made}/zsh" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" RENAME _eomt)
install(FILES "${made}/fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" RENAME eomt.fish)
install(FILES README.md LICENSE CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")

set(CPACK_PACKAGE_NAME eomt)
set(CPACK_PACKAGE_CONTACT "The eomt developers <eomt@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Records, checks, reports and compares election-observation missions")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
include(CPack)
