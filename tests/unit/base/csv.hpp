#pragma once

#include "base/file.hpp"
#include "base/text.hpp"

#include <string>
#include <vector>

/// The rows of a CSV file beside the tests, without its header.
inline std::vector<std::vector<std::string>> csv_rows(const std::string& name)
{
    const std::string bytes =
        eomt::base::read_file(std::string{EOMT_ROOT} + "/tests/unit/base/data/" + name);
    std::vector<std::vector<std::string>> rows;
    for (const auto line : eomt::base::split(bytes, '\n')) {
        std::vector<std::string> row(1);
        bool quoted = false;
        for (const char c : line) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                row.emplace_back();
            } else if (c != '\r') {
                row.back() += c;
            }
        }
        if (row.size() > 1) {
            rows.push_back(std::move(row));
        }
    }
    rows.erase(rows.begin());
    return rows;
}
