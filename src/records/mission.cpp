#include "records/mission.hpp"

namespace eomt::records {

std::string_view status_of(const Mission& mission)
{
    return mission.status ? std::string_view{mission.status->value} : std::string_view{"concluded"};
}

} // namespace eomt::records
