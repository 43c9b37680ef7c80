#include "index/organisation_names.hpp"

#include "base/name_key.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace eomt::index {

std::string
is_named(std::string_view alias, std::string_view name, std::string_view prefix, Binds& binds)
{
    const auto bind = [&](std::string value) {
        std::string parameter = fmt::format("{}{}", prefix, binds.size());
        binds.push_back({parameter, std::move(value)});
        return parameter;
    };
    base::NameKey wanted = base::name_key(name);
    const std::string folded = bind(base::fold(name));
    const std::string key = bind(std::move(wanted.key));
    const std::string script = bind(std::move(wanted.script));
    const std::string loose = bind(std::move(wanted.loose));
    // A name written just so is meant before another that only sounds alike.
    return fmt::format(
        "({0}.folded_name = :{1} OR (({0}.name_key = :{2} OR ({0}.script <> :{3} AND "
        "{0}.loose_key = :{4})) AND NOT EXISTS (SELECT 1 FROM organisation_names o "
        "WHERE o.folded_name = :{1})))",
        alias,
        folded,
        key,
        script,
        loose);
}

std::vector<std::string> organisations_named(Session& session, std::string_view name)
{
    Binds binds;
    const std::string named = is_named("n", name, "n", binds);
    std::vector<std::string> ids;
    for (const auto& row :
         session
             .query("SELECT DISTINCT n.organisation FROM organisation_names n WHERE " + named +
                        " ORDER BY n.organisation",
                    binds)
             .rows) {
        ids.push_back(base::to_text(row[0]));
    }
    return ids;
}

} // namespace eomt::index
