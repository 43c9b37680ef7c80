#pragma once

#include "draft/facts.hpp"

#include <vector>

namespace eomt::draft {

struct Speaker
{
    Fact by;
    bool found = false; ///< somebody speaks, if only "the observers"
    bool host = false;  ///< an official of the country
};

/// Finds who says what a page reports.
class Speakers
{
public:
    Speakers(const Marks& marks, const std::vector<PersonFacts>& leaders)
        : m_marks{marks}, m_leaders{leaders}
    {}

    /// Who speaks, among the words around a verb of saying.
    Speaker in(Span window) const;
    /// Who speaks the words between quotation marks; remembered for "he said".
    Speaker of_quote(Span quote, Span paragraph);
    void remember(const Speaker& speaker) { m_last = speaker; }

private:
    Speaker named(const PersonMark& person, Span window) const;

    const Marks& m_marks;
    const std::vector<PersonFacts>& m_leaders;
    Speaker m_last;
};

} // namespace eomt::draft
