#pragma once

#include "base/csv.hpp"
#include "base/file.hpp"

#include <string>
#include <vector>

/// The rows of a CSV file beside the tests, without its header.
inline std::vector<std::vector<std::string>> csv_rows(const std::string& name)
{
    const auto read = eomt::base::read_csv(
        eomt::base::read_file(std::string{EOMT_ROOT} + "/tests/unit/base/data/" + name));
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 1; i < read.size(); ++i) {
        rows.push_back(read[i].cells);
    }
    return rows;
}
