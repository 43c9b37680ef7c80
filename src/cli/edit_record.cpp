#include "cli/edit_record.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/line_diff.hpp"
#include "cli/output.hpp"
#include "cli/saving.hpp"
#include "yaml/edit.hpp"

#include <fmt/format.h>
#include <ostream>

namespace eomt::cli {

std::string bytes_of(const archive::Archive& archive, const FoundRecord& record)
{
    if (record.path.empty()) {
        throw base::Error{
            fmt::format("{} is described in other records and has no file of its own; "
                        "\"eomt new {}\" makes one",
                        record.id,
                        records::kind_name(record.kind))};
    }
    return base::read_file(archive.root() / record.path);
}

std::string edited(const FoundRecord& record, const std::function<std::string()>& edit)
{
    try {
        return edit();
    } catch (const yaml::EditRefused& refused) {
        throw base::Error{fmt::format("{}: {}", base::visible(record.path), refused.what())};
    }
}

int write_edit(const Invocation& invocation,
               const Environment& environment,
               const archive::Archive& archive,
               const RecordEdit& edit)
{
    const FoundRecord& record = edit.record;
    if (edit.before == edit.after) {
        *environment.err << fmt::format("eomt: {} says so already; nothing was written\n",
                                        record.id);
        return done;
    }
    const std::vector<archive::FileChange> changes{{record.path, edit.before, edit.after}};
    if (invocation.options.count("dry-run") != 0) {
        write_result(invocation,
                     environment,
                     unified_diff({record.path, changes[0].before, changes[0].after},
                                  invocation.globals.colour));
        const auto found = check_unwritten(archive.root(), changes);
        *environment.err << diagnostics_text(found, archive.root(), environment);
        return base::count(found, base::Severity::error) == 0 ? done : invalid_records;
    }
    save(invocation, environment, archive.root(), changes, edit.what);
    return done;
}

} // namespace eomt::cli
