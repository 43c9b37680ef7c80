#pragma once

#include "archive/tiny_archive.hpp"
#include "cli/command.hpp"
#include "cli/run.hpp"

#include <map>
#include <sstream>

// What the tests of the command line share.

/// An environment that is handed in: a folder, variables, a fixed day.
class TestEnvironment
{
public:
    explicit TestEnvironment(std::filesystem::path folder = std::filesystem::temp_directory_path())
        : environment{&in,
                      &out,
                      &err,
                      false,
                      false,
                      0,
                      std::move(folder),
                      [this](const char* name) {
                          const auto found = variables.find(name);
                          return found == variables.end() ? std::nullopt
                                                          : std::optional{found->second};
                      },
                      [] {
                          return eomt::base::Date{2021, 6, 1};
                      }}
    {}

    /// Runs a command line; what it writes is in `out` and `err` alone.
    int run(const std::vector<std::string>& words)
    {
        out.str("");
        out.clear();
        err.str("");
        return eomt::cli::run(words, environment);
    }

    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    std::map<std::string, std::string> variables;
    eomt::cli::Environment environment;
};
