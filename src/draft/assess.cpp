#include "draft/facts.hpp"

#include <algorithm>

namespace eomt::draft {

namespace {

struct Judgement
{
    std::uint32_t token = 0;
    bool good = true;
};

/// "no violations" is one thing said, not a violation; the longer phrase counts.
bool is_covered(const Hit& hit, const Hits& rivals, Span span)
{
    constexpr std::uint32_t reach = 6;
    const std::uint32_t from = hit.span.begin > reach ? hit.span.begin - reach : 0;
    for (const Hit* rival = rivals.first_in({from, span.end});
         rival != nullptr && rival->span.begin <= hit.span.begin;
         rival = rivals.first_in({rival->span.begin + 1, span.end})) {
        if (rival->span.end >= hit.span.end &&
            rival->span.end - rival->span.begin > hit.span.end - hit.span.begin) {
            return true;
        }
    }
    return false;
}

std::vector<Judgement> judgements(const Marks& marks, Span span)
{
    std::vector<Judgement> out;
    const auto collect = [&](const char* category, const char* other, bool good) {
        const Hits& hits = marks.hits(category);
        for (const Hit* hit = hits.first_in(span); hit != nullptr;
             hit = hits.first_in({hit->span.end, span.end})) {
            if (is_covered(*hit, marks.hits(other), span)) {
                continue;
            }
            constexpr std::uint32_t near = 3;
            const std::uint32_t before =
                std::max(span.begin, hit->span.begin > near ? hit->span.begin - near : 0);
            const bool not_before =
                marks.hits("not").first_in({before, hit->span.begin}) != nullptr;
            // "violations ... were not found"
            const bool not_found =
                !good && marks.hits("not-found").first_in({hit->span.end, span.end}) != nullptr;
            out.push_back({hit->span.begin, not_before || not_found ? !good : good});
        }
    };
    collect("praise", "blame", true);
    collect("blame", "praise", false);
    std::sort(out.begin(), out.end(), [](const Judgement& a, const Judgement& b) {
        return a.token < b.token;
    });
    return out;
}

} // namespace

Fact assess(const Marks& marks, Span span)
{
    const auto all = judgements(marks, span);
    if (all.empty()) {
        return {};
    }
    const auto good =
        std::count_if(all.begin(), all.end(), [](const Judgement& one) { return one.good; });
    const auto bad = static_cast<std::ptrdiff_t>(all.size()) - good;
    Fact out;
    out.token = all.front().token;
    const bool reserved = marks.hits("reserve").first_in(span) != nullptr;
    if (bad == 0 || good == 0) {
        out.text = bad == 0 ? (reserved ? "mostly-positive" : "positive") : "negative";
        out.sure = !reserved;
        out.why = reserved ? "a word of reservation stands beside praise" : "";
        return out;
    }
    out.sure = false;
    out.why = "there are favourable and unfavourable words";
    // In "X, but Y" it is Y that gives the sign; without, the side with more of them.
    const Hit* turn = marks.hits("but").last_in(span);
    const Hit* although = marks.hits("although").first_in({span.begin, span.begin + 2});
    bool positive = good > bad;
    if (turn != nullptr && turn->span.begin > all.front().token) {
        const auto after = std::find_if(all.begin(), all.end(), [&](const Judgement& one) {
            return one.token > turn->span.begin;
        });
        positive = after != all.end() ? after->good : positive;
    } else if (although != nullptr) {
        positive = all.back().good;
    } else if (good == bad) {
        out.text = "mixed";
        return out;
    }
    out.text = positive ? "mostly-positive" : "mostly-negative";
    return out;
}

} // namespace eomt::draft
