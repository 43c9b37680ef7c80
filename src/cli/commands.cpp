#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/cmd_add.hpp"
#include "cli/cmd_check.hpp"
#include "cli/cmd_compare.hpp"
#include "cli/cmd_completion.hpp"
#include "cli/cmd_export.hpp"
#include "cli/cmd_help.hpp"
#include "cli/cmd_import.hpp"
#include "cli/cmd_index.hpp"
#include "cli/cmd_init.hpp"
#include "cli/cmd_list.hpp"
#include "cli/cmd_new.hpp"
#include "cli/cmd_report.hpp"
#include "cli/cmd_schema.hpp"
#include "cli/cmd_set.hpp"
#include "cli/cmd_show.hpp"
#include "cli/cmd_sql.hpp"
#include "cli/cmd_undo.hpp"
#include "cli/command.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::cli {

const std::vector<Command>& commands()
{
    static const std::vector<Command> list{
        init_command(),
        new_command(),
        add_command(),
        set_command(),
        undo_command(),
        check_command(),
        list_command(),
        show_command(),
        report_command(),
        compare_command(),
        export_command(),
        import_command(),
        sql_command(),
        index_command(),
        schema_command(),
        completion_command(),
        help_command(),
    };
    return list;
}

const Command& find_command(std::string_view name)
{
    const auto& list = commands();
    const auto found = std::find_if(
        list.begin(), list.end(), [&](const Command& command) { return command.name == name; });
    if (found == list.end()) {
        std::vector<std::string_view> names;
        names.reserve(list.size());
        for (const Command& command : list) {
            names.push_back(command.name);
        }
        const std::string near = base::did_you_mean(name, names);
        throw base::UsageError{fmt::format("there is no command \"{}\"{}",
                                           base::visible(name),
                                           near.empty() ? "; \"eomt help\" prints them" : near)};
    }
    return *found;
}

} // namespace eomt::cli
