#include "report/tally_people.hpp"

#include <algorithm>
#include <string>

namespace eomt::report {

std::vector<base::Cell> count_people(index::Session& session, const Compared& compared)
{
    constexpr std::int64_t nobody = -1;
    const std::size_t width = compared.columns().size();
    std::vector<std::int64_t> people(width, nobody);
    std::vector<std::int64_t> counted(width); ///< the person counted last
    std::string person;
    std::int64_t number = 0;
    // In the order of the persons each is counted once a column without being remembered.
    // Of five parts three take part; comparing two is faster than looking into a list of three.
    session.scan("SELECT person, file FROM raw_mentions WHERE part <> 'inviter' AND part <> "
                 "'speaker' ORDER BY person",
                 {},
                 [&](const index::RowView& mention) {
                     const bool is_somebody = !mention.is_null(0);
                     if (is_somebody && (number == 0 || mention.text(0) != person)) {
                         person = mention.text(0);
                         ++number;
                     }
                     for (const auto column : compared.columns_in(mention.whole(1))) {
                         auto& count = people[column];
                         count = std::max<std::int64_t>(count, 0);
                         if (is_somebody && counted[column] != number) {
                             counted[column] = number;
                             ++count;
                         }
                     }
                 });
    std::vector<base::Cell> values(width);
    for (std::size_t column = 0; column < width; ++column) {
        values[column] = people[column] == nobody ? base::Cell{} : base::Cell{people[column]};
    }
    return values;
}

} // namespace eomt::report
