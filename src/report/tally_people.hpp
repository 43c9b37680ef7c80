#pragma once

#include "base/table.hpp"
#include "index/session.hpp"
#include "report/compared.hpp"

#include <vector>

namespace eomt::report {

/// For each column of a comparison how many persons took part in its missions, each once; empty
/// where none is named. Throws `Error` of the index.
std::vector<base::Cell> count_people(index::Session& session, const Compared& compared);

} // namespace eomt::report
