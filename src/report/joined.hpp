#pragma once

#include "base/table.hpp"
#include "index/session.hpp"

#include <map>
#include <string>
#include <string_view>

namespace eomt::report {

/// Of a table of (key, value) pairs, ordered by key, the values of each key joined with "; ". SQL
/// has no such aggregate that both SQLite and PostgreSQL speak.
std::map<std::string, std::string> joined(const base::Table& pairs);

/// Fills a column from the values of another one.
void fill(base::Table& table,
          std::string_view column,
          std::string_view key_column,
          const std::map<std::string, std::string>& values);

/// Turns the columns `source` and `url`, which hold citations, into the keys and the addresses of
/// the sources.
void resolve_cites(index::Session& session, base::Table& table);

} // namespace eomt::report
