#include "records/election.hpp"

#include "base/name_key.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::records {

std::string inline_id(const Election& election)
{
    if (!election.country || !election.date ||
        (!election.institution && election.type.items.empty())) {
        return {};
    }
    std::string body;
    if (election.institution) {
        body = election.institution->value;
    } else {
        std::vector<std::string> types;
        for (const Word& type : election.type.items) {
            types.push_back(type.value);
        }
        body = base::join(types, "-");
    }
    return fmt::format("{}-{}-{}",
                       base::lower(election.country->value),
                       election.date->value.iso(),
                       base::slug(body));
}

base::Date last_voting_day(const Election& election)
{
    base::Date last = election.date ? election.date->value : base::Date{};
    for (const Day& day : election.voting_days) {
        last = std::max(last, day.value);
    }
    return last;
}

} // namespace eomt::records
