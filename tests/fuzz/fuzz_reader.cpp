// Feeds the reader bytes: it must neither crash nor hang nor take memory beyond the format's
// limits, whatever they are, and the quick reader must say what yaml-cpp says.
#include "index/rows.hpp"
#include "yaml/read.hpp"
#include "yaml/tree.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) {
        return 0;
    }
    const auto kind = static_cast<eomt::records::Kind>(data[0] % 6);
    const eomt::yaml::Source source{"fuzz.yaml", std::string{data + 1, data + size}};
    eomt::yaml::Problems problems{source};
    eomt::yaml::Problems once{source};
    eomt::yaml::Problems again{source};
    if (eomt::yaml::parse_tree(source, once) != eomt::yaml::thorough_tree(source, again)) {
        std::abort();
    }
    const auto record = eomt::yaml::read_record(kind, source, problems);
    if (record && problems.errors() == 0) {
        eomt::index::rows_of(*record, "fuzz");
    }
    return 0;
}
