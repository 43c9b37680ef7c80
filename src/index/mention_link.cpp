#include "index/mention_link.hpp"

namespace eomt::index {

base::Cell maybe(const std::string& value)
{
    return value.empty() ? base::Cell{} : base::Cell{value};
}

LinkedMention link_mention(NameBook& book,
                           Surroundings& around,
                           const std::string& organisation,
                           const std::string& date,
                           Mention mention)
{
    LinkedMention out;
    if (mention.given_id.empty()) {
        out.link = book.find(
            {mention.name, mention.key, mention.loose, mention.script, mention.delegation});
    } else {
        out.link = {mention.given_id, true, {}};
    }
    out.delegation = std::move(mention.delegation);
    out.chamber = std::move(mention.chamber);
    if (out.link.is_known) {
        out.called = book.called(out.link.person);
        if (out.delegation.empty() && !out.link.person.empty() && !date.empty()) {
            Seat seat = around.seat(organisation, date, out.link.person);
            out.delegation = std::move(seat.country);
            if (out.chamber.empty()) {
                out.chamber = std::move(seat.chamber);
            }
        }
    }
    if (out.called.empty()) {
        out.called = mention.name.empty() ? out.link.person : mention.name;
    }
    return out;
}

CompositionLinks::CompositionLinks(Session& session)
    : m_insert{session,
               "INSERT INTO linked_compositions (mission, country, date, delegation, composition, "
               "attested_later) VALUES (:mission, :country, :date, :delegation, :composition, "
               ":later)",
               {{"mission", ColumnType::text},
                {"country", ColumnType::text},
                {"date", ColumnType::text},
                {"delegation", ColumnType::text},
                {"composition", ColumnType::integer},
                {"later", ColumnType::integer}}}
{}

void CompositionLinks::add(const std::string& mission,
                           const std::string& date,
                           const LinkedComposition& one)
{
    m_insert.run({mission,
                  one.seated.country,
                  date,
                  one.delegation,
                  one.n,
                  std::int64_t{one.seated.attested_later ? 1 : 0}});
}

} // namespace eomt::index
